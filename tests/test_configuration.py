"""A valid configuration is read as written, with the defaults for each source."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.config import Config, load_config
from tasks.pure.errors import ConfigError
from tasks.pure.exchanges import FetchPolicy
from tasks.pure.records import Selectors, SourceRules

REPOSITORY = Path(__file__).parent.parent


def read(folder: Path, text: str) -> Config:
    path = folder / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return load_config(path)


MINIMAL = """
[[sources]]
name = "one"
feeds = ["https://www.example.com/rss"]
"""


def test_a_source_needs_a_name_and_something_to_read(tmp_path: Path) -> None:
    config = read(tmp_path, MINIMAL)
    (source,) = config.sources
    assert source.feeds == ("https://www.example.com/rss",)
    assert source.enabled
    assert source.rules() == SourceRules("one")
    assert source.policy() == FetchPolicy()
    assert (source.schedule, source.max_articles_per_run, source.lookback_days) == ("*/15 * * * *", 500, 14)
    assert config.publish_interval == 300
    assert config.path == tmp_path / "sources.toml"


def test_every_key_arrives(tmp_path: Path) -> None:
    config = read(
        tmp_path,
        r"""
        [defaults]
        publish_interval = 0
        [[sources]]
        name = "rt-2"
        enabled = false
        feeds = ["https://a.example/rss"]
        sitemaps = ["https://a.example/sitemap.xml"]
        listings = ["http://a.example/"]
        urls = ["https://a.example/1"]
        include = ["/news/\\d+"]
        exclude = ['\.pdf$']
        timezone = "Europe/Moscow"
        language = "ru"
        languages = ["ru", "en"]
        labels = {country = "RU"}
        schedule = "@hourly"
        max_articles_per_run = 7
        max_minutes_per_run = 1.5
        contact = "mailto:desk@example.org"
        delay = 2
        timeout = 1.5
        max_bytes = 5_000
        respect_robots = false
        allow_private_hosts = ["127.0.0.0/8", "::1"]
        lookback_days = 3
        [sources.selectors]
        body = "div.article__text"
        remove = ".ad, .more"
        """,
    )
    (source,) = config.sources
    assert source.rules() == SourceRules(
        "rt-2",
        include=(r"/news/\d+",),
        exclude=(r"\.pdf$",),
        timezone="Europe/Moscow",
        language="ru",
        languages=("ru", "en"),
        selectors=Selectors(body="div.article__text", remove=".ad, .more"),
    )
    assert source.policy() == FetchPolicy(
        contact="mailto:desk@example.org",
        delay=2.0,
        timeout=1.5,
        max_bytes=5000,
        respect_robots=False,
        allow_private_hosts=("127.0.0.0/8", "::1"),
    )
    assert source.documents == (
        "https://a.example/rss",
        "https://a.example/sitemap.xml",
        "http://a.example/",
        "https://a.example/1",
    )
    assert (source.labels, source.schedule, source.max_articles_per_run) == ({"country": "RU"}, "@hourly", 7)
    assert source.max_minutes_per_run == 1.5
    assert config.publish_interval == 0


def test_defaults_lie_beneath_each_source(tmp_path: Path) -> None:
    config = read(
        tmp_path,
        """
        [defaults]
        delay = 3.0
        exclude = ["/video/"]
        labels = {desk = "world", tier = "1"}
        selectors = {remove = ".ad", title = "h1"}
        [[sources]]
        name = "one"
        urls = ["https://a.example/1"]
        [[sources]]
        name = "two"
        urls = ["https://b.example/1"]
        delay = 1
        exclude = []
        labels = {tier = "2"}
        selectors = {title = "h2"}
        """,
    )
    one, two = config.sources
    assert (config.defaults.delay, config.defaults.documents) == (3.0, ())
    assert (one.delay, one.exclude, one.labels) == (3.0, ("/video/",), {"desk": "world", "tier": "1"})
    assert (two.delay, two.exclude, two.labels) == (1.0, (), {"desk": "world", "tier": "2"})
    assert (two.selectors.remove, two.selectors.title) == (".ad", "h2")


def test_documents_may_be_as_large_as_sitemaps_are(tmp_path: Path) -> None:
    (source,) = read(tmp_path, MINIMAL + "delay = 3\nmax_bytes = 1000\n").sources
    assert source.document_policy() == FetchPolicy(delay=3.0, max_bytes=52_428_800)


THREE = "".join(
    f'[[sources]]\nname = "{name}"\nenabled = {enabled}\nurls = ["https://{name}.example/1"]\n'
    for name, enabled in (("one", "true"), ("two", "false"), ("three", "true"))
)


@pytest.mark.parametrize(
    ("names", "selected"),
    [((), ["one", "three"]), (("three", "one"), ["one", "three"]), (("two",), ["two"])],
)
def test_sources_are_selected_by_name_or_as_enabled(
    tmp_path: Path, names: tuple[str, ...], selected: list[str]
) -> None:
    assert [source.name for source in read(tmp_path, THREE).select(names)] == selected


@pytest.mark.parametrize(
    ("name", "remedy"),
    [("tow", 'there is no source "tow"; did you mean "two"?'), ("zzz", "known are: one, two, three")],
)
def test_an_unknown_source_is_refused(tmp_path: Path, name: str, remedy: str) -> None:
    with pytest.raises(ConfigError) as refused:
        read(tmp_path, THREE).select([name])
    assert remedy in refused.value.message


@pytest.mark.parametrize(
    ("key", "value", "changes"),
    [
        ("include", ["/a"], True),
        ("exclude", ["/a"], True),
        ("feeds", ["https://a.example/other"], True),
        ("sitemaps", ["https://a.example/map"], True),
        ("lookback_days", 15, True),
        ("language", "en", False),
        ("delay", 9.0, False),
        ("schedule", "@daily", False),
        ("max_articles_per_run", 3, False),
    ],
)
def test_the_digest_covers_what_decides_discovery(tmp_path: Path, key: str, value: object, changes: bool) -> None:
    (source,) = read(tmp_path, MINIMAL).sources
    other = type(source).model_validate({**source.model_dump(), key: value})
    assert (other.digest() != source.digest()) is changes


@pytest.mark.parametrize(
    ("keys", "refused"),
    [
        ('urls = ["https://www.example.com/1"]', True),
        ('urls = ["http://8.8.8.8/1"]', True),
        ('urls = ["https://www.example.com/1"]\ncontact = "mailto:desk@example.org"', False),
        ('urls = ["http://127.0.0.1:8000/1"]', False),
        ('urls = ["http://localhost:8000/1"]', False),
        ('urls = ["http://news.corp.example/1"]\nallow_private_hosts = ["10.0.0.0/8"]', False),
    ],
)
def test_public_hosts_are_not_fetched_without_a_contact(tmp_path: Path, keys: str, refused: bool) -> None:
    config = read(tmp_path, f'[[sources]]\nname = "one"\n{keys}\n')
    if refused:
        with pytest.raises(ConfigError, match="set contact = "):
            config.require_contact(config.select())
    else:
        config.require_contact(config.select())


def test_the_sources_that_come_along_are_right_and_do_not_start_before_a_contact_is_set() -> None:
    config = load_config(REPOSITORY / "deploy" / "sources.toml")
    assert "rt" in [source.name for source in config.select()]
    assert len(config.select()) >= 5
    with pytest.raises(ConfigError):
        config.require_contact(config.select())
    assert not any(source.contact for source in config.sources)
