"""``dateline serve`` with a real Prefect server: sources run when they are due, and leave their table."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
import requests

from flows.serving.deployments import deployments, home_tag
from flows.serving.server import Server, is_healthy
from tasks.analyst import run_query
from tasks.config import load_config
from tasks.home import Home
from tasks.pure.errors import ConfigError
from tasks.settings import Settings
from tasks.source_lock import hold_lock
from tasks.warehouse import Warehouse
from tests.support import command
from tests.support.archived_home import page
from tests.support.prefect_server import give_database
from tests.support.web import Answer, Site, serving

T = TypeVar("T")


def until(look: Callable[[], T | None], seconds: float) -> T:
    """What ``look`` gives once it gives anything."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.25)
    raise AssertionError(f"not within {seconds} s")


@pytest.fixture
def site() -> Iterator[Site]:
    names = ("harbour", "ferry", "tower")
    links = {f"/2026/09/{name}-story": Answer(page(name)) for name in names}
    with serving(dict(links)) as site:
        listed = "".join(f"<url><loc>{site.url}{path}</loc></url>" for path in links)
        xml = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</urlset>'
        site.routes["/sitemap.xml"] = Answer(xml.encode(), headers=(("Content-Type", "application/xml"),))
        yield site


def write_config(path: Path, site: Site) -> Path:
    path.write_text(
        '[defaults]\ncontact = "mailto:desk@news.example"\ndelay = 0.0\nallow_private_hosts = ["127.0.0.0/8"]\n'
        f'[[sources]]\nname = "post"\nsitemaps = ["{site.url}/sitemap.xml"]\n',
        encoding="utf-8",
    )
    return path


def api_result(api: str, path: str, **body: Any) -> Any:
    answer = requests.post(f"{api}{path}", json=body, timeout=10)
    answer.raise_for_status()
    return answer.json()


def api_done(api: str, path: str) -> None:
    """Post to Prefect; again where its database is locked at the moment, which it says with 503."""
    until(lambda: requests.post(f"{api}{path}", timeout=30).status_code < 300, 60)


def completed(api: str, home: Home, name: str) -> list[Any]:
    """Completed flow runs of a home by their name, which says whose they are; the first that started first."""
    wanted = {"tags": {"all_": [home_tag(str(home.root))]}, "name": {"any_": [name]}}
    runs = api_result(api, "/flow_runs/filter", flow_runs=wanted, sort="START_TIME_ASC")
    return [run for run in runs if run["state_type"] == "COMPLETED"]


def deployed(api: str, home: Home) -> dict[str, Any]:
    """The deployments of sources, by name."""
    tags = {"tags": {"all_": [home_tag(str(home.root))]}}
    found = api_result(api, "/deployments/filter", flows={"name": {"any_": ["ingest"]}}, deployments=tags)
    return {entry["name"]: entry for entry in found}


def worker_of(service: int) -> int | None:
    """The process id of the service's worker."""
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = int((path / "stat").read_text().rpartition(") ")[2].split()[1])
            if parent == service and b"flows.serving.worker" in (path / "cmdline").read_bytes():
                return int(path.name)
    return None


@pytest.mark.acceptance
@pytest.mark.timeout(700)
def test_sources_are_served_through_reloads_pauses_and_the_death_of_a_worker(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, site: Site, prefect_api: dict[str, str]
) -> None:
    """Every ten seconds, which a cron line cannot express.

    A changed configuration is applied or refused while the service runs; a source is paused as Prefect's pages do it; the
    worker is killed with -9. After SIGTERM the service ends in order. The files that Prefect keeps for all users of a
    machine belong to another user.
    """
    shared = tmp_path_factory.mktemp("t")
    (shared / "runner_storage").write_text("another user's", encoding="utf-8")
    api, home = prefect_api["PREFECT_API_URL"], Home(tmp_path / "home")
    path = write_config(tmp_path / "sources.toml", site)
    options = ["--home", home.root, "--config", path, "serve"]
    served = command.start("10", *options, environment={**prefect_api, "TMPDIR": str(shared)}, module="bench.often")
    try:

        def more(name: str) -> None:
            """Wait for a run by this name that starts after now."""
            now = datetime.now(UTC)

            def look() -> bool:
                assert served.poll() is None, "it goes on until it is stopped"
                return any(datetime.fromisoformat(run["start_time"]) > now for run in completed(api, home, name))

            until(look, 120)

        more("post")
        # Added while it serves: read at once after a signal, and from then on with the other one, as one run.
        right = path.read_text(encoding="utf-8")
        both = right + f'[[sources]]\nname = "gazette"\nsitemaps = ["{site.url}/sitemap.xml"]\n'
        path.write_text(both, "utf-8")
        served.send_signal(signal.SIGHUP)
        more("post, gazette")
        # Paused in Prefect: the other one goes on alone.
        gazette = until(lambda: deployed(api, home).get("gazette"), 60)
        api_done(api, f"/deployments/{gazette['id']}/pause_deployment")
        more("post")
        api_done(api, f"/deployments/{gazette['id']}/resume_deployment")
        more("post, gazette")
        # A worker that is killed is replaced, and what it was at work on is done by the next.
        killed = worker_of(served.pid)
        assert killed is not None
        os.kill(killed, signal.SIGKILL)
        more("post, gazette")
        assert worker_of(served.pid) not in (None, killed)
        # With a mistake it is refused, and the sources run on; the source removed meanwhile is no longer served.
        path.write_text(right.replace("sitemaps", "sitemap"), "utf-8")
        served.send_signal(signal.SIGHUP)
        more("post, gazette")
        assert sorted(deployed(api, home)) == ["gazette", "post"]
        path.write_text(right, "utf-8")
        until(lambda: sorted(deployed(api, home)) == ["post"], 150)
        more("post")
        artifacts = api_result(api, "/artifacts/filter", artifacts={"key": {"any_": ["ingest"]}}, limit=200)
        post = deployed(api, home)["post"]
    finally:
        served.send_signal(signal.SIGTERM)
        _, err = served.communicate(timeout=120)
    assert served.returncode == 0, err
    assert "the changed configuration is refused" in err
    assert 'did you mean \\"sitemaps' in err, "the remedy"
    assert any("| post |" in artifact["data"] for artifact in artifacts)
    assert any("Nothing new" in artifact["data"] and "| gazette |" in artifact["data"] for artifact in artifacts)
    assert run_query(home, "SELECT count(*), max(version) FROM articles").rows == [(3, 1)]
    with Warehouse(home).transaction() as connection:
        states = {state for (state,) in connection.execute("SELECT DISTINCT state FROM runs").fetchall()}
    assert states <= {"completed", "died"}
    assert not post["paused"], "the schedule goes on at the next start"
    assert [schedule["active"] for schedule in post["schedules"]] == [False], "it is shown; the service starts the runs"
    assert (post["concurrency_options"]["collision_strategy"], post["global_concurrency_limit"]["limit"]) == (
        "CANCEL_NEW",
        1,
    )


