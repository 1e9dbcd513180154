"""Reprocessing reads from the archive only what other rules extracted last, and then finds nothing to do."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from flows.cli.reprocess import _print_changes
from tasks.config import load_config
from tasks.pure.decide.agreement import Content
from tasks.pure.extract.version import EXTRACTOR, version_of
from tasks.pure.records import Selectors, SourceRules
from tasks.reprocess import Difference
from tasks.run.backfill_plan import BackfillRange
from tasks.run.reprocess_plan import (
    LINES,
    Changes,
    ReprocessScope,
    difference_lines,
    json_record,
    segments_to_reprocess,
)
from tasks.run.session import RunSession
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
        past.fill(BackfillRange(warc=(str(warc),)))
        home, clock = past.session.home, past.session.clock
        assert segments_to_reprocess(past.session, ReprocessScope()) == []
        assert len(segments_to_reprocess(past.session, ReprocessScope(everything=True))) == 1
    warc.unlink()
    config = load_config(write_config(tmp_path / "s.toml", "[sources.selectors]", 'remove = "p:nth-of-type(4)"'))
    with RunSession(home, config, clock, workers=1) as session:
        (segment,) = segments_to_reprocess(session, ReprocessScope(("past",), date(2026, 4, 1)))
        assert segments_to_reprocess(session, ReprocessScope(("past",), date(2026, 4, 3))) == []
        changes = Changes()
        for dry_run in (True, False):
            changes.add(session.reprocess_segment(segment, None, dry_run=dry_run))
        assert changes.outcomes == {"updated": 8}
        assert any(line.startswith("  -The next ") for line in difference_lines(changes.sample[0]))
        assert segments_to_reprocess(session, ReprocessScope()) == []
        again = session.reprocess_segment(segment, None)
        assert (dict(again.outcomes), again.differences) == ({"unchanged": 4}, ())
        with session.warehouse.transaction() as connection:
            rows = connection.execute("SELECT DISTINCT version, cause FROM article_contents ORDER BY ALL").fetchall()
            ends = connection.execute("SELECT DISTINCT version, extractor FROM article_heads").fetchall()
        assert rows == [(1, "publisher"), (2, "extractor")]
        assert ends == [(2, version_of(session.rules("past")))]


OLD = Content("a", "Title", "One.\n\nTwo.")


@pytest.mark.parametrize(
    ("difference", "lines"),
    [
        (
            Difference(SITE, "updated", OLD, Content("b", "Title", "One.\n\n2.")),
            [f"{SITE}: the text changes", "  -Two.", "  +2."],
        ),
        (
            Difference(SITE, "updated", OLD, Content("b", "T", OLD.body)),
            [f"{SITE}: the text changes", "  -Title", "  +T"],
        ),
        (
            Difference(SITE, "updated", OLD, replace(OLD, content_hash="b")),
            [f"{SITE}: the text changes", "  (lead or authors)"],
        ),
        (Difference(SITE, "inserted", None, OLD), [f"{SITE}: becomes an article: Title"]),
        (Difference(SITE, "rejected", OLD, None, "thin"), [f"{SITE}: would be rejected as thin; its article stays"]),
    ],
)
def test_a_difference_in_lines(difference: Difference, lines: list[str]) -> None:
    assert list(difference_lines(difference)) == lines


def test_a_long_difference_is_cut() -> None:
    long = Content("b", "Title", "\n\n".join(f"Paragraph {n}." for n in range(40)))
    lines = list(difference_lines(Difference(SITE, "updated", OLD, long)))
    assert len(lines) == LINES + 2
    assert lines[-1].startswith("  and ")
    record = json_record(Changes(segments=1, sample=[Difference(SITE, "updated", OLD, long)]))
    assert record["sample"][0]["difference"] == lines


def test_the_command_shows_a_sample_of_the_changes(capsys: pytest.CaptureFixture[str]) -> None:
    changes = Changes(segments=1, outcomes=Counter({"inserted": 1}), sample=[Difference(SITE, "inserted", None, OLD)])
    _print_changes(changes, "would be")
    assert f"{SITE}: becomes an article: Title" in capsys.readouterr().out
