"""``deploy/alarms.py`` creates an automation that sends every event of Dateline on: the webhook receives it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.support.corpus_site import ROOT

TELL = """
from flows.alarms import send_event
since = "2026-09-20T12:00:00+00:00"
why = 'no new article since Mon 23:00 UTC, usually 8 at least in these "hours"'
send_event("dateline.source.silent", "dateline.source.passed-on", "passed-on", {"kind": "silent", "why": why, "since": since})
found = {"kind": "damaged", "why": "a.warc.gz: cut", "since": since}
send_event("dateline.archive.damaged", "dateline.archive", "archive", found)
"""


@contextmanager
def webhook() -> Iterator[tuple[str, list[dict[str, str]]]]:
    """An address, and what was posted to it."""
    posted: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/alarms", posted
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.timeout(400)
def test_the_webhook_gets_each_alarm(prefect_api: dict[str, str]) -> None:
    with webhook() as (url, posted):
        # Twice: it renews what it has made, and does not pass each alarm on twice.
        for arguments in (["deploy/alarms.py", "--webhook", url],) * 2 + (["-c", TELL],):
            done = subprocess.run(
                [sys.executable, *arguments], cwd=ROOT, env=prefect_api, capture_output=True, text=True, timeout=150
            )
            assert done.returncode == 0, done.stderr
        deadline = time.monotonic() + 90
        while len(mine(posted)) < 2 and time.monotonic() < deadline:
            time.sleep(0.25)
    assert mine(posted) == [
        {"subject": "dateline.archive.damaged: archive", "body": "damaged: a.warc.gz: cut\nsince 2026-09-20T12:00:00+00:00"},
        {
            "subject": "dateline.source.silent: passed-on",
            "body": 'silent: no new article since Mon 23:00 UTC, usually 8 at least in these "hours"\n'
            "since 2026-09-20T12:00:00+00:00",
        },
    ]  # fmt: skip


def mine(posted: list[dict[str, str]]) -> list[dict[str, str]]:
    """Of this test: the server is shared, and others raise alarms too."""
    return sorted((post for post in posted if "2026-09-20T12" in post["body"]), key=lambda post: post["subject"])
