"""One fetch: from an address to its final response, with robots.txt, retries and redirects."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

import requests
from requests.cookies import RequestsCookieJar, extract_cookies_to_jar

from tasks.fetching import retries, robots
from tasks.fetching.connections import GuardedAdapter
from tasks.fetching.errors import (
    Deferred,
    DisallowedByRobots,
    RedirectsFailed,
    RefusedAddress,
    RequestFailed,
)
from tasks.fetching.hosts import Hosts, Stop
from tasks.fetching.requesting import prepare, request_host, send, withheld
from tasks.pure.addresses import same_site
from tasks.pure.codings import CodingError
from tasks.pure.exchanges import Exchange, ExchangeKind, FetchPolicy, Validators
from tasks.pure.refreshes import refresh_target

MAX_REDIRECTS = 10
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SITEMAP_BYTES = 50 << 20  # sitemaps.org: 50 MiB, whatever the limit of pages


@dataclass(frozen=True, slots=True)
class FetchContext:
    """What all fetches of a client share."""

    adapter: GuardedAdapter
    hosts: Hosts
    robots: robots.RobotsCache
    now: Callable[[], datetime]
    chance: Callable[[], float]
    """A number in [0, 1), for jitter."""
    user_agent: str
    robots_since: datetime
    """A robots.txt fetched before this is fetched again; only an unavailable one is still waited for."""


class UrlFetch:
    """One fetch in progress. ``exchanges`` has all that were made, also when :meth:`run` raises."""

    def __init__(self, context: FetchContext, address: str, policy: FetchPolicy, stop: Stop) -> None:
        self.exchanges: list[Exchange] = []
        self._context = context
        self._address = address
        self._policy = policy
        self._stop = stop
        self._cookies: RequestsCookieJar | None = None
        self._waited = 0.0

    def run(self, kind: ExchangeKind, validators: Validators) -> None:
        """Send requests until one gets the final response: the last of ``exchanges``.

        Raises:
            RefusedAddress, DisallowedByRobots, BodyTooLarge, CodingError: terminal.
            RequestFailed, Deferred, Stopped: transient.
            ContactMissing: the configuration lacks a contact.
        """
        url = self._address
        conditions = _conditions(validators)
        seen: set[tuple[str, str]] = set()
        for _ in range(MAX_REDIRECTS + 1):
            state = (url, self._cookie_text())
            if state in seen:
                raise RedirectsFailed("redirect loop", key=url)
            seen.add(state)
            exchange = self._request_allowed(url, kind, conditions)
            if retries.is_transient(exchange):
                raise self._transient_error(exchange)
            target = _redirect_target(exchange)
            if target is None:
                target = _refresh_target(exchange)
                # Pages that send their readers round in a circle are read; HTTP redirects that do are a fault.
                if target is None or (target, self._cookie_text()) in seen:
                    return
            url, conditions = target, {}
        raise RedirectsFailed(f"more than {MAX_REDIRECTS} redirects", key=self._address)

    def _request_allowed(self, url: str, kind: ExchangeKind, conditions: dict[str, str]) -> Exchange:
        """Request one address if its robots.txt allows it, no sooner than its Crawl-delay says."""
        request = self._prepare(url, kind, conditions)
        crawl_delay = 0.0
        if self._policy.respect_robots:
            rules = self._robots_of(robots.origin_of(request.url or url))
            if rules.wait_until is not None:
                because = f" ({rules.why})" if rules.why else ""
                raise Deferred(f"robots.txt is unavailable{because}", key=url, retry_at=rules.wait_until)
            token = robots.product_token(self._policy)
            if not rules.allows(request.url or url, token):
                raise DisallowedByRobots("disallowed by robots.txt", key=url)
            crawl_delay = rules.delay(token)
        return self._request_with_retries(request, kind, crawl_delay)

    def _robots_of(self, origin: str) -> robots.Robots:
        known = self._context.robots.get(origin, self._context.now())
        if known is None or (known.wait_until is None and known.requested_at < self._context.robots_since):
            known = self._fetch_robots(origin).after(self._context.robots.last(origin))
            self._context.robots.put(origin, known)
        return known

    def _fetch_robots(self, origin: str) -> robots.Robots:
        """Raises Deferred, Stopped, ContactMissing; RefusedAddress only where the origin itself is refused."""
        url = f"{origin}/robots.txt"
        known = self._context.robots.last(origin)
        conditions = _conditions(known.validators) if known is not None and known.wait_until is None else {}
        for hop in range(robots.MAX_REDIRECTS + 1):
            try:
                exchange = self._request_with_retries(self._prepare(url, "robots", conditions), "robots", None)
            except (RequestFailed, CodingError) as error:
                return robots.unavailable(self._context.now(), why=error.message)
            except RefusedAddress as error:
                if hop == 0:
                    raise
                return robots.unavailable(self._context.now(), why=error.message)
            now = self._context.now()
            try:
                target = _redirect_target(exchange)
            except RedirectsFailed:
                break
            if target is None:
                if exchange.status == 304 and conditions and known is not None:
                    return known.revalidated(now)
                wait = retries.retry_after(exchange, now)
                validators = _validators_of(exchange) if hop == 0 else Validators()
                return robots.from_response(exchange.status, exchange.body, now, wait, validators)
            url, conditions = target, {}
        return robots.Robots(self._context.now())

    def _request_with_retries(
        self, request: requests.PreparedRequest, kind: ExchangeKind, crawl_delay: float | None
    ) -> Exchange:
        """Request, and retry what may pass: three tries at most, with no more than a minute of waiting in total."""
        url = request.url or ""
        for tries in range(1, retries.TRIES + 1):
            wait = retries.back_off(tries, self._context.chance())
            last = tries == retries.TRIES or self._waited + wait > retries.BUDGET
            try:
                exchange = self._request_once(request, kind, crawl_delay)
            except RequestFailed as error:
                if last or not error.retried:
                    raise
            else:
                if last or not retries.is_retried(exchange):
                    return exchange
                pause = retries.retry_after(exchange, self._context.now())
                if pause is not None:
                    if self._waited + pause > retries.BUDGET / 2:
                        return exchange
                    wait = max(wait, pause)
            self._waited += wait
            self._context.hosts.pause(wait, self._stop, url)
        raise AssertionError("the last try returns or raises")

    def _request_once(
        self, request: requests.PreparedRequest, kind: ExchangeKind, crawl_delay: float | None
    ) -> Exchange:
        url = request.url or ""
        hosts, delay = self._context.hosts, self._policy.delay
        with hosts.acquire(request_host(url), delay, self._stop, crawl_delay=crawl_delay) as slot:
            try:
                exchange, response = send(
                    self._context.adapter,
                    request,
                    kind=kind,
                    address=self._address,
                    robots="allowed" if self._policy.respect_robots else "ignored",
                    timeout=self._policy.timeout,
                    stop=self._stop,
                    is_lost=slot.is_lost,
                    max_bytes=self._limit(kind),
                    cut=kind == "robots",
                    requested_at=self._context.now(),
                )
                exchange = withheld(exchange, self._policy)
            except RequestFailed:
                if not self._stop() and not slot.is_lost():  # then it is not the host that failed
                    slot.failed()
                raise
            if retries.is_refusal(exchange):
                slot.failed(retries.retry_after(exchange, self._context.now()))
            else:
                slot.succeeded()
        self.exchanges.append(exchange)
        if exchange.status < 400 and kind != "robots":
            self._take_cookies(request, response)
        return exchange

    def _prepare(self, url: str, kind: ExchangeKind, conditions: dict[str, str]) -> requests.PreparedRequest:
        headers = {"User-Agent": self._context.user_agent, **_ACCEPT, **conditions}
        cookies = None if kind == "robots" else self._cookies
        if gets_secrets(url, self._policy.sites):
            headers = {**_without(headers, self._policy.headers), **dict(self._policy.headers)}
            cookies = None if kind == "robots" else self._with_own_cookies()
        return prepare(url, headers, cookies)

    def _with_own_cookies(self) -> RequestsCookieJar | None:
        """The cookies of this fetch and those of the configuration, but where the site has set one of that name."""
        if not self._policy.cookies:
            return self._cookies
        jar = RequestsCookieJar()
        if self._cookies is not None:
            jar.update(self._cookies)
        for name, value in self._policy.cookies:
            if name not in {cookie.name for cookie in jar}:
                jar.set(name, value)  # for any host: the jar is of this request alone
        return jar

    def _limit(self, kind: ExchangeKind) -> int:
        if kind == "robots":
            return robots.MAX_BYTES
        return max(self._policy.max_bytes, _SITEMAP_BYTES) if kind == "sitemap" else self._policy.max_bytes

    def _transient_error(self, exchange: Exchange) -> Deferred | RequestFailed:
        now = self._context.now()
        seconds = retries.retry_after(exchange, now)
        message = f"status {exchange.status} {exchange.reason}".rstrip()
        if seconds is None:
            return RequestFailed(message, key=exchange.url)
        return Deferred(message, key=exchange.url, retry_at=retries.not_before(now, seconds))

    def _take_cookies(self, request: requests.PreparedRequest, response: requests.Response) -> None:
        """Keep cookies for this fetch: some sites set one and redirect to see whether it is sent back."""
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


def gets_secrets(url: str, sites: Iterable[str]) -> bool:
    """Whether headers and cookies are sent to this address: it is of one of the sites, and encrypted if that one is."""
    same = [site for site in sites if same_site(site, url)]
    return any(site.lower().startswith("http:") for site in same) or (bool(same) and url.lower().startswith("https:"))


def _without(headers: dict[str, str], others: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The headers but those that others replace; names do not depend on case."""
    replaced = {name.lower() for name, _ in others}
    return {name: value for name, value in headers.items() if name.lower() not in replaced}


