"""Pages as the themes of publishing systems print them: what they add to headings, code, trails, cards and front pages."""

from __future__ import annotations

import pytest

from tasks.pure.extract import extract
from tasks.pure.extract.body.finder import find_body
from tasks.pure.extract.page.tree import parse_text
from tests.support.articles import PARAGRAPHS, RULES, TITLE, fields_of, html, linked, page

SITE = "The Harbour Times"
HOST = "https://www.harbour-times.example"
MORE = "<p>The boats carry paper lights, two musicians each, and a lifebelt, since last time somebody fell in.</p>"
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def _body(inside: str) -> list[str]:
    top = f"<h1>{TITLE}</h1><p>{PARAGRAPHS[0]}</p>{inside}<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>"
    found = find_body(parse_text(f"<body><article>{top}</article></body>"), title=TITLE)
    assert (found.paragraphs[0], found.paragraphs[-2:]) == (PARAGRAPHS[0], list(PARAGRAPHS[1:3]))
    return found.paragraphs[1:-2]


@pytest.mark.parametrize(
    "link",
    [
        "<a class=headerlink href=#a title='Link to this heading'>¶</a>",
        "<a class=headerlink href=#a>\uf0c1</a>",
        "<a aria-hidden=true href=#a>#</a>",
        "<a href=#a>##</a>",
        "<a href=#a><span>🔗</span></a>",
        "<a class=anchor href=#a>⚓︎</a>",
        "<span> <a href=#a>→</a></span>",
    ],
)
def test_a_mark_behind_a_heading_that_links_to_it_is_not_shown(link: str) -> None:
    assert _body(f"<h2 id=a>What the boats carry{link}</h2><p>{PARAGRAPHS[3]}</p>")[0] == "What the boats carry"
    assert _body(f"<h2 id=a>{link}What the boats carry</h2><p>{PARAGRAPHS[3]}</p>")[0] == "What the boats carry"
    assert fields_of(html(top=f"<h1 id=a>{TITLE}{link}</h1>", title="")).title == TITLE


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"<p>{PARAGRAPHS[3][:-1]}<a href=#n1>*</a></p>", PARAGRAPHS[3][:-1] + "*"),
        (f"<p>{PARAGRAPHS[3]} See <a href=#part-2>§ 2</a> of the rules.</p>", f"{PARAGRAPHS[3]} See § 2 of the rules."),
        (f"<h2><a href=#a>1</a> What the boats carry</h2><p>{PARAGRAPHS[3]}</p>", "1 What the boats carry"),
        (f"<h2>The <a href=/c>C#</a> of the boats</h2><p>{PARAGRAPHS[3]}</p>", "The C# of the boats"),
        (f"<h2>Number <a href=/numbers>#</a> is free</h2><p>{PARAGRAPHS[3]}</p>", "Number # is free"),
    ],
    ids=["a note's asterisk", "a paragraph of a law", "a number", "a name with a sign", "a link to another page"],
)
def test_a_link_that_says_something_stays(inside: str, text: str) -> None:
    assert _body(inside)[0] == text


@pytest.mark.parametrize(
    "code",
    [
        "<table><tr><td class=gutter><pre class=lineno>1\n2\n3\n</pre></td><td class=code><pre>{}</pre></td></tr></table>",
        "<figure class=highlight><table><tr><td class=gutter><pre><span>9</span><br><span>10</span></pre></td>"
        "<td class=code><pre>{}</pre></td></tr></table></figure>",
        "<table><tr><td><div><pre>1</pre></div></td><td><div class=highlight><pre><code>{}</code></pre></div></td></tr></table>",
    ],
)
def test_the_numbers_of_lines_beside_code_are_no_text(code: str) -> None:
    assert _body(code.format("lantern --light river")) == ["lantern --light river"]


@pytest.mark.parametrize(
    ("inside", "texts"),
    [
        ("<pre>1 2 3</pre><pre>lantern --light</pre>", ["1 2 3", "lantern --light"]),
        ("<table><tr><td>2022</td><td>4 boats</td></tr></table>", ["2022 | 4 boats"]),
        (
            "<table><tr><td><pre>1 4 9</pre></td><td><pre>lantern --light</pre></td></tr></table>",
            ["1 4 9", "lantern --light"],
        ),
    ],
    ids=["an output", "a year", "squares"],
)
def test_other_numbers_stay(inside: str, texts: list[str]) -> None:
    assert _body(inside) == texts


