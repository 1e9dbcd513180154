"""``dateline status --watch``: a line a source, fitted to the terminal, drawn again every few seconds."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from rich.console import Console
from rich.live import Live
from rich.text import Text

from flows.cli.status import not_served
from tasks.config import load_config
from tasks.pure.remedies import REJECTED_AS, reject_name
from tasks.run_locks import serving
from tasks.settings import Settings, utc_now
from tasks.snapshot import NoSnapshot
from tasks.status import status
from tasks.warehouse import WarehouseBusy
from tasks.watching import Ledger, WatchedSource, read_ledger, watch

EVERY = 5.0
"""Seconds between two looks."""
_HEALTH_EVERY = 30.0
"""Seconds between two judgements of health, which reads more than the last runs."""
_NAME, _LAST, _NEXT, _NOW = 19, 16, 6, 13
"""Columns of a line; the reason has the rest."""
_ADDRESS = re.compile(r"https?://\S+?:?(?=\s|\Z)")
_COLOURS = {"ok": "green", "new": "green", "off": "dim", "quiet": "yellow", "": "dim"}


def run_watch(settings: Settings, console: Console, *, seconds: float | None = None) -> None:
    """Show the sources until Ctrl-C, or once where the output is not a terminal.

    Args:
        seconds: after which it ends by itself.
    """
    view = _View(settings)
    ends = time.monotonic() + seconds if seconds is not None else None
    if not console.is_terminal:
        console.print(view.picture(console.width, utc_now()))
        return
    with Live(console=console, auto_refresh=False) as live:
        try:
            while True:
                live.update(view.picture(console.width, utc_now()), refresh=True)
                if ends is not None and time.monotonic() >= ends:
                    return
                time.sleep(EVERY if ends is None else max(0.0, min(EVERY, ends - time.monotonic())))
        except KeyboardInterrupt:
            return


def table(sources: Iterable[WatchedSource], width: int, now: datetime) -> Text:
    """A heading and a line a source, none longer than ``width``."""
    head = f"{'source':<{_NAME}}{'last':<{_LAST}}{'next':<{_NEXT}}{'now':<{_NOW}}why"
    text = Text(head[:width], style="bold")
    for source in sources:
        line = (
            f"{_fit(source.source, _NAME)}{_fit(_last(source, now), _LAST)}"
            f"{_fit(_clock(source.next_at, now), _NEXT)}{_fit(_now(source, now), _NOW)}"
        )
        text.append("\n" + _fit(line + short_reason(source.health, source.why), width + 1).rstrip())
        text.stylize(_COLOURS.get(source.health, "red"), len(text) - len(text.plain.rpartition("\n")[2]))
    return text


def short_reason(health: str, why: str) -> str:
    """Health and reason in few words: what is in the place of rejected pages, and no addresses."""
    if health in ("ok", "new", ""):
        return health or "ok"
    rejected = REJECTED_AS.search(why)
    if rejected is not None:
        reason, _, named = reject_name(rejected[1], rejected[2] or "").partition(": ")
        why = named or reason
    return f"{health}: {' '.join(_ADDRESS.sub('', why).split())}".removesuffix(": ")


def _fit(text: str, width: int) -> str:
    """In ``width`` columns, with at least one blank at the end."""
    return text.ljust(width) if len(text) < width else text[: width - 2] + "… "


def _last(source: WatchedSource, now: datetime) -> str:
    if source.last is None:
        return "-"
    last = source.last
    if last.error:
        return f"{_clock(last.started_at, now)} failed"
    if last.rejected and not last.changed:
        return f"{_clock(last.started_at, now)} {last.rejected} reject{'s'[: last.rejected > 1]}"
    return f"{_clock(last.started_at, now)} {f'+{last.changed}' if last.changed else '-'}"


def _now(source: WatchedSource, now: datetime) -> str:
    if source.running_since is not None:
        minutes = int((now - source.running_since).total_seconds() / 60)
        return f"runs {minutes} min" if minutes else "runs"
    if source.waits_until is not None:
        return f"waits {source.waits_until:%H:%M}"
    return "idle" if source.next_at else "-"


def _clock(moment: datetime | None, now: datetime) -> str:
    """The time of a moment of today, else its day; UTC."""
    if moment is None:
        return "-"
    return f"{moment:%H:%M}" if abs((moment - now).total_seconds()) < 43_200 else f"{moment:%d.%m}"


class _View:
    """What was last read, of which each look renews what is cheap."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._ledger = Ledger({}, {})
        self._health: dict[str, tuple[str, str]] = {}
        self._health_at: float | None = None

    def picture(self, width: int, now: datetime) -> Text:
        """All lines as of now. The configuration is read each time: the service reloads it, too."""
        if self._health_at is None or time.monotonic() - self._health_at >= _HEALTH_EVERY:
            self._health, self._health_at = _health(self._settings), time.monotonic()
        with suppress(WarehouseBusy):
            self._ledger = read_ledger(self._settings.home)
        sources = load_config(self._settings.config).sources
        text = table(watch(self._settings.home, sources, self._ledger, self._health, now), width, now)
        if serving(self._settings.home) is None:
            text.append(f"\n{not_served()}"[:width], style="yellow")
        return text


def _health(settings: Settings) -> dict[str, tuple[str, str]]:
    try:
        found = status(settings.home, now=utc_now(), count=1)
    except NoSnapshot:
        return {}
    return {source.source: (source.health, source.why or "") for source in found.sources}
