"""From a byline as it is written to the names in it.

Names are kept as the page writes them; what surrounds them is removed: "By", roles, places, e-mail addresses,
social handles, initials in brackets, times. A part that does not look like a name is dropped rather than guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tasks.pure.extract.byline.dated import after_date, is_dated, name_ends
from tasks.pure.extract.byline.lines import writers_of
from tasks.pure.extract.byline.starts import EAST_ASIAN_PREFIX, PREFIX
from tasks.pure.extract.byline.uncased import is_full_name, may_be_short_name
from tasks.pure.extract.lexicon.agencies import UNMISTAKABLE_AGENCIES, is_agency
from tasks.pure.extract.lexicon.bylines import (
    COLLECTIVES,
    FOR,
    GIVEN_NAMES_LIKE_BY,
    JOINERS,
    KOREAN_POSTS,
    LEADING_ROLES,
    NEVER_IN_NAMES,
    NO_NAMES,
    NOBODY,
    ORGANISATIONS,
    OTHER_WORK_BEFORE_NAMES,
    PARTICLES,
    PUBLICATIONS,
    ROLE_ENDINGS,
    ROLES,
    SHORT_JOINERS,
)
from tasks.pure.extract.lexicon.dates import WEEKDAYS_OF_WORDS
from tasks.pure.extract.page.text import clean_line, compact_key

_MARKUP = re.compile(r"<[^<>]{1,300}>")
_ADDRESSES = re.compile(r"(?<!\S)\S+?@\S+\.\w+\)?|(?:https?://|www\.)\S+|(?<![\w.])@+\w+")
_BRACKETS = re.compile(r"\s*[(\[（【][^()\[\]（）【】]{0,80}[)\]）】]\s*")
_ENDS = re.compile(
    # What follows names in a byline: times, dates, counts. Everything from there on is no name.
    r"(?:(?<![\s,|•·–—-])[\s,|•·–—-]++)?+(?:\b(?:on|am|vom|le|el|il|op|den|dnia|em|en|a)(?=\s+(?:[^\W\d]{3,9}\.?,?\s+){0,2}\d)(?:\s+[^\W\d]{3,12}\.?,?(?=\s+\d{1,2}\.?\s))?[\s,|•·–—-]*+)?(?:\b(?:last\s+(?:updated|modified|edited|changed|reviewed)|updated|published|posted|aktualisiert|veröffentlicht|stand|publié|mis\s+à\s+jour|"
    r"actualizado|publicado|pubblicato|aggiornato|gepubliceerd|bijgewerkt|oppdatert|publisert|uppdaterad|publicerad|opdateret|"
    r"обновлено|опубликовано|following|follow|read\s+more|\d+\s*min(?:ute)?s?\s+read|min(?:ute)?s?\s+read|\d+\s+(?:hours?|days?|min(?:ute)?s?)\s+ago|vor\s+\d+\s|hace\s+\d+\s|il\s+y\s+a\s+\d|há\s+\d+\s|twitter|e-?mail|facebook|linkedin|instagram|on\s+behalf\s+of|im\s+auftrag|au\s+nom\s+d|关注|關注|フォロー|팔로우|view\s+(?:profile|bio)|contact)\b|"
    r"\d{1,2}\s?h\s?\d{2}\b|\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m)?\b|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}\.?\s+(?:de\s+)?[^\W\d]{3,}\.?,?\s+(?:del?\s+)?\d{4}|\d{4}-\d\d-\d\d|\d{4}[/年.]\s?\d{1,2}[/月.]\s?\d{1,2}|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|[^\W\d]{3,9}\.?\s+\d{1,2},?\s+\d{4}).*$",
    re.IGNORECASE | re.DOTALL,
)
_DIGIT = re.compile(r"\d")
_SEPARATORS = " \t\n,|•·–—-(/"
_OTHERS = re.compile(r"\s*외\s*\d+\s*명\s*$|\s+et\s+al\.?$|\s+u\.\s?a\.$")
_STRONG = re.compile(r"(?:(?<!\s)\s+)?(?:;|\||·|•|、|，|،|؛|,|\n|\s/\s|\s&\s|\s\+\s|／|\s–\s|\s—\s|\s-\s)\s*")
_JOINER = re.compile(rf"(?<!\s)\s+({'|'.join(sorted(set(JOINERS), key=len, reverse=True))})\s+", re.IGNORECASE)
_LED_BY_JOINER = re.compile(r"(?:and|und|et|y|e|og|och|en|e|ja|ve|и|та|dan|sowie|&)\s+(?=\S)", re.IGNORECASE)
_SLASHED = re.compile(r"(?<=[\w\u0900-\u0dff])/(?=\w)")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_UNCASED = re.compile(r"[\u0590-\u0fff\u1000-\u10ff\u1200-\u139f\u1780-\u18af\u3040-\u9fff\uac00-\ud7af]")
"""Letters of scripts without capitals. Georgian counts: its capitals are for headlines in capitals only."""
_MAX_NAMES = 20
LONGEST_LINE = 600
"""Characters of a byline without its markup; patterns that read it may take the square of that."""
_LONGEST = 5_000
"""Characters of a byline with its markup; more is no byline."""


_FOR_A_PAPER = re.compile(
    rf"^(\S+\s+\S+(?:\s+\S+)?)\s+(?:{'|'.join(FOR)}|For|FOR|Für|Pour)\s+(?:(?:the|an?|die|das|den|der|le|la|les|el|los|las|il|lo|gli|o|os|de|het|een|την|τον|το)\s+)?([^\W\d_]).*$"
)
_AFTER_STOP = re.compile(r"(?<=[^\W\d_]{4})(?<!Prof)\.\s+(?=[A-ZÀ-Þ]).*$")
_PLACE_PART = re.compile(r"^(?:(?i:em|in|aus|from|à|en)|a|do|da|della?|w|we|v|ve|z|i|fra|från)\s+[A-ZÀ-Þ]")
_PLACE_AFTER_DASH = re.compile(r"^([^,—]+,[^,—]*?)\s+—\s.*$")
"""``Ada Quill, Harbour Times — Springfield``."""
_DASH_AFTER_NAME = re.compile(r"^([^,;|/—–-]+\s[^,;|/—–-]+?)\s[—–]\s+(\S.*)$")
"""``Ada Quill — São Paulo``"""
_WITH = re.compile(r"^(?:with|avec|mit|con|com|med)\s+", re.IGNORECASE)
_DEGREES = re.compile(r"^(?:(?:Prof|PD|Dr|Dipl|med|phil|jur|rer|nat|habil|h|c|dent|vet|oec|pol)\.[\s-]*)+")
_LOWER_NAME = re.compile(r"[a-zà-ÿ]{2,}(?: [a-zà-ÿ]{2,}){1,2}")
_GIVEN = r"[A-ZÀ-Þ][\w'’-]*[a-zà-ÿ]"
_BEFORE_SURNAME = "(?:de|del|den|der|van|von|di|da|dos|du|la|le|af|av|ter|ten)"
_SURNAME_FIRST = re.compile(
    rf"^((?:{_BEFORE_SURNAME}\s){{0,2}}{_GIVEN}),\s*({_GIVEN}(?:\s[A-ZÀ-Þ]\.?)*(?:\s{_BEFORE_SURNAME}){{0,2}}|(?:[A-ZÀ-Þ]\.\s?)+)$"
)
_TWICE = re.compile(r"(\S+(?:\s\S+){0,3})\s+\1")
"""A name and the same again: for those who see it and for those who are read the page."""
_NICKNAME = re.compile(r"(?<=[^\W\d_]\s)[\"“”„][\w .'’-]{1,24}[\"“”](?=\s[A-ZÀ-Þ])")
"""``Ada “Quick” Quill``"""


def names_in(text: str, *, stated: bool = True) -> list[str]:
    """The names in a byline, in order, without duplicates.

    ``stated``: the text comes from a field made for authors, so that single words and short codes are names too;
    otherwise it was found on the page and has to look like a name.
    """
    return list(_read(text, stated)) if len(text) <= _LONGEST else []


@lru_cache(maxsize=2048)
def _read(text: str, stated: bool) -> Sequence[str]:
    """Cached: a page names its writers in many places, and a source's pages name the same."""
    text = clean_line(_MARKUP.sub(" ", text.replace("<br", "\n<br")) if "<" in text else text)
    if not text or len(text) > LONGEST_LINE or (" " in text and is_placeholder(text.casefold())):
        return []
    text = writers_of(_ADDRESSES.sub(" ", text))
    if any(map(str.isdigit, text)) and (behind := after_date(text)):
        text = behind
    text = _BRACKETS.sub(_bracketed, without_prefix(text))
    text = _DASH_AFTER_NAME.sub(_dashed, _PLACE_AFTER_DASH.sub(r"\1", text))
    text = _AFTER_STOP.sub("", _FOR_A_PAPER.sub(_for_a_paper, _before_date(text)))
    if (
        stated
        and (inverted := _SURNAME_FIRST.match(text))
        and not is_agency(inverted[1])
        and not is_agency(inverted[2])
    ):
        return [f"{inverted[2]} {inverted[1]}"]  # one person, as catalogues write it
    if stated and _LOWER_NAME.fullmatch(text) and not _is_role(text):
        return [text]
    names: list[str] = []
    for index, part in enumerate(_parts(text, stated)):
        name = _clean(part)
        if (index or not stated) and (_has_common_word(name) or _PLACE_PART.match(part) or part[0] in "«„“"):
            continue  # "Jane Doe, professor of law": what follows a name and is no name is its role
        if index and (part.startswith(OTHER_WORK_BEFORE_NAMES) or part in ROLE_ENDINGS):
            continue  # "한소라 | 사진 김철수", "秦雨桐，记者"
        if index and _is_post(part.split()):
            continue  # "Jane Doe - AP Technology Writer"
        if (
            name
            and looks_like_name(name, stated=stated)
            and name.casefold() not in {known.casefold() for known in names}
        ):
            names.append(name)
    return _without_places(names, text)[:_MAX_NAMES]


