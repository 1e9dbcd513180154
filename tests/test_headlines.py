"""The headline: sources vote, and what sites add to it is removed."""

from __future__ import annotations

import pytest

from tasks.pure.records import Selectors, SourceRules
from tests.support.articles import URL, fields_of, html, linked

SITE = '<meta property="og:site_name" content="The Harbour Times">'
HEADLINE = "Ferry strike called off after late-night talks"
SEARCHED = "Ferry strike: all you need to know about the talks in 2024"


@pytest.mark.parametrize(
    "title",
    [
        f"{HEADLINE} | The Harbour Times",
        f"{HEADLINE} - Harbour Times",
        f"{HEADLINE} – harbour-times.example",
        f"The Harbour Times: {HEADLINE}",
        f"Harbour Times | {HEADLINE}",
        f"{HEADLINE} | News | The Harbour Times",
        f"{HEADLINE} :: The Harbour Times",
        HEADLINE,
    ],
)
def test_the_sites_name_is_removed(title: str) -> None:
    markup = html(SITE + '<meta property="article:section" content="News">', top="<p>x</p>", title=title)
    assert fields_of(markup).title == HEADLINE


@pytest.mark.parametrize(
    "headline", ["Win or lose - the derby as it was", "Spider-Man | a review", "Budget 3.0 | What it means"]
)
def test_a_headlines_own_separators_stay(headline: str) -> None:
    assert fields_of(html(SITE, top=f"<h1>{headline}</h1>", title=f"{headline} - Unknown Daily")).title == headline


def test_what_follows_a_headline_that_another_source_has_is_removed() -> None:
    head = f'<meta property="og:title" content="{HEADLINE}-Politics¦The Harbour Times"><meta name="headline" content="{HEADLINE}">'
    assert fields_of(html(SITE + head, top="<p>x</p>", title="")).title == HEADLINE


def test_a_section_that_the_address_names_is_removed() -> None:
    markup = html(SITE, top="<p>x</p>", title=f"{HEADLINE} | River Life | The Harbour Times")
    assert fields_of(markup, url="https://www.harbour-times.example/news/river-life/ferry-strike").title == HEADLINE


def test_two_sources_that_agree_outvote_a_third() -> None:
    head = (
        linked(f'{{"@type":"NewsArticle","headline":"{HEADLINE}"}}')
        + '<meta property="og:title" content="You will not believe this strike">'
    )
    assert fields_of(html(SITE + head, top=f"<h1>{HEADLINE}</h1>", title="Strike news")).title == HEADLINE


def test_a_kicker_in_an_element_of_its_own_is_not_part_of_the_headline() -> None:
    top = f'<h1><span class="kicker">Harbour traffic</span> <span>{HEADLINE}</span></h1>'
    assert fields_of(html(top=top, title="")).title == HEADLINE


def test_the_edition_after_a_headline_in_an_element_of_its_own_is_not_part_of_it() -> None:
    top = f'<h1><span>{HEADLINE}</span><a href="/north">Northern edition</a></h1>'
    head = f'<meta name="twitter:title" content="{HEADLINE}">'
    assert fields_of(html(head, top=top, title="")).title == HEADLINE


@pytest.mark.parametrize(
    ("first", "second", "title", "read"),
    [
        ("Health Centre", HEADLINE, HEADLINE, HEADLINE),
        ("Ferries and Boats", HEADLINE, f"{HEADLINE} | News | Ada Quill", HEADLINE),
        ("<a href='/'>Ada writes of the ferry strike</a>", HEADLINE, HEADLINE, HEADLINE),
        ("Captains go on strike", "More about ferries and their captains", HEADLINE, "Captains go on strike"),
        (f"{HEADLINE}, and what it means", "What the strike is about", "What the strike is about: " + HEADLINE, f"{HEADLINE}, and what it means"),
    ],
    ids=["a section", "words in common", "a masthead", "a second heading that the head has not", "a first heading like the head"],
)  # fmt: skip
def test_a_first_heading_that_the_head_does_not_know_is_replaced_by_a_second_that_it_has(
    first: str, second: str, title: str, read: str
) -> None:
    markup = html(top=f"<h1>{first}</h1><h2>{second}</h2>", title=title)
    assert fields_of(markup).title == read


def test_a_kicker_that_every_source_has_stays() -> None:
    whole = f"Harbour traffic: {HEADLINE}"
    head = f'<meta property="og:title" content="{whole}">' + linked(f'{{"@type":"NewsArticle","headline":"{whole}"}}')
    top = f'<h1><span class="kicker">Harbour traffic:</span> <span>{HEADLINE}</span></h1>'
    assert fields_of(html(head, top=top, title=whole)).title == whole


