"""Checks of single configuration values: each returns the value, or raises ValueError with what would be right."""

from __future__ import annotations

import difflib
import json
import re
import warnings
from collections.abc import Iterable
from datetime import UTC, datetime
from ipaddress import ip_network
from urllib.parse import urlsplit, urlunsplit
from zoneinfo import ZoneInfo, available_timezones

import soupsieve
from croniter import CroniterError, croniter

from tasks.config.patterns import explosive_part
from tasks.pure.addresses import resolve
from tasks.pure.discovery.paging import page_of

NAME = re.compile(r"[a-z0-9-]+")
_LANGUAGE = re.compile(r"[a-z]{2}")
_SCHEMELESS = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[:/?].*)?")
_SOME_DAY = datetime(2024, 1, 1, tzinfo=UTC)
_PLACEHOLDER = re.compile(
    # The examples of our messages and documentation, copied as they are.
    r"(?:mailto:)?you@example\.\w+|(?:mailto:)?[^@]+@your-domain(?:\.\w+)?|mailto:\.\.\.|https://example\.org/about-our-crawler",
    re.IGNORECASE,
)
_CRON_EXAMPLE = 'five fields as in "*/15 * * * *" (minute, hour, day, month, weekday)'


def suggestion(wrong: str, known: Iterable[str]) -> str:
    """``did you mean "..."?`` if something known is similar, else an empty string."""
    by_fold = {word.casefold(): word for word in known}
    near = difflib.get_close_matches(wrong.casefold(), by_fold, n=1, cutoff=0.6)
    return f'did you mean "{by_fold[near[0]]}"?' if near else ""


def shown(value: str) -> str:
    """In quotes and on one line, as in TOML."""
    return json.dumps(value, ensure_ascii=False)


def check_name(value: str) -> str:
    """A source's name: lower-case letters, digits and hyphens."""
    if NAME.fullmatch(value):
        return value
    folded = re.sub(r"[^a-z0-9]+", "-", value.lower()).strip("-")
    hint = f', for example "{folded}"' if folded else ""
    raise ValueError(f"{shown(value)} must consist of lower-case letters, digits and hyphens{hint}")


def check_url(value: str) -> str:
    """An http(s) address with a host, without spaces or control characters."""
    if re.search(r"[\s\x00-\x1f\x7f]", value):
        hint = f'did you mean "{value.strip()}"?' if value.split() == [value.strip()] else "write %20 for a blank in it"
        raise ValueError(f"{shown(value)} has a blank or a control character in it; {hint}")
    if re.match(r"https?://", value, re.IGNORECASE):
        if resolve("", value) is None:
            raise ValueError(f'{shown(value)} has no host; right would be "https://example.org/feed"')
        if "@" in urlsplit(value).netloc:
            raise ValueError(
                f"an address must not hold a name or password, which logs and the warehouse would keep: write "
                f'{shown(_without_password(value))} and headers = {{Authorization = "Basic ${{NAME}}"}}'
            )
        return value
    if _SCHEMELESS.fullmatch(value):
        raise ValueError(f'{shown(value)} has no scheme; did you mean "https://{value}"?')
    scheme, colon, rest = value.partition(":")
    if colon and (near := _right_scheme(scheme)) and rest.strip("/"):
        right = f"{near}://{rest.lstrip('/')}"
        raise ValueError(f'{shown(value)} is not an http:// or https:// address; did you mean "{right}"?')
    raise ValueError(f"{shown(value)} is not an http:// or https:// address")


def _right_scheme(scheme: str) -> str:
    """What was meant by ``htps`` or ``feed``; empty where it is another protocol."""
    if scheme.lower() in ("http", "https"):
        return scheme.lower()
    if scheme.lower() in ("feed", "rss", "webcal", "itpc", "pcast"):
        return "https"
    near = difflib.get_close_matches(scheme.lower(), ("https", "http"), n=1, cutoff=0.7)
    return near[0] if near else ""


def _without_password(value: str) -> str:
    parts = urlsplit(value)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def check_listing_url(value: str) -> str:
    """An address, optionally with ``{page}`` for the number of a page."""
    filled = page_of(value, 1)
    if "{" in filled or "}" in filled:
        example = "https://example.org/news?page={page}"
        raise ValueError(f"{shown(value)} may contain {{page}} and no other placeholder, as in {shown(example)}")
    check_url(filled)
    return value


def check_dated_url(value: str) -> str:
    """An address with ``{year}`` and, optionally, ``{month}``, ``{day}`` and ``{page}``, each replaced by digits."""
    filled = page_of(value, 1)
    filled = filled.replace("{year}", "2026").replace("{month}", "03").replace("{day}", "09")
    if "{" in filled or "}" in filled or "{year}" not in value or ("{day}" in value and "{month}" not in value):
        example = "https://example.org/archive/{year}/{month}/{day}"
        raise ValueError(f"{shown(value)} must contain {{year}}, {{month}} and {{day}}, as in {shown(example)}")
    check_url(filled)
    return value


