"""From the bytes of a page to its text.

The order of evidence differs from the WHATWG sniffing algorithm in one place: bytes beyond ASCII that are
valid UTF-8 are UTF-8 whatever the page declares, because other encodings hardly ever make valid UTF-8 by
accident, while pages that were converted and kept their old declaration are common in archives.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE, lookup

from charset_normalizer import from_bytes
from w3lib.encoding import resolve_encoding

from tasks.pure.extract.page.undeclared import latin_encoding

# UTF-32 before UTF-16: the little-endian marks begin alike.
_MARKS = (
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF8, "utf-8"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*+=\s*+["']?+\s*+([\w.:-]{2,40})""", re.IGNORECASE
)
_STATED = re.compile(r"""charset\s*+=\s*+["']?+\s*+([\w.:-]{2,40})""", re.IGNORECASE)
_ISO_8859 = re.compile(r"iso[-_]?8859[-_]?(\d{1,2})(?:-?[ei])?")
LONGEST_CONTENT_TYPE = 1_000
"""Characters of the header that are read."""
_LABELS = {
    **{f"x-cp125{n}": f"cp125{n}" for n in range(9)},
    **dict.fromkeys(("logical", "visual", "csiso88598e", "csiso88598i"), "iso-8859-8"),
    **dict.fromkeys(("mac", "macintosh", "csmacintosh", "x-mac-roman"), "mac-roman"),
    **dict.fromkeys(("x-mac-cyrillic", "x-mac-ukrainian"), "mac-cyrillic"),
    "dos-874": "cp874",
    "koi": "koi8-r",
    "koi8": "koi8-r",
    "x-x-big5": "big5",
}
"""Labels of the Encoding Standard (4.2) that w3lib does not know."""
_PRESCAN = 4096
"""Bytes searched for a declaration: the standard's 1024, and room for what sites put before it."""
_SAMPLE = 40_000
"""Bytes handed to the detector, taken from the middle: its cost grows with them, its answer does not."""
_MANY_MORE = 10
_TOLERATED = 0.02
"""Share of undecodable bytes among those beyond ASCII that a declared encoding may leave."""


def in_utf8(body: bytes, content_type: str = "") -> bytes:
    """The page in UTF-8. Most pages are, and are handed on without being decoded and encoded again."""
    plain = body.removeprefix(BOM_UTF8)
    if plain.isascii():
        if b"\x1b" not in plain and b"\x00" not in plain:
            return plain
    else:
        try:
            plain.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return plain
    return decode(body, content_type).encode("utf-8", "replace")


def decode(body: bytes, content_type: str = "") -> str:
    """The page's text. ``content_type`` is the HTTP header's value. Never raises: what cannot be read becomes U+FFFD."""
    for mark, encoding in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(encoding, "replace")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_as_declared(body, content_type)
    if body.isascii() and (b"\x1b" in body or b"\x00" in body):
        return _decode_as_declared(body, content_type)
    return text


def _decode_as_declared(body: bytes, content_type: str) -> str:
    """Header, then the page's own declaration, then detection; then UTF-8 with marks for what cannot be read."""
    wide = _wide_encoding(body)
    if wide:
        return body.decode(wide, "replace")
    declared = _META.search(body, 0, _PRESCAN)
    stated = _STATED.search(content_type[:LONGEST_CONTENT_TYPE])
    labels = [stated.group(1) if stated else None, declared.group(1).decode("ascii") if declared else None]
    if all(labels) and _is_servers_default(labels[0] or "", labels[1] or "", body):
        labels.reverse()
    elif stated and not declared and encoding_of(stated.group(1)) == "cp1252":
        labels.insert(0, latin_encoding(body))  # the page says nothing itself, and a server may say so of every page
    high = len(body) - len(body.decode("ascii", "ignore"))
    for label in labels:
        encoding = encoding_of(label) if label else None
        if not encoding or encoding.startswith(("utf-16", "utf-32")):
            continue  # declared inside a page that is not wide: the declaration itself disproves it
        text = _try(body, encoding)
        if text is not None and text.count("\ufffd") <= max(3, high * _TOLERATED):
            return text
    if _is_damaged_utf8(text := body.decode("utf-8", "replace")):
        return text
    if latin := latin_encoding(body):
        return body.decode(latin, "replace")
    best = from_bytes(_sample(body)).best()
    text = _try(body, best.encoding) if best is not None else None
    return text if text is not None else body.decode("utf-8", "replace")


def _is_damaged_utf8(text: str) -> bool:
    """Whether a page read as UTF-8 has many more characters beyond ASCII than places that cannot be read."""
    broken = text.count("\ufffd")
    return len(text) - len(text.encode("ascii", "ignore")) - broken > _MANY_MORE * broken


def _is_servers_default(header: str, declared: str, body: bytes) -> bool:
    """Whether a server says Latin-1 of every page, and this page declares what its letters show it to be.

    Apache was long shipped with such a default; a page that really is Latin-1 is not readable otherwise.
    """
    stated, own = encoding_of(header), encoding_of(declared)
    if stated != "cp1252" or own is None or own in (stated, "utf-8") or own.startswith(("utf-16", "utf-32")):
        return False
    best = from_bytes(_sample(body), cp_isolation=[stated, own]).best()
    return best is not None and lookup(best.encoding).name == lookup(own).name


def _sample(body: bytes) -> bytes:
    middle = max(0, len(body) // 2 - _SAMPLE // 2)
    return body[middle : middle + _SAMPLE]


def encoding_of(label: str) -> str | None:
    """The codec for a label of the Encoding Standard, which is often a superset of what is written: windows-1252 for
    ``iso88591``. None for an unknown one."""
    name = label.strip().lower()
    if found := _ISO_8859.fullmatch(name):
        name = f"iso-8859-{found.group(1)}"
    return resolve_encoding(_LABELS.get(name, name))


def _wide_encoding(body: bytes) -> str:
    """UTF-16 without a mark shows as a zero in every other byte of its markup."""
    head = body[:400]
    if len(head) < 8:
        return ""
    if head[1::2].count(0) > len(head) * 0.4:
        return "utf-16-le"
    if head[0::2].count(0) > len(head) * 0.4:
        return "utf-16-be"
    return ""


def _try(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding, "replace")
    except (LookupError, UnicodeError, ValueError):
        return None