def test_a_first_heading_in_the_breadcrumb_is_replaced_by_the_shown_headline() -> None:
    top = (
        '<nav class="breadcrumb"><ol><li>News</li><li><h1>Ferry strike: what commuters must know now</h1></li></ol></nav>'
        f"<header><h2>{HEADLINE}</h2></header>"
    )
    head = linked(f'{{"@type":"NewsArticle","headline":"{HEADLINE}"}}')
    assert fields_of(html(head, top=top, title="Ferry strike: what commuters must know now")).title == HEADLINE


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Caf&amp;eacute; owners &amp;amp; staff speak of the strike", "Café owners & staff speak of the strike"),
        ("  Ferry\n strike   called off ", "Ferry strike called off"),
        ("A review of &lt;em&gt;The Quay&lt;/em&gt; at the playhouse", "A review of The Quay at the playhouse"),
        ("Fer\u00adry strike called off", "Ferry strike called off"),
    ],
)
def test_entities_markup_and_soft_hyphens_are_removed(written: str, read: str) -> None:
    assert fields_of(html(f'<meta property="og:title" content="{written}">', top="<p>x</p>", title="")).title == read


def test_the_sites_own_heading_is_not_the_headline() -> None:
    top = f"<h1>The Harbour Times</h1><h1>{HEADLINE}</h1>"
    assert fields_of(html(SITE, top=top, title=f"{HEADLINE} | The Harbour Times")).title == HEADLINE


@pytest.mark.parametrize("dots", ["...", "…", " ..."])
def test_a_headline_that_templates_cut_short_is_read_where_it_is_whole(dots: str) -> None:
    short = f"Ferry strike called off after{dots}"
    head = f'<meta property="og:title" content="{short}">' + linked(f'{{"@type":"NewsArticle","headline":"{short}"}}')
    assert fields_of(html(SITE + head, top="<p>x</p>", title=f"{HEADLINE} | The Harbour Times")).title == HEADLINE


def test_a_headline_may_end_in_dots() -> None:
    headline = "The ferry strike was called off, and then..."
    head = f'<meta property="og:title" content="{headline}">'
    assert (
        fields_of(html(SITE + head, top=f"<h1>{headline}</h1>", title=f"{headline} | The Harbour Times")).title
        == headline
    )


def test_capitals_of_one_template_are_not_its_spelling() -> None:
    head = linked(f'{{"@type":"NewsArticle","headline":"{HEADLINE.upper()}"}}')
    assert fields_of(html(SITE + head, top=f"<h1>{HEADLINE}</h1>", title=HEADLINE)).title == HEADLINE


def test_an_operators_selector_wins() -> None:
    rules = SourceRules("harbour", selectors=Selectors(title="p.real"))
    assert fields_of(html(top=f'<h1>Other</h1><p class="real">{HEADLINE}</p>'), rules).title == HEADLINE


def test_a_selector_that_finds_nothing_changes_nothing() -> None:
    rules = SourceRules("harbour", selectors=Selectors(title="p.missing"))
    assert fields_of(html(top=f"<h1>{HEADLINE}</h1>", title=HEADLINE), rules).title == HEADLINE


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (f'<meta property="og:title" content="{SEARCHED}">', f"{SEARCHED} | The Harbour Times"),
        (f'<meta name="twitter:title" content="{SEARCHED}"><meta property="og:title" content="{SEARCHED}">', SEARCHED),
        ('<meta property="og:title" content="The ferry strike explained">', SEARCHED),
    ],
)
def test_the_h1_is_the_headline_where_the_head_has_one_for_search_engines(head: str, title: str) -> None:
    assert fields_of(html(SITE + head, top=f"<h1>{HEADLINE}</h1>", title=title)).title == HEADLINE


@pytest.mark.parametrize(
    "top",
    [
        "<h1>Harbour traffic</h1>",  # a section
        '<h1><a href="/">Waves and wires</a></h1>',  # the site, which nothing names
        "<h1>Sign up for our newsletter</h1>",  # shares no word
        "<h1><span>Harbour</span> <span>ferry desk and more</span></h1>",  # of several texts
    ],
)
def test_an_h1_that_is_no_headline_does_not_replace_the_heads(top: str) -> None:
    head = f'<meta property="og:title" content="{SEARCHED}">'
    assert fields_of(html(SITE + head, top=top, title=SEARCHED)).title == SEARCHED


