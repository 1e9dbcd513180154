"""The lines of a run that an operator looks for, on the page of its flow run in Prefect, under Logs.

Warnings and errors, what was rejected, and the summaries. The other lines, one a page, are in the home's log files: with
them Prefect's database would grow by as many rows as the warehouse has pages.
"""

from __future__ import annotations

import logging
from uuid import UUID

from prefect.context import FlowRunContext, TaskRunContext
from prefect.logging.handlers import APILogHandler

from tasks.logs import extra_keys

EVENTS = ("source is done", "run is done")
"""Events that are sent though they are no warnings."""
MOST_REJECTS = 50
"""Rejects of one run that are sent, some screens; the warehouse has them all."""


class PrefectLines(logging.Handler):
    """Sends the chosen lines to Prefect's server, with the flow run in whose context they are logged."""

    def __init__(self) -> None:
        super().__init__()
        self._api = APILogHandler()
        self._rejects: dict[UUID, int] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Send a record; nothing outside a flow run, or where Prefect's log is switched off."""
        flow_run = _flow_run()
        if flow_run is None or not self._is_wanted(record, flow_run):
            return
        keys = " ".join(f"{name}={value}" for name, value in extra_keys(record).items())
        text = f"{record.getMessage()} {keys}".rstrip()
        line = logging.LogRecord(record.name, record.levelno, record.pathname, record.lineno, text, None, None)
        line.flow_run_id = str(flow_run)
        self._api.emit(line)

    def _is_wanted(self, record: logging.LogRecord, flow_run: UUID) -> bool:
        if record.levelno >= logging.WARNING:
            return True
        if record.msg == "rejected":
            self._rejects[flow_run] = self._rejects.get(flow_run, 0) + 1
            return self._rejects[flow_run] <= MOST_REJECTS
        return record.msg in EVENTS


def send_lines_to_prefect() -> None:
    """Add the handler to Dateline's loggers, once a process."""
    for name in ("flows", "tasks"):
        logger = logging.getLogger(name)
        if not any(isinstance(handler, PrefectLines) for handler in logger.handlers):
            logger.addHandler(PrefectLines())


def _flow_run() -> UUID | None:
    task = TaskRunContext.get()
    if task is not None:
        return task.task_run.flow_run_id
    flow = FlowRunContext.get()
    return flow.flow_run.id if flow is not None and flow.flow_run is not None else None
