"""After an upgrade the old snapshot stays until the next publishing: commands that need more say so in one line."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from flows.cli.main import cli
from tasks.snapshot import NoSnapshot
from tests.support import two_newspapers


@pytest.mark.parametrize(
    "arguments",
    [("search", "bridge"), ("report",), ("export", "{folder}/x"), ("export", "{folder}/x", "--format", "csv")],
    ids=" ".join,
)
def test_it_is_named_with_what_to_do(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    home = two_newspapers.made_home(tmp_path)
    with duckdb.connect(home.snapshot) as connection:
        connection.execute("ALTER TABLE internal.article_heads RENAME TO heads")
    given = [argument.format(folder=tmp_path) for argument in arguments]
    done = CliRunner().invoke(cli, ["--home", str(tmp_path), *given])
    assert isinstance(done.exception, NoSnapshot), (done.output, done.exception)
    said = str(done.exception)
    assert "made by another version of Dateline: run `dateline publish` (Catalog Error: " in said
    assert "\n" not in said
