"""``dateline add``, ``init`` and ``try ADDRESS`` as a person meets them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.cli.main import cli
from tasks.config import load_config
from tasks.pure.errors import ConfigError
from tests.support import fifty_sites as sites
from tests.support.fifty_sites import alternate, lay_out, rss, sitemap
from tests.support.web import Site, serving

DEFAULTS = '[defaults]\ndelay = 0.0\nallow_private_hosts = ["127.0.0.0/8"]\n'


@pytest.fixture
def paper() -> Iterator[Site]:
    """A newspaper with a feed, a sitemap of the past, and a section."""
    with serving() as site:
        made = sites.Made("Quay Post", site.url, "en")
        lay_out(made, datetime.now(UTC), "/{y}/{m}/{d}/{slug}/", head=alternate("/feed.xml"))
        made.xml("/feed.xml", rss(made))
        made.xml("/sitemap.xml", sitemap(made, "/about/"))
        site.routes.update(made.routes)
        yield site


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "sources.toml"
    path.write_text(DEFAULTS, "utf-8")
    return path


def dateline(config: Path, *arguments: str, typed: str = "") -> Result:
    options = ["--home", str(config.parent / "home"), "--config", str(config)]
    result = CliRunner().invoke(cli, [*options, *arguments], input=typed)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_a_yes_appends_what_was_shown(paper: Site, config: Path) -> None:
    done = dateline(config, "add", paper.url, typed="y\n")
    assert done.exit_code == 0, done.output
    (source,) = load_config(config).sources
    assert (source.name, source.feeds, source.language) == ("quay-post", (f"{paper.url}/feed.xml",), "en")
    assert source.include == (r"/20\d\d/\d\d?/\d\d?/",)
    for shown in (
        "Lanterns counted on the old quay",
        "Ada Quill",
        "kept for backfills",
        'name = "quay-post"',
        "Append quay-post to",
    ):
        assert shown in done.output


@pytest.mark.parametrize("typed", ["n\n", ""])
def test_without_a_yes_nothing_is_written(paper: Site, config: Path, typed: str) -> None:
    done = dateline(config, "add", paper.url, typed=typed)
    assert (done.exit_code, config.read_text("utf-8")) == (1, DEFAULTS)


def test_a_dry_run_asks_nothing_and_writes_nothing(paper: Site, config: Path) -> None:
    done = dateline(config, "add", paper.url, "--dry-run")
    assert (done.exit_code, config.read_text("utf-8")) == (0, DEFAULTS)
    assert 'name = "quay-post"' in done.output
    assert "1 proposed" in done.output


def test_json_has_documents_pages_and_source(paper: Site, config: Path) -> None:
    record = json.loads(dateline(config, "add", paper.url, "--dry-run", "--json").output)
    assert (record["verdict"], record["written"], record["obstacle"]) == ("proposed", False, None)
    assert {d["url"].rpartition("/")[2]: d["use"] for d in record["documents"]} == {
        "feed.xml": "read",
        "sitemap.xml": "kept for backfills",
    }
    assert [len(record["pages"]), record["pages"][0]["doubts"]] == [3, []]


def test_json_needs_an_answer_beforehand(config: Path) -> None:
    assert "--yes or --dry-run" in dateline(config, "add", "https://a.example/", "--json").output


def test_few_requests_are_made_of_a_site_that_names_its_feed(paper: Site, config: Path) -> None:
    dateline(config, "add", paper.url, "--dry-run")
    pages = [path for path in paper.paths() if path.startswith("/20")]
    assert len(pages) == 3
    assert [path for path in paper.paths() if path not in pages] == ["/robots.txt", "/", "/feed.xml", "/sitemap.xml"]


def test_a_bad_line_of_a_list_is_reported_and_the_rest_is_added(paper: Site, config: Path, tmp_path: Path) -> None:
    (tmp_path / "homes.txt").write_text(f"not an address\n{paper.url}\n", "utf-8")
    done = dateline(config, "add", "--file", str(tmp_path / "homes.txt"), "--yes")
    assert done.exit_code == 1
    assert "homes.txt: line 1: 'not an address'" in done.output
    assert len(load_config(config).sources) == 1


def test_a_site_without_articles_is_named_with_what_can_be_done(config: Path) -> None:
    with serving() as empty:
        done = dateline(config, "add", empty.url, "--yes")
    assert (done.exit_code, config.read_text("utf-8")) == (1, DEFAULTS)
    assert "not found (HTTP 404)" in done.output
    assert "correct the address" in done.output


def test_a_public_site_is_not_asked_without_a_contact(config: Path) -> None:
    with pytest.raises(ConfigError, match="set contact"):
        dateline(config, "add", "http://192.0.32.7/", "--dry-run")


def test_try_of_an_address_shows_the_same_and_writes_nothing(paper: Site, config: Path) -> None:
    done = dateline(config, "try", paper.url)
    assert (done.exit_code, config.read_text("utf-8")) == (0, DEFAULTS)
    assert 'name = "quay-post"' in done.output
    assert f"add {paper.url}" in done.output
    assert not (config.parent / "home").exists()


def test_init_makes_a_home_and_a_file_that_add_can_write_to(paper: Site, tmp_path: Path) -> None:
    config = tmp_path / "own" / "sources.toml"
    done = dateline(config, "init", "--contact", "mailto:desk@news.example")
    assert done.exit_code == 0
    assert (config.parent / "home" / "archive").is_dir()
    assert load_config(config, sources_needed=False).defaults.contact == "mailto:desk@news.example"
    config.write_text(
        config.read_text("utf-8").replace("delay = 2.0", "delay = 0.0") + 'allow_private_hosts = ["127.0.0.0/8"]\n',
        "utf-8",
    )
    assert dateline(config, "add", paper.url, "--yes").exit_code == 0
    assert config.read_text("utf-8").startswith("# What Dateline reads.")


def test_init_changes_nothing_that_is_there(config: Path) -> None:
    done = dateline(config, "init")
    assert "was there" in done.output
    assert config.read_text("utf-8") == DEFAULTS


@pytest.mark.parametrize(
    ("written", "contact"),
    [
        ("desk@news.example\n", "mailto:desk@news.example"),
        ("mailto:desk@news.example\n", "mailto:desk@news.example"),
        ("https://news.example/crawler\n", "https://news.example/crawler"),
        ("nobody\nyou@example.org\ndesk@news.example\n", "mailto:desk@news.example"),
        ("\n", ""),
    ],
)
def test_init_asks_for_a_contact_until_it_can_be_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str, contact: str
) -> None:
    monkeypatch.setattr("flows.cli.init._may_ask", lambda: True)
    config = tmp_path / "sources.toml"
    done = CliRunner().invoke(
        cli, ["--home", str(tmp_path / "home"), "--config", str(config), "init"], input=written, catch_exceptions=False
    )
    assert load_config(config, sources_needed=False).defaults.contact == contact
    assert done.output.count("Error: ") == written.count("\n") - 1


@pytest.mark.parametrize("contact", ["nobody", "mailto:you@example.org", "mailto:NAME@YOUR-DOMAIN"])
def test_init_refuses_a_contact_that_cannot_be_one(tmp_path: Path, contact: str) -> None:
    with pytest.raises(ConfigError, match=r"--contact: .*address"):
        dateline(tmp_path / "sources.toml", "init", "--contact", contact)
    assert not (tmp_path / "sources.toml").exists()


def test_a_file_without_sources_says_how_to_add_one(config: Path) -> None:
    with pytest.raises(ConfigError, match="dateline add URL"):
        dateline(config, "ingest")
