"""One visit: from an address to its answer, over robots.txt, retries and redirects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

import requests
from requests.cookies import RequestsCookieJar, extract_cookies_to_jar

from tasks.fetching import retries, robots
from tasks.fetching.connections import GuardedAdapter
from tasks.fetching.errors import (
    AskingFailed,
    DisallowedByRobots,
    Postponed,
    RedirectsFailed,
    RefusedAddress,
)
from tasks.fetching.hosts import Hosts, Stop
from tasks.fetching.requesting import ask, prepare, request_host
from tasks.pure.codings import CodingError
from tasks.pure.exchanges import Exchange, ExchangeKind, FetchPolicy, Validators

MAX_REDIRECTS = 10
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SITEMAP_BYTES = 50 << 20  # sitemaps.org: 50 MiB, whatever the limit of pages


@dataclass(frozen=True, slots=True)
class Means:
    """What all visits of a client share."""

    adapter: GuardedAdapter
    hosts: Hosts
    robots: robots.RobotsCache
    now: Callable[[], datetime]
    chance: Callable[[], float]
    """A number in [0, 1), for jitter."""
    user_agent: str
    robots_since: datetime
    """What a robots.txt said before is asked again; only one that could not be had is still waited for."""


class Visiting:
    """A visit under way. ``exchanges`` has all that were made, also when :meth:`answer` raises."""

    def __init__(self, means: Means, address: str, policy: FetchPolicy, stop: Stop) -> None:
        self.exchanges: list[Exchange] = []
        self._means = means
        self._address = address
        self._policy = policy
        self._stop = stop
        self._cookies: RequestsCookieJar | None = None
        self._waited = 0.0

    def answer(self, kind: ExchangeKind, validators: Validators) -> None:
        """Ask until the last exchange is the answer.

        Raises RefusedAddress, DisallowedByRobots, BodyTooLarge, CodingError (terminal), AskingFailed, Postponed,
        Stopped (transient), ContactMissing.
        """
        url = self._address
        conditions = _conditions(validators)
        seen: set[tuple[str, str]] = set()
        for _ in range(MAX_REDIRECTS + 1):
            state = (url, self._cookie_text())
            if state in seen:
                raise RedirectsFailed("its redirects go round in a loop", key=url)
            seen.add(state)
            exchange = self._ask_politely(url, kind, conditions)
            if retries.is_transient(exchange):
                raise self._not_now(exchange)
            target = _redirect_target(exchange)
            if target is None:
                return
            url, conditions = target, {}
        raise RedirectsFailed(f"more than {MAX_REDIRECTS} redirects", key=self._address)

    def _ask_politely(self, url: str, kind: ExchangeKind, conditions: dict[str, str]) -> Exchange:
        """One address, if its robots.txt allows it, no sooner than that says."""
        request = self._prepare(url, kind, conditions)
        crawl_delay = 0.0
        if self._policy.respect_robots:
            rules = self._robots_of(robots.origin_of(request.url or url))
            if rules.wait_until is not None:
                raise Postponed("its robots.txt cannot be had", key=url, retry_at=rules.wait_until)
            if not rules.allows(request.url or url):
                raise DisallowedByRobots("disallowed by robots.txt", key=url)
            crawl_delay = rules.delay
        return self._ask_again(request, kind, crawl_delay)

    def _robots_of(self, origin: str) -> robots.Robots:
        known = self._means.robots.get(origin, self._means.now())
        if known is None or (known.wait_until is None and known.asked_at < self._means.robots_since):
            known = self._ask_robots(origin)
            self._means.robots.put(origin, known)
        return known

    def _ask_robots(self, origin: str) -> robots.Robots:
        """Raises Postponed, Stopped, ContactMissing; RefusedAddress only where the origin itself is refused."""
        url = f"{origin}/robots.txt"
        for hop in range(robots.MAX_REDIRECTS + 1):
            try:
                exchange = self._ask_again(self._prepare(url, "robots", {}), "robots", None)
            except (AskingFailed, CodingError):
                return robots.unavailable(self._means.now())
            except RefusedAddress:
                if hop == 0:
                    raise
                return robots.unavailable(self._means.now())
            now = self._means.now()
            try:
                target = _redirect_target(exchange)
            except RedirectsFailed:
                break
            if target is None:
                return robots.from_answer(exchange.status, exchange.body, now, retries.retry_after(exchange, now))
            url = target
        return robots.Robots(self._means.now())

    def _ask_again(self, request: requests.PreparedRequest, kind: ExchangeKind, crawl_delay: float | None) -> Exchange:
        """Ask, and again while it may help: three times at most, within a minute of waiting all in all."""
        url = request.url or ""
        for tries in range(1, retries.TRIES + 1):
            wait = retries.back_off(tries, self._means.chance())
            last = tries == retries.TRIES or self._waited + wait > retries.BUDGET
            try:
                exchange = self._ask_once(request, kind, crawl_delay)
            except AskingFailed as error:
                if last or not error.retried:
                    raise
            else:
                if last or not retries.is_retried(exchange):
                    return exchange
                asked_for = retries.retry_after(exchange, self._means.now())
                if asked_for is not None:
                    if self._waited + asked_for > retries.BUDGET / 2:
                        return exchange
                    wait = max(wait, asked_for)
            self._waited += wait
            self._means.hosts.pause(wait, self._stop, url)
        raise AssertionError("the last try returns or raises")

    def _ask_once(self, request: requests.PreparedRequest, kind: ExchangeKind, crawl_delay: float | None) -> Exchange:
        url = request.url or ""
        hosts, delay = self._means.hosts, self._policy.delay
        with hosts.turn(request_host(url), delay, self._stop, crawl_delay=crawl_delay) as turn:
            try:
                exchange, response = ask(
                    self._means.adapter,
                    request,
                    kind=kind,
                    address=self._address,
                    robots="allowed" if self._policy.respect_robots else "ignored",
                    timeout=self._policy.timeout,
                    max_bytes=self._limit(kind),
                    cut=kind == "robots",
                    requested_at=self._means.now(),
                )
            except AskingFailed:
                turn.failed()
                raise
            if retries.is_refusal(exchange):
                turn.failed(retries.retry_after(exchange, self._means.now()))
            else:
                turn.succeeded()
        self.exchanges.append(exchange)
        if exchange.status in _REDIRECTS and kind != "robots":
            self._take_cookies(request, response)
        return exchange

    def _prepare(self, url: str, kind: ExchangeKind, conditions: dict[str, str]) -> requests.PreparedRequest:
        headers = {"User-Agent": self._means.user_agent, **_ACCEPT, **conditions}
        return prepare(url, headers, None if kind == "robots" else self._cookies)

    def _limit(self, kind: ExchangeKind) -> int:
        if kind == "robots":
            return robots.MAX_BYTES
        return max(self._policy.max_bytes, _SITEMAP_BYTES) if kind == "sitemap" else self._policy.max_bytes

    def _not_now(self, exchange: Exchange) -> Postponed | AskingFailed:
        now = self._means.now()
        seconds = retries.retry_after(exchange, now)
        message = f"status {exchange.status} {exchange.reason}".rstrip()
        if seconds is None:
            return AskingFailed(message, key=exchange.url)
        return Postponed(message, key=exchange.url, retry_at=retries.not_before(now, seconds))

    def _take_cookies(self, request: requests.PreparedRequest, response: requests.Response) -> None:
        """Cookies live for this visit: some sites set one and redirect to see whether it comes back."""
        if "set-cookie" not in response.headers:
            return
        if self._cookies is None:
            self._cookies = RequestsCookieJar()
        extract_cookies_to_jar(self._cookies, request, response.raw)  # type: ignore[no-untyped-call]

    def _cookie_text(self) -> str:
        if self._cookies is None:
            return ""
        return repr(sorted((cookie.domain, cookie.path, cookie.name, cookie.value) for cookie in self._cookies))


_ACCEPT = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "gzip, deflate, br, zstd",
}


def _conditions(validators: Validators) -> dict[str, str]:
    """RFC 9110, 13.1: both, as a server that knows the entity tag ignores the date."""
    conditions = {}
    if validators.etag:
        conditions["If-None-Match"] = validators.etag
    if validators.last_modified:
        conditions["If-Modified-Since"] = validators.last_modified
    return conditions


def _redirect_target(exchange: Exchange) -> str | None:
    """Where the answer sends us, None where it is no redirect. Raises RedirectsFailed for one without an address."""
    if exchange.status not in _REDIRECTS:
        return None
    location = retries.header(exchange, "location").strip()
    if not location:
        raise RedirectsFailed(f"status {exchange.status} without Location", key=exchange.url)
    try:
        return urljoin(exchange.url, location)
    except ValueError as error:
        raise RedirectsFailed(f"its redirect leads to no address ({error})", key=exchange.url) from error
