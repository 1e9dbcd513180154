"""Sentences in which a paper tells its readers to do something: "Download our app", "Spotted a mistake in this article?"."""

from __future__ import annotations

import re
from functools import cache

from tasks.pure.extract.body.lines import EDGES, without_quotations
from tasks.pure.extract.lexicon import calls
from tasks.pure.extract.lexicon.any_case import AnyCase
from tasks.pure.extract.lexicon.tables import Table, alternatives, grouped

LONGEST_CALL = 400
"""Characters of such a paragraph, at most."""
LAST_WORDS = 24
"""Characters at the end of a sentence among which its verb is, in languages where it comes last."""
_SENTENCES = re.compile(r"(?<=[.!?…:。！？؟।|])[\"”»]?\s+|(?<=[。！？])|\n| [–—-] ")
_VERB_FIRST = [code for code in calls.VERBS if code not in calls.VERB_LAST]
_WITHOUT_EDGES = frozenset({"zh", "th"})
"""Languages whose words have no blanks between them."""


def _words(table: Table, *codes: str) -> str:
    return alternatives({code: table[code] for code in codes})


def _verb(code: str) -> str:
    return f"(?:{_words(calls.VERBS, code)})" + ("" if code in _WITHOUT_EDGES else r"\b")


_FIRST = AnyCase(grouped(map(_verb, _VERB_FIRST)))
"""A verb of any language at the beginning of a sentence: most sentences begin with another word."""
_LAST_SCRIPTS = re.compile(r"[\u0600-\u06ff\u0900-\u0bff\u3040-\u30ff\uac00-\ud7af]|[ıİğĞşŞ]|bizi\b|abone")
"""Letters of the languages whose verb comes last."""


@cache
def _objects(code: str) -> re.Pattern[str]:
    return re.compile(_words(calls.OBJECTS, "mul", code))


@cache
def _verbs(code: str) -> AnyCase:
    return AnyCase(rf"(?:{_words(calls.VERBS, code)})[\W_]*$" if code in calls.VERB_LAST else _verb(code))


def call_language(text: str) -> str | None:
    """The language in which a paragraph tells its readers to get, follow or give what is the paper's; None: it does not.

    A quotation does not tell them, whoever is quoted.
    """
    if len(text) > LONGEST_CALL:
        return None
    own = without_quotations(text)
    is_last = _LAST_SCRIPTS.search(own) is not None
    small = own.lower()
    for sentence in _SENTENCES.split(own):
        sentence = sentence.strip(EDGES)
        if sentence and _FIRST.match(sentence) is not None:
            for code in _VERB_FIRST:
                if _verbs(code).match(sentence) and _objects(code).search(small):
                    return code
        if sentence and is_last:
            for code in calls.VERB_LAST:
                if _verbs(code).search(sentence[-LAST_WORDS:]) and _objects(code).search(small):
                    return code
    return None