def looks_like_name(name: str, *, stated: bool = True) -> bool:
    """Whether this could be a person, an agency, or (``stated``) a desk or a code that a newsroom signs with."""
    folded = name.casefold()
    if is_agency(name):
        return True
    if len(name) < 2 or len(name) > 70 or is_placeholder(folded) or any(character.isdigit() for character in name):
        return False
    words = name.split()
    if any(word.casefold() in NEVER_IN_NAMES for word in words):
        return False
    if _UNCASED.search(name):
        return len(name) <= 40 and len(words) <= 6 and not re.search(r"[。！？!?:：「」]", name)
    if len(words) > 7 or re.search(
        r"[!?:;=<>{}\"“”„#%»›→]|\.\s[a-z]|\w\.\w{2,}\.\w", _NICKNAME.sub("", _DEGREES.sub("", name))
    ):
        return False
    if len(words) == 1:
        return stated and (name[0].isupper() or len(name) <= 12) and "_" not in name
    capital = sum(1 for word in words if word[0].isupper() or word.casefold() in PARTICLES or not word[0].isalpha())
    if capital < len(words) * (0.6 if stated else 0.99) or not any(word[0].isupper() for word in words):
        return False
    return all(word.casefold().strip(".") not in NO_NAMES for word in words) or stated


