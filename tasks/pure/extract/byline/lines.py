"""The part of a byline that names its writers: without who took the pictures, who edited it, and where they sat.

``Words: Ada Quill, photos: Ben Marrow`` names one writer, ``Ada Quill in London and Ben Marrow in Cairo`` two. What is
taken out here is what newsrooms everywhere put around names; :mod:`names` reads the names themselves.
"""

from __future__ import annotations

import re

from tasks.pure.extract.byline.credit_labels import AND, ANY, BY, IS_EDITOR, IS_OTHER, IS_WRITER, labels
from tasks.pure.extract.byline.starts import WORDS, WORDS_NOT_IN_NAMES, any_of
from tasks.pure.extract.lexicon.bylines import OTHER_LABELS

MOST_LABELS = 5
"""Labels of one person that are joined, but for the first: ``Words, photos and video: Ada Quill``."""
_LABEL = re.compile(
    rf"(?:^|(?<=[\s,;|/•·(.]))({ANY}(?:\s*{AND}\s*{ANY}){{0,{MOST_LABELS}}})"
    rf"(?:\s*[:：]\s*|\s+{BY}(?:\s*:\s*|\s+)|(?<=[\u3040-\u9fff])\s?[・/／]\s?)",
    re.IGNORECASE,
)
_UNMARKED = re.compile(r"(?<=[^\W\d_]\s)(Fotos?|Bilder|Photos|Photographs|Illustration(?:en)?)\s+(?=[A-ZÀ-Þ])")
"""``Text Ada Quill Fotos Ben Marrow``"""
_CREDIT_IN_BRACKETS = re.compile(
    rf"\((?:{labels(OTHER_LABELS)})(?:\s*{AND}\s*(?:{labels(OTHER_LABELS)})){{0,{MOST_LABELS}}}\)", re.IGNORECASE
)
"""``Ben Marrow (photos)``: whoever is named before it goes with it."""
_CREDITED = re.compile(r"[^,;|/()]{2,}+\Z")
LONGEST_CREDITED = 41
"""Characters before such a bracket, with a blank, that name somebody."""
_ENDS_OPEN = re.compile(rf"(?<![\s,;|/•·–—-])(?:[\s,;|/•·–—-]|\s{AND}(?=\s*$))+$", re.IGNORECASE)
_WRAPPED = re.compile(r"^[〔【（(\[]([^〔〕【】（）()\[\]]+)[〕】）)\]]$")

_UP_TO_BY = re.compile(r"^(?:[^\W\d_][\w’'-]*[\s:|]+){1,5}by\s+(?=\S)", re.IGNORECASE)
_BY_IN_LINE = tuple(f" {word} " for word in sorted(WORDS_NOT_IN_NAMES - {"by"}))
_UP_TO_BY_WORD = re.compile(
    rf"^[^\W\d_]\w*\s(?:[^\W\d_A-ZÀ-Þ][\w’']*\s){{0,3}}(?:{any_of(WORDS_NOT_IN_NAMES - {'by'})})\s+(?=\S)"
)
"""``Guest column by``, ``Propos recueillis par``: the words before these are the kind of text."""
_GERMAN_KIND = re.compile(
    r"^(?:Eine?\s+)?[\w-]*(?:kommentar|kolumne|analyse|interview|reportage|essay|rezension|glosse|leitartikel|porträt|beitrag|"
    r"bericht|text|artikel|kritik|meinung|recherche|protokoll|feature|bearbeitet|aufgezeichnet|zusammengestellt|fotos?)\s+von\s+",
    re.IGNORECASE,
)
_FROM_THERE = re.compile(
    r"^(?:Aus\s+(?=\S)[\w\s.-]{2,30}\s+bericht\w+|(?:Das\s+)?(?:Interview|Gespräch)\s+führten?|Die\s+Fragen\s+stellten?|"
    r"Mit\s+\S+\s+\S+\s+sprach(?:en)?)\s*:?\s+"
)
_OUR = re.compile(
    r"^(?i:(?:(?:von|by|dal(?:la)?|de|door|par|por|av|af)\s+)?(?:unsere[mrn]?|onze|nuestr[oa]|notre|noss[oa]|nostr[oa]|our|vår|vores))\s+"
    r"(?:\w+[\s-])??[^\W\d_]+\s+(?=[A-ZÀ-Þ])"
)
_TOWN = (
    r"(?:(?:New|San|Los|Las|Hong|Tel|Abu|Saint|St\.?|Sankt|Bad|Cape|Kuala|Buenos|Rio\sde|São|Addis|Sri|Phnom|El|La|Le|Den|"
    r"West|East|North|South|Santa|Port|Fort|Salt\sLake|Panama|Mexico|Kansas|Ciudad\sde|Old|Upper|Lower|Great|Little|Mount|Lake|Villa|Nueva|"
    r"Nuevo|Nova|Novo|Nizhny|Veliky|Alt|Neu|Ober|Unter)\s[A-ZÀ-Þ][\w-]+|Washington,?\sD\.?C\.?|"
    r"[A-ZÀ-Þ][\w-]+)"
)
_IN_TOWN = re.compile(
    rf"(?<=[^\W\d_]|\.),?\s+(?:in|aus|à|from|reporting\sfrom)\s+{_TOWN}(?=\s*(?:$|[,;|&])|\s(?:and|und|et|y)\s)"
)
_WITH_AGENCIES = re.compile(
    r"(?<![\s,])[\s,]++(?:(?:and|with|et|avec|con|com|und|mit|y|e|og|i|en)\s+(?:(?:news|wire)\s+)?(?:agency|wire)|"
    r"(?:(?:and|with|et|avec|con|com|und|mit|y|e|og|i|en)\s+)?(?:staff\s+and\s+)?(?:(?:news|wire)\s+)?"
    r"(?:agencies|agencias|agences|agenturen|agenzie|agências|wires|wire\s+(?:reports|services)|материалы\s+агентств))\s*$",
    re.IGNORECASE,
)
_DESCRIBED = re.compile(
    r"\s+(?:ist|is|est|es|är|er)\s+(?:an?|the|une?|eine?|el|la|le|een|en|freie\w*|Redakt\w+|Report\w+)\s.*$"
)
_MAY_BE_LABELLED = re.compile(
    rf"[:：]|[\u3040-\u9fff]\s?[・/／]|\s(?:{WORDS})\s|Foto|Bilder|Photo|Illustr", re.IGNORECASE
)
_OURS = re.compile(
    r" (?:unsere|onze |nuestr|notre |noss|nostr|our |vår |vores |aus |interview |gespräch |die fragen |mit )"
)
_IS = re.compile(r" (?:ist|is|est|es|är|er) ")
_YOUNGER = re.compile(r",\s*((?:Jr|Sr)\b\.?|I{2,3}\b|IV\b)")

