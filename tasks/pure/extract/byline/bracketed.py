"""Writers as Japanese papers name them: ``…という。（山下涼子）`` behind a sentence, ``【山下涼子、森健】`` also on a line alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tasks.pure.extract.byline.uncased import is_full_name

_AT_END = re.compile(r"(?:[。！？」』…]\s?|^)[（(【〔［]([^（()）【】〔〕［］。]{3,40})[）)】〕］]$")
_BETWEEN = re.compile(r"[、，,・／/]\s?")
_PLACE = re.compile(
    r"^[\u3040-\u30ff\u4e00-\u9fff]{1,10}\s?[=＝]\s?(?=[\u4e00-\u9fff])|^(?:聞き手|取材|文|構成)[・は:：]\s?"
)
"""``ロンドン＝山下涼子``, ``聞き手・山下涼子``"""
_END = 60
"""Characters of the end of a paragraph that are read."""


def names_in_brackets(lines: Iterable[str]) -> list[str]:
    """The full names in the brackets with which a line ends, if there is nothing else in them."""
    for line in lines:
        if (found := _AT_END.search(line[-_END:])) is not None:
            names = [name.strip() for name in _BETWEEN.split(_PLACE.sub("", found[1]))]
            if all(map(is_full_name, names)):
                return names
    return []
