"""The routes of `dateline browse`. Each view is one address; the same with .json or .csv behind its path is data."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.background import BackgroundTask
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from flows.desk import pages
from flows.desk.answering import answered, csv_of, html_of, json_of, pieces_of
from flows.desk.guard import Guard
from flows.desk.wording import part
from tasks.desk import download
from tasks.desk.as_sql import as_sql
from tasks.desk.copies import story_copies
from tasks.desk.examples import examples_for
from tasks.desk.front import Headline, freshness, front
from tasks.desk.reading import Article, NotThere, Version, article, difference
from tasks.desk.results import PAGE, Line, found_lines, line_of, put_aside, results
from tasks.desk.selection import Order, Selection
from tasks.desk.session import Desk, Session
from tasks.desk.sources import source, source_names
from tasks.desk.timeline import Day
from tasks.desk.words import Word, find_word, word, word_lines
from tasks.pure.as_data import as_csv, as_json, as_text
from tasks.pure.query import Query, QueryError

__all__ = ["application"]


def application(desk: Desk, *, names: Collection[str] = (), token: str | None = None) -> Starlette:
    """The desk as an ASGI application.

    Args:
        names: host names by which it may be called besides localhost.
        token: what a reader must bring; None: everybody may read.
    """
    views: list[tuple[str, Callable[[Request, Session], Response]]] = [
        ("/", _front),
        ("/index.json", _front_json),
        ("/index.csv", _front_csv),
        ("/search", _search),
        ("/search.json", _with_desk(desk, _search_json)),
        ("/search.csv", _with_desk(desk, _search_csv)),
        ("/search.txt", _with_desk(desk, _search_text)),
        ("/search.parquet", _with_desk(desk, _search_parquet)),
        ("/search.readme.txt", _search_readme),
        ("/article/{article_id}.json", _article_json),
        ("/article/{article_id}.csv", _article_csv),
        ("/article/{article_id}/diff/{before:int}..{after:int}.json", _difference_json),
        ("/article/{article_id}/diff/{before:int}..{after:int}.csv", _difference_csv),
        ("/article/{article_id}/diff/{before:int}..{after:int}", _difference),
        ("/article/{article_id}/diff", _last_difference),
        ("/article/{article_id}/v/{version:int}", _article),
        ("/article/{article_id}", _article),
        ("/story/{story_id}.json", _story_json),
        ("/story/{story_id}.csv", _story_csv),
        ("/story/{story_id}", _story),
        ("/word/{word:path}.json", _word_json),
        ("/word/{word:path}.csv", _word_csv),
        ("/word/{word:path}", _word),
        ("/source/{source}.json", _source_json),
        ("/source/{source}.csv", _source_csv),
        ("/source/{source}", _source),
        ("/query", _query),
        ("/{path:path}", _nothing),
    ]
    routes: list[BaseRoute] = [
        Route("/static/desk.css", _asset("desk.css", "text/css")),
        Route("/static/desk.js", _asset("desk.js", "text/javascript")),
        *(Route(path, answered(desk, view)) for path, view in views),
    ]
    return Starlette(routes=routes, middleware=[Middleware(Guard, names=names, token=token)])


def _asset(name: str, media_type: str) -> Callable[[Request], Response]:
    text = pages.asset(name)

    def endpoint(request: Request) -> Response:
        return Response(text, media_type=media_type)

    return endpoint


def _with_desk(
    desk: Desk, view: Callable[[Request, Session, Desk], Response]
) -> Callable[[Request, Session], Response]:
    """A view whose answer outlives the request's session and so opens one of its own."""
    return lambda request, session: view(request, session, desk)


# The first page.


def _front(request: Request, session: Session) -> Response:
    page = front(session)
    return html_of(pages.rendered("front.html", page.fresh, page=page, focus=True))


def _front_json(request: Request, session: Session) -> Response:
    return json_of(front(session))


def _front_csv(request: Request, session: Session) -> Response:
    return csv_of(_table(Headline, front(session).newest), "new")


# Search.


def _selection(request: Request) -> Selection:
    return Selection.read(request.query_params.multi_items())