@pytest.mark.parametrize("href", [".", "", "/news/lantern-festival/", f"{HOST}/news/lantern-festival"])
@pytest.mark.parametrize("mark", [" | ", " - "])
def test_a_headline_that_links_to_its_own_page_is_no_masthead(href: str, mark: str) -> None:
    markup = html(top=f'<h1><a href="{href}">{TITLE}</a></h1>', title=f"{TITLE}{mark}{SITE}")
    for end in ("", "?from=letter", "#top"):
        assert fields_of(markup, url=f"{HOST}/news/lantern-festival/{end}").title == TITLE


@pytest.mark.parametrize("url", [f"{HOST}/news/lantern-festival/", f"{HOST}/?p=12"])
def test_a_heading_that_links_to_the_front_page_is_the_masthead(url: str) -> None:
    top = f'<h1><a href="{HOST}">{SITE}</a></h1><h2>{TITLE}</h2>'
    assert fields_of(html(top=top, title=f"{TITLE} | {SITE}"), url=url).title == TITLE


@pytest.mark.parametrize("title", ["{} - {}", "{} | {}"])
@pytest.mark.parametrize("headline", ["茶山新路通车，老街商户忧喜参半", "町で最後の映画館、住民の出資で再開へ", TITLE])
def test_a_headline_under_the_sites_name_is_not_in_the_text(headline: str, title: str) -> None:
    markup = (
        f"<html><head><title>{title.format(SITE, headline)}</title></head><body><header><h1><a href=/>{SITE}</a></h1>"
        f"<p>News</p></header><main><article><h2><a href=/a>{headline}</a></h2>{TEXT}<h2>What the boats carry</h2>{MORE}</article></main>"
    )
    found = extract(page(markup, url=f"{HOST}/a"), RULES)
    assert (found.title, found.body.split("\n\n")[0]) == (headline, PARAGRAPHS[0])


@pytest.mark.parametrize(
    "headline", ["茶山新路通车，老街商户忧喜参半", "町で最後の映画館、住民の出資で再開へ", "Quay reopens"]
)
@pytest.mark.parametrize("site", [SITE, "The Review of the River and the Old Quay"])
def test_the_h1_above_another_is_the_sites_name_where_the_title_ends_in_it(headline: str, site: str) -> None:
    markup = f"<header><h1>{site}</h1></header><main><h1>{headline}</h1>{TEXT}</main>"
    found = fields_of(
        f"<html><head><title>{headline} | {site}</title></head><body>{markup}</body></html>", url=f"{HOST}/a"
    )
    assert found.title == headline


def test_a_sites_name_as_h1_below_the_headline_changes_nothing() -> None:
    markup = f"<main><h1>{TITLE}</h1>{TEXT}</main><div><h1>{SITE}</h1></div>"
    found = fields_of(
        f"<html><head><title>{SITE} | {TITLE}</title></head><body>{markup}</body></html>", url=f"{HOST}/a"
    )
    assert found.title == TITLE


CARD = (
    "<article class=item><a href=/next><h3>Trams stand still for a day</h3><p>The depot has no power.</p>"
    "<footer><span>By Cora Vane</span></footer></a></article>"
)
CARDS = {
    "a link around the card": f"<section><h2>Read more</h2>{CARD}</section>",
    "a heading that links": "<section><h2>Read more</h2><article><h3><a href=/next>Trams stand still for a day</a></h3>"
    "<p>By Cora Vane</p><p>The depot has no power.</p></article></section>",
    "a link around a heading": "<ul><li><a href=/next><h4>Trams stand still for a day</h4><p>By Cora Vane</p></a></li></ul>",
}
POSTED = linked(
    f'{{"@type":"Article","headline":"{TITLE}","author":{{"@type":"Person","name":"Ada Quill"}},"datePublished":"2024-05-04"}}'
) + ('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Quill">')
SHORT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[:2])


@pytest.mark.parametrize("cards", CARDS.values(), ids=CARDS)
@pytest.mark.parametrize(
    ("head", "byline", "authors"),
    [
        (POSTED, "<h4 class=author-name><a href=/author/ada-quill>Ada Quill</a></h4>", ("Ada Quill",)),
        (POSTED, "", ("Ada Quill",)),
        ("", "<p>By Ada Quill</p>", ("Ada Quill",)),
        ("", "", ()),
    ],
    ids=["stated and shown", "stated", "shown", "nobody"],
)
def test_the_writer_of_the_next_article_did_not_write_this_one(
    cards: str, head: str, byline: str, authors: tuple[str, ...]
) -> None:
    markup = html(head, top=f"<h1>{TITLE}</h1>{byline}", body=SHORT, after=cards)
    assert fields_of(markup).authors == authors


