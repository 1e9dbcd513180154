"""A changed configuration is applied if it is valid; one with a mistake is refused and the old one kept."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from flows.serving.last_known_good import copy_path, effective_config
from flows.serving.reloading import WatchedConfig
from tasks.config import load_config
from tasks.home import Home
from tasks.pure.errors import ConfigError
from tasks.settings import Settings

RIGHT = """
[defaults]
contact = "mailto:desk@news.example"
[[sources]]
name = "post"
feeds = ["https://post.example/feed"]
"""
MORE = RIGHT + '[[sources]]\nname = "gazette"\nfeeds = ["https://gazette.example/feed"]\n'
WRONG = MORE.replace("feeds", "feed")


@pytest.fixture
def where(tmp_path: Path) -> Settings:
    path = tmp_path / "sources.toml"
    path.write_text(RIGHT, encoding="utf-8")
    home = Home(tmp_path / "home")
    home.prepare()
    return Settings(home, path)


def test_only_a_change_is_read_unless_requested(where: Settings) -> None:
    watched = WatchedConfig(where, where.config.read_bytes())
    assert watched.poll() is None
    assert watched.poll(forced=True) is not None
    where.config.write_text(MORE, encoding="utf-8")
    config = watched.poll()
    assert config is not None
    assert [source.name for source in config.sources] == ["post", "gazette"]
    assert watched.poll() is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (WRONG, 'did you mean "feeds"'),
        ("[[sources", "sources.toml"),
        (RIGHT.replace("contact", "# contact"), "contact"),
        (None, "cannot be read"),
    ],
    ids=["an unknown key", "no TOML", "no contact", "no file"],
)
def test_a_mistake_is_reported_once_with_its_remedy(
    where: Settings, caplog: pytest.LogCaptureFixture, text: str | None, says: str
) -> None:
    watched = WatchedConfig(where, where.config.read_bytes())
    if text is None:
        where.config.unlink()
    else:
        where.config.write_text(text, encoding="utf-8")
    with caplog.at_level(logging.ERROR):
        assert watched.poll() is None
        assert watched.poll() is None
        assert watched.poll(forced=True) is None
    told = [record for record in caplog.records if "refused" in record.message]
    assert len(told) == 2, "when it was found, and when somebody asked"
    assert says in str(told[0].__dict__["error"])
    assert str(where.config) in str(told[0].__dict__["error"])
    where.config.write_text(MORE, encoding="utf-8")
    assert watched.poll() is not None, "corrected"


def test_a_change_between_start_and_first_look_is_a_change(where: Settings) -> None:
    where.config.write_text(WRONG, encoding="utf-8")
    watched = WatchedConfig(where, RIGHT.encode())
    assert watched.poll() is None
    assert effective_config(where) == copy_path(where.home)
    where.config.write_text(MORE, encoding="utf-8")
    assert watched.poll() is not None


def test_runs_use_the_last_one_that_was_right(where: Settings) -> None:
    where.config.write_text(WRONG, encoding="utf-8")
    with pytest.raises(ConfigError, match='did you mean "feeds"'):
        effective_config(where)
    where.config.write_text(MORE, encoding="utf-8")
    WatchedConfig(where, where.config.read_bytes())
    assert effective_config(where) == where.config
    where.config.write_text(WRONG, encoding="utf-8")
    path = effective_config(where)
    assert path == copy_path(where.home)
    assert [source.name for source in load_config(path).sources] == ["post", "gazette"]
