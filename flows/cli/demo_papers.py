"""The papers of the demo: what fetches says that nobody serves them, instead of "connection refused"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tasks.demo.stories import HAFENBOTE, HARBOUR_POST
from tasks.pure.errors import ConfigError
from tasks.settings import DEMO_MARK, OWN_CONFIG, Settings

if TYPE_CHECKING:
    from tasks.config import Source

_PAPERS = frozenset({HAFENBOTE.name, HARBOUR_POST.name})


def refuse_demo_papers(settings: Settings, sources: Iterable[Source]) -> None:
    """Refuse to fetch the papers of a demo that is over.

    Raises:
        ConfigError: the home is the demo's, and its configuration names some of these sources.
    """
    root = settings.home.root
    if not (root / DEMO_MARK).exists() or settings.config.absolute() != root / OWN_CONFIG:
        return
    papers = [source.name for source in sources if source.name in _PAPERS]
    if papers:
        raise ConfigError(
            f"{' and '.join(papers)}: served only while `dateline demo` runs, so there is nothing to fetch; "
            "begin a home of your own (`init`, without --home)",
            key=str(settings.config),
        )
