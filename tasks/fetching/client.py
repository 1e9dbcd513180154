"""The client: asks an address politely and says what came of it, without raising for what the web does."""

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

from tasks.fetching.connections import GuardedAdapter, tls_context
from tasks.fetching.errors import AskingFailed, DisallowedByRobots, Postponed, RefusedAddress, Stopped
from tasks.fetching.fetch import Means, Visiting
from tasks.fetching.guard import Guard
from tasks.fetching.hosts import Hosts, Stop
from tasks.fetching.robots import RobotsCache, origin_of
from tasks.pure.codings import BodyTooLarge, CodingError
from tasks.pure.exchanges import ExchangeKind, Failure, FetchPolicy, Validators, Visit, never
from tasks.pure.records import FoundBy


@cache
def _usual_tls() -> ssl.SSLContext:
    """Reading the authorities takes some 0.1 s: once a process."""
    return tls_context()


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Client:
    """Thread-safe; one a process is enough. Politeness holds over all clients of one ``hosts`` folder.

    Connections are pooled a guard (a source's allowed networks). Nothing of the environment is used: no proxies, no
    ``.netrc``; only ``SSL_CERT_FILE`` and ``SSL_CERT_DIR`` add authorities.
    """

    def __init__(
        self,
        hosts: Path,
        *,
        now: Callable[[], datetime] = _utc_now,
        sleep: Callable[[float], None] = time.sleep,
        chance: Callable[[], float] = random.random,
        tls: ssl.SSLContext | None = None,
        robots_afresh: bool = False,
    ) -> None:
        """``hosts``: the folder of the host files, made where missing. ``now`` gives aware UTC datetimes,
        ``chance`` numbers in [0, 1). ``tls``: from :func:`connections.tls_context`, where it is to trust more.
        ``robots_afresh``: whether each robots.txt is asked once by this client, though another has one of today.
        """
        self._hosts = Hosts(hosts, now, sleep)
        self._robots = RobotsCache(hosts)
        self._now = now
        self._chance = chance
        self._tls = tls or _usual_tls()
        self._robots_since = now() if robots_afresh else datetime.min.replace(tzinfo=UTC)
        self._adapters: dict[Guard, GuardedAdapter] = {}
        self._lock = threading.Lock()

    def visit(
        self,
        url: str,
        policy: FetchPolicy,
        *,
        kind: ExchangeKind = "page",
        validators: Validators | None = None,
        found_by: FoundBy = "url",
        stop: Stop = never,
    ) -> Visit:
        """Ask ``url`` and follow it to its answer, waiting for the host's turn; never two requests to a host at once.

        An answer has any status that holds (200, 304, 404, 403 ...). ``visit.failure`` is set where there is none:
        transient (5xx and 429 after retries, no connection, no robots.txt, ``stop()``) or terminal with its reason
        (``robots``, ``refused-address``, ``too-large``, ``broken``). Raises ContactMissing, a ConfigError, where a
        public host would be asked without a contact.
        """
        means = Means(
            self._adapter(policy),
            self._hosts,
            self._robots,
            self._now,
            self._chance,
            user_agent(policy),
            self._robots_since,
        )
        visiting = Visiting(means, url, policy, stop)
        failure: Failure | None = None
        try:
            visiting.answer(kind, validators or Validators())
        except (RefusedAddress, DisallowedByRobots) as error:
            failure = Failure(transient=False, error=str(error), reason=error.reason)
        except BodyTooLarge as error:
            failure = Failure(transient=False, error=f"{url}: {error.message}", reason="too-large")
        except CodingError as error:
            failure = Failure(transient=False, error=f"{url}: {error.message} ({error.key})", reason="broken")
        except Postponed as error:
            failure = Failure(transient=True, error=str(error), retry_at=error.retry_at)
        except (AskingFailed, Stopped) as error:
            failure = Failure(transient=True, error=str(error))
        return Visit(url, tuple(visiting.exchanges), failure, found_by)

    def pace(self, url: str, policy: FetchPolicy) -> float:
        """Seconds between two requests to the URL's host, as far as its robots.txt is known; asks nothing."""
        known = self._robots.get(origin_of(url), self._now()) if policy.respect_robots else None
        return max(policy.delay, known.delay if known is not None else 0.0)

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
        with self._lock:
            adapter = self._adapters.get(guard)
            if adapter is None:
                adapter = self._adapters[guard] = GuardedAdapter(guard, self._tls)
            return adapter


def user_agent(policy: FetchPolicy) -> str:
    """``Dateline/<version> (+<contact>)``: the token that robots.txt names, and whom to write to."""
    product = f"Dateline/{_VERSION}"
    return f"{product} (+{policy.contact})" if policy.contact else product


_VERSION = version("dateline")
