"""The demo site: both papers, served until the context ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from threading import Lock
from types import TracebackType

from tasks.demo.edition import Edition, Published, Resource, hafenbote, harbour_post
from tasks.demo.server import LoopbackServer
from tasks.pure.records import Reason


class DemoSite:
    """``with DemoSite(now) as site``: the Harbour Post and the Hafenbote, each on its own loopback address.

    ``now`` returns the time (aware); the newest stories are some hours old when the site opens, the oldest are of 2008.
    ``counts`` has the number of responses by full URL and status.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._corrected_at: datetime | None = None
        self._lock = Lock()
        self._stack = ExitStack()
        self._editions: dict[str, Edition] = {}
        self.counts: Counter[tuple[str, int]] = Counter()

    def __enter__(self) -> DemoSite:
        self._opened_at = self._now()
        post = LoopbackServer(("127.0.0.1",), self._responder("harbour-post"), self._recorder("harbour-post"))
        bote = LoopbackServer(("127.0.0.2", "127.0.0.1"), self._responder("hafenbote"), self._recorder("hafenbote"))
        self._bases = {"harbour-post": post.base, "hafenbote": bote.base}
        self._build_editions()
        self._stack.enter_context(post)
        self._stack.enter_context(bote)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The papers in their current state."""
        return tuple(self._editions.values())

    @property
    def articles(self) -> tuple[Published, ...]:
        """Every article at its own address, in both papers."""
        return tuple(article for edition in self.editions for article in edition.articles)

    @property
    def corrected_article(self) -> Published:
        """The article that :meth:`correct` changes."""
        return next(article for article in self.articles if article.story.correction is not None)

    @property
    def twins(self) -> dict[str, str]:
        """Other listed addresses of articles, each with the article's own."""
        return {twin: url for edition in self.editions for twin, url in edition.twins.items()}

    @property
    def refused(self) -> dict[str, Reason]:
        """Listed addresses that are not articles, each with the expected reason."""
        return {url: reason for edition in self.editions for url, reason in edition.refused.items()}

    def correct(self) -> str:
        """Correct a paragraph of one article, and its feed entry, sitemap and headers. Returns its URL."""
        self._corrected_at = self._now()
        self._build_editions()
        return self.corrected_article.url

    def request_count(self, url: str, status: int | None = None) -> int:
        """How often a URL was requested, or had a response with ``status``."""
        with self._lock:
            return sum(count for (key, got), count in self.counts.items() if key == url and status in (None, got))

    def config_toml(self) -> str:
        """The text of a ``sources.toml`` for both papers."""
        head = (
            "# The papers of the demo. They are served while it runs, and at no other time: there is nothing to fetch.\n"
            '[defaults]\ncontact = "mailto:demo@example.org"\ndelay = 0.0\ntimeout = 10.0\n'
            'allow_private_hosts = ["127.0.0.0/8"]\npublish_interval = 0\n'
        )
        sources = (
            f'\n[[sources]]\nname = "{edition.paper.name}"\n'
            f'feeds = ["{edition.base}{edition.feed_path}"]\nsitemaps = ["{edition.base}{edition.sitemap_path}"]\n'
            f'timezone = "{edition.paper.timezone}"\nlanguage = "{edition.paper.language}"\n'
            'labels = {kind = "fiction"}\nschedule = "*/15 * * * *"\n'
            for edition in self.editions
        )
        return head + "".join(sources)

    def _build_editions(self) -> None:
        post = harbour_post(self._bases["harbour-post"], self._opened_at, self._corrected_at)
        bote = hafenbote(self._bases["hafenbote"], self._opened_at, post)
        self._editions = {"harbour-post": post, "hafenbote": bote}

    def _responder(self, name: str) -> Callable[[str], Resource]:
        def respond(path: str) -> Resource:
            edition = self._editions[name]
            return edition.resources.get(path) or edition.missing()

        return respond

    def _recorder(self, name: str) -> Callable[[str, int], None]:
        def record(address: str, status: int) -> None:
            with self._lock:
                self.counts[self._bases[name] + address, int(status)] += 1

        return record