_IDEOGRAMS = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_DATELINED = re.compile(r"^[^\s=＝]{1,12}\s*[=＝]\s*(?=\S)")
"""``ワシントン=山田花子``"""
_REPORTED_FROM = re.compile(r"\s*[／/]\s*\S{1,8}(?:報導|报道|報道)$")
_REPORTERS = re.compile(r"记者[\s:：]*((?:[\u4e00-\u9fff]{2,4}\s+)+[\u4e00-\u9fff]{2,4})$")
"""Chinese names have no blank inside: after the word for reporters blanks part them."""
_BETWEEN_WRITERS = re.compile(
    r"(?<=[\u4e00-\u9fff])\s+(?:通[讯訊]员|通訊員|[实實][习習](?:生|记者|記者)|[见見][习習](?:记者|記者)|特[约約](?:记者|記者))[\s:：]*(?=[\u4e00-\u9fff]{2,4}(?:\s|$))"
)
"""``记者 李明 通讯员 王芳``: a correspondent is named after the reporter."""


def writers_of(text: str) -> str:
    """A byline on one line without the credits of others, without kinds of text before names and towns behind them."""
    lower = f" {text.lower()} "
    text = _WRAPPED.sub(r"\1", text)
    if "(" in text:
        text = _without_credits_in_brackets(text)
    if _MAY_BE_LABELLED.search(text):
        text = _without_credits(_UNMARKED.sub(r"\1: ", text))
    if _IDEOGRAMS.search(text):
        text = _REPORTED_FROM.sub("", text)
        text = _BETWEEN_WRITERS.sub("、", text)
        text = _REPORTERS.sub(lambda match: "记者 " + "、".join(match[1].split()), text)
        return _DATELINED.sub("", text)
    # Most bylines are names and nothing else: what cannot be there is not looked for.
    if " by " in lower:
        text = _UP_TO_BY.sub("", text)
    if any(word in lower for word in _BY_IN_LINE):
        text = _UP_TO_BY_WORD.sub("", text)
    if " von " in lower:
        text = _GERMAN_KIND.sub("", text)
    if _OURS.search(lower):
        text = _OUR.sub("", _FROM_THERE.sub("", text))
    if _IS.search(lower):
        text = _DESCRIBED.sub("", text)
    if "," in text:
        text = _YOUNGER.sub(r" \1", text)
    if " in " in lower or " aus " in lower or " à " in lower or " from " in lower:
        text = _IN_TOWN.sub("", text)
    return _WITH_AGENCIES.sub("", text) if "agen" in lower or "wire" in lower or "агент" in lower else text


def _without_credits_in_brackets(text: str) -> str:
    """A byline without those whose other work a bracket behind their names states. Linear, whatever the brackets have."""
    kept, done = [], 0
    for said in _CREDIT_IN_BRACKETS.finditer(text):
        named = _CREDITED.search(text, max(done, said.start() - LONGEST_CREDITED), said.start())
        if named is not None:
            kept += [text[done : named.start()], " "]
            done = said.end()
    return "".join(kept) + text[done:] if kept else text


def _without_credits(text: str) -> str:
    """Only what is labelled as the writers' where other work is credited too; an editor where nobody else is named."""
    found = list(_LABEL.finditer(text))
    if not any(IS_OTHER.match(label[1]) or IS_EDITOR.match(label[1]) for label in found):
        return text
    kept = [text[: found[0].start()]]
    editors = []
    ends = [label.start() for label in found[1:]] + [len(text)]
    for label, end in zip(found, ends, strict=True):
        named = text[label.end() : end]
        if IS_WRITER.search(label[1]):
            kept.append(named)
        elif IS_EDITOR.match(label[1]):
            editors.append(named)
    pieces = [piece for part in kept if (piece := _ENDS_OPEN.sub("", part).strip())]
    return ", ".join(pieces or editors[:1])
