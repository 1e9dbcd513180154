"""The corpus server serves real pages as their sites would. Its own corpus here is two invented pages."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.support.corpus_site import CorpusSite, place

PAGES = {
    "one": ("a", "https://example.com/news/first?id=7&x=ä", "<p>Grüße".encode("latin-1")),
    "two": ("b", "https://example.org/news/first?id=7&x=ä", b"<p>same path on another site"),
    "three": ("a", "http://example.net", b"<p>home"),
    "four": ("a", "https://example.com/sch%C3%B6n/", b"<p>encoded"),
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "pages").mkdir()
    lines = [json.dumps({"id": name, "set": set_, "url": url}) for name, (set_, url, _) in PAGES.items()]
    (folder / "truth.jsonl").write_text("\n".join(lines), "utf-8")
    for name, (_, _, body) in PAGES.items():
        (folder / "pages" / f"{name}.html.gz").write_bytes(gzip.compress(body))
    return folder


@pytest.fixture
def web() -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.trust_env = False
        yield session


def test_each_page_answers_with_its_bytes_and_no_charset(corpus: Path, web: requests.Session) -> None:
    with CorpusSite(corpus, sites=2) as site:
        answers = {name: web.get(url) for url, name in site.pages.items()}
    assert {name: answer.content for name, answer in answers.items()} == {
        name: body for name, (_, _, body) in PAGES.items()
    }
    assert {answer.headers["Content-Type"] for answer in answers.values()} == {"text/html"}


def test_each_address_is_listed_by_its_site(corpus: Path, web: requests.Session) -> None:
    with CorpusSite(corpus, sites=2) as site:
        listed = "".join(web.get(line.split('"')[1]).text for line in site.config_toml().splitlines() if ".xml" in line)
        assert all(f">{url.replace('&', '&amp;')}<" in listed for url in site.pages)


def test_half_of_the_sites_know_what_was_sent(corpus: Path, web: requests.Session) -> None:
    statuses = {}
    with CorpusSite(corpus, sites=4, count=40) as site:
        for url in site.pages:
            etag = web.get(url).headers.get("ETag", "")
            statuses[url.split(":")[1]] = web.get(url, headers={"If-None-Match": etag}).status_code
        counts = site.counts()
    assert statuses == {"//127.0.1.1": 304, "//127.0.1.2": 304, "//127.0.1.3": 200}
    assert sum(counts.values()) == 80


def test_copies_fill_up_to_the_count(corpus: Path) -> None:
    targets = [page.target for page in place(corpus, sites=1, sets=["a"], count=5)]
    assert targets == ["/news/first?id=7&x=ä", "/", "/sch%C3%B6n/", "/copy-2/news/first?id=7&x=ä", "/copy-2/"]


def test_no_pages_is_a_site_too(corpus: Path, web: requests.Session) -> None:
    with CorpusSite(corpus, sites=1, count=0) as site:
        assert site.pages == {}
        assert "<item>" not in web.get(site.config_toml().split('feeds = ["')[1].split('"')[0]).text
