"""Nothing that lies in the folder where the command is started is executed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tasks.home import Home
from tests.support.command import LIMIT
from tests.support.prefect_server import give_database

PAGE = (
    """<html lang=en><link rel=canonical href="https://quay.example/2026/03/05/pier"><title>Pier closed</title><h1>Pier closed</h1>
<p>5 March 2026</p>"""
    + 6 * "<p>The council of Ellerby closed the eastern pier on Thursday, and nobody was pleased about it.</p>"
)


@pytest.mark.fault(
    "machine", "files named like modules in the working directory", "child processes import none of them"
)
def test_files_named_like_modules_are_not_imported(tmp_path: Path, prefect_api: dict[str, str]) -> None:
    give_database(prefect_api, Home(tmp_path / "home"))
    for name in ("random.py", "tasks/__init__.py", "flows/__init__.py"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"open({str(tmp_path / 'ran')!r}, 'a').write({name!r})\n", encoding="utf-8")
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "sources.toml").write_text(
        '[[sources]]\nname = "quay"\nfeeds = ["https://quay.example/feed"]\n', encoding="utf-8"
    )
    command = [Path(sys.executable).with_name("dateline"), "--home", "home", "backfill"]
    done = subprocess.run(
        [*command, "--source", "quay", "--files", "page.html"],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"},
        capture_output=True,
        text=True,
        timeout=LIMIT,
    )
    assert not (tmp_path / "ran").exists()
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