def is_placeholder(folded: str) -> bool:
    """Whether this says that nobody is named, or names a post: ``no author``, ``guest writer``; ``folded`` is in small letters."""
    if folded in NO_NAMES or folded in WEEKDAYS_OF_WORDS:
        return True
    words = [word for raw in folded.replace("-", " ").replace("_", " ").split() if (word := raw.strip(".,:()[]"))]
    if len(words) > 1 and words[-1] in COLLECTIVES:
        return False
    return bool(words) and all(word in NO_NAMES or word in NOBODY or word in ROLES for word in words)


def is_same_name(name: str, other: str) -> bool:
    """Whether two spellings may name one person: with a title, with a middle initial, in capitals."""
    ours, theirs = compact_key(name), compact_key(other)
    if ours == theirs or (min(len(ours), len(theirs)) > 5 and (ours.endswith(theirs) or theirs.endswith(ours))):
        return True
    mine, others = name.casefold().split(), other.casefold().split()
    return len(mine) > 1 and len(others) > 1 and mine[-1] == others[-1] and mine[0][0] == others[0][0]


def _has_common_word(name: str) -> bool:
    return (
        " " in name
        and any(word[0].islower() and word.casefold() not in PARTICLES for word in name.split())
        and not _UNCASED.match(name)
    )


def without_prefix(text: str) -> str:
    """A byline without "By", "Text:" and the like at its beginning."""
    text = text.strip(" \t\n:–—-|•·,/©")
    for _ in range(3):
        shorter = EAST_ASIAN_PREFIX.sub("", PREFIX.sub("", text))
        if shorter == text or _is_given_name(text, shorter):
            break
        text = shorter.strip(" \t\n:–—-|•·,/")
    return text


