"""Word stems, by the language of the article.

The algorithms are those of Snowball (https://snowballstem.org). They need words in lower case with their accents; the
accents of the stems are removed afterwards, in SQL.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import Stemmer

__all__ = ["STEMMERS", "stems"]

STEMMERS: Mapping[str, str] = MappingProxyType(
    {
        "ar": "arabic",
        "ca": "catalan",
        "cs": "czech",
        "da": "danish",
        "de": "german",
        "el": "greek",
        "en": "english",
        "eo": "esperanto",
        "es": "spanish",
        "et": "estonian",
        "eu": "basque",
        "fa": "persian",
        "fi": "finnish",
        "fr": "french",
        "ga": "irish",
        "hi": "hindi",
        "hu": "hungarian",
        "hy": "armenian",
        "id": "indonesian",
        "it": "italian",
        "lt": "lithuanian",
        "nb": "norwegian",
        "ne": "nepali",
        "nl": "dutch",
        "nn": "norwegian",
        "no": "norwegian",
        "pl": "polish",
        "pt": "portuguese",
        "ro": "romanian",
        "ru": "russian",
        "sr": "serbian",
        "sv": "swedish",
        "ta": "tamil",
        "tr": "turkish",
        "yi": "yiddish",
    }
)
"""The algorithm of a language, by ISO 639-1 code. Words of other languages are their own stems."""


def stems(forms: Iterable[str], stemmer: str) -> list[str]:
    """The stems of words, in order.

    Args:
        forms: in lower case.
        stemmer: one of the algorithms of :data:`STEMMERS`; empty: each word is its own stem.
    """
    words = list(forms)
    if not stemmer:
        return words
    # No cache: every word occurs once.
    found: list[str] = Stemmer.Stemmer(stemmer, 0).stemWords(words)
    return [stem or word for stem, word in zip(found, words, strict=True)]
