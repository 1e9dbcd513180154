"""``dateline add --file``, then ``ingest``: from fifty addresses to their articles without a line written by hand."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from rich.console import Console
from rich.table import Table

from flows.cli.main import cli
from tasks.analyst import run_query
from tasks.home import Home
from tests.support import in_process
from tests.support.fifty_sites import SITES, Made, fifty_sites

DEFAULTS = (
    '# Kept as it is.\n[defaults]\ndelay = 0.0 # no pause: the hosts are ours\nallow_private_hosts = ["127.0.0.0/8"]\n'
)
NAMES = [name for name, _, _ in SITES]


@dataclass(frozen=True)
class Done:
    """All sites, what ``add`` said of each, what it wrote, and what a run then loaded."""

    sites: dict[str, Made]
    said: dict[str, dict[str, Any]]
    written: str
    status: int
    loaded: dict[str, int]
    """Articles by source."""


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory, prefect_api: dict[str, str]) -> Done:
    folder = tmp_path_factory.mktemp("fifty")
    home, config, homes = Home(folder / "home"), folder / "sources.toml", folder / "homes.txt"
    config.write_text(DEFAULTS, "utf-8")
    with fifty_sites(datetime.now(UTC)) as sites:
        homes.write_text("# our sites\n" + "\n".join(site.address for site in sites) + "\n", "utf-8")
        options = ["--home", str(home.root), "--config", str(config), "add", "--file", str(homes), "--yes", "--json"]
        result = CliRunner().invoke(cli, options)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        records = [json.loads(line) for line in result.output.splitlines()]
        run = in_process.ingest(home, config, prefect_api)
    assert not run.errors
    loaded = dict(run_query(home, "SELECT source, count(*) FROM articles GROUP BY source").rows)
    by_name = {site.name: site for site in sites}
    said = dict(zip(by_name, records, strict=True))
    _print_table(by_name, said, loaded)
    return Done(by_name, said, config.read_text("utf-8"), result.exit_code, loaded)


def _print_table(sites: dict[str, Made], said: dict[str, dict[str, Any]], loaded: dict[str, int]) -> None:
    """What came of each site; ``pytest -s`` shows it."""
    table = Table("site", "verdict", "reads", "articles", "loaded", "obstacle")
    for name, site in sites.items():
        record = said[name]
        source = record["source"] or {}
        reads = ", ".join(key for key in ("feeds", "sitemaps", "listings") if key in source)
        obstacle = record["obstacle"]
        count = str(loaded.get(source.get("name"), 0))
        table.add_row(name, record["verdict"], reads, str(site.articles), count, obstacle["kind"] if obstacle else "")
    Console(width=110).print(table)


def test_there_are_fifty_sites(done: Done) -> None:
    assert len(done.sites) >= 50


@pytest.mark.parametrize("name", NAMES)
def test_a_site_gives_its_articles_or_what_stands_in_the_way(done: Done, name: str) -> None:
    site, record = done.sites[name], done.said[name]
    if site.obstacle:
        assert (record["verdict"] in ("blocked", "nothing"), record["written"]) == (True, False)
        assert record["obstacle"]["kind"] == site.obstacle
        assert record["obstacle"]["remedy"]
        return
    assert record["verdict"] == "added", record
    assert done.loaded[record["source"]["name"]] == site.articles
    keys = {"feed": "feeds", "listing": "listings"}
    assert keys.get(site.kind, "sitemaps") in record["source"]
    for key, text in site.expects.items():
        assert text in str(record["source"][key])


def test_the_status_says_that_not_all_were_added(done: Done) -> None:
    assert done.status == 1


def test_what_was_in_the_file_is_kept_and_each_source_has_its_reasons(done: Done) -> None:
    assert done.written.startswith(DEFAULTS)
    tables = tomllib.loads(done.written)["sources"]
    assert [table["name"] for table in tables] == [r["source"]["name"] for r in done.said.values() if r["written"]]
    assert done.written.count("# Added by `dateline add ") == len(tables)


def test_languages_are_those_of_the_pages(done: Done) -> None:
    stated = {site.name: site.language for site in done.sites.values() if site.articles}
    assert {name: done.said[name]["source"]["language"] for name in stated} == stated


def test_a_second_time_each_is_known(done: Done, tmp_path: Path) -> None:
    config = tmp_path / "sources.toml"
    with fifty_sites(datetime.now(UTC)) as sites:
        site = sites[0]
        config.write_text(DEFAULTS + f'[[sources]]\nname = "there"\nfeeds = ["{site.origin}/feed/"]\n', "utf-8")
        before = config.read_text("utf-8")
        options = ["--home", str(tmp_path), "--config", str(config), "add", site.address, "--yes"]
        result = CliRunner().invoke(cli, options)
    assert "read already, by the source there" in result.output
    assert (result.exit_code, config.read_text("utf-8")) == (0, before)
