"""Extraction by the workers of a Dask cluster: a segment a task.

Dask gives the tasks of a lost worker to others, up to its ``allowed-failures`` (three) times each. What fails so is tried
again alone, because Dask counts every task that the worker had. So a segment that ends every worker that reads it fails
with that reason, and the others go on. Dask itself, and not prefect-dask, because that
makes each task one of Prefect: see docs/several-machines.md for what both cost.
"""

from __future__ import annotations

import logging
import threading
import time
import uuid
from typing import Any

from tasks.computing.interface import ComputeUnavailable, ExtractedSegment, SegmentRules
from tasks.computing.worker import KEY, SegmentTask, extract_segment
from tasks.home import Home
from tasks.parsing import ParsingStopped, StopLimit
from tasks.pure.errors import ConfigError, TerminalError
from tasks.pure.extract.version import version_of

log = logging.getLogger(__name__)

CONNECT_SECONDS = 6.0
"""For the scheduler to answer: less than the ten seconds in which a run hears that it is to stop."""
WORKERS_SECONDS = 120.0
"""For the first worker to join, and for another one when the last has gone; and for a scheduler that restarts. A container
takes some ten to start, and more where its image is fetched first."""
RETRIES = 2
"""Of a task that raised an error: another worker may have what this one lacks. Lost workers are counted by Dask."""
RESUBMITTED = 3
"""Times that a task is given to a scheduler that has lost it."""
_LEAST_SLOTS, _MOST_SLOTS = 16, 64
"""Two tasks for each thread of the cluster, so that none waits for this process. At least so many, since workers may join
later; at most so many, since each result waits in memory (1 MB) and in a thread."""
_TLS = "DASK_DISTRIBUTED__COMM__TLS__"
_CERTIFICATES = f"{_TLS}CA_FILE, {_TLS}CLIENT__CERT and {_TLS}CLIENT__KEY to PEM files"
_POLL = 0.5
"""Seconds between two looks whether the run was stopped."""
_LOOK = 5.0
"""Seconds between two looks whether there are workers."""


class SegmentLost(TerminalError):
    """A segment that ended every worker that read it. ``key`` is its name."""


