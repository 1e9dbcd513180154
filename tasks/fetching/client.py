"""The client: fetches an address politely and returns the result; what a server does wrong never raises."""

from __future__ import annotations

import random
import ssl
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Self

from tasks.coordination import Coordination, FileCoordination
from tasks.fetching.connections import GuardedAdapter, tls_context
from tasks.fetching.downloading import download
from tasks.fetching.errors import Deferred, DisallowedByRobots, RefusedAddress, RequestFailed, Stopped
from tasks.fetching.fetch import FetchContext, UrlFetch
from tasks.fetching.guard import Guard
from tasks.fetching.hosts import Hosts, Stop
from tasks.fetching.robots import RobotsCache, origin_of, product_token
from tasks.pure.codings import BodyTooLarge, CodingError
from tasks.pure.exchanges import ExchangeKind, Failure, FetchPolicy, Validators, Visit, never
from tasks.pure.records import FoundBy


@cache
def _usual_tls() -> ssl.SSLContext:
    """One TLS context a process: reading the certificate authorities takes some 0.1 s."""
    return tls_context()


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Client:
    """A thread-safe HTTP client; one a process is enough. All clients of one coordination share the politeness.

    Connections are pooled by guard (a source's allowed networks), proxy and authorities. The environment is ignored: no
    ``HTTP_PROXY``, no ``.netrc``; only ``SSL_CERT_FILE`` and ``SSL_CERT_DIR`` add authorities.
    """

    def __init__(
        self,
        hosts: Path,
        *,
        coordination: Coordination | None = None,
        now: Callable[[], datetime] = _utc_now,
        sleep: Callable[[float], None] = time.sleep,
        chance: Callable[[], float] = random.random,
        tls: ssl.SSLContext | None = None,
        refresh_robots: bool = False,
    ) -> None:
        """Open the folder ``hosts``, which is created if missing.

        Args:
            hosts: the folder of each host's robots.txt and, if there is no ``coordination``, of its lease.
            coordination: keeps the leases of hosts.
            now: returns aware UTC datetimes.
            sleep: takes seconds.
            chance: returns numbers in [0, 1), for jitter.
            tls: from :func:`connections.tls_context`, to trust further authorities.
            refresh_robots: whether this client fetches each robots.txt once, even if a current copy is cached.
        """
        hosts.mkdir(parents=True, exist_ok=True)
        files = FileCoordination(hosts, hosts, lambda: now().timestamp())
        self._hosts = Hosts(coordination or files, now, sleep)
        self._robots = RobotsCache(hosts)
        self._now = now
        self._chance = chance
        self._sleep = sleep
        self._tls = tls or _usual_tls()
        self._robots_since = now() if refresh_robots else datetime.min.replace(tzinfo=UTC)
        self._adapters: dict[tuple[Guard, str, str], GuardedAdapter] = {}
        self._lock = threading.Lock()

    def fetch(
        self,
        url: str,
        policy: FetchPolicy,
        *,
        kind: ExchangeKind = "page",
        validators: Validators | None = None,
        found_by: FoundBy = "url",
        stop: Stop = never,
    ) -> Visit:
        """Fetch ``url``, following redirects, when its host is free: never two requests to a host at the same time.

        A response may have any final status (200, 304, 404, 403 ...). ``visit.failure`` is set if there is none:
        transient (5xx and 429 after retries, no connection, no robots.txt, ``stop()``) or terminal with its reason
        (``robots``, ``refused-address``, ``too-large``, ``broken``).

        Raises:
            ContactMissing: a ConfigError, for a request to a public host while no contact is configured.
        """
        context = FetchContext(
            self._adapter(policy),
            self._hosts,
            self._robots,
            self._now,
            self._chance,
            user_agent(policy),
            self._robots_since,
        )
        url_fetch = UrlFetch(context, url, policy, stop)
        failure: Failure | None = None
        try:
            url_fetch.run(kind, validators or Validators())
        except (RefusedAddress, DisallowedByRobots) as error:
            failure = Failure(transient=False, error=str(error), reason=error.reason)
        except BodyTooLarge as error:
            failure = Failure(transient=False, error=f"{url}: {error.message}", reason="too-large")
        except CodingError as error:
            failure = Failure(transient=False, error=f"{url}: {error.message} ({error.key})", reason="broken")
        except Deferred as error:
            failure = Failure(transient=True, error=str(error), retry_at=error.retry_at)
        except (RequestFailed, Stopped) as error:
            failure = Failure(transient=True, error=str(error))
        return Visit(url, tuple(url_fetch.exchanges), failure, found_by)

    def download(self, url: str, target: Path, policy: FetchPolicy, *, stop: Stop = never) -> None:
        """Download a large file that the operator has named, such as a WARC file; robots.txt and ``delay`` do not apply.

        Raises:
            RequestFailed, Stopped, RefusedAddress, ContactMissing, OSError: as :func:`downloading.download`.
        """
        download(self._adapter(policy), url, {"User-Agent": user_agent(policy)}, target, stop, self._sleep)

    def pace(self, url: str, policy: FetchPolicy) -> float:
        """Seconds between two requests to the URL's host, as far as its cached robots.txt says; sends no request."""
        known = self._robots.get(origin_of(url), self._now()) if policy.respect_robots else None
        return max(policy.delay, known.delay(product_token(policy)) if known is not None else 0.0)

    def close(self) -> None:
        """Close the pooled connections."""
        with self._lock:
            adapters, self._adapters = self._adapters, {}
        for adapter in adapters.values():
            adapter.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _adapter(self, policy: FetchPolicy) -> GuardedAdapter:
        guard = Guard.of(policy.allow_private_hosts, policy.contact)
        key = (guard, policy.proxy, policy.ca_file)
        with self._lock:
            adapter = self._adapters.get(key)
            if adapter is None:
                tls = tls_context(policy.ca_file) if policy.ca_file else self._tls
                adapter = self._adapters[key] = GuardedAdapter(guard, tls, policy.proxy)
            return adapter


def user_agent(policy: FetchPolicy) -> str:
    """``Dateline/<version> (+<contact>)``, or the source's own: the token that robots.txt rules name, and a contact."""
    product = policy.user_agent or f"Dateline/{_VERSION}"
    return f"{product} (+{policy.contact})" if policy.contact and policy.contact not in product else product


_VERSION = version("dateline")
