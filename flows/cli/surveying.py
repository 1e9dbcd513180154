"""The fetching client bound to surveys and trials, of one site or of many at a time."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.markup import escape

from tasks.config import Config, Source
from tasks.coordination import coordination_of
from tasks.fetching import Client
from tasks.home import Home
from tasks.pure.exchanges import ExchangeKind, Visit
from tasks.settings import utc_now
from tasks.survey import Survey, survey
from tasks.trial import Trial, try_source

AT_ONCE = 8
"""Sites that are surveyed in parallel; each host still gets one request at a time."""
Made = TypeVar("Made")
OnRequest = Callable[[str, float], None]
"""Called before each request with its address and the seconds between two requests to its host."""
_SLOW = 2.5
"""Seconds between two requests from which a person wants to know why nothing happens."""


def _no_one(url: str, seconds: float) -> None:
    """Nobody watches."""


@contextmanager
def polite_client(home: Home) -> Iterator[Client]:
    """A client that keeps the pace of the runs of ``home``; without a home its host files are thrown away at the end."""
    if home.hosts.is_dir() and os.access(home.hosts, os.W_OK):
        # The Sitemap lines of a robots.txt are read from its response.
        with Client(home.hosts, coordination=coordination_of(home), refresh_robots=True) as client:
            yield client
        return
    with tempfile.TemporaryDirectory(prefix="dateline-hosts-") as folder, Client(Path(folder)) as client:
        yield client


def require_contact_for(config: Config, addresses: Iterable[str]) -> None:
    """Refuse to survey public hosts without a contact, before anything is requested for.

    Raises:
        ConfigError: one of ``addresses`` names a public host and ``[defaults]`` has no ``contact``.
    """
    config.require_contact(config.defaults.model_copy(update={"name": url, "urls": (url,)}) for url in addresses)


@contextmanager
def shown_waiting() -> Iterator[OnRequest]:
    """On a terminal, a line that says what is requested for and how long the host makes us wait between two requests."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _no_one
        return
    with console.status("looking") as status:

        def show(url: str, seconds: float) -> None:
            slow = f", one request every {seconds:g} s" if seconds > _SLOW else ""
            status.update(f"{escape(url[:60])}{slow}")

        yield show


def survey_site(
    client: Client, defaults: Source, address: str, taken: Sequence[str], on_request: OnRequest = _no_one
) -> Survey:
    """Survey one site with the policy of ``[defaults]``."""
    return survey(
        address,
        _fetcher(client, defaults, on_request),
        lambda url: client.pace(url, defaults.policy()),
        now=utc_now(),
        taken=taken,
    )


def trial_of(client: Client, source: Source, on_request: OnRequest = _no_one, *, explain: bool = False) -> Trial:
    """Try one source with its own policy."""
    return try_source(source, _fetcher(client, source, on_request), now=utc_now(), explain=explain)


def side_by_side(work: Callable[[str], Made], names: Sequence[str]) -> Iterator[tuple[str, Made]]:
    """The work for each name, done by some threads; results in the order of the names, each as soon as it is there."""
    with ThreadPoolExecutor(min(AT_ONCE, max(1, len(names))), thread_name_prefix="survey") as pool:
        futures: list[tuple[str, Future[Made]]] = [(name, pool.submit(work, name)) for name in names]
        try:
            for name, future in futures:
                yield name, future.result()
        finally:
            for _, future in futures:
                future.cancel()


def _fetcher(client: Client, source: Source, on_request: OnRequest) -> Callable[[str, ExchangeKind], Visit]:
    policy, of_documents = source.policy(), source.document_policy()

    def fetch(url: str, kind: ExchangeKind) -> Visit:
        on_request(url, client.pace(url, policy))
        return client.fetch(url, policy if kind == "page" else of_documents, kind=kind)

    return fetch
