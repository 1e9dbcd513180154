"""``dateline extract``: extract pages to JSON, without a warehouse."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import click

from flows.cli.main import Context
from flows.cli.render import json_line, verdict_record
from tasks.extracting import Extracted, PageFile, extract_pages, paint_page
from tasks.parsing import BATCH_PAGES, ParserFailed, Parsers
from tasks.pure.errors import ConfigError, TerminalError
from tasks.pure.records import Page, Rejection, SourceRules
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
        click.echo(_painted(page, rules) if as_html else json_line(_extract_one(page, rules, explain=explain)))
    elif target is None and list_file is not None and pages is not None and not as_html:
        for record in _extract_many(list(_listed(list_file, pages)), rules, explain=explain, workers=workers):
            click.echo(json_line(record))
    else:
        raise click.UsageError("name one FILE or URL, or --list LIST.jsonl together with --pages DIR")


def _rules(context: Context, source: str | None) -> SourceRules:
    if source is None:
        return SourceRules("extract")
    from tasks.config import load_config

    (chosen,) = load_config(context.settings.config).select((source,))
    return chosen.rules()


def _extract_one(page: Page | PageFile, rules: SourceRules, *, explain: bool) -> dict[str, Any]:
    with Parsers(1) as parsers:
        (extracted,) = within_limits(parsers, [page], rules, explain)
    return verdict_record(extracted.verdict, url=extracted.url, explain=explain)


def _painted(page: Page | PageFile, rules: SourceRules) -> str:
    with Parsers(1) as parsers:
        return parsers.call(paint_page, page, rules)


def _extract_many(
    files: Sequence[PageFile], rules: SourceRules, *, explain: bool, workers: int
) -> Iterator[dict[str, Any]]:
    """One record for each file, in order, while the next ones are extracted."""
    batches = [files[start : start + BATCH_PAGES] for start in range(0, len(files), BATCH_PAGES)]
    # One more waits for its parser than there are parsers, so that none of them ever waits.
    with Parsers(workers) as parsers, ThreadPoolExecutor(workers + 1) as threads:
        for extracted in threads.map(lambda batch: within_limits(parsers, batch, rules, explain), batches):
            for one in extracted:
                record = verdict_record(one.verdict, url=one.url, explain=explain)
                yield {"id": one.name, "ms": one.milliseconds, **record}


def within_limits(
    parsers: Parsers, pages: Sequence[Page | PageFile], rules: SourceRules, explain: bool
) -> list[Extracted]:
    """Extract pages where they can be ended. What takes too long or too much memory is ``broken``, alone."""
    try:
        return parsers.call(extract_pages, pages, rules, explain, seconds=parsers.page_seconds + len(pages) - 1)
    except ParserFailed as error:
        if len(pages) > 1:
            return [within_limits(parsers, [page], rules, explain)[0] for page in pages]
        name = pages[0].name if isinstance(pages[0], PageFile) else ""
        return [
            Extracted(name, pages[0].url, Rejection("broken", f"the page {error.message}"), parsers.page_seconds * 1000)
        ]


def _listed(list_file: Path, pages: Path) -> Iterator[PageFile]:
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
            yield PageFile(name, path, url, now)


def _saved(path: Path, url: str | None) -> PageFile:
    if not path.is_file():
        raise ConfigError("no such file; an address begins with http:// or https://", key=str(path))
    return PageFile("", path, url or path.resolve().as_uri(), utc_now())


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
