"""Addresses: which spellings are one page, which addresses share a site, and which cannot be an article's.

The discovered address is fetched as it is; only its key is normalized. A key rather separates than merges: two
spellings kept apart cost a fetch that ends as ``duplicate``, but two articles under one key would lose one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from ipaddress import ip_address
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

import idna
from w3lib.url import canonicalize_url

from tasks.pure.plain_characters import with_few_marks, without_controls
from tasks.pure.tracking import (
    AMP_NAMES,
    AMP_VALUES,
    AMP_VIEWER_NAMES,
    CHANNEL_NAMES,
    CHANNEL_VALUES,
    TRACKING_NAMES,
    TRACKING_PREFIXES,
)

if TYPE_CHECKING:
    from tldextract import TLDExtract

MAX_LENGTH = 4096
"""Characters of an address that is followed; longer ones are traps, and many servers refuse more than 8 kB (RFC
9110, 4.1 recommends support of 8,000 octets)."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_HOST = re.compile(r"[^\s<>\"'`{}|^\\%@/?#]+")
# Addresses that urllib and w3lib would return unchanged, recognized in a fifth of the time.
_PLAIN = re.compile(
    r"https?://([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(/[!$->@-\[\]-~]*)?(?:\?([!$-\[\]-~]*))?(?:#([!-\[\]-~]*))?"
)
_PLAIN_PATH = re.compile(r"(?:/(?!\.{1,2}(?:/|\Z))[A-Za-z0-9_.,~-]*)*")
_PLAIN_QUERY = re.compile(r"[A-Za-z0-9_.~-]+=[A-Za-z0-9_.~-]*(?:&[A-Za-z0-9_.~-]+=[A-Za-z0-9_.~-]*)*")
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|shtml|php|aspx?|jsp)\Z")
_SESSION = re.compile(r";jsessionid=[^/;?]*", re.IGNORECASE)
_MOBILE_HOSTS = ("m.", "mobile.", "amp.")
_EXTENSION = re.compile(r"\.[A-Za-z]{2,5}\Z")
# All repetitions at once: one after the other they would cost the square of their number.
_AMP_PREFIX = re.compile(r"(?:/amp)++(?=/)")
_AMP_SUFFIX = re.compile(r"(?<![/.]amp)(?:[/.]amp)++(?=\Z|\.html?\Z)")
_AMP_CACHE_PATH = re.compile(r"/(?:[civ]|amp)/(s/)?([^/]+\.[^/]+)(/.*)?", re.DOTALL)
_DATE_PATH = re.compile(
    r"/(?:19|20)\d\d[/-]?(?:[01]?\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:[/-]?[0-3]?\d)?(?=[/-])",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|heic|svg|tiff?|bmp|ico|pdf|zip|rar|7z|t?gz|mp[34]|m4[av]|m3u8?|mpd|webm|mov|avi|wmv|flv|mpe?g|wav|ogg|flac|aac"
    r"|css|js|json|xml|rss|atom|ics|csv|epub|mobi|rtf|od[tsp]|docx?|xlsx?|pptx?|apk|exe|dmg)\Z",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[-_]+")
# Path segments under which articles are listed.
_LISTING_SEGMENT = re.compile(
    r"(?:tags?|topics?|categor(?:y|ies|ia|ie)|kategorie|authors?|autor(?:en)?|auteur|search|suche|archives?|archiv"
    r"|sections?|rubrik|page|schlagwort|label)",
    re.IGNORECASE,
)


def key_of(url: str) -> str:
    """The address key: equal for two spellings of one page's address, and equal to its own key (idempotent).

    These are normalized: the scheme (http becomes https), case and IDNA spelling of the host, ``www.``, default ports,
    user information, percent-encoding, dot segments, a trailing slash, ``index.html``, the order of the query, tracking
    parameters (``tasks/pure/tracking.py``), fragments other than ``#!``, AMP caches, and, only if the path alone
    identifies the article, ``m.``, ``mobile.`` and ``amp.`` hosts and AMP paths.

    An address that is not http(s) or cannot be parsed is its own key. Never raises.
    """
    key = _key(url)
    # A host, a fragment or an address that is its own key may have such a character. The warehouse stores none: a key
    # that it returns must equal the one that was asked for.
    stored = without_controls(key)
    return key if stored == key else key_of(stored)


def resolve(base: str, href: str) -> str | None:
    """``href`` as an absolute http(s) address seen from ``base`` (RFC 3986, 5), without its fragment unless ``#!``.

    None for other schemes, empty references, and addresses without a readable host or port.
    """
    reference = _clean(href)
    if not reference or reference.startswith("#"):
        return None
    if len(reference) <= MAX_LENGTH and _PLAIN.fullmatch(reference):
        return reference.partition("#")[0] if "#" in reference and "#!" not in reference else reference
    try:
        url = urljoin(_clean(base), reference)
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
            return None
        if not _HOST.fullmatch(parts.hostname) or len(url) > MAX_LENGTH:
            return None
        if parts.fragment and not parts.fragment.startswith("!"):
            url = parts._replace(fragment="").geturl()
    except ValueError:
        return None
    return url


def page_in_host(url: str) -> tuple[str, str]:
    """The path without a trailing slash or ``index.html``, and the query without tracking parameters.

    They are those of :func:`key_of`, which also normalizes the host and needs the list of public suffixes for that, half a
    second of a process. An address that cannot be parsed is its own path.
    """
    text = _clean(url)
    parts = _split(text)
    if parts is None:
        return text, ""
    path, query = _canonical(parts.path, parts.query)
    query = _without_tracking(query)
    return _shortest(path, keep_index=bool(query)), query


def host_of(url: str) -> str:
    """The host in lower case and IDNA form, without port; empty if there is none."""
    if plain := _PLAIN.fullmatch(text := _clean(url)):
        return plain[1]
    try:
        host = urlsplit(text).hostname or ""
    except ValueError:
        return ""
    return _ascii_host(host)


def host_as_written(host: str) -> str:
    """A host with its IDNA labels in their own letters, as a site spells its name: ``xn--bcher-kva`` is ``bücher``."""
    if "xn--" not in host:
        return host
    try:
        return idna.decode(host)
    except (idna.IDNAError, UnicodeError):
        return host


def site_of(url: str) -> str:
    """The registrable domain (public suffix list), or the host if it has none: IP addresses, ``localhost``."""
    return _site_of_host(host_of(url))


def same_site(a: str, b: str) -> bool:
    """Whether two addresses share a registrable domain; an IP address or bare name is a separate site."""
    one, other = host_of(a), host_of(b)  # mostly equal, and the list of public suffixes takes time to load
    return "" not in (one, other) and (one == other or _site_of_host(one) == _site_of_host(other))


def is_front_page(url: str) -> bool:
    """Whether an address is a home page or a bare section: no query, no digits, only short segments of few words.

    ``/``, ``/news/world/`` and ``/tag/a-long-name`` are; ``/2024/03/``, ``/?p=12`` and ``/some-long-slug-here`` are
    not. This is a guess from the address alone: no page is rejected because of it.
    """
    parts = urlsplit(key_of(url))
    if parts.query or parts.fragment:
        return False
    segments = [unquote(segment) for segment in parts.path.split("/") if segment]
    if any(_LISTING_SEGMENT.fullmatch(segment) for segment in segments[:-1]) and not _DATE_PATH.search(parts.path):
        return True
    if len(segments) > 3:
        return False
    return all(_is_section_name(segment) for segment in segments)


def identifies_article(path: str) -> bool:
    """Whether a path alone identifies an article: by a slug of four words, or a number of five digits or more."""
    if re.search(r"\d{5}", path):
        return True
    segments = path.rstrip("/").rsplit("/", 2)[-2:]
    return any(len([word for word in _WORDS.split(_EXTENSION.sub("", part)) if word]) >= 4 for part in segments)


def is_file(url: str) -> bool:
    """Whether the name in an address is one of a picture, film, document or program, which cannot be a page."""
    return _FILE.search(url.partition("#")[0].partition("?")[0]) is not None


def looks_like_article(url: str) -> bool:
    """Whether an address looks like one of an article, for sources that state no ``include``. Never raises.

    True for an identifying path, a date in the path followed by a slug, a number of three digits in the last segment,
    or a query that carries a number; false for sections, home pages, files and what is not an address.
    """
    if is_file(url) or not host_of(url) or is_front_page(url):
        return False
    parts = urlsplit(key_of(url))
    last = parts.path.rsplit("/", 1)[-1]
    if identifies_article(parts.path) or re.search(r"\d{3}", last):
        return True
    if (date := _DATE_PATH.search(parts.path)) and len(parts.path) > date.end() + 1:
        return True
    return bool(re.search(r"(?:^|&)[^=&]*+=[^&]*?\d{2}", parts.query)) or len(_WORDS.split(last)) >= 3


def passes(url: str, include: Sequence[str], exclude: Sequence[str]) -> bool:
    """Whether an address passes a source's rules: some ``include`` matches (none: all pass), and no ``exclude``."""
    if include and not any(_compiled(pattern).search(url) for pattern in include):
        return False
    return not any(_compiled(pattern).search(url) for pattern in exclude)


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _key(url: str) -> str:
    text = _clean(url)
    parts = _split(text)
    while parts and (cached := _of_amp_cache(parts)):
        parts = _split(cached)
    if parts is None:
        return text
    path, query = _canonical(parts.path, parts.query)
    query = _without_tracking(query)
    path = _shortest(path, keep_index=bool(query))
    netloc = _host_key(parts.host, False)
    if netloc.startswith(_MOBILE_HOSTS) and identifies_article(path):
        netloc = _host_key(netloc, True)
    if ":" in netloc:
        netloc = f"[{netloc}]"
    if parts.port not in (None, 80, 443):
        netloc = f"{netloc}:{parts.port}"
    hashbang = f"#{parts.fragment}" if parts.fragment.startswith("!") and len(parts.fragment) > 1 else ""
    return f"https://{netloc}{path or '/'}{'?' + query if query else ''}{hashbang}"


def _clean(url: str) -> str:
    """An address as a browser reads it (URL Standard, 4.4): trimmed, no control characters, backslashes are slashes."""
    text = url.strip()
    if not text.isascii():
        text = with_few_marks(text.encode("utf-8", "ignore").decode("utf-8")).strip()  # urlsplit normalizes hosts
    if not text.isprintable():
        text = _CONTROL.sub("", text).strip()
    if "\\" in text:
        head, mark, tail = text.partition("?")
        text = head.replace("\\", "/") + mark + tail
    return text


class _Parts(NamedTuple):
    host: str
    port: int | None
    path: str
    query: str
    fragment: str


def _split(text: str) -> _Parts | None:
    """The parts of a cleaned http(s) address, host in ASCII; None for anything else."""
    if plain := _PLAIN.fullmatch(text):
        host, path, query, fragment = plain.groups("")
        return _Parts(host.rstrip("."), None, path, query, fragment)
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        return None
    return _Parts(_ascii_host(host), port, parts.path, parts.query, parts.fragment)


@lru_cache(maxsize=8192)
def _ascii_host(host: str) -> str:
    host = host.rstrip(".").lower()
    if host.isascii():
        return host
    try:
        return idna.encode(host, uts46=True, transitional=False).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return host


@lru_cache(maxsize=8192)
def _site_of_host(host: str) -> str:
    return _registrable(host) or host


def _registrable(host: str) -> str:
    """Empty for IP addresses, bare names and public suffixes themselves."""
    if ":" in host or not host or _is_ip(host):
        return ""
    found = _suffixes().extract_str(host)
    return f"{found.domain}.{found.suffix}" if found.domain and found.suffix else ""


@cache
def _suffixes() -> TLDExtract:
    """Public suffixes as packaged with tldextract: nothing is downloaded or written.

    Private suffixes count, so that two blogs of one hoster (a.blogspot.com, b.blogspot.com) are two sites.
    """
    from tldextract import TLDExtract  # late: it imports requests, 0.3 s that not every process needs

    return TLDExtract(suffix_list_urls=(), cache_dir=None, fallback_to_snapshot=True, include_psl_private_domains=True)


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=8192)
def _host_key(host: str, identifying: bool) -> str:
    """A host without ``www.`` and, if the path identifies its article, without ``m.``, ``mobile.`` or ``amp.``.

    A prefix stays if the rest is not registrable: ``www.gov.uk``, ``m.me``, ``amp.dev``.
    """
    labels = ("www", "m", "mobile", "amp") if identifying else ("www",)
    while True:
        label, _, rest = host.partition(".")
        if label not in labels or not _registrable(rest):
            return host
        host = rest


