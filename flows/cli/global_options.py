"""``--home`` and ``--config`` after the subcommand, a home that must exist, and how the command was called."""

from __future__ import annotations

import difflib
import os
import shlex
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from tasks.pure.errors import ConfigError
from tasks.settings import DEMO_HOME, DEMO_MARK, EXAMPLE_CONFIG, OWN_CONFIG, Settings, resolve_settings

NEEDS_HOME = frozenset(
    {
        "backup",
        "browse",
        "export",
        "forget",
        "maintain",
        "publish",
        "query",
        "report",
        "reprocess",
        "schema",
        "search",
        "status",
    }
)
"""Commands that work on what a run has written: without a home there is nothing for them to do."""

READS_DEMO = frozenset({"attach", "browse", "check", "export", "query", "read", "report", "schema", "search", "status"})
"""Commands that change nothing that a run has written: where only the demo has been run, they read its home."""


def with_global_options(name: str, command: click.Command) -> click.Command:
    """The command with ``--home`` and ``--config`` of its own, which win over those before its name."""
    if any(parameter.name == "later_home" for parameter in command.params):
        return command

    def take(ctx: click.Context, parameter: click.Parameter, value: str | None) -> None:
        if ctx.resilient_parsing or ctx.obj is None:
            return
        key = str(parameter.name).removeprefix("later_")
        root = ctx.find_root()
        if value is not None:
            root.params[key] = value
            ctx.obj = root.obj = replace(
                ctx.obj, settings=resolve_settings(root.params.get("home"), root.params.get("config"))
            )
        if key == "home" and name in READS_DEMO and _means_demo(root.params, ctx.obj.settings):
            root.params["home"] = DEMO_HOME
            ctx.obj = root.obj = replace(ctx.obj, settings=resolve_settings(DEMO_HOME, root.params.get("config")))
            click.echo(f"dateline: no home of your own here yet: this is the demo's, --home {DEMO_HOME}", err=True)
        if key == "home" and name in NEEDS_HOME:
            require_home(ctx.obj.settings.home.root, has_lake=ctx.obj.settings.home.lake is not None)

    for option, metavar, about in (
        ("home", "DIR", "Where all state lives; as before the command's name."),
        ("config", "FILE", "What to read; as before the command's name."),
    ):
        if any(f"--{option}" in parameter.opts for parameter in command.params):
            continue
        command.params.append(
            click.Option(
                [f"--{option}", f"later_{option}"], metavar=metavar, help=about, callback=take, expose_value=False
            )
        )
    return command


def _means_demo(options: Mapping[str, Any], settings: Settings) -> bool:
    """Whether nothing names a home or a configuration, there are none of one's own, and a demo was run here."""
    is_named = options.get("home") is not None or "DATELINE_HOME" in os.environ or settings.home.lake is not None
    has_config = settings.config != EXAMPLE_CONFIG and (settings.config != OWN_CONFIG or OWN_CONFIG.is_file())
    is_begun = settings.home.root.exists() or has_config
    return not is_named and not is_begun and (Path(DEMO_HOME) / DEMO_MARK).exists()


def require_home(root: Path, *, has_lake: bool = False) -> None:
    """Refuse to go on without a home.

    Raises:
        ConfigError: there is no such folder; an analyst who is in another one reads its path here.
    """
    if root.is_dir() or has_lake:
        return
    what = "is not a folder" if root.exists() else "there is no home here"
    raise ConfigError(
        f"{what}; name it with --home or DATELINE_HOME, or begin one with `{called('init')}`", key=str(root)
    )


def suggested(name: str, known: Iterable[str]) -> str:
    """``Did you mean 'ingest'?`` for a command that was mistyped; empty where none is near."""
    near = difflib.get_close_matches(name.lower(), list(known), n=2, cutoff=0.6)
    return f" Did you mean {' or '.join(map(repr, near))}?" if near else ""


def called(*arguments: Any, home: Path | None = None) -> str:
    """The command line that repeats how this process was started, for hints: one that can be pasted.

    ``dateline`` where that is what the shell finds, else the path of the script, or the interpreter with ``-m flows``;
    with the ``--home`` and ``--config`` that were given.
    """
    program = Path(sys.argv[0] or "dateline")
    if program.name == "__main__.py":
        words = [_shown(Path(sys.executable)), "-m", "flows"]
    elif program.name != "dateline":
        words = ["dateline"]
    else:
        found = shutil.which("dateline")
        same = found is not None and program.exists() and program.samefile(found)
        words = ["dateline" if same else _shown(program)]
    given = _given(sys.argv[1:]) if home is None else ["--home", _shown(home)]
    return shlex.join([*words, *given, *map(str, arguments)])


def _given(arguments: Sequence[str]) -> list[str]:
    """``--home`` and ``--config`` as they are among these arguments; of two the later one counts."""
    values: dict[str, str] = {}
    left = iter(arguments)
    for argument in left:
        if argument == "--":
            break
        option, is_joined, value = argument.partition("=")
        if option in ("--home", "--config"):
            values[option] = value if is_joined else next(left, "")
    return [word for option, value in values.items() for word in (option, value)]


def as_called(text: str) -> str:
    """A message whose hints say ``dateline ...`` in backquotes, with the command as this process was called."""
    return text.replace("`dateline ", f"`{called()} ")


def _shown(path: Path) -> str:
    """Relative to the current folder if it is inside it."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
