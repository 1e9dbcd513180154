"""SIGTERM is heard by every command within ten seconds, whatever it waits for."""

from __future__ import annotations

import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support import command, two_newspapers
from tests.support.web import Answer, Site, serving, trickle

HEARD = 10.0
"""Seconds from the signal to the end of the process, without those in which it was ready and the cores were not."""
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
STORY = "/2026/11/a-story-of-the-town"
ENDLESS = "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE hash(a.range + b.range) = 1"


def ended(process: object, site: Site | None, path: str) -> tuple[int, float]:
    """The status of a process, and the seconds from SIGTERM to its end."""
    assert isinstance(process, command.subprocess.Popen)
    limit = time.monotonic() + command.LIMIT
    try:
        while site is not None and path not in site.paths() and time.monotonic() < limit:
            assert process.poll() is None, process.communicate()
            time.sleep(0.1)
        before = delays(process.pid)
        process.send_signal(signal.SIGTERM)
        told, after = time.monotonic(), before
        while process.poll() is None and time.monotonic() < told + command.LIMIT:
            after = {**after, **delays(process.pid)}
            time.sleep(0.05)
        seconds = time.monotonic() - told
        process.communicate(timeout=command.LIMIT)
        return process.returncode, seconds - sum(delay - before.get(thread, 0.0) for thread, delay in after.items())
    finally:
        process.kill()


def delays(process: int) -> dict[str, float]:
    """By thread: the seconds that it has waited for a core, as the kernel counts them (``schedstat``)."""
    found = {}
    for thread in Path(f"/proc/{process}/task").glob("*/schedstat"):
        with suppress(OSError):
            found[thread.parent.name] = int(thread.read_text().split()[1]) / 1e9
    return found


@pytest.mark.fault(
    "signals",
    "SIGTERM at `ingest`, `backfill`, `try`, `extract` while a page or a feed does not come",
    "ended within 10 s",
)
@pytest.mark.parametrize(
    ("arguments", "silent"),
    [
        (("ingest",), STORY),
        (("ingest",), "/feed.xml"),
        (("try", "quay"), "/feed.xml"),
        (("extract", "story"), STORY),
        (("backfill", "--source", "quay", "--urls", "urls"), STORY),
    ],
)
def test_a_command_that_waits_for_a_site_hears_it(
    tmp_path: Path, arguments: tuple[str, ...], silent: str, prefect_api: dict[str, str]
) -> None:
    config = tmp_path / "sources.toml"
    with serving() as site:
        site.routes["/feed.xml"] = Answer(FEED.format(url=site.url).encode())
        site.routes[silent] = trickle(b"", b"")
        config.write_text(CONFIG.format(url=site.url), encoding="utf-8")
        urls = tmp_path / "urls"
        urls.write_text(site.url + STORY)
        given = [{"urls": urls, "story": site.url + STORY}.get(argument, argument) for argument in arguments]
        process = command.start("--home", tmp_path, "--config", config, *given, environment=prefect_api)
        _, seconds = ended(process, site, silent)
    assert seconds < HEARD


@pytest.mark.fault("signals", "SIGTERM at a query or an export that never ends", "ended at once")
@pytest.mark.parametrize("arguments", [("query", ENDLESS), ("export", "out", "--where", f"({ENDLESS}) > 0")])
def test_a_query_that_never_ends_hears_it(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    home = two_newspapers.made_home(tmp_path / "home")
    given = [tmp_path / "out" if argument == "out" else argument for argument in arguments]
    status, seconds = ended(command.start("--home", home.root, *given), None, "")
    assert status != 0
    assert seconds < HEARD
