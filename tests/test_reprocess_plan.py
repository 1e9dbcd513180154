"""Reprocessing reads from the archive only what other rules extracted last, and then finds nothing to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tasks.config import load_config
from tasks.pure.decide.agreement import Content
from tasks.pure.extract.version import EXTRACTOR, version_of
from tasks.pure.records import Selectors, SourceRules
from tasks.reprocess import Difference
from tasks.run.backfill_plan import Stretch
from tasks.run.reprocess_plan import LINES, Changes, as_record, segments_to_read, shown
from tasks.run.session import Corridor
from tests.support.backfill_fixture import SITE, backfiller, gazette_pages, write_config, write_warc

RULES = SourceRules("past")


@pytest.mark.parametrize(
    "rules",
    [
        replace(RULES, timezone="Europe/Berlin"),
        replace(RULES, language="de"),
        replace(RULES, languages=("de",)),
        replace(RULES, selectors=Selectors(remove="aside")),
    ],
)
def test_rules_of_its_own_make_another_version(rules: SourceRules) -> None:
    assert version_of(RULES) == version_of(replace(RULES, name="other", include=("/news/",))) == EXTRACTOR
    assert version_of(rules) == version_of(replace(rules, name="other")) != EXTRACTOR


def test_a_new_selector_is_a_version_that_the_extractor_caused(tmp_path: Path) -> None:
    warc = write_warc(tmp_path / "a.warc.gz", gazette_pages(4))
    with backfiller(tmp_path) as past:
        past.fill(Stretch(warc=(str(warc),)))
        home, clock = past.corridor.home, past.corridor.clock
        assert segments_to_read(past.corridor, [], None) == []
        assert len(segments_to_read(past.corridor, [], None, everything=True)) == 1
    warc.unlink()
    config = load_config(write_config(tmp_path / "s.toml", "[sources.selectors]", 'remove = "p:nth-of-type(4)"'))
    with Corridor(home, config, clock, workers=1) as corridor:
        (segment,) = segments_to_read(corridor, ["past"], date(2026, 4, 1))
        assert segments_to_read(corridor, ["past"], date(2026, 4, 3)) == []
        changes = Changes()
        for dry_run in (True, False):
            changes.add(corridor.read_again(segment, None, dry_run=dry_run))
        assert changes.outcomes == {"updated": 8}
        assert any(line.startswith("  -The next ") for line in shown(changes.sample[0]))
        assert segments_to_read(corridor, [], None) == []
        again = corridor.read_again(segment, None)
        assert (dict(again.outcomes), again.differences) == ({"unchanged": 4}, ())
        with corridor.warehouse.transaction() as connection:
            rows = connection.execute("SELECT DISTINCT version, cause FROM article_contents ORDER BY ALL").fetchall()
            ends = connection.execute("SELECT DISTINCT version, extractor FROM article_heads").fetchall()
        assert rows == [(1, "publisher"), (2, "extractor")]
        assert ends == [(2, version_of(corridor.rules("past")))]


OLD = Content("a", "Title", "One.\n\nTwo.")


@pytest.mark.parametrize(
    ("difference", "lines"),
    [
        (
            Difference(SITE, "updated", OLD, Content("b", "Title", "One.\n\n2.")),
            [f"{SITE}: reads otherwise", "  -Two.", "  +2."],
        ),
        (
            Difference(SITE, "updated", OLD, Content("b", "T", OLD.body)),
            [f"{SITE}: reads otherwise", "  -Title", "  +T"],
        ),
        (
            Difference(SITE, "updated", OLD, replace(OLD, content_hash="b")),
            [f"{SITE}: reads otherwise", "  (lead or authors)"],
        ),
        (Difference(SITE, "inserted", None, OLD), [f"{SITE}: becomes an article: Title"]),
        (Difference(SITE, "rejected", OLD, None, "thin"), [f"{SITE}: would be rejected as thin; its article stays"]),
    ],
)
def test_a_difference_in_lines(difference: Difference, lines: list[str]) -> None:
    assert list(shown(difference)) == lines


def test_a_long_difference_is_cut() -> None:
    long = Content("b", "Title", "\n\n".join(f"Paragraph {n}." for n in range(40)))
    lines = list(shown(Difference(SITE, "updated", OLD, long)))
    assert len(lines) == LINES + 2
    assert lines[-1].startswith("  and ")
    record = as_record(Changes(sample=[Difference(SITE, "updated", OLD, long)]), 1)
    assert record["sample"][0]["difference"] == lines
