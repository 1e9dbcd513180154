"""Alarms go to the addresses of [alarms]: in one message, once, and again as long as nobody took it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from flows.alarms import message, raise_alarms
from flows.cli.main import cli
from tasks import alarms
from tasks.alarms import Alarm
from tasks.config import AlarmSettings, load_config
from tasks.home import Home
from tasks.notify import send
from tasks.pure.errors import ConfigError
from tasks.secrets import fill
from tasks.warehouse import Warehouse
from tests.support.corpus_site import ROOT
from tests.support.homes import migrated

NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
SECRET = "s3cret-token"


class Webhook:
    """What was posted, and the status that is answered."""

    def __init__(self) -> None:
        self.posted: list[dict[str, str]] = []
        self.status = 204
        self.address = ""


@contextmanager
def webhook() -> Iterator[Webhook]:
    hook = Webhook()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            hook.posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(hook.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    hook.address = f"json://127.0.0.1:{server.server_address[1]}/{SECRET}"
    try:
        yield hook
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)  # no server: nothing may be lost for that
    home = Home(tmp_path / "home")
    home.prepare()
    migrated(home)
    return home


def test_an_alarm_is_sent_until_somebody_takes_it_then_its_end(home: Home) -> None:
    warehouse = Warehouse(home)
    alarms.note(warehouse, "archive", "damaged", "a.warc.gz: cut", NOON)
    with webhook() as hook:
        given = AlarmSettings(to=(hook.address,), link="https://news.example/status")
        hook.status = 500
        raise_alarms(home, NOON, given)
        hook.status = 204
        raise_alarms(home, NOON + HOUR, given)
        raise_alarms(home, NOON + 2 * HOUR, given)
        alarms.note(warehouse, "archive", "damaged", "", NOON + 3 * HOUR)
        raise_alarms(home, NOON + 3 * HOUR, given)
        raise_alarms(home, NOON + 4 * HOUR, given)
    assert [post["title"] for post in hook.posted] == [
        "Dateline: archive: damaged",
        "Dateline: archive: damaged",
        "Dateline: archive: damaged is over",
    ]
    assert hook.posted[1]["message"].splitlines() == [
        "archive: damaged since Fri 20 Mar 12:00 UTC (60 min)",
        "  a.warc.gz: cut",
        "  do: restore the named segments from a backup: see the runbook",
        "",
        "https://news.example/status",
    ]


def test_one_address_that_fails_keeps_nothing_from_the_others_and_no_secret_is_logged(
    home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    alarms.note(Warehouse(home), "archive", "damaged", "a.warc.gz: cut", NOON)
    with webhook() as hook:
        addresses = (
            f"json://127.0.0.1:9/{SECRET}",
            f"nothing://{SECRET}",
            f"json://${{NOT_SET}}/{SECRET}",
            hook.address,
        )
        raise_alarms(home, NOON, AlarmSettings(to=addresses))
        deliveries = send(addresses, "title", "body")
    assert len(hook.posted) == 2
    assert [delivery.error == "" for delivery in deliveries] == [False, False, False, True]
    assert [record.getMessage() for record in caplog.records].count("alarms could not be sent") == 3
    shown = "".join(str(record.__dict__) for record in caplog.records) + str(deliveries)
    assert SECRET not in shown
    assert "the environment has no NOT_SET" in shown


def test_alarms_that_are_due_at_once_are_one_message() -> None:
    lasting = [Alarm(name, "failing", "HTTP 500", NOON, None) for name in ("post", "gazette")]
    title, body = message([*lasting, Alarm("wire", "robots", "503", NOON, NOON + 26 * HOUR)], NOON + 3 * HOUR)
    assert title == "Dateline: 2 alarms, 1 over"
    assert (
        "gazette: failing since Fri 20 Mar 12:00 UTC (3 h)\n  HTTP 500\n  do: if the addresses are wrong or gone"
        in body
    )
    assert "wire: robots is over since Sat 21 Mar 14:00 UTC, after 26 h" in body


def test_an_alarm_that_has_replaced_another_says_so() -> None:
    title, body = message([Alarm("post", "failing", "HTTP 500", NOON, None, "fruitless")], NOON + 3 * HOUR)
    assert title == "Dateline: post: failing (was fruitless)"
    assert body.startswith("post: failing (was fruitless) since Fri 20 Mar 12:00 UTC (3 h)\n  HTTP 500\n")


def test_a_variable_of_the_environment_is_filled_in() -> None:
    assert fill("mailto://a:${P}@b", {"P": "x"}) == "mailto://a:x@b"


@pytest.mark.parametrize(
    ("table", "key"),
    [
        (f'to = "mailto://a:{SECRET}@b"', "alarms.to: must be a list"),
        (f'to = ["{SECRET}"]', "alarms.to[0]: is not the address of a notification service"),
        (f'to = [["{SECRET}"]]', "alarms.to[0]: must be a string"),
        (f'too = ["{SECRET}"]', 'alarms.too: unknown key; did you mean "to"?'),
        ('hold_minutes = "60"', "alarms.hold_minutes: must be a whole number"),
        ("remind_days = -1", "alarms.remind_days: Input should be greater than or equal to 0"),
        ('link = "status"', "alarms.link: must be an http:// or https:// address"),
    ],
)
def test_a_mistake_names_its_key_and_no_value(tmp_path: Path, table: str, key: str) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(
        f'[alarms]\n{table}\n[[sources]]\nname = "a"\nfeeds = ["https://a.example/feed"]\n', encoding="utf-8"
    )
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert key in str(caught.value)
    assert SECRET not in str(caught.value)


def test_the_command_sends_a_test_and_shows_what_lasts(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text("", encoding="utf-8")
    run = ["--home", str(home.root), "--config", str(path), "alarms"]
    assert CliRunner().invoke(cli, run).output == "no alarm lasts\n"
    assert "names no address" in str(CliRunner().invoke(cli, [*run, "test"]).exception)
    with webhook() as hook:
        path.write_text(f'[alarms]\nto = ["{hook.address}"]\n', encoding="utf-8")
        done = CliRunner().invoke(cli, [*run, "test"])
    assert (done.exit_code, done.output) == (0, "alarms.to[0] (json): sent\n")
    assert [post["title"] for post in hook.posted] == ["Dateline: a test"]
    failed = CliRunner().invoke(cli, [*run, "test"])
    assert failed.exit_code == 1
    assert SECRET not in failed.output


def test_the_service_s_look_at_health_leaves_the_alarm_in_the_log_and_nothing_else_on_the_terminal(
    home: Home, tmp_path: Path
) -> None:
    config = tmp_path / "sources.toml"
    config.write_text('[[sources]]\nname = "post"\nfeeds = ["https://post.example/feed"]\nenabled = false\n')
    alarms.note(Warehouse(home), "archive", "damaged", "a segment is missing", NOON)
    command = [sys.executable, "-m", "flows.alarms", home.root, config]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    (line,) = done.stderr.splitlines()
    assert 'ERROR flows.alarms alarm source=archive kind=damaged why="a segment is missing"' in line
    (log,) = home.logs.glob("dateline-*.log")
    assert line in log.read_text("utf-8").splitlines()
