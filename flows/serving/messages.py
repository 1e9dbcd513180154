"""What the service and its worker say to each other: one JSON object a line, over two pipes.

The service writes to the worker's standard input, whose end asks the worker to stop in order: it comes also when the
service was killed. The worker writes to a pipe of its own, because libraries may print to standard output.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, BinaryIO, ClassVar


@dataclass(frozen=True, slots=True)
class Run:
    """To the worker: run these sources now, as one flow run."""

    KIND: ClassVar = "run"
    number: int
    sources: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Drain:
    """To the worker: end when the runs that are going on have ended."""

    KIND: ClassVar = "drain"


@dataclass(frozen=True, slots=True)
class Ready:
    """From the worker: everything is imported."""

    KIND: ClassVar = "ready"


@dataclass(frozen=True, slots=True)
class Began:
    """From the worker: Prefect has a flow run for the run."""

    KIND: ClassVar = "began"
    number: int
    flow_run: str


@dataclass(frozen=True, slots=True)
class Locked:
    """From the worker: another process is at work on these sources."""

    KIND: ClassVar = "locked"
    number: int
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceEnded:
    """From the worker: all that the run had for a source was requested and loaded."""

    KIND: ClassVar = "source"
    number: int
    source: str


@dataclass(frozen=True, slots=True)
class Ended:
    """From the worker: a run has ended."""

    KIND: ClassVar = "ended"
    number: int
    memory: int
    """Bytes that the worker has in memory."""


Message = Run | Drain | Ready | Began | Locked | SourceEnded | Ended
_KINDS: dict[str, type[Message]] = {kind.KIND: kind for kind in (Run, Drain, Ready, Began, Locked, SourceEnded, Ended)}


def encode(message: Message) -> bytes:
    """A message as a line."""
    return json.dumps([message.KIND, asdict(message)]).encode() + b"\n"


def decode(line: bytes) -> Message:
    """A line as a message."""
    kind, fields = json.loads(line)
    given = {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}
    make: Callable[..., Message] = _KINDS[kind]
    return make(**given)


LIMIT = 1 << 24
"""Bytes of a line: ten thousand sources have names of less."""


async def reader_of(pipe: BinaryIO) -> asyncio.StreamReader:
    """A reader of lines from a pipe."""
    reader = asyncio.StreamReader(limit=LIMIT)
    protocol: Any = asyncio.StreamReaderProtocol(reader)
    await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, pipe)
    return reader
