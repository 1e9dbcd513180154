"""What of the text under a picture says what it shows: not a credit alone, not the headline again, not a site's name."""

from __future__ import annotations

import re

from tasks.pure.extract.body.credits import is_only_picture_credit
from tasks.pure.extract.lexicon.credits import CAPTION_LABELS
from tasks.pure.extract.lexicon.tables import alternatives
from tasks.pure.extract.page.site_names import SiteNames
from tasks.pure.extract.page.text import word_key

_LABEL = re.compile(rf"^[\s.·|:–—-]*(?:(?:{alternatives(CAPTION_LABELS)})\b(?:\s*:)?\s*(?=\S))?", re.IGNORECASE)
"""Marks that a credit left over, and the label that pages read out to blind readers."""
_FILE = re.compile(r"^\S+\.(?:jpe?g|png|gif|webp)$|^(?:img|dsc|dscn|pxl|image)[_ -]?\d+$", re.IGNORECASE)
LONGEST_TAIL = 70
"""Characters at the end of a caption, with a separator and a name of a site."""
_TAIL = re.compile(r"\s+[|–—-]\s+([^|–—]{2,60})$")


def clean_caption(text: str, title: str, sites: SiteNames) -> str:
    """The caption without labels; empty where the text is a credit, the headline, a page's title or a file's name."""
    if not text:
        return ""
    text = _LABEL.sub("", text, count=1)
    if is_only_picture_credit(text) or _FILE.match(text):
        return ""
    if (tail := _TAIL.search(text[-LONGEST_TAIL:])) and sites.has(tail[1]):
        return ""  # the title of the page, as templates set it where nobody wrote a text
    folded = word_key(text)
    return "" if not folded or folded == word_key(title) or sites.has(text) else text
