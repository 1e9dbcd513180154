"""Saved pages (.html, .html.gz, .mhtml, .txt) as visits: the address of each, and when it was saved.

The address is the first of these: the one that a list gives for the file; the prefix and the file's path below its
folder, if a prefix is given; the one written by the program that saved it (browsers, SingleFile, HTTrack); its
canonical link; its ``og:url``. A page with none of these is skipped: a guessed address would make a wrong article.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path
from typing import Literal
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from tasks.pure.addresses import resolve
from tasks.pure.errors import ConfigError, TerminalError
from tasks.pure.extract.page.charset import decode
from tasks.pure.records import Page
from tasks.web_archive import read_mhtml

_MHTML = (".mhtml", ".mht", ".mhtml.gz", ".mht.gz")
SUFFIXES = (".html", ".htm", ".html.gz", ".htm.gz", ".txt", ".txt.gz", *_MHTML)
HEAD = 200_000
"""Bytes of a page that are searched for its address."""

_PAGES = (".html", ".htm")

How = Literal["list", "prefix", "saved-from", "canonical", "og:url"]

# What browsers call the folder of "save page as, complete", in the languages in which it differs.
_COMPANION = re.compile(
    r"[-_. ](?:files|file|dateien|fichiers|archivos|arquivos|ficheiros|bestanden|filer|pliki|soubory|fájlok|"
    r"fitxers|elemei|fails|failid|dosyalar|tiedostot|datoteke|файлы|файли|αρχεία|ファイル|파일|文件|檔案)\Z",
    re.IGNORECASE,
)
# <!-- saved from url=(0042)https://... -->: Windows' mark of the web, which browsers write with "save page as".
_MARK = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->")
# SingleFile: "Page saved with SingleFile \n url: https://... \n saved date: Tue Nov 24 2026 10:00:00 GMT+0100 (...)".
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)(?:\s+saved date:\s*([^\n(>]+))?")
# <!-- Mirrored from example.org/page by HTTrack ... -->: without a scheme.
_HTTRACK = re.compile(
    r"<!--\s*Mirrored from ([^\s<]{1,2000}+) by HTTrack[^<>]{0,200}?(?:,\s*(\w{3}, \d+ \w{3} \d{4} [\d:]+ GMT))?\s*-->"
)
_TAG = re.compile(r"<(link|meta)\b[^<>]*+>", re.IGNORECASE)  # none of those that are wanted has a "<"
_ATTRIBUTE = re.compile(r"""(?<![\w:-])([\w:-]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


class NoAddress(TerminalError):
    """The address of a saved page is unknown."""


@dataclass(frozen=True, slots=True)
class Naming:
    """How an operator names the addresses of saved pages."""

    prefix: str = ""
    """As ``https://example.org/``: the address of the folder that the pages are in."""
    listed: Mapping[str, str] = field(default_factory=dict)
    """Addresses by file name, with or without its suffix."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A saved page, and where its address comes from."""

    page: Page
    how: How


def read_list(path: Path) -> dict[str, str]:
    """Read a list of JSON objects, one a line, with ``id`` (the file's name, with or without suffix) and ``url``.

    Raises:
        ConfigError: with file and line.
    """
    found: dict[str, str] = {}
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                entry = json.loads(line)
                found[str(entry["id"])] = str(entry["url"])
            except (ValueError, KeyError, TypeError) as error:
                message = f'a line must be a JSON object with "id" and "url" ({error})'
                raise ConfigError(message, key=f"{path}:{number}") from error
    return found


def saved_pages(folder: Path, pattern: str) -> Iterator[Path]:
    """The saved pages of a folder whose names match, sorted by name."""
    for path in sorted(folder.glob(pattern)):
        if is_saved_page(path):
            yield path


def is_saved_page(path: Path) -> bool:
    """Whether a file is a page by its name, and no part of another that was saved complete."""
    return path.name.lower().endswith(SUFFIXES) and path.is_file() and not is_of_companion(path)


def is_of_companion(path: Path) -> bool:
    """Whether a file is in the folder that a browser saved along with a page: frames, scripts, pictures."""
    for folder in path.parents:
        match = _COMPANION.search(folder.name)
        if match and any(folder.with_name(folder.name[: match.start()] + suffix).is_file() for suffix in _PAGES):
            return True
    return False


def read_saved(path: Path, folder: Path, source: str, naming: Naming, *, max_bytes: int) -> SavedPage:
    """Read one saved page. ``folder`` is the folder that a prefix stands for.

    The time is the one at which the page says that it was saved, else the file's modification time. The fetch id is
    derived from address and content: the same page is one fetch, wherever its file is.

    Raises:
        NoAddress: its address is unknown.
        TerminalError: it cannot be read, or is larger than ``max_bytes`` unpacked.
    """
    body = _body(path, max_bytes)
    is_text = path.name.lower().removesuffix(".gz").endswith(".txt")
    content_type, stated, stated_at = "text/plain" if is_text else "text/html", "", None
    if path.name.lower().endswith(_MHTML):
        archived = read_mhtml(body, str(path))
        body, content_type, stated, stated_at = archived.body, archived.content_type, archived.url, archived.saved_at
    text = "" if is_text else decode(body[:HEAD], content_type)
    url, how = _address(path, folder, text, naming, stated)
    saved_at = stated_at or _saved_at(text) or datetime.fromtimestamp(path.stat().st_mtime, UTC)
    digest = base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()
    page = Page(
        fetch_id=str(uuid5(NAMESPACE_URL, f"{url} sha1:{digest}")),
        source=source,
        address=url,
        url=url,
        status=200,
        headers=(("content-type", content_type),),
        body=body,
        fetched_at=saved_at,
        found_by="file",
    )
    return SavedPage(page, how)


def _body(path: Path, max_bytes: int) -> bytes:
    try:
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            body = gzip.GzipFile(fileobj=file).read(max_bytes + 1) if packed else file.read(max_bytes + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise TerminalError(f"cannot be read: {error}", key=str(path)) from error
    if len(body) > max_bytes:
        raise TerminalError(f"is larger than {max_bytes} bytes", key=str(path))
    return body


def _address(path: Path, folder: Path, text: str, naming: Naming, archived: str) -> tuple[str, How]:
    stem = next(path.name[: -len(suffix)] for suffix in sorted(SUFFIXES, key=len, reverse=True) if _ends(path, suffix))
    stated: list[tuple[str, How]] = [(naming.listed.get(path.name) or naming.listed.get(stem, ""), "list")]
    if naming.prefix:
        below = path.relative_to(folder).as_posix().removesuffix(".gz")
        stated.append((naming.prefix.rstrip("/") + "/" + quote(below), "prefix"))
    stated += [(address, "saved-from") for address in (archived, *_saved_from(text))]
    stated += _named(text)
    for address, how in stated:
        if address and (url := resolve("", unescape(address))) is not None:
            return url, how
    raise NoAddress("its address is unknown: give --url-prefix, or --list with its id and url", key=str(path))


def _ends(path: Path, suffix: str) -> bool:
    return path.name.lower().endswith(suffix)


def _saved_from(text: str) -> Iterator[str]:
    for pattern in (_SINGLE_FILE, _MARK):
        if (match := pattern.search(text)) is not None:
            yield match.group(1)
    if (match := _HTTRACK.search(text)) is not None:
        address = match.group(1)
        yield address if "://" in address else f"https://{address}"


def _named(text: str) -> list[tuple[str, How]]:
    """The canonical link, then ``og:url``."""
    canonical = shared = ""
    for tag in _TAG.finditer(text):
        attributes = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(tag.group(0))}
        if attributes.get("rel", "").lower() == "canonical":
            canonical = canonical or attributes.get("href", "")
        elif "og:url" in (attributes.get("property"), attributes.get("name")):
            shared = shared or attributes.get("content", "")
    return [(canonical, "canonical"), (shared, "og:url")]


def _saved_at(text: str) -> datetime | None:
    if (single := _SINGLE_FILE.search(text)) is not None and single.group(2):
        try:
            written = datetime.strptime(single.group(2).strip(), "%a %b %d %Y %H:%M:%S GMT%z")
        except ValueError:
            return None
        return written.astimezone(UTC)
    if (mirrored := _HTTRACK.search(text)) is not None and mirrored.group(2):
        try:
            return parsedate_to_datetime(mirrored.group(2)).astimezone(UTC)
        except ValueError:
            return None
    return None