def check_pattern(value: str) -> str:
    """A regular expression that compiles without a warning and can be found in an address."""
    if anchored := re.match(r"(?:\^|\\A)(?=\\?/)", value):
        rest = value[anchored.end() :]
        raise ValueError(
            f"{shown(value)} can match no address: patterns are searched in the whole address, which begins with "
            f"https://; write {shown(rest)}"
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            re.compile(value)
    except re.error as error:
        place = f" at position {error.pos}" if error.pos is not None else ""
        raise ValueError(f"{shown(value)} is not a regular expression: {error.msg}{place}") from error
    except (Warning, RecursionError, OverflowError) as error:
        raise ValueError(f"{shown(value)} is not a reliable regular expression: {error}") from error
    if why := explosive_part(value):
        raise ValueError(f"{shown(value)} can take hours on a long address: it has {why}; repeat one of them only")
    return value


def check_exclusion(value: str) -> str:
    """A pattern that leaves some address."""
    if re.search(check_pattern(value), ""):
        raise ValueError(f"{shown(value)} matches every address, so nothing would be read; set enabled = false instead")
    return value


def check_timezone(value: str) -> str:
    """The name of an IANA time zone."""
    try:
        ZoneInfo(value)
    except (ValueError, OSError, KeyError) as error:
        hint = suggestion(value, available_timezones()) or 'give a name such as "Europe/Moscow" or "UTC"'
        raise ValueError(f"{shown(value)} is not an IANA time zone; {hint}") from error
    return value


def check_language(value: str) -> str:
    """An ISO 639-1 code; empty: none."""
    if _LANGUAGE.fullmatch(value):
        return value
    short = value[:2].lower()
    hint = f'; did you mean "{short}"?' if re.fullmatch(r"[A-Za-z]{2}(?:[-_]\w+)?", value) else ', such as "en"'
    raise ValueError(f"{shown(value)} is not an ISO 639-1 code of two lower-case letters{hint}")


def check_schedule(value: str) -> str:
    """A cron line of five fields or a macro (``@hourly``); empty: runs are started by hand only."""
    if not value:
        return value
    fields = value.split()
    if len(fields) != 5 and not (len(fields) == 1 and value.startswith("@")):
        raise ValueError(f"{shown(value)} has {len(fields)} fields; right would be {_CRON_EXAMPLE}")
    try:
        croniter.expand(value)
    except (CroniterError, ValueError, KeyError) as error:
        raise ValueError(f"{shown(value)} is not a cron line: {error}; right would be {_CRON_EXAMPLE}") from error
    try:
        croniter(value, _SOME_DAY).get_next(datetime)
    except CroniterError as error:
        raise ValueError(f"{shown(value)} never comes: is there such a day in its month?") from error
    return value


def minutes_between_runs(schedule: str, now: datetime) -> float | None:
    """Minutes between the next two runs of a cron line; None for a source that is read only by hand."""
    if not schedule:
        return None
    runs = croniter(schedule, now)
    first, second = runs.get_next(datetime), runs.get_next(datetime)
    return float((second - first).total_seconds() / 60)


def check_selector(value: str) -> str:
    """A CSS selector that soupsieve accepts; empty: none."""
    try:
        if value:
            soupsieve.compile(value)
    except (soupsieve.SelectorSyntaxError, RecursionError) as error:
        raise ValueError(f"{shown(value)} is not a CSS selector: {str(error).splitlines()[0]}") from error
    return value


def check_network(value: str) -> str:
    """A network in CIDR notation."""
    try:
        ip_network(value)
    except ValueError as error:
        try:
            hint = f'did you mean "{ip_network(value, strict=False)}"?'
        except ValueError:
            hint = 'give CIDR notation such as "127.0.0.0/8", not a name'
        raise ValueError(f"{shown(value)} is not a network; {hint}") from error
    return value


def check_contact(value: str) -> str:
    """``mailto:`` or ``https:``, usable in a header; if empty, no public host gets a request."""
    if not value:
        return value
    if _PLACEHOLDER.fullmatch(value):
        raise ValueError(f"{shown(value)} is an example: put the address in its place at which you can be reached")
    if re.fullmatch(r"[!-~]+", value) and (
        re.fullmatch(r"mailto:[^@]+@[^@]+", value) or re.fullmatch(r"https?://[^/]+.*", value)
    ):
        return value
    if re.fullmatch(r"[!-~]+@[!-~]+", value):
        raise ValueError(f'{shown(value)} needs its scheme; did you mean "mailto:{value.removeprefix("mailto:")}"?')
    raise ValueError(
        f'{shown(value)} must be "mailto:" and a mail address, or the https:// address of a page about your crawler'
    )
