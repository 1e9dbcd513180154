"""A worker that speaks with the service as ``flows.serving.worker`` does, and runs nothing: ``HOME CONFIG PIPE``.

What it does with a run is in the name of its first source: ``holds`` never ends by itself, ``dies`` ends the process,
``refused`` has no flow run, ``large`` reports much memory, ``elsewhere`` is locked by another process. It writes a line
to ``HOME/stub.log`` for each run and at its end.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from flows.serving import messages
from flows.serving.messages import Began, Drain, Ended, Locked, Message, Ready, Run, SourceEnded


async def main() -> None:
    home, _, pipe = sys.argv[1:4]

    def say(message: Message) -> None:
        os.write(int(pipe), messages.encode(message))

    def note(text: str) -> None:
        with (Path(home) / "stub.log").open("a", encoding="utf-8") as log:
            log.write(f"{text}\n")

    reader = await messages.reader_of(sys.stdin.buffer)
    say(Ready())
    while line := await reader.readline():
        message = messages.decode(line)
        if isinstance(message, Drain):
            note("drained")
            return
        assert isinstance(message, Run)
        note(f"run {' '.join(message.sources)}")
        what = message.sources[0]
        if what == "dies":
            say(SourceEnded(message.number, message.sources[-1]))
            os.kill(os.getpid(), signal.SIGKILL)
        if what == "elsewhere":
            say(Locked(message.number, message.sources))
        if what != "refused":
            say(Began(message.number, f"flow-run-{message.number}"))
        if what != "holds":
            say(Ended(message.number, 1 << 40 if what == "large" else 1))
    note("stopped")


if __name__ == "__main__":
    asyncio.run(main())
