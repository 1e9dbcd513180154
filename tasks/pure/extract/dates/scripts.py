"""Dates of publication in the data of a page's scripts, which pages drawn in the browser have in place of text."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SEARCHED = 3_000_000
"""Bytes of a page's source that are searched for keys of its data; the largest of 482 article pages has 2.2 million."""
_SCRIPT_VALUE = re.compile(
    rb':\s{0,20}+\\?["\']?(\d{4}-\d\d-\d\d[T ]?[\d:.+Z-]{0,20}|\d{10}(?:\d{3})?(?=["\',}])|\d{4}[./]\d\d[./]\d\d[ \d:]{0,9})'
)
_SCRIPT_KEY = re.compile(
    rb'(?<![\w$-])\\?["\']?((?:date|first)?_?(?:published|publication|publish|pub|issue|created?|deploy|reg)_?(?:_?(?:at|date|time|datetime|on|dt|timestamp))?)\\?["\']?\s*\Z',
    re.IGNORECASE,
)
"""A key of a page's data before the colon and a value of a date behind it. The colons are looked for: a search for keys
looks at each letter of the page, and takes 19 ms instead of 2."""
_LONGEST_KEY = 60


def dates_in_scripts(source: bytes) -> Iterator[tuple[str, str]]:
    """The key and the value of each date of publication in the page's data."""
    for value in _SCRIPT_VALUE.finditer(source, 0, _SEARCHED):
        key = _SCRIPT_KEY.search(source[max(value.start() - _LONGEST_KEY, 0) : value.start()])
        if key is not None:
            yield key[1].decode("ascii", "replace"), value[1].decode("ascii", "replace")
