"""The maintenance flow: retention and validation of the archive, compaction and tidying, once a day."""

from __future__ import annotations

import asyncio
import logging
from functools import partial

from prefect import flow
from prefect.artifacts import acreate_markdown_artifact
from prefect.states import Completed, Failed, State

from flows.alarms import raise_alarms
from flows.process import skip_pandas_in_flow_process
from tasks import alarms, logs
from tasks.config import load_config
from tasks.pure.plain_characters import in_markdown
from tasks.settings import Settings, resolve_settings, utc_now
from tasks.upkeep import Upkeep, keep_up
from tasks.warehouse import Warehouse

log = logging.getLogger(__name__)


@flow(name="maintain", flow_run_name="maintain", persist_result=False, validate_parameters=False)
async def maintain(home: str | None = None, config: str | None = None) -> State[None]:
    """Retention, validation, compaction, tidying. Fails at the end if the archive is damaged or a check of texts fails."""
    skip_pandas_in_flow_process()
    settings = resolve_settings(home, config)
    settings.home.prepare()
    logs.set_up(settings.home.logs)
    done = await asyncio.to_thread(keep_up, settings.home, load_config(settings.config), utc_now())
    try:
        await acreate_markdown_artifact(markdown(done), key="maintain")
    except Exception as error:  # noqa: BLE001 - Prefect may fail in any way; the log has it
        log.warning("no artifact was stored in Prefect", extra={"error": error})
    await asyncio.to_thread(partial(_send_damage, settings, done))
    if done.damaged:
        return Failed(message="; ".join(done.damaged)[:1000])
    if done.broken:
        return Failed(message="; ".join(done.broken)[:1000])
    return Completed(message=", ".join(f"{name}: {value}" for name, value in rows(done)))


def _send_damage(settings: Settings, done: Upkeep) -> None:
    """Raise the alarm of a damaged archive, or end it, and send it."""
    why = "; ".join(done.damaged)[:1000]
    alarms.note(Warehouse(settings.home), "archive", "damaged", why, utc_now())
    raise_alarms(settings.home, utc_now(), load_config(settings.config).alarms)


def rows(done: Upkeep) -> list[tuple[str, str]]:
    """What was done, as a row of name and value for each step."""
    return [
        ("segments removed", f"{done.removed} ({done.removed_bytes:,} bytes)"),
        ("segments validated", f"{done.validated}"),
        ("segments damaged", f"{len(done.damaged)}"),
        ("claims about texts broken", f"{len(done.broken)}"),
        ("warehouse rewritten", f"{done.compacted_bytes:,} bytes saved" if done.compacted_bytes else "not needed"),
        ("files tidied", f"{done.tidied}"),
    ]


def markdown(done: Upkeep) -> str:
    """What was done, as a Markdown table."""
    table = "\n".join(f"| {name} | {value} |" for name, value in rows(done))
    damaged = "".join(f"\n- {in_markdown(line)}" for line in (*done.damaged, *done.broken))
    return f"| step | result |\n| --- | --- |\n{table}\n{damaged}"
