"""One source never gives an article, one changes its template, one's robots.txt fails: each raises its own alarm."""

from __future__ import annotations

import time
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import requests

from flows.alarms import raise_alarms
from tasks import alarms
from tasks.analyst import run_query
from tasks.config import AlarmSettings
from tasks.home import Home
from tasks.warehouse import Warehouse
from tests.support import in_process
from tests.support.archived_home import page
from tests.support.web import Answer, Site, robots, serving

KINDS = ("fruitless", "drifting", "robots", "well")
SHELL = b"<html><head><title>News</title></head><body><div id='app'></div></body></html>"


def lists(site: Site, numbers: range, body: bytes | None = None) -> None:
    """The site's map names these articles; ``body``: what they answer instead of an article."""
    for number in numbers:
        site.routes[f"/2026/09/{number}-story"] = Answer(body or page(f"{site.url[-2:]}of{number}"))
    urls = "".join(f"<url><loc>{site.url}/2026/09/{number}-story</loc></url>" for number in numbers)
    xml = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    site.routes["/sitemap.xml"] = Answer(xml.encode(), headers=(("Content-Type", "application/xml"),))


def write_config(path: Path, sites: dict[str, Site]) -> Path:
    head = '[defaults]\ncontact = "mailto:desk@news.example"\ndelay = 0.0\nallow_private_hosts = ["127.0.0.0/8"]\n'
    tables = [f'[[sources]]\nname = "{name}"\nsitemaps = ["{site.url}/sitemap.xml"]\n' for name, site in sites.items()]
    path.write_text(head + "".join(tables), encoding="utf-8")
    return path


@pytest.mark.timeout(400)
def test_each_raises_its_own_alarm_within_one_run(tmp_path: Path, prefect_api: dict[str, str]) -> None:
    home = Home(tmp_path / "home")
    with ExitStack() as stack:
        sites = {kind: stack.enter_context(serving(host=f"127.0.0.{n}")) for n, kind in enumerate(KINDS, 41)}
        config = write_config(tmp_path / "sources.toml", sites)
        for site in sites.values():
            lists(site, range(25))
        lists(sites["fruitless"], range(25), SHELL)
        assert in_process.ingest(home, config, prefect_api).errors == {}
        assert [alarm.kind for alarm in alarms.judge(Warehouse(home), datetime.now(UTC))] == ["fruitless"]

        lists(sites["drifting"], range(31), SHELL)
        sites["robots"].routes["/robots.txt"] = Answer(b"", 503)
        lists(sites["well"], range(31))
        sites["well"].routes["/robots.txt"] = robots("User-agent: *\nDisallow: /nothing\n")
        assert set(in_process.ingest(home, config, prefect_api).errors) == {"robots"}

    with in_process.using(prefect_api):
        told = raise_alarms(home, datetime.now(UTC), AlarmSettings(hold_minutes=0))
    assert sorted(alarm.kind for alarm in told) == ["drifting", "fruitless", "robots"]
    raised = {row[0]: row[1] for row in alarms_of(home)}
    assert raised == {"fruitless": "fruitless", "drifting": "drifting", "robots": "robots"}
    assert run_query(home, "SELECT count(*) FROM articles WHERE source = 'well'").rows == [(31,)]
    health = dict(run_query(home, "SELECT source, health FROM source_health").rows)
    assert health == {**{kind: kind for kind in KINDS}, "well": "new"}
    assert seen(prefect_api["PREFECT_API_URL"]) == {
        f"dateline.source.{kind}": f"dateline.source.{kind}" for kind in ("fruitless", "drifting", "robots")
    }


def alarms_of(home: Home) -> list[tuple[Any, ...]]:
    with Warehouse(home).transaction() as connection:
        return connection.execute("SELECT source, kind FROM alarms WHERE ended_at IS NULL").fetchall()


def seen(api: str) -> dict[str, str]:
    """Event to resource, as an automation sees them; events are stored within seconds."""
    deadline = time.monotonic() + 60
    found: dict[str, str] = {}
    while len(found) < 3 and time.monotonic() < deadline:
        asked = {"filter": {"event": {"prefix": ["dateline.source."]}}, "limit": 50}
        answer = requests.post(f"{api}/events/filter", json=asked, timeout=10)
        told = [(event["event"], event["resource"]["prefect.resource.id"]) for event in answer.json()["events"]]
        # Other tests use the server at the same time, and raise alarms of other sources.
        found = {event: source for event, source in told if source.rpartition(".")[2] in KINDS}
        time.sleep(0.25)
    return found
