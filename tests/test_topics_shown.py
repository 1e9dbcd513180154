"""Tags and section are read from what the page shows where nothing states them for machines."""

from __future__ import annotations

import pytest

from tests.support.articles import TITLE, fields_of, html
from tests.support.linear import is_linear

HEAD = f"<h1>{TITLE}</h1>"
FERRY_QUAY = '<a href="/t/ferry">Ferry</a><a href="/t/quay">Quay</a>'


@pytest.mark.parametrize(
    "after",
    [
        f'<ul class="article-tags">{FERRY_QUAY}</ul>',
        f'<div class="c-articleTags__list">{FERRY_QUAY}</div>',
        f'<div class="keywords">Keywords: {FERRY_QUAY}</div>',
        f'<ul data-testid="topic-list" class="x1"><li>{FERRY_QUAY}</li></ul><ul class="article-topics">{FERRY_QUAY}</ul>',
        f"<section><h2>Archivado En</h2><ul><li>{FERRY_QUAY}</li></ul></section>",
        f"<div><span>Témata:</span> {FERRY_QUAY}</div>",
        f"<div><h3>Ämnen i artikeln</h3>{FERRY_QUAY}<button>Följ</button></div>",
        f"<dl><dt>Argomenti</dt><dd>{FERRY_QUAY}</dd></dl>",
        f"<div><h4>关键词</h4>{FERRY_QUAY}</div>",
    ],
)
def test_list_of_tags(after: str) -> None:
    page = html(top=HEAD).replace("</article>", f"{after}</article>")
    assert fields_of(page).tags == ("Ferry", "Quay")


@pytest.mark.parametrize(
    "markup",
    [
        # The site's topics, whoever shows them: a cloud, a bar in its header, a box beside.
        html(top=HEAD, after=f'<div class="tags-cloud">{FERRY_QUAY}</div>'),
        html(top=HEAD, after=f'<div class="popular-tags">{FERRY_QUAY}</div>'),
        html(top=HEAD, after=f'<aside><div class="tags">{FERRY_QUAY}</div></aside>'),
        html(top=HEAD, after=f'<div class="sidebar"><h3>Tags</h3>{FERRY_QUAY}</div>'),
        html(top=HEAD).replace("<main>", f'<header><div class="tags">{FERRY_QUAY}</div></header><main>'),
        html(top=HEAD).replace("<main>", f'<div class="tags">{FERRY_QUAY}</div>{"<p></p>" * 70}<main>'),
        # Other articles, other sites, a text, a menu with an entry of that name.
        html(top=HEAD, after='<div><h3>Topics</h3><a href="/a">The ferry that nobody wanted sails again from the old quay</a></div>'),
        html(top=HEAD, after='<div class="share tags"><a href="https://social.example/?u=1">Ferry</a></div>'),
        html(top=HEAD, after='<div class="has-tags"><p>The harbour was closed for a week after the storm, the council said.</p><a href="/t">Ferry</a></div>'),
        html(top=HEAD, after=f'<ul><li><a href="/topics">Topics</a></li><li>{FERRY_QUAY}</li></ul>'),
    ],
)  # fmt: skip
def test_lists_of_others(markup: str) -> None:
    assert fields_of(markup).tags == ()


def test_what_is_stated_for_machines_counts_first() -> None:
    page = html('<meta name="news_keywords" content="river">', top=HEAD, after=f'<ul class="tags">{FERRY_QUAY}</ul>')
    assert fields_of(page).tags == ("river",)


def _section(url: str, top: str) -> str:
    return fields_of(html(top=top), url=f"https://www.harbour-times.example{url}").section


@pytest.mark.parametrize(
    ("url", "link", "section"),
    [
        ("/local/lantern-festival", '<a href="/local/">Local</a>', "Local"),
        ("/news/local/lantern-festival", '<a href="/news/">News</a> <a href="/news/local">Local</a>', "Local"),
        ("/actualite-france/fete", '<a href="/actualite-france">Actualité France</a>', "Actualité France"),
        ("/natur-umwelt/fest", '<a href="/natur-umwelt">Natur &amp; Umwelt</a>', "Natur & Umwelt"),
        ("/health-and-fitness/run", '<a href="/health-and-fitness">Health &amp; Fitness</a>', "Health & Fitness"),
        ("/us_news/run", '<a href="https://www.harbour-times.example/us_news/">U.S. News</a>', "U.S. News"),
        ("/спорт/матч", '<a href="/спорт/">Спорт</a>', "Спорт"),
    ],
)  # fmt: skip
def test_link_to_the_page_above(url: str, link: str, section: str) -> None:
    assert _section(url, f"{link}{HEAD}") == section
    assert _section(url, f"{HEAD}<p>{link}</p>") == section


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("/blog/lantern-festival", '<a href="/blog">Back to the blog</a>'),
        ("/local/lantern-festival", '<a href="/sport">Sport</a>'),
        ("/local/lantern-festival", '<a href="https://elsewhere.example/local">Local</a>'),
        ("/local", '<a href="/local">Local</a>'),
        ("/en/lantern-festival", '<a href="/en">en</a>'),
        ("/2024/05/lantern-festival", '<a href="/2024">2024</a>'),
        ("/news/lantern-festival", '<a href="/news">News</a>'),
    ],
)  # fmt: skip
def test_links_that_name_no_section(url: str, link: str) -> None:
    assert _section(url, f"{link}{HEAD}") == ""


@pytest.mark.parametrize("unit", ['<div class="tags">', "<div><h3>Tags</h3>", "<div>Tags", '<a href="/news/">News</a>'])
def test_many_are_read_in_linear_time(unit: str) -> None:
    assert is_linear(lambda n: lambda: fields_of(html(top=HEAD, after=unit * n)), 4000)
