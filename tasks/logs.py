"""Logs: one line for each event, with run, source and URL as keys, to stderr and to a daily file under the home.

``logger.info("fetched", extra={"source": "rt", "url": url})`` becomes
``... INFO tasks.run.session fetched source=rt url=...``.
A file a day instead of a rotating one: two processes may write to the same day's file (each line is one append), and
neither renames it while the other writes.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tasks.pure.plain_characters import escaped_controls

KEEP_DAYS = 30
_BARE = re.compile(r'[^\s="]+').fullmatch
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_context: ContextVar[dict[str, object]] = ContextVar("dateline_log_context", default={})  # noqa: B039 - never mutated


@contextmanager
def keys(**values: object) -> Iterator[None]:
    """Add keys to every line that is logged inside the block, in this thread or task."""
    token = _context.set({**_context.get(), **values})
    try:
        yield
    finally:
        _context.reset(token)


class _Keys(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        for name, value in _context.get().items():
            if not hasattr(record, name):
                setattr(record, name, value)
        return True


def extra_keys(record: logging.LogRecord) -> dict[str, object]:
    """The keys that a line was logged with, and those of its context."""
    return {name: value for name, value in vars(record).items() if name not in _STANDARD}


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


class LineFormatter(logging.Formatter):
    """``time level logger event key=value ...``; values with spaces are quoted as JSON strings."""

    def format(self, record: logging.LogRecord) -> str:
        """Format a record as one line."""
        parts = [_time(record), record.levelname, record.name, record.getMessage()]
        for name, value in extra_keys(record).items():
            text = str(value)
            parts.append(f"{name}={text if _BARE(text) else json.dumps(text, ensure_ascii=False)}")
        line = escaped_controls(" ".join(parts))
        return f"{line}\n{escaped_controls(self.formatException(record.exc_info))}" if record.exc_info else line


class JsonFormatter(logging.Formatter):
    """One JSON object a line: ``time, level, logger, event`` and the keys."""

    def format(self, record: logging.LogRecord) -> str:
        """Format a record as a JSON object."""
        line: dict[str, object] = {
            "time": _time(record),
            "level": record.levelname,
            "logger": record.name,
            "event": record.getMessage(),
            **extra_keys(record),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return escaped_controls(json.dumps(line, ensure_ascii=False, default=str))


class DailyFile(logging.Handler):
    """Appends to ``dateline-YYYY-MM-DD.log`` (UTC) and removes files older than :data:`KEEP_DAYS` days."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._day = ""
        self._is_failing = False

    def emit(self, record: logging.LogRecord) -> None:
        """Append a record to the file of its day."""
        try:
            moment = datetime.fromtimestamp(record.created, UTC)
            day = moment.date().isoformat()
            if day != self._day:
                self._folder.mkdir(parents=True, exist_ok=True)
                self._remove_old((moment - timedelta(days=KEEP_DAYS)).date().isoformat())
                self._day = day
            with (self._folder / f"dateline-{day}.log").open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(self.format(record) + "\n")
            self._is_failing = False
        except OSError as error:  # a full disk: one line, not a traceback for each line that is lost
            if not self._is_failing:
                self._is_failing = True
                reason = error.strerror or error
                print(f"dateline: {self._folder}: {reason}: log lines are lost until it passes", file=sys.stderr)  # noqa: T201
        except Exception:  # noqa: BLE001 - as is the convention of logging: a failing log never stops the work
            self.handleError(record)

    def _remove_old(self, before: str) -> None:
        for path in self._folder.glob("dateline-????-??-??.log"):
            if path.stem.removeprefix("dateline-") < before:
                path.unlink(missing_ok=True)


def set_up(
    folder: Path | None,
    *,
    as_json: bool = False,
    verbose: bool = False,
    terminal: bool = True,
    said_at_end: frozenset[str] = frozenset(),
) -> None:
    """Send Dateline's logs to ``folder`` (a file a day, from INFO) and to stderr (from WARNING; ``verbose``: INFO).

    Args:
        said_at_end: events that the command reports itself when it ends: stderr has no line for them unless ``verbose`` or
            ``as_json``, or there is a traceback, which is nowhere else.
    """
    formatter: logging.Formatter = JsonFormatter() if as_json else LineFormatter()
    handlers: list[logging.Handler] = []
    if terminal:
        stderr = logging.StreamHandler(sys.stderr)
        stderr.setLevel(logging.INFO if verbose or as_json else logging.WARNING)
        if not (verbose or as_json):
            stderr.addFilter(lambda record: bool(record.exc_info) or record.getMessage() not in said_at_end)
        handlers.append(stderr)
    if folder is not None:
        handlers.append(DailyFile(folder))
    for handler in handlers:
        handler.setFormatter(formatter)
        handler.addFilter(_Keys())
    for name in ("flows", "tasks"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.INFO)
        logger.propagate = False
        for old in logger.handlers:
            old.close()
        logger.handlers = handlers
