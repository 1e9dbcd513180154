"""The desk is for reading, under its own names, within limits; a new snapshot is taken up between two requests."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from tasks.desk import download
from tasks.desk.selection import Selection
from tasks.desk.session import Desk, QueryStopped
from tasks.home import Home
from tasks.publish import publish
from tasks.warehouse import Warehouse
from tests.support import two_newspapers
from tests.support.desk import Reader, served


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with served(two_newspapers.made_home(tmp_path_factory.mktemp("home"))) as reader:
        yield reader


@pytest.fixture(scope="module")
def closed_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    with served(two_newspapers.made_home(tmp_path_factory.mktemp("home")), token="secret") as reader:
        yield reader


@pytest.mark.fault("desk", "DNS rebinding", "answers under its own names alone")
@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8600", 200), ("localhost", 200), ("LOCALHOST:1", 200), ("[::1]:8600", 200), ("192.0.2.7", 200),
        ("evil.example", 421), ("evil.example:8600", 421), ("127.0.0.1.evil.example", 421), ("localhost.evil.example", 421),
        ("", 421),
    ],
)  # fmt: skip
def test_it_answers_under_its_own_names_alone(desk: Reader, host: str, status: int) -> None:
    assert desk.get("/query", headers={"Host": host}).status_code == status


@pytest.mark.fault("desk", "requests that would write", "405")
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_can_be_changed(desk: Reader, method: str) -> None:
    answer = requests.request(method, f"{desk.address}/search", timeout=30)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


def test_head_has_the_headers_without_the_page(desk: Reader) -> None:
    answer = requests.head(f"{desk.address}/query", timeout=30)
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("path", ["/", "/search.csv", "/nowhere", "/static/desk.js"])
def test_every_answer_bars_what_is_from_elsewhere(desk: Reader, path: str) -> None:
    headers = desk.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_without_the_token_nothing_is_shown(closed_desk: Reader) -> None:
    for options in ({}, {"params": {"token": "guess"}}, {"headers": {"Authorization": "Bearer guess"}}):
        answer = closed_desk.get("/", **options)  # type: ignore[arg-type]
        assert answer.status_code == 403
        assert "Harbour" not in answer.text


def test_the_token_is_brought_once_and_leaves_the_address(closed_desk: Reader) -> None:
    with requests.Session() as browser:
        answer = browser.get(f"{closed_desk.address}/search?q=bridge&token=secret", timeout=30)
        assert answer.status_code == 200
        assert urlsplit(answer.url).query == "q=bridge"
        assert "HttpOnly" in answer.history[0].headers["set-cookie"]
        assert browser.get(f"{closed_desk.address}/query", timeout=30).status_code == 200
    assert closed_desk.get("/query", headers={"Authorization": "Bearer secret"}).status_code == 200


def test_the_way_to_the_cookie_does_not_lead_elsewhere(closed_desk: Reader) -> None:
    parts = urlsplit(closed_desk.address)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=30)
    connection.request("GET", "//evil.example/?token=secret")
    assert connection.getresponse().headers["location"] == "/evil.example/"
    connection.close()


def test_a_new_snapshot_is_taken_up_between_two_requests(tmp_path: Path) -> None:
    home = two_newspapers.made_home(tmp_path)
    with served(home) as desk:
        before = desk.get("/search.json?q=zeppelin").json()
        with Warehouse(home).transaction() as connection:
            two_newspapers.load(connection, two_newspapers.article("new", "A zeppelin", "It flies."))
        publish(Warehouse(home), home, run_id=None, now=two_newspapers.PUBLISHED + timedelta(hours=1))
        after = desk.get("/search.json?q=zeppelin").json()
    assert (before["articles"], after["articles"]) == (0, 1)


def test_without_a_snapshot_the_page_says_what_makes_one(tmp_path: Path) -> None:
    with served(Home(tmp_path)) as desk:
        answer = desk.get("/")
        assert answer.status_code == 503
        assert "ingest" in answer.text
        two_newspapers.made_home(tmp_path)
        assert desk.get("/").status_code == 200


def test_an_old_snapshot_says_how_old_it_is(desk: Reader) -> None:
    assert "days old" in desk.get("/").text or "hours old" in desk.get("/").text


@pytest.mark.fault("desk", "a search without end", "stopped after its seconds")
def test_what_takes_too_long_is_stopped_with_a_message(tmp_path: Path) -> None:
    with served(two_newspapers.made_home(tmp_path), seconds=0.01) as desk:
        answer = desk.get("/search?q=bridge")
    assert answer.status_code == 503
    assert "stopped after 0.01 s" in answer.text


def test_what_takes_too_much_memory_is_stopped_with_a_message(tmp_path: Path) -> None:
    desk = Desk(two_newspapers.made_home(tmp_path), memory_limit="30MB")
    with pytest.raises(QueryStopped, match="30MB"), desk.session() as session:
        session.connection.execute("SELECT list(range) FROM range(100_000_000)")
    desk.close()


def test_a_download_has_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(two_newspapers.made_home(tmp_path / "home"))
    monkeypatch.setattr(download, "_COPY", "COPY (SELECT $sort FROM range(10_000_000_000)) TO $path")
    with pytest.raises(QueryStopped, match="stopped after"):
        download.write_parquet(desk, Selection(), tmp_path / "articles.parquet", seconds=0.2)
