"""Without a named Prefect server a command starts its own: early, quiet, and ended with the command."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect.settings import get_current_settings

from flows.serving.embedded_server import EmbeddedServer
from flows.serving.environment import prepare_prefect
from flows.serving.server import is_healthy
from tasks.analyst import run_query
from tasks.home import Home
from tests.support import command
from tests.support.archived_home import page
from tests.support.prefect_server import give_database
from tests.support.web import Answer, serving

BARE = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
"""The environment of a person who has set up nothing."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    home = Home(tmp_path / "home")
    home.prepare()
    with monkeypatch.context() as patch:
        for name in os.environ.keys() - BARE.keys():
            patch.delenv(name)
        patch.setattr(os, "environ", os.environ.copy())  # what is set in it stays in this test
        yield home


@pytest.mark.acceptance
@pytest.mark.timeout(290)
def test_a_run_without_a_server_is_quiet_and_says_its_stages(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    config = tmp_path / "sources.toml"
    with serving({"/2026/09/ferry-story": Answer(page("ferry"))}) as site:
        config.write_text(
            '[defaults]\ncontact = "mailto:desk@news.example"\ndelay = 0.0\nallow_private_hosts = ["127.0.0.0/8"]\n'
            f'[[sources]]\nname = "post"\nurls = ["{site.url}/2026/09/ferry-story"]\n',
            encoding="utf-8",
        )
        done = command.run("--home", home.root, "--config", config, "ingest", environment=BARE)
    assert done.returncode == 0, done.stderr
    stages = ["opening the warehouse", "reading what the sources list", "fetching and loading", "publishing"]
    assert [line for line in done.stderr.splitlines() if " fetched, " not in line] == stages
    assert run_query(home, "SELECT count(*) FROM articles").rows == [(1,)]
    assert (home.prefect / "prefect.db").is_file(), "its state lies under the home"


@pytest.mark.timeout(290)
def test_flows_use_it_and_it_ends_with_the_process_that_started_it(prefect_api: dict[str, str], home: Home) -> None:
    give_database(prefect_api, home)
    prepare_prefect(home)
    server = EmbeddedServer(home)
    assert server.process is not None
    assert server.process.stdin is not None
    with server.in_use():
        assert get_current_settings().api.url == server.url
        assert is_healthy(server.url)
    assert get_current_settings().api.url is None
    server.process.stdin.close()  # what it sees of a kill -9 of its parent
    assert server.process.wait(30) is not None
    assert not is_healthy(server.url)
    server.stop()


def test_one_that_does_not_come_up_leaves_it_to_prefect(home: Home) -> None:
    prepare_prefect(home)
    server = EmbeddedServer(home)
    assert server.process is not None
    server.process.send_signal(signal.SIGKILL)
    server.process.wait(30)
    with server.in_use():
        assert get_current_settings().api.url is None
    assert server.process is None


def test_where_a_server_is_named_none_is_started(home: Home) -> None:
    os.environ["PREFECT_API_URL"] = "http://prefect.example/api"
    assert EmbeddedServer(home).process is None
