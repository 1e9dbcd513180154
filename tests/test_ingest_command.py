"""What a person or a timer that starts ``dateline ingest`` can rely on."""

from __future__ import annotations

import signal
import time
from pathlib import Path

import pytest
import requests

from tasks.analyst import run_query
from tasks.home import Home
from tasks.lake import LakeUnavailable
from tasks.warehouse import Warehouse
from tests.support import command, in_process
from tests.support.corpus_site import CorpusSite
from tests.support.gazette import write_corpus

PAGES = 24
UNREACHABLE = """
[[sources]]
name = "silent"
feeds = ["http://127.0.0.1:9/feed.xml"]
timeout = 1.0
"""


@pytest.mark.timeout(3 * command.LIMIT)  # three commands, each of which has its own limit
def test_two_runs_at_once_both_succeed_and_load_each_article_once(tmp_path: Path, prefect_api: dict[str, str]) -> None:
    home = Home(tmp_path / "home")
    config = tmp_path / "sources.toml"
    with CorpusSite(write_corpus(tmp_path / "corpus", PAGES), sites=2) as site:
        config.write_text(site.config_toml(), encoding="utf-8")
        options = ("--home", home.root, "--config", config, "ingest", "--json")
        both = [command.start(*options, environment=prefect_api) for _ in range(2)]
        try:
            done = [command.finish(process) for process in both]
        finally:
            for process in both:
                process.kill()
        asked, pages = site.request_count(), set(site.pages)
    assert [run.returncode for run in done] == [0, 0], done
    assert sum(command.counts(run.stdout)["inserted"] for run in done) == PAGES
    assert {url for url in pages if asked[url] != 1} == set(), "what one run has claimed the other leaves alone"
    assert sorted(url for (url,) in run_query(home, "SELECT url FROM articles").rows) == sorted(pages)
    checked = command.run("--home", home.root, "--config", config, "check")
    assert checked.returncode == 0, checked.stdout


def test_a_source_that_fails_fails_alone_and_shows_in_the_flows_state(
    tmp_path: Path, prefect_api: dict[str, str]
) -> None:
    home = Home(tmp_path / "home")
    config = tmp_path / "sources.toml"
    with CorpusSite(write_corpus(tmp_path / "corpus", 4), sites=1) as site:
        config.write_text(site.config_toml() + UNREACHABLE, encoding="utf-8")
        done = command.run("--home", home.root, "--config", config, "ingest", "--json", environment=prefect_api)
    assert done.returncode == 1
    run = command.record(done.stdout)
    assert list(run["errors"]) == ["silent"]
    assert "http://127.0.0.1:9/feed.xml" in done.stderr
    assert run_query(home, "SELECT count(*) FROM articles").rows == [(4,)]
    assert run_query(home, "SELECT source, error IS NULL FROM run_sources ORDER BY source").rows == [
        ("corpus-1", True),
        ("silent", False),
    ]

    api = prefect_api["PREFECT_API_URL"]
    # Other tests use the server at the same time: the artifact names this run.
    newest = requests.post(f"{api}/artifacts/filter", json={"sort": "CREATED_DESC", "limit": 100}, timeout=10).json()
    (artifact,) = [artifact for artifact in newest if artifact["description"] == run["run_id"]]
    flow_run = requests.get(f"{api}/flow_runs/{artifact['flow_run_id']}", timeout=10).json()
    assert (flow_run["name"], flow_run["state_type"]) == ("ingest all", "FAILED")
    assert "silent" in flow_run["state"]["message"]
    assert "| corpus-1 |" in artifact["data"]


def test_what_failed_is_said_once_and_each_other_document_is_counted(
    tmp_path: Path, prefect_api: dict[str, str]
) -> None:
    home, config = Home(tmp_path / "home"), tmp_path / "sources.toml"
    two = UNREACHABLE.replace('feed.xml"]', 'feed.xml", "http://127.0.0.1:9/other.xml"]')
    config.write_text(f'[defaults]\nallow_private_hosts = ["127.0.0.0/8"]\n{two}', encoding="utf-8")
    done = command.run("--home", home.root, "--config", config, "ingest", environment=prefect_api)
    assert done.returncode == 1
    said = [line for line in (done.stdout + done.stderr).splitlines() if "127.0.0.1:9" in line]
    assert len(said) == 1
    assert said[0].startswith("dateline: silent: http://127.0.0.1:9/")
    assert said[0].endswith("; and 1 more, which the log names")
    (log,) = home.logs.glob("dateline-*.log")
    assert log.read_text("utf-8").count("ERROR tasks.run.context part failed") == 2


