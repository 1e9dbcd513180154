"""``dateline extract``: extract pages to JSON, without a warehouse."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from itertools import repeat
from pathlib import Path
from typing import Any

import click

from flows.cli.main import Context
from flows.cli.render import json_line, verdict_record
from tasks.pure.errors import ConfigError, TerminalError
from tasks.pure.records import Page, SourceRules
from tasks.settings import utc_now


@click.command(name="extract")
@click.argument("target", required=False, metavar="[FILE-or-URL]")
@click.option("--url", help="The address that FILE was fetched from.")
@click.option("--explain", is_flag=True, help="Say why each field was chosen, candidate by candidate.")
@click.option("--html", "as_html", is_flag=True, help="Write the page instead, with kept and dropped blocks coloured.")
@click.option("--source", metavar="NAME", help="Use this source's rules: its zone, language and selectors.")
@click.option(
    "--list",
    "list_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="LIST.jsonl",
    help='Many pages: a line for each page with {"id", "url"}.',
)
@click.option(
    "--pages",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder with the pages of --list: <id>.html.gz or <id>.html.",
)
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes for --list.")
@click.pass_obj
def command(
    context: Context,
    target: str | None,
    url: str | None,
    explain: bool,
    as_html: bool,
    source: str | None,
    list_file: Path | None,
    pages: Path | None,
    workers: int,
) -> None:
    """Extract one page to a JSON object on standard output, or many to JSON lines.

    Fields have the names of the columns of `articles`. A page that is not an article has `rejected` with the reason, and
    only its title, authors and dates.

    \b
    dateline extract page.html --url https://example.org/2026/story
    dateline extract https://example.org/2026/story --explain
    dateline extract page.html --html > page-coloured.html
    dateline extract --list pages.jsonl --pages saved/ > articles.jsonl
    """
    rules = _rules(context, source)
    if target is not None and list_file is None and pages is None:
        page = _fetched(context, target) if target.startswith(("http://", "https://")) else _saved(Path(target), url)
        click.echo(_highlighted(page, rules) if as_html else json_line(_extract(page, rules, explain=explain)))
    elif target is None and list_file is not None and pages is not None and not as_html:
        for record in _extract_many(_listed(list_file, pages), rules, explain=explain, workers=workers):
            click.echo(json_line(record))
    else:
        raise click.UsageError("name one FILE or URL, or --list LIST.jsonl together with --pages DIR")


def _rules(context: Context, source: str | None) -> SourceRules:
    if source is None:
        return SourceRules("extract")
    from tasks.config import load_config

    (chosen,) = load_config(context.settings.config).select((source,))
    return chosen.rules()


def _extract(page: Page, rules: SourceRules, *, explain: bool) -> dict[str, Any]:
    from tasks.pure.normalize import article_from

    verdict = article_from(page, rules, explain=explain)
    return verdict_record(verdict, url=page.url, explain=explain)


def _highlighted(page: Page, rules: SourceRules) -> str:
    from tasks.pure.extract.highlighted import paint

    return paint(page, rules)


def _extract_many(
    pages: Iterator[tuple[str, str, Path, datetime]], rules: SourceRules, *, explain: bool, workers: int
) -> Iterator[dict[str, Any]]:
    if workers == 1:
        for item in pages:
            yield _timed(item, rules, explain)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(_timed, pages, repeat(rules), repeat(explain), chunksize=8)


def _timed(item: tuple[str, str, Path, datetime], rules: SourceRules, explain: bool) -> dict[str, Any]:
    name, url, path, now = item
    page = _page(_read(path), url, now, path.name)
    start = time.perf_counter()
    record = _extract(page, rules, explain=explain)
    return {"id": name, "ms": round((time.perf_counter() - start) * 1000, 3), **record}


def _listed(list_file: Path, pages: Path) -> Iterator[tuple[str, str, Path, datetime]]:
    now = utc_now()
    with list_file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                entry = json.loads(line)
                name, url = str(entry["id"]), str(entry["url"])
            except (ValueError, KeyError, TypeError) as error:
                raise ConfigError(
                    f'a line must be a JSON object with "id" and "url" ({error})', key=f"{list_file}:{number}"
                ) from error
            candidates = [pages / f"{name}{suffix}" for suffix in (".html.gz", ".html", ".txt")]
            path = next((path for path in candidates if path.exists()), None)
            if path is None:
                raise ConfigError(
                    f"no {name}.html.gz, {name}.html or {name}.txt in {pages}", key=f"{list_file}:{number}"
                )
            yield name, url, path, now


def _saved(path: Path, url: str | None) -> Page:
    if not path.is_file():
        raise ConfigError("no such file; an address begins with http:// or https://", key=str(path))
    return _page(_read(path), url or path.resolve().as_uri(), utc_now(), path.name)


def _read(path: Path) -> bytes:
    raw = path.read_bytes()
    if raw[:2] != b"\x1f\x8b":
        return raw
    try:
        return gzip.decompress(raw)
    except (OSError, EOFError) as error:
        raise TerminalError(f"damaged gzip: {error}", key=str(path)) from error


def _page(body: bytes, url: str, now: datetime, name: str) -> Page:
    kind = "text/plain" if name.removesuffix(".gz").endswith(".txt") else "text/html"
    return Page("", "extract", url, url, 200, (("content-type", kind),), body, now, found_by="file")


def _fetched(context: Context, url: str) -> Page:
    """Fetch one page as a run would: politely, with the policy of the configuration's defaults."""
    from tasks.config import load_config
    from tasks.coordination import coordination_of
    from tasks.fetching import Client

    policy = load_config(context.settings.config).defaults.policy()
    home = context.settings.home
    home.prepare()
    with Client(home.hosts, coordination=coordination_of(home)) as client:
        visit = client.fetch(url, policy)
    page = visit.page("extract")
    if page is None:
        raise TerminalError(visit.failure.error if visit.failure else "no response", key=url)
    return page
