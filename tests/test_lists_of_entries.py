"""Posts, threads and results one below the other are a list, whatever elements they are in; guides and short news are none."""

from __future__ import annotations

import pytest

from tasks.pure.normalize import article_from
from tasks.pure.records import Reason, Rejection
from tests.support.articles import PARAGRAPHS, RULES, TITLE, html, page

SITE = "https://www.harbour-times.example"
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
NAMES = ["The last ferry leaves with four passengers", "Why bread costs more in the old town", "A lighthouse lit by its neighbours", "The library cat is found in the map room"]  # fmt: skip
DATES = ["4 May 2024", "Mar 14, 2024", "2024-02-03", "22 janvier 2024"]


def _reason(markup: str, path: str) -> Reason | None:
    outcome = article_from(page(markup, url=SITE + path), RULES)
    return outcome.reason if isinstance(outcome, Rejection) else None


def _entries(template: str) -> str:
    return "".join(
        template.format(path=f"/2024/story-{n}", name=name, date=date, text=PARAGRAPHS[n % len(PARAGRAPHS)], n=n)
        for n, (name, date) in enumerate(zip(NAMES, DATES, strict=True))
    )


@pytest.mark.parametrize(
    "template",
    [
        '<section class="entry"><h2><a href="{path}">{name}</a></h2><time>{date}</time><p>{text}</p></section>',
        '<div class="item">\n'
        + " " * 400
        + '<h1><a href="{path}">{name}</a></h1>\n<span>published {date}</span><p>{text}</p><p>{text}</p></div>',
        '<div class="line"><a href="{path}">{name}</a><br><span>Posted {date} by <span class="author">Ada Quill</span></span></div>',
        '<li><div class="result-title"><a href="{path}">{name}</a></div><small>{date}</small><div>{text}</div></li>',
        '<div class="card"><a href="{path}"><h3>{name}</h3><p>{text}</p><span>{date}</span></a></div>',
        '<li><a href="{path}"><strong>{name}</strong></a><div>{text} {text} {text} {text} {text}</div><p><i>46m - </i>{date}</p></li>',
        '<tr class="row"><td><a href="{path}">{name}</a><br>by <a href="/u/{n}">Ada</a></td><td>{n}7</td><td>{date} 10:15</td></tr>',
    ],
    ids=["sections", "whole posts", "lines", "results", "links around all", "dates below", "threads"],
)
def test_dated_entries_that_link_are_a_list(template: str) -> None:
    inner = _entries(template)
    inner = (
        f"<table>{inner}</table>"
        if inner.startswith("<tr")
        else f"<ol>{inner}</ol>"
        if inner.startswith("<li")
        else inner
    )
    assert _reason(html(top="<h1>Harbour life</h1>", body=inner, title="Harbour life"), "/harbour-life") == "section"


@pytest.mark.parametrize(
    ("path", "template", "above"),
    [
        ("/four-walks-by-the-sea-for-may", '<section><h2><a href="{path}">{name}</a></h2><p>{text}</p></section>', "<p>4 May 2024</p>"),
        ("/harbour-life", '<section><h2><a href="{path}">{name}</a></h2><span>by Ada Quill, 2019</span><p>{text}</p></section>', ""),
        ("/harbour-life", '<div class="film"><a href="{path}"><h2>{name} ({n}017)</h2></a><span>201{n}</span><p>{text}</p></div>', ""),
        ("/harbour-life", '<section><h2><a href="{path}">{name}</a></h2><time>{date}</time><p>{text}</p></section>', TEXT),
        ("/harbour-life", '<section><h2>{name}</h2><time>{date}</time><p>{text}</p></section>', ""),
        ("/harbour-life", '<section><h2><a href="#e{n}">{name}</a></h2><time>{date}</time><p>{text}</p></section>', ""),
        ("/harbour-life", '<p>On {date} we wrote of it in <a href="{path}">{name}</a>, and then went home. {text}</p>', ""),
    ],
    ids=["a guide", "books with years", "films", "below an article", "a chronicle", "a live blog", "links in sentences"],
)  # fmt: skip
def test_texts_with_links_and_dates_are_articles(path: str, template: str, above: str) -> None:
    markup = html(top=f"<h1>{TITLE}</h1><p class=byline>By Ada Quill</p>", body=above + _entries(template), title=TITLE)
    assert _reason(markup, path) != "section"


ONE = f'<h2 class="title"><a href="/2024/the-last-ferry">{TITLE}</a></h2><p>4 May 2024</p>' + TEXT


@pytest.mark.parametrize(
    ("path", "top", "body", "reason"),
    [
        ("/tags/ferries/", "<h1>Entries tagged ferries</h1>", ONE, "section"),
        ("/category/local/", "<h1>Local</h1>", ONE, "section"),
        ("/2024/05/", "<h1>May 2024</h1>", ONE, "section"),
        ("/search?q=ferry", "<h1>Search results</h1>", ONE, "section"),
        ("/authors/ada-quill/", "", ONE.replace("h2", "h1"), "section"),
        ("/authors/ada-quill/", "", ONE.replace("<h2 class", "<div class").replace("</h2>", "</div>"), "section"),
        ("/2024/the-last-ferry", "", ONE.replace("h2", "h1"), None),
        ("/category/local/the-last-ferry", "", ONE.replace("h2", "h1"), None),
        ("/tags/ferries/", f"<h1>{TITLE}</h1>", "<p class=byline>By Ada Quill</p>" + TEXT, None),
        ("/tags/ferries/", f"<h1>{TITLE}</h1>", TEXT + '<h2><a href="/2024/more-of-it">More of the last ferry</a></h2>', None),
    ],
    ids=["tag", "category", "month", "search", "writer", "no heading", "its own page", "below a category", "no link", "below"],
)  # fmt: skip
def test_a_list_may_have_a_single_post(path: str, top: str, body: str, reason: Reason | None) -> None:
    assert _reason(html(top=top, body=body, title=TITLE), path) == reason


SHORT = (
    "<p>Pilot, the cat of the old library, is back.</p><p>She was asleep in a drawer of the map room, on a chart.</p>"
)


@pytest.mark.parametrize(
    ("byline", "title", "reason"),
    [
        ("<p class=byline>by Ada Quill</p><p>published May 02, 2024</p>", "Library cat found asleep in the map room", None),
        ("", "Library cat found asleep in the map room", "section"),
        ("<p class=byline>by Ada Quill</p><p>published May 02, 2024</p>", "Library", "section"),
    ],
    ids=["signed and dated", "neither", "a name"],
)  # fmt: skip
def test_short_news_below_a_section_is_signed_and_dated(byline: str, title: str, reason: Reason | None) -> None:
    head = '<meta property="og:type" content="website">'
    markup = html(head, top=f"<h1>{title}</h1>{byline}", body=SHORT * 2, title=title)
    assert _reason(markup, "/news/cat") == reason
