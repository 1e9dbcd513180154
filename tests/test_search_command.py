"""``dateline search`` finds the best articles that match the filters, and shows the matching passages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.cli.main import cli
from tests.support import two_newspapers


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_newspapers.made_home(tmp_path_factory.mktemp("home")).root


def search(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--home", str(home), "search", *arguments])


def found(home: Path, *arguments: str) -> list[str]:
    result = search(home, *arguments, "--json")
    assert result.exit_code == 0, result.output
    return [json.loads(line)["article_id"] for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("arguments", "articles"),
    [
        (["harbour", "OR", "pont"], {"bridge", "tempete"}),
        (["harbour", "OR", "pont", "--source", "le-phare"], {"tempete"}),
        (["harbour", "OR", "pont", "--source", "le-phare", "--source", "harbour-post"], {"bridge", "tempete"}),
        (["harbour", "OR", "pont", "--language", "EN"], {"bridge"}),
        (["phare", "OR", "pont", "--from", "2026-03-20", "--to", "2026-03-20"], {"tempete", "minuit"}),
        (["bridge", "--from", "2026-03-20"], {"bridge"}),
        (["bridge", "--to", "2026-03-19"], set()),
        (["nowhere"], set()),
        (["bridge", "-harbour"], {"old"}),
        (['"harbour bridge"'], {"bridge"}),
        (["=Monday", "date:2026-03"], {"bridge"}),
        (['"\'; DROP TABLE articles; --"'], set()),
    ],
)
def test_only_what_matches_the_filters_is_found(home: Path, arguments: list[str], articles: set[str]) -> None:
    assert set(found(home, *arguments)) == articles


def test_the_best_come_first_and_no_more_than_the_limit(home: Path) -> None:
    every = found(home, "bridge")
    assert len(every) == 2
    assert found(home, "bridge", "--limit", "1") == every[:1]


def test_a_hit_has_its_date_source_language_and_place(home: Path) -> None:
    (line,) = search(home, "élysée", "--json").stdout.splitlines()
    hit = json.loads(line)
    assert {name: hit[name] for name in ("rank", "source", "language", "published_on", "title")} == {
        "rank": 1, "source": "le-phare", "language": "fr", "published_on": "2026-03-20", "title": "La tempête ferme le pont",
    }  # fmt: skip
    assert "L'**Élysée** n'a rien dit" in hit["snippet"]


def test_the_words_are_marked_where_there_are_no_colours(home: Path) -> None:
    output = search(home, "bridge").stdout
    assert "1. Harbour **bridge** closed until Monday" in output
    assert "2026-03-20  harbour-post  en" in output


def test_what_was_understood_and_the_number_of_all_are_said(home: Path) -> None:
    said = search(home, "bridge", "--limit", "1").stderr
    assert said.splitlines()[-2:] == ["articles with *bridge*", "2 articles, the best 1 above"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["climate", "&&", "x"], "This sign means nothing here."),
        (["bridge", "--sorce", "x"], "A minus stands right before what is excluded"),
        (["bridge", "--source", "nosuch"], "There is no source nosuch. Did you mean harbour-post, le-phare?"),
        (["bridge", "--language", "english"], "Write lang:en for English."),
    ],
)
def test_a_mistake_is_an_error_and_never_a_guess(home: Path, arguments: list[str], message: str) -> None:
    result = search(home, *arguments)
    assert result.exit_code != 0
    assert message in str(result.exception)


@pytest.mark.parametrize("arguments", [[], ["bridge", "--from", "March"], ["bridge", "--limit", "0"]])
def test_bad_usage_is_reported(home: Path, arguments: list[str]) -> None:
    assert search(home, *arguments).exit_code == 2