def test_json_ld_confirms_the_heads_headline() -> None:
    head = f'<meta property="og:title" content="{SEARCHED}">' + linked(
        f'{{"@type":"NewsArticle","headline":"{SEARCHED}"}}'
    )
    assert fields_of(html(SITE + head, top="<h1>Ferry crews are back at work</h1>", title=SEARCHED)).title == SEARCHED


@pytest.mark.parametrize("title", [f"{HEADLINE} - Die Mole", f"Die Mole » {HEADLINE}", f"{HEADLINE} | Die Mole"])
def test_a_masthead_is_no_headline_though_it_is_the_only_h1(title: str) -> None:
    assert fields_of(html(top=f"<h1>Die Mole</h1><h2>{HEADLINE}</h2>", title=title)).title == HEADLINE


LOWER = "Slipway opens after eleven years"


@pytest.mark.parametrize(
    ("title", "above", "headline"),
    [
        (f"{LOWER} « Die Mole", "<h1>Die Mole</h1>", f"<h3>{LOWER}</h3>"),
        (f"Die Mole: {LOWER}", "<h1>Die Mole</h1><h2>Monday</h2>", f"<h4><a href='#'>{LOWER}</a></h4>"),
        (f"Die Mole - {LOWER}", "<p>Die Mole</p><h2>Sections</h2>", f"<h3>{LOWER}</h3>"),
        (
            "Die Mole",
            "<h1>Die Mole</h1>",
            f"<h3>{LOWER}</h3>",
        ),
        ("Портовый вестник — Слип открылся вновь", "<h1>Портовый вестник</h1>", "<h3>Слип открылся вновь</h3>"),
        ("港町新聞｜時計台が十一年ぶりに動き出した", "<h1>港町新聞</h1>", "<h3>時計台が十一年ぶりに動き出した</h3>"),
        (
            f"{LOWER} « Die Mole",
            f"<h1>Die Mole</h1><aside class='latest'><h3><a href='/now'>{LOWER}</a></h3><p>5 May 2021</p></aside>",
            f"<h3>{LOWER}</h3>",
        ),
    ],
)  # fmt: skip
def test_the_headline_is_a_lower_heading_below_the_sites_name(title: str, above: str, headline: str) -> None:
    head = linked(f'{{"@type":"NewsArticle","headline":"{LOWER}"}}') if title == "Die Mole" else ""
    fields = fields_of(html(head, top=f"{above}{headline}<p>By Ada Quill</p><p>4 May 2023</p>", title=title))
    assert fields.title in headline
    assert len(fields.title) > 12
    assert fields.authors == ("Ada Quill",)
    assert str(fields.published and fields.published.day) == "2023-05-04"


@pytest.mark.parametrize(
    ("first", "lower"),
    [
        (LOWER, "What it means for the boats"),
        ("Boats slide again after eleven years", f"<a href='/now'>{LOWER}</a>"),
        ("Boats slide again after eleven years", LOWER),
    ],
)
def test_an_h1_with_a_word_of_the_headline_is_shown_as_one(first: str, lower: str) -> None:
    head = f'<meta property="og:title" content="{LOWER}">'
    assert fields_of(html(head, top=f"<h1>{first}</h1><h3>{lower}</h3>", title=f"{LOWER} - Die Mole")).title == first


def test_a_blog_of_one_person_is_signed_under_its_name() -> None:
    top = f"<h1><a href='/'>Die Mole</a></h1><p>by Ada Quill</p><p>Notes from the quay</p><h3>{LOWER}</h3>"
    assert fields_of(html(top=top, title=f"Die Mole: {LOWER}")).authors == ("Ada Quill",)


def test_an_h1_is_the_headline_though_an_h2_is_the_site() -> None:
    assert (
        fields_of(html(top=f"<h2>Die Mole</h2><h1>{HEADLINE}</h1>", title=f"{HEADLINE} - Die Mole")).title == HEADLINE
    )


@pytest.mark.parametrize(
    "meta", ['name="application-name"', 'property="og:site_name"', 'name="apple-mobile-web-app-title"']
)
def test_a_field_for_the_sites_name_that_repeats_the_headline_names_no_site(meta: str) -> None:
    head = f'<meta {meta} content="{HEADLINE}"><meta property="og:title" content="{HEADLINE}">'
    top = f"<h1>Quay Courier home</h1><h1>{HEADLINE}</h1>"
    assert fields_of(html(head, top=top, title=HEADLINE)).title == HEADLINE


