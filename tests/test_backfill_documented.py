"""docs/backfill.md names every option of backfill and reprocess and no others; mistakes are refused."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from flows.cli import backfill, reprocess
from flows.cli.main import cli
from tests.support.backfill_fixture import write_config

PAGE = (Path(__file__).parent.parent / "docs" / "backfill.md").read_text(encoding="utf-8")
COMMON = {"--json", "--workers", "--help"}


def options(command: click.Command) -> set[str]:
    return {name for parameter in command.params for name in parameter.opts if name.startswith("--")}


def test_every_option_is_documented_and_no_other() -> None:
    there = options(backfill.command) | options(reprocess.command)
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", PAGE)) == there - COMMON


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name one of"),
        (["--from", "2026-03-01", "--failed"], "name one of"),
        (["--from", "2026-03-02", "--to", "2026-03-01"], "is before"),
        (["--to", "2026-03-01", "--failed"], "--to needs --from"),
        (["--from", "2999-01-01", "--to", "2999-01-02"], "is in the future"),
        (["--failed", "--undated"], "--undated needs --from"),
        (["--failed", "--cc-news", "LICENSE"], "--cc-news needs --from"),
        (["--warc", "a.warc.gz", "--url-prefix", "https://x.example"], "need --files"),
        (["--files", "*.html", "--url-prefix", "x.example"], "must begin with"),
        (["--failed", "more.warc.gz"], "unexpected argument more.warc.gz"),
        (["--from", "yesterday"], "is no day; right would be"),
    ],
)
def test_a_muddle_is_refused(tmp_path: Path, arguments: list[str], said: str) -> None:
    config = write_config(tmp_path / "sources.toml")
    asked = ["--home", str(tmp_path / "home"), "--config", str(config), "backfill", "--source", "past", *arguments]
    result = CliRunner().invoke(cli, asked)
    assert result.exit_code == 2
    assert said in result.output
    assert not (tmp_path / "home").exists()
