"""Reading ``sources.toml``: merges the defaults into each source, and reports every mistake at once."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from tasks.config.alarming import AlarmSettings, alarm_settings
from tasks.config.doubts import doubts
from tasks.config.models import Source
from tasks.config.values import suggestion
from tasks.config.words import DEFAULTS_ONLY, in_words, toml_mistake, unknown_hint
from tasks.pure.addresses import host_of
from tasks.pure.errors import ConfigError

DEFAULT_PUBLISH_INTERVAL = 300.0
_TOP_LEVEL = ("defaults", "alarms", "sources")
Location = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration without mistakes."""

    path: Path
    defaults: Source
    """The values of ``[defaults]``, for a source that does not set them."""
    sources: tuple[Source, ...]
    """In the order of the file, disabled ones included."""
    publish_interval: float = DEFAULT_PUBLISH_INTERVAL
    """Seconds: scheduled runs publish no more often than this."""
    keep_archive_days: int = 0
    """Days after loading that raw pages are kept; 0: forever."""
    keep_archive_bytes: int = 0
    """Bytes that the archive may use; 0: no limit."""
    alarms: AlarmSettings = field(default_factory=AlarmSettings)

    def select(self, names: Iterable[str] = ()) -> tuple[Source, ...]:
        """The named sources in the order of the file, enabled or not; without names, the enabled ones.

        Raises:
            ConfigError: a name is not configured.
        """
        wanted = set(names)
        known = [source.name for source in self.sources]
        for name in sorted(wanted.difference(known)):
            hint = suggestion(name, known) or f"known are: {', '.join(known)}"
            raise ConfigError(f'there is no source "{name}"; {hint}', key=str(self.path))
        return tuple(source for source in self.sources if (source.name in wanted if wanted else source.enabled))

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is valid but hardly meant, a line each, with file, key and what would be right."""
        return tuple(f"{self.path}: {doubt}" for doubt in doubts(self.sources))

    def require_secrets(self, sources: Iterable[Source]) -> None:
        """Refuse to start without the secrets of headers, cookies and proxy.

        Raises:
            ConfigError: a variable is not set, or its file cannot be read.
        """
        for source in sources:
            try:
                source.policy()
            except ConfigError as error:
                raise ConfigError(error.message, key=f"{self.path}: {error.key}") from error

    def current_name(self, name: str) -> str:
        """The name today of a source that may have been renamed."""
        return next((source.name for source in self.sources if name in source.former_names), name)

    def require_contact(self, sources: Iterable[Source]) -> None:
        """Refuse to start on public hosts without a contact.

        Names are not resolved here, and a source that allows private hosts may mean names of its own network: the
        fetching client decides in the end, by address.

        Raises:
            ConfigError: one of ``sources`` names a public host and has no ``contact``.
        """
        for source in sources:
            public = next((url for url in source.documents if _is_public(host_of(url))), None)
            if public and not source.contact and not source.allow_private_hosts:
                raise ConfigError(
                    f"{host_of(public)} is a public host, whose operators must be able to reach you: "
                    'set contact = "mailto:NAME@YOUR-DOMAIN", with your own address, or an https:// page about your crawler',
                    key=f"{self.path}: defaults.contact",
                )


def load_config(path: Path, *, sources_needed: bool = True) -> Config:
    """Read and check a configuration file; without ``sources_needed`` one that names no source yet is right, too.

    Raises:
        ConfigError: the file is missing, is not TOML, or has mistakes. The message lists all of them, one a line; the
            error's key is that of the first.
    """
    written = _read(path)
    mistakes: dict[str, str] = {}
    for key in written:
        if key not in _TOP_LEVEL:
            hint = suggestion(key, _TOP_LEVEL) or unknown_hint(key)
            mistakes[key] = f"unknown key; {hint}"
    defaults = _table(written.get("defaults", {}), "defaults", mistakes)
    publish_interval = _publish_interval(defaults, mistakes)
    days, most_bytes = (_limit(key, defaults, mistakes) for key in ("keep_archive_days", "keep_archive_bytes"))
    alarms = alarm_settings(_table(written.get("alarms", {}), "alarms", mistakes), mistakes)
    shared = {key: value for key, value in defaults.items() if key not in DEFAULTS_ONLY}
    if "name" in shared:
        mistakes["defaults.name"] = "a name belongs to one source; move it into a [[sources]] table"
        del shared["name"]
    fallback = _validate({**shared, "name": "defaults"}, "defaults", "", mistakes)

    tables = written.get("sources", [])
    if not isinstance(tables, list) or (not tables and sources_needed):
        mistakes["sources"] = (
            "there is no source; begin each with a line [[sources]], in double brackets, or let `dateline add URL` write it"
        )
        tables = []
    sources = [_source(index, table, shared, mistakes) for index, table in enumerate(tables)]
    _refuse_twins(tables, mistakes)
    _refuse_taken_names(sources, mistakes)
    if mistakes or fallback is None:
        raise _config_error(path, mistakes)
    kept = tuple(source for source in sources if source is not None)
    return Config(path, fallback, kept, publish_interval, days, most_bytes, alarms)


def _read(path: Path) -> dict[str, Any]:
    try:
        written = path.read_bytes()
        if written.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise ConfigError("is UTF-16, as some editors save Unicode; save it as UTF-8", key=str(path))
        text = written.decode("utf-8-sig")
        return tomllib.loads(text.replace("\r\n", "\n"))
    except FileNotFoundError as error:
        message = "file not found; `dateline init` makes one, or name one with --config or DATELINE_CONFIG"
        raise ConfigError(message, key=str(path)) from error
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", key=str(path)) from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"is not UTF-8 at byte {error.start}; save it as UTF-8", key=str(path)) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"is not valid TOML: {toml_mistake(str(error), text)}", key=str(path)) from error


def _table(value: Any, key: str, mistakes: dict[str, str]) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    mistakes[key] = "must be a table"
    return {}


def _publish_interval(defaults: Mapping[str, Any], mistakes: dict[str, str]) -> float:
    value = defaults.get("publish_interval", DEFAULT_PUBLISH_INTERVAL)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
        shown = json.dumps(value, default=str)
        mistakes["defaults.publish_interval"] = f"{shown} must be a number of seconds, 0 or more"
        return DEFAULT_PUBLISH_INTERVAL
    return float(value)


def _limit(key: str, defaults: Mapping[str, Any], mistakes: dict[str, str]) -> int:
    value = defaults.get(key, 0)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        mistakes[f"defaults.{key}"] = f"{json.dumps(value, default=str)} must be a whole number, 0 for no limit"
        return 0
    return value


def _source(index: int, table: Any, shared: Mapping[str, Any], mistakes: dict[str, str]) -> Source | None:
    place = f"sources[{index}]"
    own = _table(table, place, mistakes)
    if own is not table:
        return None
    merged = {**shared, **own}
    for key in ("labels", "selectors", "headers", "cookies"):  # tables are merged key by key, lists are replaced
        if isinstance(shared.get(key), dict) and isinstance(own.get(key), dict):
            merged[key] = {**shared[key], **own[key]}
    name = own.get("name")
    who = f'source "{name}": ' if isinstance(name, str) and name else ""

    source = _validate(merged, place, who, mistakes, lambda location: _is_inherited(location, own, shared))
    if source is not None:
        _refuse_repeated(source, place, who, mistakes)
    if source and source.enabled and not source.documents:
        mistakes[place] = (
            f"{who}nothing to fetch; give feeds, sitemaps, listings or urls, or enabled = false for backfill alone"
        )
    return source


def _refuse_repeated(source: Source, place: str, who: str, mistakes: dict[str, str]) -> None:
    """An address that is given twice would be read twice a run."""
    seen: dict[str, str] = {}
    for key in ("feeds", "sitemaps", "listings", "urls"):
        for number, url in enumerate(getattr(source, key)):
            first = seen.setdefault(url, f"{key}[{number}]")
            if first != f"{key}[{number}]":
                mistakes.setdefault(f"{place}.{key}[{number}]", f"{who}is the same address as {first}; give it once")


def _is_inherited(location: Location, own: Mapping[str, Any], shared: Mapping[str, Any]) -> bool:
    """Whether a value comes from ``[defaults]``, where it is checked once for all sources."""
    key, *rest = map(str, location)
    if key not in own:
        return key in shared
    return bool(rest) and isinstance(own[key], dict) and isinstance(shared.get(key), dict) and rest[0] not in own[key]


def _validate(
    merged: Mapping[str, Any],
    place: str,
    who: str,
    mistakes: dict[str, str],
    skip: Callable[[Location], bool] = lambda location: False,
) -> Source | None:
    try:
        return Source.model_validate(merged)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            if not skip(detail["loc"]):
                key = place + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in detail["loc"])
                mistakes.setdefault(key, who + in_words(detail))
        return None


def _refuse_twins(tables: Sequence[Any], mistakes: dict[str, str]) -> None:
    seen: dict[str, int] = {}
    for index, table in enumerate(tables):
        name = table.get("name") if isinstance(table, dict) else None
        if isinstance(name, str):
            first = seen.setdefault(name, index)
            if first != index:
                message = f'"{name}" is already the name of sources[{first}]; each source needs a different name'
                mistakes.setdefault(f"sources[{index}].name", message)


def _refuse_taken_names(sources: Sequence[Source | None], mistakes: dict[str, str]) -> None:
    """A former name that is still in use would move the rows of another source."""
    taken = {source.name: f"the name of sources[{index}]" for index, source in enumerate(sources) if source}
    for index, source in enumerate(sources):
        for place, name in enumerate(source.former_names if source else ()):
            if name in taken:
                key = f"sources[{index}].former_names[{place}]"
                mistakes.setdefault(key, f'"{name}" is {taken[name]}; give names that no source has any more')
            taken.setdefault(name, f"a former name of sources[{index}]")


def _config_error(path: Path, mistakes: Mapping[str, str]) -> ConfigError:
    (first, message), *rest = mistakes.items()
    lines = [message, *(f"{path}: {key}: {text}" for key, text in rest)]
    return ConfigError("\n".join(lines), key=f"{path}: {first}")


def _is_public(host: str) -> bool:
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith((".localhost", ".test", ".internal", ".local"))
