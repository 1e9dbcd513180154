"""``dateline extract``: one page to an object, many to lines, and clear messages for what cannot be read."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from flows.cli.main import cli
from tasks.pure.errors import ConfigError
from tests.support import gazette

COLUMNS = {"url", "title", "lead", "body", "authors", "tags", "language", "published_at", "published_on", "word_count"}


def _run(*arguments: str | Path) -> list[dict[str, Any]]:
    result = CliRunner().invoke(cli, ["extract", *map(str, arguments)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(gazette.page(7), encoding="utf-8")
    return path


def test_a_file_becomes_one_object(page: Path) -> None:
    (record,) = _run(page, "--url", "https://gazette.example/2026/03/clock")
    assert record.keys() >= COLUMNS
    assert record["url"] == "https://gazette.example/2026/03/clock"
    assert record["title"] == "Aldersund opens its town hall clock number 7 after a long winter"
    assert (record["published_at"], record["published_on"]) == ("2026-03-08T08:07:00Z", "2026-03-08")
    assert len(record["body"].split("\n\n")) == 4


def test_a_compressed_file_is_read_as_well(page: Path, tmp_path: Path) -> None:
    packed = tmp_path / "page.html.gz"
    packed.write_bytes(gzip.compress(page.read_bytes()))
    assert _run(packed)[0]["body"] == _run(page)[0]["body"]


def test_explain_says_why(page: Path) -> None:
    (record,) = _run(page, "--explain")
    chosen = {item["field"]: item for item in record["evidence"] if item["chosen"]}
    assert chosen["title"]["value"] == record["title"]
    assert "published_at" in chosen


def test_html_shows_what_was_kept_and_dropped(page: Path) -> None:
    result = CliRunner().invoke(cli, ["extract", str(page), "--html"], catch_exceptions=False)
    assert result.exit_code == 0
    assert result.stdout.startswith("<!doctype html>")
    assert "Work began 18 weeks ago" in result.stdout
    assert "<script" not in result.stdout


def test_a_sources_rules_are_applied(page: Path, tmp_path: Path) -> None:
    config = tmp_path / "sources.toml"
    config.write_text(
        '[[sources]]\nname = "gazette"\nfeeds = ["https://gazette.example/feed"]\nselectors = {remove = "article p:last-child"}\n'
    )
    arguments = ["--config", str(config), "extract", str(page), "--source", "gazette"]
    result = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    body = json.loads(result.stdout)["body"]
    assert len(body.split("\n\n")) == 3
    assert "it has cost" not in body


def test_what_is_not_an_article_is_rejected_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "short.html"
    path.write_text("<html><body><p>Soon.</p></body></html>", encoding="utf-8")
    (record,) = _run(path)
    assert record["rejected"] == "thin"
    assert record["detail"]


def test_a_rejected_page_shows_which_one_it_was_but_no_body(tmp_path: Path) -> None:
    path = tmp_path / "short.html"
    path.write_text(
        '<html><head><title>Ferry strike called off</title><meta name="author" content="Ada Quill">'
        '<meta property="article:published_time" content="2024-05-04T10:00:00+02:00"></head>'
        "<body><h1>Ferry strike called off</h1><p>More soon.</p></body></html>"
    )
    (record,) = _run(path)
    assert record["rejected"] == "thin"
    assert (record["title"], record["authors"]) == ("Ferry strike called off", ["Ada Quill"])
    assert (record["published_at"], record["published_on"]) == ("2024-05-04T08:00:00Z", "2024-05-04")
    assert "body" not in record


@pytest.mark.parametrize("workers", [(), ("--workers", "2")])
def test_a_list_becomes_lines_in_its_order(tmp_path: Path, workers: tuple[str, ...]) -> None:
    corpus = gazette.write_corpus(tmp_path / "corpus", 5)
    records = _run("--list", corpus / "truth.jsonl", "--pages", corpus / "pages", *workers)
    assert [record["id"] for record in records] == [f"page-{number}" for number in range(5)]
    assert all(record["ms"] > 0 and record["title"] for record in records)


@pytest.mark.parametrize(
    ("line", "says"),
    [("no json", "JSON object"), ('{"id": "x"}', "url"), ('{"id": "x", "url": "https://a.example/"}', "no x.html.gz")],
)
def test_a_list_with_a_mistake_is_refused_with_its_line(tmp_path: Path, line: str, says: str) -> None:
    listed = tmp_path / "list.jsonl"
    listed.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=says) as refused:
        _run("--list", listed, "--pages", tmp_path)
    assert refused.value.key == f"{listed}:2"


def test_a_missing_file_is_said_to_be_missing() -> None:
    with pytest.raises(ConfigError, match="no such file"):
        _run("nowhere.html")


@pytest.mark.parametrize("arguments", [[], ["a.html", "--pages", "."]])
def test_usage_is_reported(arguments: list[str]) -> None:
    result = CliRunner().invoke(cli, ["extract", *arguments])
    assert result.exit_code == click.UsageError.exit_code == 2
    assert "--list" in result.output
