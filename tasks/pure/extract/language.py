"""The language of the text: the page's word where the text does not contradict it, else detection, else the source's.

Templates keep the language they were sold with (``lang="en"`` on German pages), so the page's word is checked: by
script, which is certain, and by the small words of the languages that share a script, which is cheap and settles most
doubts. The detector (py3langid) is loaded only for pages that still leave one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tasks.pure.extract.lexicon.languages import (
    LONG_CODES,
    OTHER_CODES,
    OWN_LETTERS,
    RARER_LETTERS,
    RELATIVES,
    SCRIPTS,
    SMALL_WORDS,
    TWINS,
)
from tasks.pure.extract.page.jsonld import strings
from tasks.pure.extract.page.signals import Found, Signals
from tasks.pure.records import Evidence

_METAS = (
    "og:locale",
    "content-language",
    "dc.language",
    "dcterms.language",
    "inlanguage",
    "language",
    "cxenseparse:language",
)
_OTHER_SCRIPTS = frozenset(code for _, _, codes in SCRIPTS for code in codes) - {"sr", "az", "uz", "kk", "ku", "pa"}
"""Languages that are not written in Latin letters; the five excepted are written in two scripts."""
_LISTED_IN_CYRILLIC = frozenset({"sr"})
"""Languages that are also written in Latin letters, in which they have no list of small words here."""
_HAVE_CYRILLIC_OR_ARABIC_WORDS = frozenset(SMALL_WORDS) - {"uz"}
_WORD = re.compile(r"[^\W\d_][\w\u0900-\u097f]*")
_SAMPLE = 3000
"""Characters of the body that are looked at; more does not change the answer."""
_SCRIPT_SAMPLE = 500
_NOT_LATIN = re.compile(r"[\u0370-\u1dff\u2c80-\u2dff\u3040-\ud7ff\uf900-\ufaff]")
_WORD_SAMPLE = 1200
_SOME, _CERTAIN = 3, 8
"""Letters of a language's own, or words of one of two that are alike, that tell it where nothing else does, and where other
languages' small words speak against."""
_PLENTY = 0.22
"""Share of small words that no text in another language reaches."""
_ENOUGH = 25
"""Words below which small words prove nothing."""
_MANY, _HARDLY, _FEW = 50, 0.01, 0.04
"""Words of a text, and the share of small words below which it is in another language: of some 900 pages those in the language
that they state have 0.04 (``_FEW``) and more, a list of a product's properties 0.01."""


def code_of(written: str) -> str:
    """ISO 639-1 (or 639-3 where there is none) for ``de-AT``, ``en_US``, ``deu``, ``Deutsch``; empty where it is none."""
    word = re.split(r"[-_;, ]", written.strip().lower(), maxsplit=1)[0]
    word = LONG_CODES.get(word, word)
    word = OTHER_CODES.get(word, word)
    return (
        word if word.isascii() and word.isalpha() and 2 <= len(word) <= 3 and word not in ("und", "zxx", "mul") else ""
    )


def find_language(signals: Signals, body: str) -> Found[str]:
    """The language of ``body``, the text of a page: its ISO 639 code, or the source's where neither page nor text tell."""
    return language_of(body, tuple(_stated(signals)), fallback=signals.rules.language)


def language_of(body: str, stated: Sequence[tuple[str, str]] = (), *, fallback: str = "") -> Found[str]:
    """The language of a text. ``stated``: ``(rule, code)`` of what its page says, the most trusted first."""
    sample = body[:_SAMPLE]
    evidence = [(rule, code, "") for rule, code in stated]
    chosen = ""
    possible = script_languages(sample)
    for _, code in stated:
        if possible is not None and code not in possible:
            continue
        if possible is None and code in _OTHER_SCRIPTS and len(_WORD.findall(sample)) >= 5:
            continue
        chosen = code
        break
    if possible is not None and len(possible) == 1:
        chosen = chosen or next(iter(possible))
    words = _words_of(sample)
    rule, detected = "", ""
    if not chosen or not _small_words_agree(chosen, words, possible):
        rule, detected = _by_text(sample, words, possible)
        if not detected and len(sample) >= 60:
            rule, detected = "detected", detect(sample)
    elif (_has_no_small_words(chosen, words) and _is_prose(sample)) or _has_letters_of_another(
        chosen, sample, words, possible
    ):
        rule, detected = _by_text(sample, words, possible)
        if not detected:
            rule, detected = "detected", detect(sample)
            if detected in SMALL_WORDS and words.share(detected) < _FEW:
                detected = ""  # it would have shown by its own
    relative = next((code for _, code in stated if detected in RELATIVES.get(code, ())), "")
    if detected and relative:
        chosen = relative
    elif detected:
        detected = _twin(detected, sample)
        evidence.append((rule, detected, "the text contradicts the page" if stated else "the page does not say"))
        chosen = detected
    chosen = chosen or fallback
    marked = False
    found = []
    for rule, code, note in evidence:
        is_chosen = code == chosen and not marked
        marked = marked or is_chosen
        found.append(Evidence("language", rule, code, is_chosen, note=note))
    return Found(chosen, tuple(found))