def _search(request: Request, session: Session) -> Response:
    selection = _selection(request)
    fresh = freshness(session)
    try:
        found = results(session, selection)
    except QueryError as error:
        return html_of(pages.rendered("search.html", fresh, selection=selection, error=error, focus=True), 400)
    return html_of(
        pages.rendered(
            "search.html",
            fresh,
            selection=selection,
            found=found,
            timeline_svg=pages.search_drawing(selection, found.timeline),
            has_part=any(not bar.is_whole for bar in found.timeline.bars),
            bare=Selection(selection.text, sort=selection.sort).address(),
            sql=as_sql(selection),
            page_address=lambda page: selection.changed(page=page).address(),
            focus=not found.articles,
        )
    )


def _search_json(request: Request, session: Session, desk: Desk) -> Response:
    selection = _selection(request)
    if selection.view == "lines":
        lines = map(asdict, _lines_found(session, selection))
        return pieces_of(as_json({"query": selection.text}, "lines", lines), "application/json")
    found = results(session, selection)
    about = {name: getattr(found, name) for name in ("description", "articles", "sources", "first_day", "last_day")}
    about |= {"query": selection.text, "facets": found.facets, "timeline": found.timeline, "sql": as_sql(selection)}
    return pieces_of(as_json(about, "hits", download.rows(desk, selection)), "application/json")


def _search_csv(request: Request, session: Session, desk: Desk) -> Response:
    selection = _selection(request)
    if selection.view == "lines":
        return csv_of(_table(Line, _lines_found(session, selection)), "lines")
    return csv_of(as_csv(download.COLUMNS, download.rows(desk, selection)), "articles")


def _search_text(request: Request, session: Session, desk: Desk) -> Response:
    selection = _selection(request)
    about = download.readme(session, selection)
    return pieces_of(as_text(about, download.texts(desk, selection)), "text/plain; charset=utf-8", "articles.txt")


def _search_parquet(request: Request, session: Session, desk: Desk) -> Response:
    folder = Path(tempfile.mkdtemp(prefix="dateline-desk-"))
    try:
        download.write_parquet(desk, _selection(request), folder / "articles.parquet")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return FileResponse(
        folder / "articles.parquet",
        media_type="application/vnd.apache.parquet",
        filename="articles.parquet",
        background=BackgroundTask(shutil.rmtree, folder, ignore_errors=True),
    )


def _search_readme(request: Request, session: Session) -> Response:
    return pieces_of([download.readme(session, _selection(request))], "text/plain; charset=utf-8")


def _lines_found(session: Session, selection: Selection) -> list[Line]:
    """All lines of context of a search, not only those of its page."""
    query = put_aside(session, selection)
    return [line_of(row) for row in found_lines(session, selection, query)] if selection.text else []


# Articles, stories, words, sources.


def _article(request: Request, session: Session) -> Response:
    item = article(session, request.path_params["article_id"], request.path_params.get("version"))
    return html_of(_article_page(session, item))


def _article_page(session: Session, item: Article, **values: Any) -> str:
    before = item.before(item.shown.version)
    return pages.rendered(
        "article.html", freshness(session), **{"item": item, "before": before, "compared": None, **values}
    )


def _article_json(request: Request, session: Session) -> Response:
    return json_of(article(session, request.path_params["article_id"]))


def _article_csv(request: Request, session: Session) -> Response:
    item = article(session, request.path_params["article_id"])
    return csv_of(_table(Version, item.versions), "versions")


def _difference(request: Request, session: Session) -> Response:
    values = request.path_params
    found = difference(session, values["article_id"], values["before"], values["after"])
    return html_of(_article_page(session, found.article, compared=found))


def _last_difference(request: Request, session: Session) -> Response:
    item = article(session, request.path_params["article_id"])
    before = item.before(item.current)
    path = f"/article/{part(item.article_id)}"
    return RedirectResponse(path if before is None else f"{path}/diff/{before}..{item.current}", 307)


def _difference_json(request: Request, session: Session) -> Response:
    values = request.path_params
    found = difference(session, values["article_id"], values["before"], values["after"])
    about = {"before": found.before.version, "after": found.after.version}
    return json_of({"article_id": found.article.article_id, **about, "change": found.change})