class DaskCompute:
    """The workers of one cluster. They read the archive themselves: from its store, or from the same folder."""

    def __init__(self, home: Home, stopping: threading.Event) -> None:
        """Connect, and wait for a worker.

        Raises:
            ConfigError: the package is not installed.
            ComputeUnavailable: nothing answers at the address, or it has no workers.
            ParsingStopped: the run was stopped meanwhile.
        """
        self._home = home
        self._address = str(home.compute)
        self._stopping = stopping
        self._stop = StopLimit(stopping)
        self._run = uuid.uuid4().hex[:8]
        self._tasks = 0
        self._guard = threading.Lock()
        self._suspect = threading.Lock()
        self._lost: ComputeUnavailable | None = None
        self._seen_workers = self._looked = time.monotonic()
        self._client = _connected(self._address)
        try:
            self.slots = min(_MOST_SLOTS, max(_LEAST_SLOTS, 2 * self._wait_for_workers()))
        except BaseException:
            self.close()
            raise
        log.info("segments are extracted by a Dask cluster", extra={"address": self._address, "slots": self.slots})

    def extract(self, name: str, rules: SegmentRules) -> ExtractedSegment:
        """See :class:`tasks.computing.interface.Compute`.

        Raises:
            SegmentLost: it ended as many workers as Dask allows.
            WorkerUnfit: the workers cannot read the archive, or have other rules.
        """
        chosen = rules(name.partition("/")[0])
        task = SegmentTask(
            name=name,
            rules=chosen,
            extractor=version_of(chosen),
            run=self._run,
            folder=str(self._home.archive),
            store=self._home.archive_store,
        )
        try:
            found = self._extracted(task)
        except SegmentLost as error:
            # It may have been in the same worker as one that ended it. The suspects are tried again, one at a time.
            log.warning("a segment is tried again alone", extra={"segment": name, "error": error.message})
            with self._suspect:
                found = self._extracted(task)
        if rules(found.source) != chosen:
            raise TerminalError(f"is in the folder of another source than its own, {found.source}", key=name)
        return found

    def close(self) -> None:
        """Leave the cluster, which then forgets what is not done yet."""
        self._client.close(timeout=CONNECT_SECONDS)

    def _extracted(self, task: SegmentTask) -> ExtractedSegment:
        for _ in range(RESUBMITTED):
            found = self._result(task)
            if found is not None:
                return found
        raise ComputeUnavailable("the Dask scheduler lost its tasks: was it restarted?", key=KEY)

    def _result(self, task: SegmentTask) -> ExtractedSegment | None:
        """What a worker returns, or the error that it raised; None if the scheduler has lost the task."""
        import distributed

        self._stop.check()
        client, key = self._connection(task.name)
        done = threading.Event()
        try:
            future = client.submit(extract_segment, task, key=key, pure=False, retries=RETRIES)
        except (distributed.client.ClosedClientError, RuntimeError):  # its connection was closed meanwhile
            return None
        future.add_done_callback(lambda _: done.set())
        try:
            self._wait(done)
            found: ExtractedSegment = future.result(timeout=WORKERS_SECONDS)
        except distributed.CancelledError:
            return None
        except distributed.KilledWorker as error:
            raise SegmentLost(
                "each worker that read it ended: the last was "
                f"{error.last_worker.address}; if it is short of memory, give workers more than 2 GB a thread",
                key=task.name,
            ) from None
        else:
            return found
        finally:
            future.release()

    def _connection(self, name: str) -> tuple[Any, str]:
        """A client with a connection, and a key that no task had; waits for a scheduler that is restarted."""
        with self._guard:
            self._raise_if_lost()
            self._tasks += 1
            deadline = time.monotonic() + WORKERS_SECONDS
            while self._client.status == "closed":
                try:
                    self._client = _connected(self._address)
                except ComputeUnavailable as error:
                    if time.monotonic() > deadline:
                        self._lost = error
                        raise
                    self._stop.check()
                    self._stopping.wait(_POLL)
            return self._client, f"{name} {self._run} {self._tasks}"

    def _wait(self, done: threading.Event) -> None:
        while not done.wait(_POLL):
            self._stop.check()
            self._look_for_workers()

    def _raise_if_lost(self) -> None:
        if self._lost is not None:
            raise self._lost

    def _look_for_workers(self) -> None:
        """Give up once there have been no workers for too long; one thread looks for all."""
        self._raise_if_lost()
        if time.monotonic() - self._looked < _LOOK or not self._guard.acquire(blocking=False):
            return
        try:
            self._looked = time.monotonic()
            if self._threads():
                self._seen_workers = time.monotonic()
            elif time.monotonic() - self._seen_workers > WORKERS_SECONDS:
                self._lost = self._without_workers()
        finally:
            self._guard.release()

    def _wait_for_workers(self) -> int:
        """The threads of all workers, as soon as there is one."""
        while not (threads := self._threads()):
            if time.monotonic() - self._seen_workers > WORKERS_SECONDS:
                raise self._without_workers()
            if self._stopping.wait(_POLL):
                raise ParsingStopped("stopped before a worker joined the cluster", key="parsing")
        return threads

    def _threads(self) -> int:
        """The threads of all workers; 0 where the scheduler does not answer."""
        if self._client.status != "running":
            return 0
        try:
            counts = self._client.sync(self._client.scheduler.ncores, callback_timeout=CONNECT_SECONDS)
        except (OSError, RuntimeError) as error:  # TimeoutError is an OSError
            log.warning("the Dask scheduler does not answer", extra={"address": self._address, "error": error})
            return 0
        return sum(counts.values())

    def _without_workers(self) -> ComputeUnavailable:
        return ComputeUnavailable(
            f"the Dask scheduler at {self._address} has had no workers for {WORKERS_SECONDS:.0f} s: start one with "
            f"`dask worker {self._address} --no-nanny`",
            key=KEY,
        )


def _connected(address: str) -> Any:
    try:
        import distributed
    except ImportError as error:
        raise ConfigError("needs the package distributed: pip install 'dateline[dask]'", key=KEY) from error
    _have_it_log_as_we_do()
    try:
        return distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, RuntimeError, ValueError, TypeError) as error:
        if isinstance(error, TypeError) and address.startswith("tls://"):  # as Dask says that it has no certificates
            raise ComputeUnavailable(f"{address} needs certificates: set {_CERTIFICATES}", key=KEY) from error
        raise ComputeUnavailable(
            f"no Dask scheduler answers at {address} within {CONNECT_SECONDS:.0f} s ({type(error).__name__}): start one with "
            "`dask scheduler`, or leave the variable empty to use this machine's own parser processes",
            key=KEY,
        ) from error


def _have_it_log_as_we_do() -> None:
    """Dask gives its loggers a handler that writes to the terminal: its warnings belong into our log."""
    for name in ("distributed", "distributed.client", "distributed.gc", "bokeh", "tornado", "tornado.application"):
        logger = logging.getLogger(name)
        logger.handlers.clear()
        logger.propagate = True
        logger.setLevel(logging.ERROR)