def _for_a_paper(match: re.Match[str]) -> str:
    """The writer, where a capital begins the name of a paper behind "for"."""
    return match[1] if match[2].isupper() else match.group()


def _before_date(text: str) -> str:
    """A byline without the date behind its names, and without the word for "published" between them."""
    cut = _ENDS.sub("", text)
    if (digit := _DIGIT.search(cut)) is not None and is_dated(cut[digit.start() :]):
        cut = cut[: digit.start()].rstrip(_SEPARATORS)
    if len(cut) < len(text) and (said := name_ends(cut)):
        cut = cut[:said].rstrip(_SEPARATORS)
    return cut


def _is_short_of_a_name(name: str) -> bool:
    """Whether two letters of a script that writes a name in three are none of the few names of two."""
    return len(name) == 2 and _EAST_ASIAN.search(name) is not None and not is_full_name(name) and not is_agency(name)


def _is_given_name(text: str, rest: str) -> bool:
    """Whether a by-word is the given name of the one word behind it: ``Per Quill``; ``Per AFP`` and ``per Quill`` are not."""
    if text[: len(text) - len(rest)].strip() not in GIVEN_NAMES_LIKE_BY:
        return False
    name = _JOINER.split(_STRONG.split(rest)[0])[0].strip()
    return name[:1].isupper() and " " not in name and not is_agency(name) and not _is_role(name)


def _bracketed(match: re.Match[str]) -> str:
    """Brackets hold initials, ages, roles and agencies; of these only an agency signs the text."""
    inner = _WITH.sub("", match.group().strip(" ()[]（）【】"))
    return f", {inner}, " if is_agency(inner) else " "


def _dashed(match: re.Match[str]) -> str:
    """Behind a name and a long dash stand towns and papers; an agency there signs, and so may a second full name."""
    name, rest = match.groups()
    return match.group() if is_agency(rest) or is_agency(name) or _is_list(rest) else name


def _is_list(text: str) -> bool:
    return any(joiner in f" {text} " for joiner in (" and ", " und ", " et ", "; ", " — "))


def _is_role(text: str) -> bool:
    return all(
        (word := raw.casefold().strip(".,")) in ROLES or word in NO_NAMES or word in PARTICLES for raw in text.split()
    )


def _is_post(words: Sequence[str]) -> bool:
    """Whether these words are a post at an agency, ``AP Technology Writers``."""
    return len(words) > 2 and words[0].isupper() and is_agency(words[0]) and words[-1].casefold() in ROLES


def _parts(text: str, stated: bool) -> list[str]:
    parts: list[str] = []
    for chunk in _STRONG.split(text):
        if parts and (led := _LED_BY_JOINER.match(chunk)):
            chunk = chunk[led.end() :]  # "Jane Doe, Ann Poe, and John Roe"
        if not chunk:
            continue
        pieces = _JOINER.split(chunk)
        current = pieces[0]
        for joiner, following in zip(pieces[1::2], pieces[2::2], strict=True):
            both_full = len(current.split()) >= 2 and len(following.split()) >= 2
            either_agency = is_agency(current) or is_agency(following)
            # "Ortega y Gasset" is one; "Ana Ortega y Juan Gil" are two. "and" separates all but names of desks.
            short = joiner.casefold() in SHORT_JOINERS
            if parts and _has_common_word(current) and not either_agency:
                current = f"{current} {joiner} {following}"  # "Head of Boats and Harbour Affairs", behind a name
            elif both_full or either_agency or (not short and (len(parts) > 0 or not stated or both_full)):
                parts.append(current)
                current = following
            else:
                current = f"{current} {joiner} {following}"
        parts.append(current)
    split: list[str] = []
    for part in parts:
        if (cut := _before_agency(part)) and not is_agency(part):
            split.extend((part[:cut], part[cut:].strip()))
            continue
        pieces = _SLASHED.split(part)
        # "Jane Doe/AP", "AFP/dpa" and "林雨晴/周志远" are two, "srf/abc" is one code.
        if len(pieces) > 1 and (
            any(" " in piece for piece in pieces)
            or all(is_agency(piece) for piece in pieces)
            or (_EAST_ASIAN.match(part) and all(map(is_full_name, pieces)))
        ):
            split.extend(pieces)
        else:
            split.append(part)
    return split