def stated_language(signals: Signals) -> str:
    """What the page says of its language, the most trusted statement first; empty: nothing."""
    return next((code for _, code in _stated(signals)), "")


def confidence_in(code: str, body: str) -> float | None:
    """How clearly a text is in a language: 1 where its script has no other, 0.5 where another one fits as well, 0 not at all.

    Between, it is the language's share of the small words that it and the best of the others have: 0.9 means nine times
    as many. None: the text has under 25 words, or the language has no list of small words here.
    """
    sample = body[:_SAMPLE]
    possible = script_languages(sample)
    if possible is not None and (code not in possible or len(possible) == 1):
        return 1.0 if code in possible else 0.0
    words = _words_of(sample)
    if code not in SMALL_WORDS or words.total < _ENOUGH or (possible is None and code in _LISTED_IN_CYRILLIC):
        return None
    own = words.share(code)
    others = max((words.share(other) for other in _candidates(possible) if other != code), default=0.0)
    return round(own / (own + others), 3) if own + others else None


def script_languages(text: str) -> frozenset[str] | None:
    """The languages that write in the text's script; None for Latin letters or where there is too little."""
    sample = text[:_SCRIPT_SAMPLE]
    if sample.isascii():
        return None
    foreign = _NOT_LATIN.findall(sample)
    if len(foreign) < max(8, 0.15 * len(sample)):
        return None
    joined = "".join(foreign)
    for name, pattern, codes in SCRIPTS:
        # Kana stand between many more Han characters; a name in Greek letters makes no Greek text.
        if len(pattern.findall(joined)) > (0.05 if name == "kana" else 0.5) * len(joined):
            return codes
    return None


def detect(text: str) -> str:
    """The language that py3langid finds. Its model is loaded at the first call, which costs a second or two."""
    from py3langid import classify  # loads numpy and a model: most pages never need them

    return code_of(str(classify(text[:_SAMPLE])[0]))


def _stated(signals: Signals) -> Iterator[tuple[str, str]]:
    """``(rule, code)`` of each statement of the page."""
    if code := code_of(signals.document.html_lang):
        yield "html", code
    if signals.article is not None:
        for text in strings(signals.linked.resolved(signals.article.get("inLanguage")))[:1]:
            if code := code_of(text):
                yield "json-ld", code
    for name in _METAS:
        for content in signals.metas.get(name, ())[:1]:
            if code := code_of(content):
                yield f"meta:{name}", code


def _by_text(text: str, words: _Words, possible: frozenset[str] | None) -> tuple[str, str]:
    """The rule and the language that small words or letters show; the language is empty where neither decides."""
    if possible is not None and (code := by_letters(text, possible, certain=True)):
        return "letters", code
    if code := by_small_words(words, possible):
        return "words", code
    return "letters", by_letters(text, possible) if possible is not None else ""