def _canonical(path: str, query: str) -> tuple[str, str]:
    """Path and query with percent-encoding, dot segments and order of the query normalized."""
    if ";" in path:
        path = _SESSION.sub("", path)
    if not _PLAIN_PATH.fullmatch(path):
        path = urlsplit(canonicalize_url(f"https://host{path}")).path
    if query:
        if _PLAIN_QUERY.fullmatch(query):
            if "&" in query:
                query = "&".join("=".join(pair) for pair in sorted(tuple(p.split("=")) for p in query.split("&")))
        else:
            query = urlsplit(canonicalize_url(f"https://host/?{query}")).query
    return path, query


def _without_tracking(query: str) -> str:
    return "&".join(pair for pair in query.split("&") if pair and not _is_tracking(pair)) if query else ""


def _is_tracking(pair: str) -> bool:
    name, _, value = pair.partition("=")
    name = unquote(name).lower()
    while name.startswith("amp;"):  # "&amp;" escaped twice
        name = name[4:]
    if name in TRACKING_NAMES or name in AMP_VIEWER_NAMES or name.startswith(TRACKING_PREFIXES):
        return True
    if name in AMP_NAMES:
        return value.lower() in AMP_VALUES
    return name in CHANNEL_NAMES and value.lower() in CHANNEL_VALUES