def _before_agency(part: str) -> int:
    """Where a full name ends that an agency follows with nothing between: ``JANE DOE Associated Press``; else 0."""
    words = part.split(" ")
    for last in (1, 2, 3):
        ending = " ".join(words[-last:])
        if (
            len(words) - last >= 2
            and is_agency(ending)
            and (last > 1 or ending.isupper() or ending in UNMISTAKABLE_AGENCIES)
        ):
            return len(part) - len(ending)
    return 0


def _clean(part: str) -> str:
    if (signed := _WITH.match(part)) and is_agency(part[signed.end() :]):
        return part[signed.end() :]
    if twice := _TWICE.fullmatch(part.strip()):
        part = twice[1]
    younger = part.rstrip().endswith(("Jr.", "Sr."))
    part = without_prefix(_OTHERS.sub("", part)).strip(" \t\n.,:;|–—-•·∙/*\"'“”„«»©=＝〔〕")
    part = _WITH_POST.sub(lambda match: match[1] or match[2], part)
    for ending in ROLE_ENDINGS:
        if part.endswith(ending) and len(part) > len(ending):
            part = part[: -len(ending)].strip(" ・=＝")
            if "\uac00" <= ending[0] <= "\ud7af" and " " in part:
                part = part.rsplit(" ", 1)[-1]  # "서울 홍길동 기자": place, name, role
            break
    words = part.split()
    if _is_post(words):
        words = words[:1]  # "AP Technology Writers"
    elif len(words) > 2 and sum(word.casefold().strip(",.") in ROLES for word in words[2:]):
        # "Jane Doe Political Editor": the name ends where the role begins.
        first = next(index for index, word in enumerate(words) if index >= 2 and word.casefold().strip(",.") in ROLES)
        words = words[: max(2, first)]
        if len(words) > 2 and is_agency(words[-1]):
            words = words[:-1]  # "Jane Doe AP Business Writer"
    elif len(words) > 1 and not is_agency(part) and words[0].casefold() in LEADING_ROLES:
        words = words[1:]
    return " ".join(words) + ("." if younger and words else "")


def _without_places(names: list[str], text: str) -> list[str]:
    """Without "London" in "By Jane Doe, London" and without roles: single words behind full names are no authors."""
    kept: list[str] = []
    for index, name in enumerate(names):
        words = name.split()
        if _is_short_of_a_name(name) and any(len(other) > len(name) and is_full_name(other) for other in names):
            if not (may_be_short_name(name) and re.search(rf"[\u4e00-\u9fff][\s、]{name}", text)):
                continue  # the town: "秦雨桐，松溪"; a blank or 、 is between two writers
        role = any(word.casefold().strip(",.") in ROLES for word in words)
        if is_agency(name):
            kept.append(name)
            continue
        behind = index > 0 and re.search(rf"(?:,|\s[|/–—-])\s*(?:in\s+)?{re.escape(name)}", text) is not None
        full_before = any(len(known.split()) >= 2 for known in kept)
        if kept and (_is_role(name) or (role and behind)):
            continue
        if full_before and len(words) > 1 and words[-1].casefold() in ORGANISATIONS:
            continue
        if full_before and words[-1].casefold() in PUBLICATIONS and re.search(rf"[|｜]\s*{re.escape(name)}", text):
            continue  # "Ada Quill | Harbour Courier"
        alone = len(words) == 1 and not _EAST_ASIAN.search(name)
        if alone and full_before and behind:
            continue
        if (
            alone
            and index == 0
            and len(names) > 1
            and " " in names[1]
            and re.match(rf"{re.escape(name)}\s[–—-]\s", text)
        ):
            continue  # "CAIRO - Jane Doe"
        kept.append(name)
    return kept


_WITH_POST = re.compile(
    rf"^([\uac00-\ud7af]{{2,4}})\s(?:\S+\s){{0,3}}\S*(?:{'|'.join(KOREAN_POSTS)})$|^([\u4e00-\u9fff]{{2,4}})\s[\u4e00-\u9fff]{{5,}}(?:\s[\u4e00-\u9fff]+)*$"
)
"""A Korean or Chinese name with the person's role and employer: no name there is longer than four letters."""
