"""``dateline serve`` with a real Prefect server: a run starts on its schedule, finishes and leaves its table."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
import requests

from flows.serving.deployments import deployments
from flows.serving.overdue import overdue
from flows.serving.server import Server, is_healthy
from tasks.analyst import run_query
from tasks.config import load_config
from tasks.home import Home
from tasks.pure.errors import ConfigError
from tasks.settings import Settings
from tasks.source_lock import hold_lock
from tasks.warehouse import Warehouse
from tests.support import command, two_newspapers
from tests.support.archived_home import page
from tests.support.web import Answer, Site, serving

T = TypeVar("T")
NOON = datetime(2026, 9, 20, 12, 7, tzinfo=UTC)


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


def of(api: str, deployment: str, state: str) -> list[Any]:
    """Runs of a deployment in a state, the first that started first."""
    runs = api_result(api, "/flow_runs/filter", deployments={"name": {"any_": [deployment]}}, sort="START_TIME_ASC")
    return [run for run in runs if run["state_type"] == state]


def deployed(api: str) -> list[Any]:
    """The deployments of sources, by name."""
    found = api_result(api, "/deployments/filter", flows={"name": {"any_": ["ingest"]}}, sort="NAME_ASC")
    return [entry for entry in found if entry["name"] in ("post", "gazette")]


@pytest.mark.timeout(400)
def test_a_run_starts_on_schedule_finishes_and_leaves_its_table(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, site: Site, prefect_api: dict[str, str]
) -> None:
    """Every fifteen seconds, which a cron line cannot express.

    A changed configuration is applied or refused while the service runs. After SIGTERM it ends in order. The files that
    Prefect keeps for all users of a machine belong to another user.
    """
    shared = tmp_path_factory.mktemp("t")
    (shared / "runner_storage").write_text("another user's", encoding="utf-8")
    api, home = prefect_api["PREFECT_API_URL"], Home(tmp_path / "home")
    path = write_config(tmp_path / "sources.toml", site)
    options = ["--home", home.root, "--config", path, "serve"]
    served = command.start("15", *options, environment={**prefect_api, "TMPDIR": str(shared)}, module="bench.often")
    try:

        def scheduled() -> list[Any]:
            assert served.poll() is None, "it goes on until it is told"
            return [run for run in of(api, "post", "COMPLETED") if run["auto_scheduled"]]

        (run, *_) = until(scheduled, 240)
        # Added while it serves: read at once after a signal.
        right = path.read_text(encoding="utf-8")
        path.write_text(right + f'[[sources]]\nname = "gazette"\nsitemaps = ["{site.url}/sitemap.xml"]\n', "utf-8")
        served.send_signal(signal.SIGHUP)
        until(lambda: of(api, "gazette", "SCHEDULED"), 100)
        # With a mistake it is refused, and the sources run on; the source removed meanwhile is no longer served.
        path.write_text(right.replace("sitemaps", "sitemap"), "utf-8")
        served.send_signal(signal.SIGHUP)
        refused_at = datetime.now(UTC)
        until(lambda: any(datetime.fromisoformat(run["start_time"]) > refused_at for run in scheduled()), 100)
        assert [entry["name"] for entry in deployed(api)] == ["gazette", "post"]
        path.write_text(right, "utf-8")
        until(lambda: [entry["name"] for entry in deployed(api)] == ["post"], 60)
        artifacts = api_result(api, "/artifacts/filter", artifacts={"key": {"any_": ["ingest"]}}, limit=50)
        deployments = api_result(api, "/deployments/filter")
    finally:
        served.send_signal(signal.SIGTERM)
        _, err = served.communicate(timeout=120)
    assert served.returncode == 0, err
    assert "the changed configuration is refused" in err
    assert 'did you mean \\"sitemaps' in err, "the remedy"
    assert run["parameters"]["home"] == str(home.root)
    assert any("| post |" in artifact["data"] for artifact in artifacts)
    assert run_query(home, "SELECT count(*), max(version) FROM articles").rows == [(3, 1)]
    assert run_query(home, "SELECT DISTINCT state FROM runs").rows == [("completed",)]
    (post,) = [deployment for deployment in deployments if deployment["name"] == "post"]
    assert not post["paused"], "the schedule goes on at the next start"
    assert (post["concurrency_options"]["collision_strategy"], post["global_concurrency_limit"]["limit"]) == (
        "CANCEL_NEW",
        1,
    )


@pytest.mark.timeout(400)
def test_a_server_that_dies_is_started_again_and_ends_with_us(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.prepare()
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


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


SOURCES = """
[defaults]
contact = "mailto:desk@news.example"
[[sources]]
name = "hourly"
feeds = ["https://a.example/feed"]
schedule = "0 * * * *"
[[sources]]
name = "daily"
feeds = ["https://b.example/feed"]
schedule = "30 6 * * *"
[[sources]]
name = "by-hand"
feeds = ["https://c.example/feed"]
schedule = ""
[[sources]]
name = "off"
feeds = ["https://d.example/feed"]
enabled = false
"""


def test_what_was_missed_is_overdue_once(tmp_path: Path) -> None:
    """The hourly one last ran at 9:50, its runs at 10, 11 and 12 were missed; the daily one ran after 6:30."""
    path = tmp_path / "sources.toml"
    path.write_text(SOURCES, encoding="utf-8")
    where, config = Settings(Home(tmp_path / "home"), path), load_config(path)
    assert [source.name for source in overdue(where, config.sources, NOON)] == ["hourly", "daily"]
    warehouse = Warehouse(where.home)
    warehouse.migrate()
    with warehouse.transaction() as connection:
        for key, source, at in (
            ("run-1", "hourly", NOON.replace(hour=9, minute=50)),
            ("run-2", "daily", NOON.replace(hour=6, minute=31)),
        ):
            two_newspapers.insert(connection, "runs", [two_newspapers.run(key, at)])
            two_newspapers.insert(connection, "run_sources", [two_newspapers.run_source(key, source, at)])
    assert [source.name for source in overdue(where, config.sources, NOON)] == ["hourly"]
    assert [source.name for source in overdue(where, config.sources, NOON + timedelta(days=1))] == ["hourly", "daily"]


@pytest.mark.parametrize(
    ("zone", "is_overdue"),
    [("UTC", False), ("Europe/Moscow", True)],  # half past twelve in Moscow is 9:30 in UTC
)
def test_a_cron_line_is_in_the_zone_that_is_named(tmp_path: Path, zone: str, is_overdue: bool) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(
        '[[sources]]\nname = "noon"\nfeeds = ["https://post.example/feed"]\nschedule = "30 12 * * *"\n'
        f'schedule_zone = "{zone}"\n',
        encoding="utf-8",
    )
    where, config = Settings(Home(tmp_path / "home"), path), load_config(path)
    warehouse = Warehouse(where.home)
    warehouse.migrate()
    with warehouse.transaction() as connection:  # it ran at 9:00 in UTC
        at = NOON.replace(hour=9, minute=0)
        two_newspapers.insert(connection, "runs", [two_newspapers.run("run-1", at)])
        two_newspapers.insert(connection, "run_sources", [two_newspapers.run_source("run-1", "noon", at)])
    assert [source.name for source in overdue(where, config.sources, NOON)] == (["noon"] if is_overdue else [])
    (deployment, *_) = deployments(where, config)
    assert [schedule.schedule.timezone for schedule in deployment.schedules or ()] == [zone]  # type: ignore[union-attr]


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