def test_a_run_that_is_fetched_to_stop_keeps_what_it_has_and_the_next_continues(
    tmp_path: Path, prefect_api: dict[str, str]
) -> None:
    home = Home(tmp_path / "home")
    config = tmp_path / "sources.toml"
    options = ("--home", home.root, "--config", config, "ingest", "--json")
    with CorpusSite(write_corpus(tmp_path / "corpus", PAGES), sites=1) as site:
        config.write_text(site.config_toml().replace("delay = 0.0", "delay = 0.5"), encoding="utf-8")
        process = command.start(*options, environment=prefect_api)
        try:
            _wait_until_asked(site, 3)
            process.send_signal(signal.SIGTERM)
            out, err = process.communicate(timeout=command.LIMIT)
        finally:
            process.kill()
        assert process.returncode == 0, err
        stopped = command.counts(out)
        assert command.record(out)["stopped"]
        assert 0 < stopped["inserted"] < PAGES
        assert stopped["inserted"] + stopped["pending"] == stopped["taken_in"] == PAGES
        assert not list(home.archive.rglob("*.open"))

        config.write_text(site.config_toml(), encoding="utf-8")
        done = command.run(*options, environment=prefect_api)
        asked, pages = site.request_count(), set(site.pages)
    assert done.returncode == 0, done.stderr
    assert command.counts(done.stdout)["inserted"] == PAGES - stopped["inserted"]
    assert {url for url in pages if asked[url] != 1} == set()


def test_a_run_that_cannot_be_opened_ends_with_the_reason(tmp_path: Path, prefect_api: dict[str, str]) -> None:
    home = Home(tmp_path / "home")
    home.prepare()
    home.warehouse.write_bytes(b"no warehouse" * 1000)
    (config := tmp_path / "sources.toml").write_text(UNREACHABLE.replace("silent", "a"), encoding="utf-8")
    done = command.run("--home", home.root, "--config", config, "ingest", environment=prefect_api)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(f"dateline: {home.warehouse}: ")


def test_a_run_that_could_not_be_closed_is_closed_by_the_next_of_its_process(
    tmp_path: Path, prefect_api: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: object) -> None:
        raise LakeUnavailable("does not answer", key="the catalog")

    home = Home(tmp_path / "home")
    with CorpusSite(write_corpus(tmp_path / "corpus", 2), sites=1) as site:
        (config := tmp_path / "sources.toml").write_text(site.config_toml(), encoding="utf-8")
        with monkeypatch.context() as patch:
            patch.setattr("tasks.runs.close_run", fail)
            with pytest.raises(AssertionError, match="does not answer"):
                in_process.ingest(home, config, prefect_api)
        in_process.ingest(home, config, prefect_api)
    with Warehouse(home).transaction() as connection:
        states = connection.execute("SELECT state FROM runs ORDER BY started_at").fetchall()
    assert states == [("died",), ("completed",)]


def test_a_damaged_segment_does_not_fail_the_run(tmp_path: Path, prefect_api: dict[str, str]) -> None:
    home = Home(tmp_path / "home")
    config = tmp_path / "sources.toml"
    damaged = home.archive / "corpus-1" / "2025" / "01" / "20250101T000000Z-junk-1.warc.gz"
    damaged.parent.mkdir(parents=True)
    damaged.write_bytes(b"this is no segment")
    with CorpusSite(write_corpus(tmp_path / "corpus", 4), sites=1) as site:
        config.write_text(site.config_toml(), encoding="utf-8")
        run = in_process.ingest(home, config, prefect_api)
    assert any(str(damaged) in error for error in run.errors.values())
    assert in_process.total(run, "inserted") == 4
    assert [path.name for path in damaged.parent.iterdir()] == [damaged.name + ".damaged"]


def _wait_until_asked(site: CorpusSite, pages: int) -> None:
    deadline = time.monotonic() + command.LIMIT
    while sum(site.request_count()[url] for url in site.pages) < pages:
        assert time.monotonic() < deadline, "the run never began to fetch"
        time.sleep(0.05)