def _conditions(validators: Validators) -> dict[str, str]:
    """Both headers of a conditional request: a server that knows the entity tag ignores the date (RFC 9110, 13.1)."""
    conditions = {}
    if validators.etag:
        conditions["If-None-Match"] = validators.etag
    if validators.last_modified:
        conditions["If-Modified-Since"] = validators.last_modified
    return conditions


def _validators_of(exchange: Exchange) -> Validators:
    return Validators(retries.header(exchange, "etag"), retries.header(exchange, "last-modified"))


def _refresh_target(exchange: Exchange) -> str | None:
    """Where a page sends its readers on by itself; None for one that stays, and for feeds and sitemaps."""
    if exchange.kind not in ("page", "listing") or not 200 <= exchange.status < 300:
        return None
    return refresh_target(exchange.url, exchange.headers, exchange.body)


def _redirect_target(exchange: Exchange) -> str | None:
    """The target of a redirect, or None for another response. Raises RedirectsFailed for a redirect without one."""
    if exchange.status not in _REDIRECTS:
        return None
    location = retries.header(exchange, "location").strip()
    if not location:
        raise RedirectsFailed(f"status {exchange.status} without Location", key=exchange.url)
    try:
        return urljoin(exchange.url, location)
    except ValueError as error:
        raise RedirectsFailed(f"the redirect's Location is not an address ({error})", key=exchange.url) from error