@pytest.mark.parametrize(
    "label",
    ["Filed Under", "Tagged With", "Abgelegt Unter", "Archivado En", "Arquivado Em", "Archiviato In", "Geplaatst In"],
)
def test_the_label_of_the_sections_beside_the_date_is_no_name(label: str) -> None:
    top = f"<h1>{TITLE}</h1><footer><time datetime='2024-05-04'>4 May 2024</time> <span>{{}}</span>&nbsp;<a href=/c/boats>Boats</a></footer>"
    assert fields_of(html(top=top.format(label))).authors == ()
    assert fields_of(html(top=top.format("Ada Quill"))).authors == ("Ada Quill",)


def test_a_byline_wins_over_the_account_that_posted() -> None:
    """``twitter:data1`` has whoever posted the text; a byline that says "By" is the writer's."""
    assert fields_of(html(POSTED, top=f"<h1>{TITLE}</h1><p>By Ben Marrow</p>", body=SHORT)).authors == ("Ben Marrow",)


@pytest.mark.parametrize(
    ("code", "day"),
    [
        ("<pre><code>$ gauge --last\n2026-03-08 1.92 m</code></pre>", None),
        ("<div class=highlight><pre>2024-03-08 1.92 m</pre></div>", None),
        ("<pre class='language-sh'><code>2024-03-08</code></pre>", None),
        ("<pre>Published 2024-03-08</pre>", "2024-03-08"),
    ],
)
def test_a_date_in_code_dates_nothing(code: str, day: str | None) -> None:
    stated = fields_of(html(body=SHORT + code)).published
    assert (str(stated.day) if stated is not None else None) == day


def test_the_end_of_a_trail_that_search_engines_are_not_to_follow_is_no_section() -> None:
    trail = (
        "<div><ul class=breadcrumbs><li><a href=/>Home</a><li><a href=/river>{}</a><li>Lantern festival"
        "<li><a href=/_sources/a.txt rel=nofollow>View page source</a></ul></div>"
    )
    assert fields_of(html(top=trail.format("River life") + f"<h1>{TITLE}</h1>")).section == "River life"
    assert fields_of(html(top=trail.format("Home") + f"<h1>{TITLE}</h1>")).section == ""


def _posts(href: str, count: int = 4, *, heading: str = "h2") -> str:
    return "".join(
        f"<article><header><{heading}><a href='{href.format(n)}'>The {n}th ferry of the week stopped at the quay</a></{heading}>"
        f"<p>By Ada Quill</p><time datetime='2024-05-0{n}T08:00:00Z'>{n} May 2024</time></header>"
        + "".join(f"<p>{paragraph} It was the {n}th time.</p>" for paragraph in PARAGRAPHS)
        + "</article>"
        for n in range(1, count + 1)
    )


@pytest.mark.parametrize("path", ["/", "/page/2/", "/tag/ferries/", "/posts/"])
@pytest.mark.parametrize("heading", ["h1", "h2", "h3"])
def test_whole_posts_one_below_the_other_are_a_front_page(path: str, heading: str) -> None:
    markup = f"<html lang=en><head><title>{SITE}</title></head><body><h1><a href=/>{SITE}</a></h1><main>{{}}</main></body></html>"
    found = extract(page(markup.format(_posts("/posts/{}/", heading=heading)), url=HOST + path), RULES)
    assert found.no_article == "section", found.no_article_detail


@pytest.mark.parametrize(
    "markup",
    [
        html(top=f"<h1>{TITLE}</h1>", body=_posts("#entry-{}")),
        html(top=f"<h1>{TITLE}</h1>", body=_posts("/news/lantern-festival/{}")),
        html(after=_posts("/posts/{}/", 3)),
        html(body=TEXT, after="<section><h2>Read more</h2>" + CARD * 6 + "</section>"),
    ],
    ids=[
        "entries that link to themselves",
        "entries below the page",
        "posts under an article",
        "cards under an article",
    ],
)
def test_entries_of_a_live_blog_and_articles_below_one_make_no_list(markup: str) -> None:
    stated = markup.replace("</h1>", "</h1><time datetime='2024-05-04'>4 May 2024</time>", 1)
    assert extract(page(stated, url=f"{HOST}/news/lantern-festival"), RULES).no_article is None
