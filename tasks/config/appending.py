"""Writing a new ``[[sources]]`` table into ``sources.toml``: comments and order of what is there are kept."""

from __future__ import annotations

import os
import tempfile
import textwrap
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import tomlkit
from tomlkit.items import Array, String, Table

from tasks.config.loading import load_config
from tasks.pure.errors import ConfigError

TableKeys = Mapping[str, str | Sequence[str]]
"""The keys of a table in the order in which they are written; lists are of strings."""
_PATTERNS = ("include", "exclude")
_WIDTH = 79
"""Characters of a line with a comment: a terminal has 80."""
_ONE_LINE = 100
"""Characters of a list that is written on one line."""


def source_table(keys: TableKeys, reasons: Mapping[str, str], about: str = "", remarks: Sequence[str] = ()) -> Table:
    """A ``[[sources]]`` table with a comment behind each key that has a reason, or above it where the line would be long.

    Args:
        keys: without empty ones.
        reasons: by key.
        about: a comment on the first line.
        remarks: comments on lines of their own, after the keys.
    """
    table = tomlkit.table()
    if about:  # not wrapped: it holds a command to be copied
        table.add(tomlkit.comment(_printable(about)))
    for key, value in keys.items():
        if not value:
            continue
        item = _text(value, key) if isinstance(value, str) else _list(value, key)
        reason = " ".join(_wrapped(reasons.get(key, "")))
        if reason and len(f"{key} = {item.as_string()} # {reason}") > _WIDTH:
            for line in _wrapped(reason):
                table.add(tomlkit.comment(line))
            reason = ""
        table.add(key, item)
        if reason:
            item.comment(reason)
    for line in (line for remark in remarks for line in _wrapped(remark)):
        table.add(tomlkit.comment(line))
    return table


def _printable(text: str) -> str:
    """On one line, without control characters, which TOML 1.0 refuses in comments."""
    return "".join(character if character.isprintable() else " " for character in text)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(_printable(text), _WIDTH - 2, break_long_words=False, break_on_hyphens=False)


def as_text(table: Table) -> str:
    """The table as it will stand in the file."""
    document = tomlkit.document()
    tables = tomlkit.aot()
    tables.append(table)
    document.add("sources", tables)
    return tomlkit.dumps(document).strip() + "\n"


def append_source(path: Path, table: Table) -> None:
    """Write a table behind the sources of the file, which is replaced as a whole once the result has been checked.

    Raises:
        ConfigError: the file cannot be read or written, or would not be right with the table.
    """
    target = path.resolve()  # a link stays one
    try:
        written = target.read_text(encoding="utf-8-sig")
        tomllib.loads(written)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"cannot be added to: {error}", key=str(path)) from error
    result = written.rstrip("\n") + "\n\n\n" + as_text(table) if written.strip() else as_text(table)
    try:
        tomllib.loads(result)
    except tomllib.TOMLDecodeError as error:
        message = "sources is not written as [[sources]] tables, so none can be added"
        raise ConfigError(message, key=f"{path}: sources") from error
    _replace(path, target, result)


def _replace(path: Path, target: Path, text: str) -> None:
    try:
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".new")
        new = Path(name)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            try:
                load_config(new)
            except ConfigError as error:
                raise ConfigError(error.message, key=error.key.replace(str(new), str(path))) from error
            new.chmod(target.stat().st_mode & 0o777)
            new.replace(target)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        raise ConfigError(f"cannot be written: {error.strerror}", key=str(path)) from error


def _text(value: str, key: str) -> String:
    """Patterns in single quotes, where a backslash is a backslash."""
    return tomlkit.string(value, literal=key in _PATTERNS and "'" not in value and value.isprintable())


def _list(values: Sequence[str], key: str) -> Array:
    array = tomlkit.array()
    for value in values:
        array.append(_text(value, key))
    return array.multiline(sum(map(len, values)) > _ONE_LINE)
