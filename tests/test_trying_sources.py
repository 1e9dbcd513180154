"""``dateline try`` and ``check --online``: what rules leave out is counted, and each source gets one verdict line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.cli.main import cli
from tests.support import fifty_sites as sites
from tests.support.web import Answer, Site, serving

LOOPBACK = 'delay = 0.0\nallow_private_hosts = ["127.0.0.0/8"]\n'


@pytest.fixture
def paper() -> Iterator[tuple[Site, sites.Made]]:
    with serving() as site:
        made = sites.Made("Quay Post", site.url, "en")
        sites.lay_out(made, datetime.now(UTC), "/story/{n}-{slug}")
        made.xml("/feed.xml", sites.rss(made))
        site.routes.update(made.routes)
        yield site, made


def run(tmp_path: Path, sources: str, *arguments: str) -> Result:
    config = tmp_path / "sources.toml"
    config.write_text(f"[defaults]\n{LOOPBACK}\n{sources}", "utf-8")
    result = CliRunner().invoke(cli, ["--home", str(tmp_path / "home"), "--config", str(config), *arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def source(name: str, **keys: object) -> str:
    lines = [f"{key} = {json.dumps(value)}" for key, value in keys.items()]
    return "\n".join(["[[sources]]", f'name = "{name}"', *lines, ""])


def test_entries_that_include_leaves_out_are_counted_with_one_of_them(
    tmp_path: Path, paper: tuple[Site, sites.Made]
) -> None:
    site, made = paper
    done = run(tmp_path, source("a", feeds=[f"{site.url}/feed.xml"], include=["/news/"]), "try", "a")
    assert done.exit_code == 1
    assert f"5 entries; 5 without a match of include, e.g. {site.url}{made.stories[0].path}" in done.output
    assert "addresses that pass the rules: 0\n" in done.output


def test_entries_that_exclude_leaves_out_are_counted(tmp_path: Path, paper: tuple[Site, sites.Made]) -> None:
    site, _ = paper
    done = run(tmp_path, source("a", feeds=[f"{site.url}/feed.xml"], exclude=["pier|ferry"]), "try", "a")
    assert done.exit_code == 0
    assert "5 entries; 2 left out by exclude, e.g. " in done.output
    assert "addresses that pass the rules: 3; the newest 3:\n" in done.output


def test_entries_of_a_sitemap_that_are_too_old_are_counted(tmp_path: Path) -> None:
    with serving() as site:
        made = sites.Made("Quay Post", site.url, "en")
        sites.lay_out(made, datetime(2020, 1, 1, tzinfo=UTC), "/story/{n}-{slug}")
        made.xml("/sitemap.xml", sites.sitemap(made))
        site.routes.update(made.routes)
        done = run(tmp_path, source("a", sitemaps=[f"{site.url}/sitemap.xml"]), "try", "a")
    assert done.exit_code == 0
    assert "5 entries; none of the last 14 days (a first run takes all), e.g. " in done.output
    assert re.search(r"\b20(?:19|20)-\d\d-\d\d \d\d:\d\d UTC · ", done.output), "a time as a person reads it"


def test_a_document_that_cannot_be_read_leads_to_a_look_at_its_site(
    tmp_path: Path, paper: tuple[Site, sites.Made]
) -> None:
    site, _ = paper
    done = run(tmp_path, source("a", sitemaps=[f"{site.url}/"]), "try", "a")
    assert done.exit_code == 1
    assert "is an HTML page, not a sitemap" in done.output
    assert f"try {site.url}/" in done.output


def test_a_schedule_that_is_slower_than_the_feed_is_doubtful(tmp_path: Path) -> None:
    with serving() as site:
        made = sites.Made("Quay Post", site.url, "en")
        sites.lay_out(made, datetime.now(UTC), "/story/{n}-{slug}", hours=0.05)
        made.xml("/feed.xml", sites.rss(made))
        site.routes.update(made.routes)
        feed = [f"{site.url}/feed.xml"]
        slow = run(tmp_path, source("a", feeds=feed, schedule="0 * * * *"), "try", "--all")
        quick = run(tmp_path, source("a", feeds=feed, schedule="*/5 * * * *"), "try", "--all")
    assert "doubtful a" in slow.output
    assert "is read every 60 minutes: schedule = " in slow.output
    assert "ok       a" in quick.output


@pytest.fixture
def many(paper: tuple[Site, sites.Made]) -> str:
    """One source that works, one behind a bot wall, one that is not there, one that is switched off."""
    site, made = paper
    wall = Answer(b"<title>Just a moment...</title>", 403, (("cf-mitigated", "challenge"),))
    walled = sites.Made("Wall", site.url, "en", stories=[sites.Story("/wall/1-a", "A", made.stories[0].when, "")])
    site.routes |= {"/walled.xml": Answer(sites.rss(walled).encode(), headers=sites.XML), "/wall/1-a": wall}
    return (
        source("good", feeds=[f"{site.url}/feed.xml"])
        + source("walled", feeds=[f"{site.url}/walled.xml"])
        + source("gone", feeds=[f"{site.url}/nowhere.xml"])
        + source("off", enabled=False, feeds=[f"{site.url}/feed.xml"])
    )


def test_each_enabled_source_has_one_line(tmp_path: Path, many: str) -> None:
    done = run(tmp_path, many, "try", "--all")
    assert done.exit_code == 1
    good, walled, gone, counts = done.output.splitlines()
    assert good.startswith("ok       good    1 document, 5 entries, newest 30 minutes ago, 3 of 3 pages read")
    assert walled.startswith(
        "fails    walled  1 document, 1 entry, newest 30 minutes ago, 0 of 1 pages read; bot check (Cloudflare"
    )
    assert "write to the site" in walled
    assert gone.startswith("fails    gone  ")
    assert "nowhere.xml status 404" in gone
    assert counts == "1 ok, 2 fails"


def test_check_online_says_the_same_after_its_checks(tmp_path: Path, many: str) -> None:
    done = run(tmp_path, many, "check", "--online")
    assert done.exit_code == 1
    assert "no warehouse yet" in done.output
    assert "ok       good" in done.output
    assert not (tmp_path / "home").exists()


def test_the_verdicts_are_there_as_json(tmp_path: Path, many: str) -> None:
    records = [json.loads(line) for line in run(tmp_path, many, "try", "--all", "--json").output.splitlines()]
    assert [(record["source"], record["state"]) for record in records] == [
        ("good", "ok"),
        ("walled", "fails"),
        ("gone", "fails"),
    ]
    assert records[1]["pages"][0]["why_not"].startswith("bot check")
