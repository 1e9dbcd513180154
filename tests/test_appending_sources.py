"""Writing a source into the configuration: what was there is kept to the byte, and nothing wrong is written."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tasks.config import load_config
from tasks.config.appending import append_source, as_text, source_table
from tasks.pure.errors import ConfigError

KEYS = {
    "name": "le-phare",
    "feeds": ("https://phare.example/feed",),
    "include": (r"/20\d\d/\d+", "it's"),
    "language": "",
}
FILES = {
    "nothing": "",
    "defaults alone": "# mine\n[defaults]\ndelay = 2.0   # slowly\n",
    "a table of a source at the end": '[[sources]]\nname = "a"\nfeeds = [\n  "https://a.example/f", # one\n]\n\n[sources.selectors]\nbody = "p"\n',
    "defaults behind the sources": '[[sources]]\nname = "a"\nurls = ["https://a.example/1"]\n[defaults]\ndelay = 3.0',
}  # fmt: skip


@pytest.mark.parametrize("before", FILES.values(), ids=FILES)
def test_what_is_there_is_kept_and_the_source_comes_last(tmp_path: Path, before: str) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(before, "utf-8")
    append_source(path, source_table(KEYS, {"feeds": "20 articles"}, "Added today.", ("A remark.",)))
    after = path.read_text("utf-8")
    assert after.startswith(before.rstrip("\n"))
    source = load_config(path).sources[-1]
    assert (source.name, source.feeds, source.include) == (KEYS["name"], KEYS["feeds"], KEYS["include"])
    assert [line for line in after.splitlines() if line.startswith("# A")] == ["# Added today.", "# A remark."]


def test_patterns_stand_in_single_quotes_and_reasons_behind_their_keys() -> None:
    text = as_text(source_table(KEYS, {"feeds": "20 articles", "include": "all have it"}))
    assert 'feeds = ["https://phare.example/feed"] # 20 articles' in text
    assert r"""include = ['/20\d\d/\d+', "it's"] # all have it""" in text
    assert "language" not in tomllib.loads(text)["sources"][0]


def test_a_reason_with_control_characters_makes_no_broken_file(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text("", "utf-8")
    append_source(path, source_table(KEYS, {"name": "Le\nPhare\x07 = 'x'", "feeds": "a" * 200}, "one\ntwo"))
    assert load_config(path).sources[0].name == "le-phare"


def test_a_long_list_has_a_line_an_item() -> None:
    feeds = tuple(f"https://phare.example/a/long/path/to/feed-{number}.xml" for number in range(4))
    text = as_text(source_table({"name": "a", "feeds": feeds}, {}))
    assert tomllib.loads(text)["sources"][0]["feeds"] == list(feeds)
    assert max(map(len, text.splitlines())) < 80


def test_a_table_that_would_be_refused_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text('[[sources]]\nname = "le-phare"\nurls = ["https://a.example/1"]\n', "utf-8")
    before = path.read_text("utf-8")
    with pytest.raises(ConfigError, match=r'"le-phare" is already the name') as raised:
        append_source(path, source_table(KEYS, {}))
    assert raised.value.key == f"{path}: sources[1].name"
    assert (path.read_text("utf-8"), list(tmp_path.iterdir())) == (before, [path])


def test_sources_that_are_an_inline_list_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text('sources = [{name = "a", urls = ["https://a.example/1"]}]\n', "utf-8")
    with pytest.raises(ConfigError, match=r"\[\[sources\]\]"):
        append_source(path, source_table(KEYS, {}))


def test_a_link_stays_a_link_and_the_mode_is_kept(tmp_path: Path) -> None:
    target, link = tmp_path / "real.toml", tmp_path / "sources.toml"
    target.write_text("", "utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    append_source(link, source_table(KEYS, {}))
    assert link.is_symlink()
    assert (target.stat().st_mode & 0o777, load_config(target).sources[0].name) == (0o640, "le-phare")