def _difference_csv(request: Request, session: Session) -> Response:
    values = request.path_params
    found = difference(session, values["article_id"], values["before"], values["after"])
    return csv_of(as_csv(("part", "kind", "text"), _spans(asdict(found.change))), "difference")


def _spans(change: dict[str, Any]) -> Iterator[dict[str, str]]:
    for name in ("title", "lead", "authors"):
        for span in change[name] or ():
            yield {"part": name, **span}
    for block in change["blocks"]:
        for span in block["spans"]:
            yield {"part": "body", **span}
        for paragraph in block["paragraphs"]:
            yield {"part": "body", "kind": block["kind"], "text": paragraph}


def _story(request: Request, session: Session) -> Response:
    page = _selection(request).page
    found = story_copies(session, request.path_params["story_id"], page=page)
    path = f"/story/{part(found.story_id)}"
    return html_of(
        pages.rendered(
            "story.html",
            freshness(session),
            story=found,
            page=page,
            page_address=lambda number: f"{path}?{urlencode({'page': number})}",
        )
    )


def _story_json(request: Request, session: Session) -> Response:
    return json_of(story_copies(session, request.path_params["story_id"]))


def _story_csv(request: Request, session: Session) -> Response:
    found = story_copies(session, request.path_params["story_id"])
    rows = [{**asdict(copy), "words_changed": _changed(copy.change)} for copy in found.copies]
    columns = [name for name in rows[0] if name != "change"]
    return csv_of(as_csv(columns, rows), "story")


def _changed(change: Any) -> int | None:
    return None if change is None else change.words_removed + change.words_added


def _word(request: Request, session: Session) -> Response:
    selection = _selection(request)
    found: Word = word(session, request.path_params["word"], order=selection.order, page=selection.page)
    path = f"/word/{part(found.text)}"
    return html_of(
        pages.rendered(
            "word.html",
            freshness(session),
            word=found,
            trend_svg=pages.trend_drawing(found) if found.articles else "",
            has_part=any(not period.is_whole for period in found.trend),
            search=Selection(found.text).address(),
            pages=max(1, -(-found.lines.in_all // PAGE)),
            order_address=lambda order: f"{path}?{urlencode({'order': order})}",
            page_address=lambda page: f"{path}?{urlencode({'order': found.order, 'page': page})}",
        )
    )


def _word_json(request: Request, session: Session) -> Response:
    text, order = request.path_params["word"], _selection(request).order
    about = asdict(word(session, text, order=order))
    del about["lines"], about["page"]
    return pieces_of(as_json(about, "lines", _all_lines(session, find_word(session, text), order)), "application/json")


def _word_csv(request: Request, session: Session) -> Response:
    text, order = request.path_params["word"], _selection(request).order
    return csv_of(_table(Line, _all_lines(session, find_word(session, text), order)), "lines")


def _all_lines(session: Session, query: Query, order: Order) -> Any:
    return [asdict(line_of(row)) for row in word_lines(session, query, order)]


def _source(request: Request, session: Session) -> Response:
    item = source(session, request.path_params["source"])
    return html_of(
        pages.rendered(
            "source.html",
            freshness(session),
            item=item,
            days_svg=pages.timeline_drawing(item.timeline, request.path_params["source"]),
            has_part=any(not bar.is_whole for bar in item.timeline.bars),
        )
    )


def _source_json(request: Request, session: Session) -> Response:
    return json_of(source(session, request.path_params["source"]))


def _source_csv(request: Request, session: Session) -> Response:
    return csv_of(_table(Day, source(session, request.path_params["source"]).days), "days")


def _query(request: Request, session: Session) -> Response:
    examples = examples_for(source_names(session))
    return html_of(pages.rendered("query.html", freshness(session), examples=examples))


def _nothing(request: Request, session: Session) -> Response:
    raise NotThere("there is no such page", key=request.url.path)


def _table(kind: type, records: Any) -> Iterator[str]:
    """Records as CSV, a column for each field."""
    rows = (record if isinstance(record, dict) else asdict(record) for record in records)
    return as_csv([field.name for field in fields(kind)], rows)