def by_letters(text: str, possible: frozenset[str], *, certain: bool = False) -> str:
    """The language that alone has letters which the text has; empty where none decides.

    ``certain``: only of languages without small words here, and by more than a name or two.
    """
    text = text.lower()
    least = max(_CERTAIN, len(text) // 200) if certain else _SOME
    for code, letters, foreign in OWN_LETTERS:
        if code not in possible or (certain and code in _HAVE_CYRILLIC_OR_ARABIC_WORDS):
            continue
        rare, frequent = RARER_LETTERS.get(code, ("", ""))
        if rare and text.count(rare) > text.count(frequent):
            continue
        if sum(text.count(letter) for letter in letters) >= least and sum(map(text.count, foreign)) < _SOME:
            return code
    if certain:
        return ""
    return "ar" if "ar" in possible else ""


def by_small_words(words: _Words, possible: frozenset[str] | None) -> str:
    """The language whose small words a text has, where no neighbour comes near; empty where that leaves doubt.

    ``possible``: what the script allows, None for Latin letters.
    """
    if words.total < _ENOUGH:
        return ""
    shares = sorted(((words.share(code), code) for code in _candidates(possible)), reverse=True)
    if not shares:
        return ""
    best, following = shares[0][0], shares[1][0] if len(shares) > 1 else 0.0
    clear = (best >= 0.12 and best > 1.25 * following) or (best >= 0.07 and best > 1.7 * following)
    return shares[0][1] if clear else ""


def _small_words_agree(code: str, words: _Words, possible: frozenset[str] | None) -> bool:
    """Whether the text has the small words of the language, or has no other language's in their place."""
    if words.total < _ENOUGH:
        return True
    own = words.share(code) if code in SMALL_WORDS else 0.0
    if own >= _PLENTY:
        return True
    best = max(map(words.share, _candidates(possible)), default=0.0)
    return best < 0.2 if code not in SMALL_WORDS else own >= 0.6 * best or best < 0.1


def _has_no_small_words(code: str, words: _Words) -> bool:
    """Whether a text of some length lacks the small words of its alleged language: it is in one that has none here."""
    return code in SMALL_WORDS and words.total >= _MANY and words.share(code) < _HARDLY


def _twin(code: str, sample: str) -> str:
    """The language that shares its small words with ``code`` and has several words in the text that ``code`` has not; else ``code``."""
    if code not in TWINS:
        return code
    words = Counter(map(str.lower, _WORD.findall(sample[:_WORD_SAMPLE])))
    for twin, own, foreign in TWINS[code]:
        count = sum(words[word] for word in own)
        if count >= _SOME and count > 2 * sum(words[word] for word in foreign):
            return twin
    return code


def _has_letters_of_another(code: str, text: str, words: _Words, possible: frozenset[str] | None) -> bool:
    """Whether few small words are those of the alleged language, and many letters are of one that has none here."""
    if possible is None or code not in SMALL_WORDS or words.share(code) >= _FEW:
        return False
    return by_letters(text, possible, certain=True) not in ("", code)


def _is_prose(text: str) -> bool:
    """Whether most words begin small: lists of names and results lack small words in any language."""
    words: list[str] = _WORD.findall(text[:_WORD_SAMPLE])
    return sum(not word[0].isupper() for word in words) > 0.6 * len(words)


def _candidates(possible: frozenset[str] | None) -> Iterator[str]:
    """The languages with small words that the script allows."""
    for code in SMALL_WORDS:
        if code in possible if possible is not None else code not in _OTHER_SCRIPTS:
            yield code


@dataclass(frozen=True, slots=True)
class _Words:
    """The words at the beginning of a text."""

    total: int
    small: Counter[str]
    """How many of them are small words of each language."""

    def share(self, code: str) -> float:
        """The share of the words that are small words of one language."""
        return self.small[code] / self.total


def _words_of(sample: str) -> _Words:
    return _count(sample[:_WORD_SAMPLE])


@lru_cache(maxsize=2)
def _count(beginning: str) -> _Words:
    """Cached: of each page its language and then how sure that is are told."""
    words = Counter(map(str.lower, _WORD.findall(beginning)))
    small: Counter[str] = Counter()
    for word, number in words.items():  # each word once, and not each language: most words are small in none
        for code in _LANGUAGES_OF.get(word, ()):
            small[code] += number
    return _Words(words.total(), small)


_LANGUAGES_OF: dict[str, list[str]] = {}
"""Each small word -> the languages that have it."""
for _code, _small in SMALL_WORDS.items():
    for _word in _small:
        _LANGUAGES_OF.setdefault(_word, []).append(_code)
