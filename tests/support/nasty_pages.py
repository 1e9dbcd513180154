"""Pages made of one thing many times: what a page of a hostile or broken site may be made of, in any size."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from tasks.pure.records import Page

NOW = datetime(2026, 11, 29, tzinfo=UTC)
TITLE = "A headline of the council of the town"
SENTENCE = (
    "The committee met on Monday to discuss the budget for the coming year and agreed to publish its findings before "
    "the end of the month. "
)
MARKS = "\u0300\u0316"
"""Two combining marks whose order normalization changes."""


def page(markup: str, url: str = "https://quay-courier.example/2026/11/20/a-story-of-the-town") -> Page:
    headers = (("content-type", "text/html; charset=utf-8"),)
    return Page("fetch", "quay", url, url, 200, headers, markup.encode(), NOW)


def article(inner: str = "", *, before: str = "", head: str = "", title: str = TITLE) -> str:
    """A page that is taken for an article, with something in its text, before it, or in its head."""
    return (
        f"<html lang=en><head><title>{title}</title><meta property='og:type' content='article'>"
        f"<meta property='article:published_time' content='2026-11-20T10:00:00Z'>{head}</head>"
        f"<body>{before}<article><h1>{title}</h1><p>{SENTENCE * 3}</p>{inner}</article></body></html>"
    )


def _in_body(text: str, count: int) -> tuple[Callable[[int], str], int]:
    return lambda n: article(text * n), count


def _in_paragraph(text: str, count: int) -> tuple[Callable[[int], str], int]:
    return lambda n: article(f"<p>{text * n}</p>"), count


def _numbered(text: str, count: int, *, head: bool = False) -> tuple[Callable[[int], str], int]:
    """``text`` with a number for each ``#``."""

    def make(n: int) -> str:
        made = "".join(text.replace("#", str(number)) for number in range(n))
        return article(head=made) if head else article(made)

    return make, count


def _under_paragraphs(markup: str, count: int) -> tuple[Callable[[int], str], int]:
    """As many calls to the readers as paragraphs above them, each in ``markup`` instead of its ``#``."""

    def make(n: int) -> str:
        paragraphs = "".join(f"<p>{number} boats were at the quay. {SENTENCE}</p>" for number in range(n))
        calls = (markup.replace("#", f"Recevez chaque matin notre lettre {number} des faits.") for number in range(n))
        return article(paragraphs + "".join(calls))

    return make, count


def _listed(text: str, n: int) -> str:
    return ",".join(text.replace("#", str(number)) for number in range(n))


def attributes(n: int, value: str = "1") -> str:
    return " ".join(f"a{number}={value}" for number in range(n))