def test_a_long_name_of_the_site_stays_one() -> None:
    name = "The Old Harbour Times and Post"
    head = f'<meta property="og:site_name" content="{name}"><meta property="og:title" content="{name}">'
    assert (
        fields_of(html(head, top=f"<h1>{name}</h1><h2>{HEADLINE}</h2>", title=f"{HEADLINE} - {name}")).title == HEADLINE
    )


def test_a_meta_that_is_cut_at_a_quotation_mark_is_read_where_it_is_whole() -> None:
    whole = "Mayor says &quot;no&quot; to the slipway plan"
    head = '<meta property="og:title" content="Mayor says "no" to the slipway plan"><meta name="twitter:title" content="Mayor says ">'
    found = fields_of(html(SITE + head, top="<p>x</p>", title=f"{whole} | The Harbour Times")).title
    assert found == 'Mayor says "no" to the slipway plan'


@pytest.mark.parametrize("mark", [" - ", " | ", " » "])
@pytest.mark.parametrize(
    ("masthead", "headline", "address"),
    [
        ("The Quay Review", "Ferry strike called off after late-night talks", "/2026/03/05/ferry-strike-called-off/"),
        ("Hafenbote", "Der Fährstreik ist nach langer Nacht beendet", "/2026/hafen/streik-nacht-beendet.html"),
        ("Notes from Ellerby", "Why the eastern pier had to close", "/why_the_eastern_pier_had_to_close"),
    ],
)
def test_the_h1_is_the_masthead_where_the_address_has_the_words_of_the_rest(
    masthead: str, headline: str, address: str, mark: str
) -> None:
    for title in (f"{headline}{mark}{masthead}", f"{masthead}{mark}{headline}"):
        url = f"https://{masthead.split()[-1].lower()}.example{address}"
        assert fields_of(html(top=f"<h1>{masthead}</h1>", title=title), url=url).title == headline, title


@pytest.mark.parametrize(
    ("h1", "title", "address"),
    [
        ("Ferry strike called off", "The Quay Review - Ferry strike called off", "/2026/ferry-strike-called-off"),
        ("Ferry strike called off", "Ferry strike called off - News of the whole coast", "/2026/03/4711"),
        ("Ferry strike called off", "Ferry strike called off | Harbour and coast", "/harbour/strike-called"),
        ("Storm ahead", "Storm ahead | The Quay Review", "/2026/quay"),
        (
            "From the ground up",
            "From the ground up - Ann Cotten weaves a novel of the islands",
            "/cotten-novel-islands",
        ),
        ("From the ground up", "From the ground up - Ann Cotten weaves a novel - The Quay", "/cotten-weaves-novel"),
    ],
)
def test_the_h1_is_the_headline_where_the_address_does_not_say_otherwise(h1: str, title: str, address: str) -> None:
    found = fields_of(html(top=f"<h1>{h1}</h1>", title=title), url=f"https://quay.example{address}")
    assert found.title == h1


@pytest.mark.parametrize(
    "headline", ["港口因冰层过厚关闭至周五", "港、金曜まで閉鎖　氷が厚く", "ปิดท่าเรือถึงวันศุกร์เพราะน้ำแข็งหนา"]
)
def test_a_headline_without_spaces_has_more_than_one_word(headline: str) -> None:
    assert fields_of(html(top=f"<h1>{headline}</h1>", title="")).title == headline.replace("\u3000", " ")


@pytest.mark.parametrize("label", ["新闻", "Page"])
def test_one_word_that_nothing_else_knows_is_no_headline(label: str) -> None:
    assert fields_of(html(top=f"<h1>{label}</h1>", title="")).title != label


@pytest.mark.parametrize(
    ("title", "href", "headline"),
    [
        ("Echo of the ferry", "/", "Echo of the ferry"),
        ("Echo of the ferry", "https://www.harbour-times.example/", "Echo of the ferry"),
        ("The ferry and its echo", "/", "The ferry and its echo"),
        ("Echo", "/", "Echo"),
        ("Echo of the ferry", URL, "Echo"),
    ],
    ids=["the site's name", "whole address", "another headline", "nothing else", "its own page"],
)
def test_a_name_that_links_to_the_front_page_is_no_part_of_the_headline(title: str, href: str, headline: str) -> None:
    markup = html(title=title, top=f'<h1><a href="{href}">Echo</a></h1>')
    assert fields_of(markup).title == headline
