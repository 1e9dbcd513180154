"""SIGTERM is heard by every command within ten seconds, whatever it waits for."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest

from tests.support import command, two_newspapers
from tests.support.web import Answer, Site, serving, trickle

HEARD = 10.0
"""Seconds; the tests add what a busy machine may need to end a process."""
BUSY = 20.0
CONFIG = """[defaults]
contact = "mailto:desk@quay-courier.example"
delay = 0.0
timeout = 120.0
respect_robots = false
allow_private_hosts = ["127.0.0.0/8"]

[[sources]]
name = "quay"
feeds = ["{url}/feed.xml"]
"""
FEED = "<rss><channel><item><title>a</title><link>{url}/2026/11/a-story-of-the-town</link></item></channel></rss>"
ENDLESS = "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE hash(a.range + b.range) = 1"


def ended(process: object, site: Site | None, path: str) -> tuple[int, float]:
    """The status of a process, and the seconds from SIGTERM to its end."""
    assert isinstance(process, command.subprocess.Popen)
    limit = time.monotonic() + command.LIMIT
    try:
        while site is not None and path not in site.paths() and time.monotonic() < limit:
            assert process.poll() is None, process.communicate()
            time.sleep(0.1)
        process.send_signal(signal.SIGTERM)
        told = time.monotonic()
        process.communicate(timeout=command.LIMIT)
        return process.returncode, time.monotonic() - told
    finally:
        process.kill()


@pytest.mark.fault("signals", "SIGTERM at `ingest` and `try` while a page or a feed does not come", "ended within 10 s")
@pytest.mark.parametrize(
    ("arguments", "silent"),
    [(("ingest",), "/2026/11/a-story-of-the-town"), (("ingest",), "/feed.xml"), (("try", "quay"), "/feed.xml")],
)
def test_a_command_that_waits_for_a_site_hears_it(
    tmp_path: Path, arguments: tuple[str, ...], silent: str, prefect_api: dict[str, str]
) -> None:
    config = tmp_path / "sources.toml"
    with serving() as site:
        site.routes["/feed.xml"] = Answer(FEED.format(url=site.url).encode())
        site.routes[silent] = trickle(b"", b"")
        config.write_text(CONFIG.format(url=site.url), encoding="utf-8")
        process = command.start("--home", tmp_path, "--config", config, *arguments, environment=prefect_api)
        _, seconds = ended(process, site, silent)
    assert seconds < HEARD + BUSY


@pytest.mark.fault("signals", "SIGTERM at a query that never ends", "ended at once")
def test_a_query_that_never_ends_hears_it(tmp_path: Path) -> None:
    home = two_newspapers.made_home(tmp_path / "home")
    status, seconds = ended(command.start("--home", home.root, "query", ENDLESS), None, "")
    assert status != 0
    assert seconds < HEARD
