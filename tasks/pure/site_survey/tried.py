"""One page that was fetched as a trial: the article or what prevents one, and what is doubtful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tasks.pure.exchanges import Visit
from tasks.pure.normalize import article_from
from tasks.pure.obstacles import Obstacle
from tasks.pure.records import Article, Rejection, SourceRules
from tasks.pure.shown import obstacle_shown
from tasks.pure.walls import obstacle_of_rejection, obstacle_of_status

SHORT = 80
"""Words below which an article may be a teaser."""


@dataclass(frozen=True, slots=True)
class TriedPage:
    """What came of one address."""

    url: str
    """The address of the response, or the requested one if there is none."""
    verdict: Article | Rejection | None
    """None: there was no response."""
    error: str = ""
    obstacle: Obstacle | None = None
    doubts: tuple[str, ...] = ()

    @property
    def is_article(self) -> bool:
        """Whether the page was accepted as an article."""
        return isinstance(self.verdict, Article)

    @property
    def why_not(self) -> str:
        """The result in a few words, where it is not an article."""
        if self.obstacle is not None:
            return str(self.obstacle)
        if isinstance(self.verdict, Rejection):
            return f"{self.verdict.reason}: {self.verdict.detail}"
        return self.error


def tried_page(visit: Visit, rules: SourceRules, now: datetime, explain: bool = False) -> TriedPage:
    """Extract the page that a visit fetched. Never raises."""
    page = visit.page(rules.name)
    if page is None:
        failure = visit.failure
        error = failure.error if failure else "no response"
        return TriedPage(visit.address, None, error, obstacle_of_failure(visit))
    verdict = article_from(page, rules, explain=explain)
    if isinstance(verdict, Article):
        return TriedPage(page.url, verdict, doubts=doubts_of(verdict, rules, now))
    obstacle = obstacle_of_status(page.status, page.headers, page.body) or obstacle_shown(page)
    return TriedPage(page.url, verdict, obstacle=obstacle or obstacle_of_rejection(verdict.reason, verdict.detail))


def obstacle_of_failure(visit: Visit) -> Obstacle | None:
    """Why there is no response."""
    failure = visit.failure
    if failure is None:
        return None
    if failure.reason == "robots":
        return Obstacle("robots.txt", "it disallows the address")
    if failure.reason == "refused-address":
        return Obstacle("private address", failure.error)
    for exchange in reversed(visit.exchanges):
        found = obstacle_of_status(exchange.status, exchange.headers, exchange.body)
        if found is not None and exchange.kind != "robots":
            return found
        if found is not None:  # without a robots.txt nothing else was requested
            return Obstacle(found.kind, f"robots.txt answers {found.detail}")
    return Obstacle("unreachable", failure.error.removeprefix(f"{visit.address}: "))


def doubts_of(article: Article, rules: SourceRules, now: datetime) -> tuple[str, ...]:
    """What a person should look at in an article before trusting its source."""
    doubts = []
    if not article.title:
        doubts.append("no headline")
    if article.published is None or article.published.day is None:
        doubts.append("no date")
    elif article.published.instant and article.published.instant > now + timedelta(hours=1):
        doubts.append("dated in the future: is the time zone right?")
    if not article.authors:
        doubts.append("no author")
    if article.access == "paid":
        doubts.append("paid (only what is free is read)")
    elif article.word_count < SHORT:
        doubts.append(f"short ({article.word_count} words): a teaser?")
    if rules.language and article.language and article.language != rules.language:
        doubts.append(f"in {article.language}, not {rules.language}")
    return tuple(doubts)


def commonest_obstacle(pages: Sequence[TriedPage]) -> Obstacle:
    """What prevents most pages, none of which is an article, from being one."""
    kinds = Counter(page.obstacle.kind for page in pages if page.obstacle)
    if kinds:
        kind = kinds.most_common(1)[0][0]
        return next(page.obstacle for page in pages if page.obstacle and page.obstacle.kind == kind)
    reasons = Counter(page.verdict.reason for page in pages if isinstance(page.verdict, Rejection))
    said = f"its pages are rejected as {reasons.most_common(1)[0][0]}" if reasons else "no page was read"
    return Obstacle("no articles", said)