NASTY: dict[str, tuple[Callable[[int], str], int]] = {
    "attributes": (lambda n: article(before=f"<div {attributes(n)}>"), 8_000),
    "attributes with brackets": (lambda n: article(before=f"<div {attributes(n, chr(39) + '<>' + chr(39))}>"), 8_000),
    "attributes of the root": (lambda n: article().replace("<html", f"<html {attributes(n)}"), 8_000),
    "boxes in boxes whose end tags do not count": (
        lambda n: article(f"{'<aside><div>' * (n // 80)}{f'<p>{SENTENCE}</p>' * 20}{'<aside></aside>' * n}{'</div></aside>' * (n // 80)}"),
        9_000,
    ),
    "h2 and p in turn": _in_body(f"<h2>A title of an article</h2><p>{SENTENCE}</p>", 400),
    "h1": (lambda n: article("<h1>A title of it</h1>" * n + f"<p>{SENTENCE * 4}</p>"), 700),
    "children of a heading": (lambda n: article(f"<h2>{'<b>новости</b> дня ' * n}</h2>"), 700),
    "h2 of all kinds": _numbered("<h2>A title of it #</h2>", 700),
    "metas of dates": _numbered("<meta name=date# content=2026-11-20>", 700, head=True),
    "metas of titles": _numbered("<meta property='og:title' content='Title #'>", 700, head=True),
    "metas of authors": _numbered("<meta name=author content='Ann Bee#'>", 500, head=True),
    "metas of tags": _numbered("<meta property='article:tag' content='tag #'>", 700, head=True),
    "combining marks": _in_paragraph(MARKS, 8_000),
    "combining marks in the title": (lambda n: article(title=f"a{MARKS * n}"), 4_000),
    "combining marks by reference": _in_paragraph("&#x300;&#x316;", 4_000),
    "times": _in_body("<time datetime='2026-11-20T10:00:00Z'>x</time>", 500),
    "bylines": _numbered("<span class=byline>By Ann Bee#</span>", 500),
    "a byline of many names": (lambda n: article(f"<p class=byline>By {'Ann Bee, ' * n}</p>"), 500),
    "linked nodes": (lambda n: article(head="<script type=application/ld+json>[" + _listed('{"@type":"NewsArticle","headline":"A title","author":{"name":"Ann #"}}', n) + "]</script>"), 300),
    "linked depth": (lambda n: article(head="<script type=application/ld+json>" + '{"@type":"NewsArticle","a":' * n + "1" + "}" * n + "</script>"), 2_000),
    "broken linked data": (lambda n: article(head="<script type=application/ld+json>" + '{"headline":"a",' * n + "</script>"), 1_500),
    "scripts of linked data": _numbered('<script type=application/ld+json>{"@type":"NewsArticle","headline":"A"}</script>', 400, head=True),
    "linked references": (lambda n: article(head='<script type=application/ld+json>{"@graph":[' + _listed('{"@type":"Person","@id":"#","name":"Ann","author":{"@id":"1#"}}', n) + "]}</script>"), 400),
    "links": _in_body("<p><a href='/a-b-c'>x y</a> ", 500),
    "a list of links": _in_body("<li><a href='/a-b-c'>x y z a b c</a></li>", 500),
    "tags": _numbered("<a rel=tag href='/tag/#'>Tag #</a>", 500),
    "breadcrumbs": (lambda n: article(before="<div class=breadcrumb>" + "".join(f"<a href=/{i}>Crumb {i}</a>" for i in range(n)) + "</div>"), 500),
    "figures": _in_body("<figure><img src=/a.jpg><figcaption>A caption of it</figcaption></figure>", 400),
    "pictures in boxes of their own classes": _numbered(f"<div class=q#><img src=/a.jpg><p>{SENTENCE}</p></div>", 400),
    "pictures over small paragraphs": _in_body(f"<p><img src=/a.jpg></p><p><small>{SENTENCE}</small></p>", 400),
    "definitions of linked terms": _numbered(f"<dl><dt><a href=/a#>A title of an article</a><dd>{SENTENCE}<dt><a href=/b#>A title of an article</a><dd>{SENTENCE}</dl>", 200),
    "sections of two short cards": _numbered("<section>" + 2 * "<div><h4><a href=/a#>A title of words</a></h4><p>It rained there all day.</p></div>" + "</section>", 1000),
    "links around cards": _numbered(f"<a href=/a#><h4>A title of an article</h4><p>{SENTENCE}</p></a>", 300),
    "lines that begin with a link": _numbered(f"<div><a href=/a#>A title of an article</a><br>{SENTENCE}</div>", 400),
    "headings that link over short texts": _numbered("<h3><a href=/a#>A title of an article of it</a></h3><p>The crossing was closed at Easter.</p>", 300),
    "lines that link over short texts": _numbered("<p><a href=/a#>A title of an article</a></p><p>The crossing was closed at Easter.</p>", 300),
    "lines of one element that begin with a link": (lambda n: article("<div>" + "".join(f"<a href=/a{i}>A title of an article</a><br>The crossing was closed at Easter.<br><br>" for i in range(n)) + "</div>"), 300),
    "linked lines of one element": (lambda n: article("<table><tr><td>" + "".join(f"<a href=/a{i}>A title of an article</a><br><br>The crossing was closed.<br><br>" for i in range(n)) + "</table>"), 300),
    "films with captions": _numbered(f"<div class=q#><video src=/a></video><p>{SENTENCE}</p></div>", 300),
    "films in a paragraph": _in_paragraph("a<video><source src=/a></video>", 500),
    "pictures without scripts": _in_body(f"<div><noscript><img src=/a.jpg></noscript><p>{SENTENCE}</p></div>", 300),
    "headings over lists of links": _numbered("<h3>A title of it</h3><ul><li><a href=/a#>A b c</a><li><a href=/b#>A b c</a><li><a href=/c#>A b c</a></ul>", 200),
    "paragraphs": _numbered(f"<p># {SENTENCE}</p>", 400),
    "short paragraphs": _in_body("<p>A b c.</p>", 800),
    "lists of other sites": _in_body("<ul><li><a href='https://other.example/a'>x y z</a></li></ul><p>" + SENTENCE * 2 + "</p>", 100),
    "nested lists of other sites": (lambda n: article("<ul><li><a href='https://other.example/a'>x y z</a>" * n + "</ul>" * n + f"<p>{SENTENCE * 2}</p>" * 2), 150),
    "boxes with a button": _in_body("<div><h3>Come aboard</h3><p>The pilots know the strait by heart.</p><div><a href='/b'>Book now</a></div></div>", 150),
    "biographies": (lambda n: article("<p>Ada Quill is a reporter in the town of Ellerby.</p>" * n, before="<div>By Ada Quill</div>" * n), 300),
    "line breaks": _in_paragraph("A b c.<br><br>", 800),
    "deep boxes": _in_body("<div>", 800),
    "deep boxes of no name in HTML": _in_body("<x-y>", 500),
    "deep inline elements": _in_body("<span>", 800),
    "labels left open": _in_body("<label><div><p>text of it", 300),
    "void elements with content": _in_body("<source>a<b>c</b>", 400),
    "cells of a row": (lambda n: article(f"<table><tr>{'<td>a b</td>' * n}</tr></table>"), 800),
    "tables in tables": _in_body("<table><tr><td>", 300),
    "one long word": _in_paragraph("a", 100_000),
    "one long class": (lambda n: article(f"<div class='{'byline-' * n}'>x</div>"), 5_000),
    "separators in the title": (lambda n: article(title="word | " * n), 1_000),
    "dates": (lambda n: article(f"<p class=date>{'12 March 2026 ' * n}</p>"), 1_000),
    "digits": (lambda n: article(f"<time>{'1' * n}</time>"), 20_000),
    "dates in scripts": (lambda n: article(f"<script>{chr(34)}datePublished{chr(34)}:{'2026-11-20,' * n}</script>"), 2_000),
    "depth in scripts": (lambda n: article("<script type=application/json>" + '{"a":' * n + "</script>"), 3_000),
    "entities": _in_paragraph("&amp;amp;", 5_000),
    "comments left open": _in_body("<!--", 5_000),
    "open brackets": _in_body("<a ", 3_000),
    "end tags": _in_body("</div>", 5_000),
    "forms": _in_body("<form>", 1_000),
    "drawings": _in_body("<svg><title>a</title></svg>", 800),
    "Chinese": _in_paragraph("议会的新闻", 5_000),
    "spaces": _in_paragraph(" ", 100_000),
    "quotation marks": _in_paragraph("\u201c", 20_000),
    "bars": _in_paragraph("a | ", 5_000),
    "credits": _in_paragraph("Photo: Ann Bee ", 1_000),
    "articles left open": _in_body(f"<article><h1>Another</h1><p>{SENTENCE}</p>", 150),
    "entries of a live blog": _in_body(f"<div class=entry><time>10:00</time><h3>Entry</h3><p>{SENTENCE}</p></div>", 150),
    "calls to readers in a long text": _under_paragraphs("<div>#</div>", 150),
    "calls to readers under a long text": _under_paragraphs("<p>#</p>", 150),
    "a list of calls under a long text": _under_paragraphs("<li>#</li>", 150),
    "walls": _in_body("<div class=paywall>Subscribe to read</div>", 500),
    "an address of amp": (lambda n: article(head=f"<link rel=canonical href='https://e.example/12345{'/amp' * n}'>"), 1_000),
    "headlines in a box of others": (
        lambda n: article(before=f"<div class=related-articles>{f'<p>{TITLE}</p>' * n}</div>").replace("h1>", "p>"),
        800,
    ),
    "bylines in articles in articles": (
        lambda n: article(
            before=f"<h1>{TITLE}</h1>" + "<article>" * 150 + "<div>By Ada Quill</div>" * 20 + "<div><b>x</b></div>" * n
        ),
        1_000,
    ),
    "posts in posts": (
        lambda n: article("<article><h2><a href=/p>Another</a></h2>" * min(n, 150) + "<div><b>x</b></div>" * n),
        1_000,
    ),
    "hidden boxes": _in_body("<div style='display:none'>x</div>", 800),
}  # fmt: skip
"""For each name: a page of ``n`` of it, and an ``n`` for which a quadratic way takes seconds or a linear one some 30 ms."""
