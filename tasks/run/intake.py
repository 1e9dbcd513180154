"""Takes in what the sources of a run list: those that were read in the meantime share one transaction.

Each transaction opens the warehouse and closes it again, some 20 ms of processor; a thousand sources that wait for each
other's would spend more on that than on everything else.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress

from tasks.frontier import Claim, Listing
from tasks.run.session import RunSession
from tasks.runs import Run

log = logging.getLogger(__name__)

LINGER_SECONDS = 0.5
"""How long the first source that was read waits for others; not at all once every source of the run was read."""


class Intake:
    """The intake of one run. :meth:`take_in` is called once for each source, or :meth:`leave_out`."""

    def __init__(self, session: RunSession, run: Run, sources: int) -> None:
        """``sources``: how many will be taken in or left out."""
        self._session = session
        self._run = run
        self._unread = sources
        self._waiting: list[tuple[Listing, asyncio.Future[Claim]]] = []
        self._has_some = asyncio.Event()
        self._has_all = asyncio.Event()

    async def take_in(self, listing: Listing) -> Claim:
        """Record what a source lists and claim what is due, with other sources in one transaction."""
        future: asyncio.Future[Claim] = asyncio.get_running_loop().create_future()
        self._waiting.append((listing, future))
        self._has_some.set()
        self.leave_out()
        return await future

    def leave_out(self) -> None:
        """Expect one source less: it has been read, or has failed."""
        self._unread -= 1
        if self._unread <= 0:
            self._has_all.set()
            self._has_some.set()

    async def run_until_all(self) -> None:
        """Take in what is waiting, again and again, until every source is in or left out."""
        while True:
            await self._has_some.wait()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._has_all.wait(), LINGER_SECONDS)
            is_last = self._has_all.is_set()
            batch, self._waiting = self._waiting, []
            if not is_last:
                self._has_some.clear()
            await self._take_in_all(batch)
            if is_last:
                return

    async def _take_in_all(self, batch: list[tuple[Listing, asyncio.Future[Claim]]]) -> None:
        if not batch:
            return
        try:
            claims = await asyncio.to_thread(self._session.enqueue, self._run, [listing for listing, _ in batch])
        except Exception as error:  # noqa: BLE001 - handed to whoever waits; the other sources are tried without it
            if len(batch) == 1:
                batch[0][1].set_exception(error)
                return
            log.warning("sources could not be taken in together", extra={"sources": len(batch), "error": error})
            for one in batch:
                await self._take_in_all([one])
            return
        for listing, future in batch:
            future.set_result(claims[listing.source.name])