@pytest.mark.timeout(400)
def test_a_server_that_dies_is_started_again_and_ends_with_us(tmp_path: Path, prefect_api: dict[str, str]) -> None:
    home = Home(tmp_path)
    home.prepare()
    give_database(prefect_api, home)
    server = Server(home, port=free_port(), ui=False)

    async def scene() -> None:
        await server.start()
        watching = asyncio.create_task(server.watch())
        first = server.pid
        assert first is not None
        assert is_healthy(server.url)
        os.kill(first, signal.SIGKILL)
        deadline = time.monotonic() + 240
        while time.monotonic() < deadline and (server.pid == first or not is_healthy(server.url)):
            await asyncio.sleep(0.25)
        assert server.pid != first
        assert is_healthy(server.url)
        with pytest.raises(ConfigError, match="PREFECT_API_URL"):
            await Server(home, port=server.port, ui=False).start()
        assert server._process is not None
        assert server._process.stdin is not None
        server._process.stdin.close()  # what the server sees of a kill -9 of its parent
        assert await asyncio.to_thread(server._process.wait, 60) is not None
        await server.stop()
        await watching

    asyncio.run(scene())
    assert not is_healthy(server.url)


def test_a_server_that_died_is_not_started_again_after_the_stop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Server(Home(tmp_path), port=free_port(), ui=False)
    monkeypatch.setattr("flows.serving.server.PROCESS_POLL_SECONDS", 0.01)
    monkeypatch.setattr("flows.serving.server.FIRST_PAUSE", 0.3)

    async def scene() -> None:
        dead = subprocess.Popen([sys.executable, "-c", ""], stdin=subprocess.PIPE)
        dead.wait()
        server._process = dead
        watching = asyncio.create_task(server.watch())
        await asyncio.sleep(0.1)  # the watch has seen it, and waits to start another
        await server.stop()
        await watching
        assert server._process is dead

    asyncio.run(scene())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_lock_is_one_process_s_and_ends_with_it(tmp_path: Path) -> None:
    home = Home(tmp_path)
    script = (
        "import sys\nfrom pathlib import Path\nfrom tasks.home import Home\nfrom tasks.source_lock import hold_lock\n"
        "with hold_lock(Home(Path(sys.argv[1])), 'post') as is_ours:\n"
        "    print(is_ours, flush=True)\n    sys.stdin.readline()\n"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", script, tmp_path],
        cwd=command.ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "True\n"
    with hold_lock(home, "post") as is_ours, hold_lock(home, "gazette") as is_ours_too:
        assert (is_ours, is_ours_too) == (False, True)
    other.kill()
    other.communicate()
    with hold_lock(home, "post") as is_ours:
        assert is_ours


def test_a_run_that_would_overlap_is_dropped_or_waits_as_configured(tmp_path: Path) -> None:
    config = tmp_path / "sources.toml"
    feeds = 'feeds = ["https://post.example/feed"]'
    config.write_text(
        f'[[sources]]\nname = "a"\n{feeds}\n[[sources]]\nname = "b"\n{feeds}\noverlap = "wait"\n', encoding="utf-8"
    )
    served = deployments(Settings(Home(tmp_path / "home"), config), load_config(config))
    strategies = {
        deployment.name: (deployment.concurrency_limit, deployment.concurrency_options) for deployment in served
    }
    assert {name: (limit, options and options.collision_strategy) for name, (limit, options) in strategies.items()} == {
        "a": (1, "CANCEL_NEW"),
        "b": (1, "ENQUEUE"),
        "daily": (1, "CANCEL_NEW"),
        "by-hand": (1, "CANCEL_NEW"),
    }