def _shortest(path: str, *, keep_index: bool) -> str:
    """A path without trailing slashes, index file and AMP suffix, removed one after the other until none is left.

    An AMP suffix is removed only if the rest identifies the article by itself.
    """
    while True:
        shorter = path.rstrip("/;")
        if not keep_index and "." in shorter:
            shorter = _INDEX.sub("", shorter)
        if "amp" in shorter:
            prefix = _AMP_PREFIX.match(shorter)
            plain = shorter[prefix.end() :] if prefix else _AMP_SUFFIX.sub("", shorter)
            if identifies_article(plain):
                shorter = plain
        if shorter == path:
            return path
        path = shorter


def _of_amp_cache(parts: _Parts) -> str:
    """The publisher's address of a page in an AMP cache or viewer, or an empty string."""
    host = parts.host
    if not host.endswith(".cdn.ampproject.org") and not (
        host.startswith("www.google.") and parts.path.startswith("/amp/")
    ):
        return ""
    match = _AMP_CACHE_PATH.fullmatch(parts.path)
    if match is None:
        return ""
    secure, netloc, rest = match.groups()
    return f"http{'s' if secure else ''}://{netloc}{rest or '/'}{'?' + parts.query if parts.query else ''}"


def _is_section_name(segment: str) -> bool:
    if "." in segment or any(character.isdigit() for character in segment):
        return False
    longest = 30 if segment.isascii() else 8  # scripts without spaces have a whole headline in one segment
    return len(segment) <= longest and len(_WORDS.split(segment)) <= 2
