"""The maintenance flow: once a day, or by ``dateline maintain``."""

from __future__ import annotations

import asyncio
import logging

from prefect import flow
from prefect.artifacts import acreate_markdown_artifact
from prefect.states import Completed, Failed, State

from flows.alarms import tell
from flows.settings import settings, utc_now
from tasks import logs
from tasks.config import load_config
from tasks.upkeep import Upkeep, keep_up

log = logging.getLogger(__name__)


@flow(name="maintain", flow_run_name="maintain", persist_result=False, validate_parameters=False)
async def maintain(home: str | None = None, config: str | None = None) -> State[None]:
    """Retention, validation, compaction, tidying. Fails where the archive is damaged or a claim about texts broken, at the end."""
    where = settings(home, config)
    where.home.prepare()
    logs.set_up(where.home.logs)
    done = await asyncio.to_thread(keep_up, where.home, load_config(where.config), utc_now())
    try:
        await acreate_markdown_artifact(markdown(done), key="maintain")
    except Exception as error:  # noqa: BLE001 - Prefect may fail in any way; the log has it
        log.warning("no artifact was left with Prefect", extra={"error": error})
    if done.damaged:
        found = {"kind": "damaged", "why": "; ".join(done.damaged)[:1000], "since": utc_now().isoformat()}
        tell("dateline.archive.damaged", "dateline.archive", "archive", {**found, "segments": list(done.damaged)})
        return Failed(message="; ".join(done.damaged)[:1000])
    if done.broken:
        return Failed(message="; ".join(done.broken)[:1000])
    return Completed(message=", ".join(f"{name}: {value}" for name, value in rows(done)))


def rows(done: Upkeep) -> list[tuple[str, str]]:
    """What was done, in words, a row a step."""
    return [
        ("segments removed", f"{done.removed} ({done.removed_bytes:,} bytes)"),
        ("segments validated", f"{done.validated}"),
        ("segments damaged", f"{len(done.damaged)}"),
        ("claims about texts broken", f"{len(done.broken)}"),
        ("warehouse rewritten", f"{done.compacted_bytes:,} bytes saved" if done.compacted_bytes else "not needed"),
        ("files tidied", f"{done.tidied}"),
    ]


def markdown(done: Upkeep) -> str:
    """The same as a table."""
    table = "\n".join(f"| {name} | {value} |" for name, value in rows(done))
    damaged = "".join(f"\n- {line}" for line in (*done.damaged, *done.broken))
    return f"| step | result |\n| --- | --- |\n{table}\n{damaged}"
