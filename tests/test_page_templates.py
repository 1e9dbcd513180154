"""What publishing systems write into the classes of a page says what kind of page it is."""

from __future__ import annotations

import pytest

from tasks.pure.extract.page.template import Template, template_of
from tasks.pure.extract.page.tree import parse_text
from tasks.pure.normalize import article_from
from tasks.pure.records import PageType, Reason, Rejection
from tests.support.articles import PARAGRAPHS, RULES, fields_of, html, linked, page

SITE = "https://www.harbour-times.example"
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
DATED = '<meta property="article:published_time" content="2024-05-04T10:00:00Z">'
WEB_PAGE = linked('{"@graph":[{"@type":"WebPage","datePublished":"2024-05-04T10:00:00Z"},{"@type":"WebSite"}]}')
OF_PLUGIN = '<meta property="og:type" content="article">' + WEB_PAGE
"""What a plugin for search engines writes on every page of a WordPress site that is no post."""
LINKS = "".join(
    f"<li><a href=/{n}>The {n}th ferry stopped again at the quay of the old town</a></li>" for n in range(30)
)


def _built(markup: str, classes: str) -> str:
    return markup.replace("<body>", f'<body class="{classes}">')


@pytest.mark.parametrize(
    ("classes", "template"),
    [
        ("post-template-default single single-post postid-12 single-format-standard", "post"),
        ("page-template-default page page-id-12 page-parent", "page"),
        ("archive category category-harbour category-12", "list"),
        ("archive tax-product_cat term-bells term-4 woocommerce woocommerce-page", "list"),
        ("search search-results", "list"),
        ("product-template-default single single-product postid-7 woocommerce-page", "product"),
        ("woocommerce-cart woocommerce-page page page-id-3", "account"),
        ("path-node page-node-type-article", "post"),
        ("node-type-press-release", "post"),
        ("path-node page-node-type-page", "page"),
        ("page-taxonomy-term", "list"),
        ("template-article", "post"),
        ("template-collection", "list"),
        ("template-customers-login", "account"),
        ("post-template tag-news", ""),
        ("tag-template", "list"),
        ("collection-type-blog-basic-grid view-item", "post"),
        ("collection-type-products view-item", ""),
        ("catalog-product-view product-bell", "product"),
        ("nojs notouch section-viewtopic ltr", "forum"),
        ("podcast-template-default single single-podcast postid-3", "podcast"),
        ("single single-post single-format-video", "video"),
        ("single single-userdeal postid-3", "entry"),
        # the words of others: a page's subject, a theme's options, a template of an article
        ("category", ""),
        ("archive", ""),
        ("news tag blog", ""),
        ("thb-single-product-ajax-on single single-post", "post"),
        ("tax-display-enabled", ""),
        ("", ""),
    ],
)
def test_the_classes_of_a_system_name_its_template(classes: str, template: Template) -> None:
    assert template_of(parse_text(f'<html><body class="{classes}"><p>Boats</p></body></html>')) == template


def test_a_template_may_be_named_by_an_attribute_of_the_root() -> None:
    assert template_of(parse_text('<html data-template="thread_view"><body><p>Boats</p></body></html>')) == "forum"


def test_the_classes_of_a_body_after_what_belongs_into_one_are_read() -> None:
    early = "<noscript><div><img src=/pixel.gif></div></noscript><div>x</div>"
    markup = f"<html><head>{early}</head><body data-x='1' class='page page-id-12'><p>Boats</p></body></html>"
    assert template_of(parse_text(markup)) == "page"


@pytest.mark.parametrize(
    ("classes", "head", "before", "path", "kind"),
    [
        ("page page-id-12", OF_PLUGIN, "", "/what-the-office-does", "page"),
        ("", OF_PLUGIN, "", "/what-the-office-does", "page"),
        ("path-node page-node-type-page", "<meta property=og:type content=article>", "", "/about", "page"),
        ("single single-post", OF_PLUGIN, "", "/what-the-office-does", "article"),
        ("single single-aushang postid-4", OF_PLUGIN, "", "/was-das-amt-tut", "article"),
        ("page page-id-12", OF_PLUGIN, "<p class=byline>By Ada Quill</p>", "/what-the-office-does", "article"),
        ("page page-id-12", OF_PLUGIN, "", "/news/what-the-office-does", "article"),
        ("page page-id-12", OF_PLUGIN + linked('{"@type":"NewsArticle","headline":"x"}'), "", "/a-b-c", "article"),
        ("page page-id-12", "", "<p>4. Mai 2024</p>", "/was-das-amt-tut", "article"),
        ("page-node-type-page", "", "<time datetime=2024-05-04>le 4 mai 2024</time>", "/ce-que-fait-le-port", "article"),
        ("nojs section-viewtopic", "", "<p>4 May 2024</p>", "/viewtopic.php?t=4", "forum"),
        ("single single-episode postid-4", OF_PLUGIN, "", "/quay-42", "podcast"),
        ("single single-post single-format-video", OF_PLUGIN, "", "/quay-42", "video"),
    ],
    ids=["page", "stated as a page", "Drupal's page", "post", "post of its own kind", "signed", "below the news",
         "stated as an article", "dated in German", "dated in French", "thread", "episode", "film"],
)  # fmt: skip
def test_a_page_that_is_no_post_is_an_article_where_it_is_signed_dated_or_among_articles(
    classes: str, head: str, before: str, path: str, kind: PageType
) -> None:
    markup = html(head, body=f"{before}{TEXT}")
    assert fields_of(_built(markup, classes), url=SITE + path).page_type == kind


def test_a_long_text_is_an_article_whatever_its_template() -> None:
    text = "".join(f"<p>In year {n} {paragraph}</p>" for n in range(30) for paragraph in PARAGRAPHS)
    markup = _built(html(OF_PLUGIN, body=text), "page page-id-12")
    assert fields_of(markup, url=f"{SITE}/what-the-office-does").page_type == "article"


@pytest.mark.parametrize(
    ("head", "before", "path", "kind"),
    [
        ("<meta property=og:type content=article>", "", "/", "page"),
        (DATED, "", "/?utm_source=x", "page"),
        (DATED, "<p class=byline>By Ada Quill</p>", "/", "article"),
        (DATED, "", "/?p=4711", "article"),
        (linked('{"@type":"NewsArticle","headline":"x"}'), "", "/", "article"),
    ],
    ids=["root", "root with a campaign", "signed", "a number", "stated"],
)
def test_a_front_page_is_an_article_only_where_it_is_signed_or_states_one(
    head: str, before: str, path: str, kind: PageType
) -> None:
    assert fields_of(html(head, body=before + TEXT), url=SITE + path).page_type == kind


MANY = "".join(f"<p>{paragraph} {n}</p>" for n in range(3) for paragraph in PARAGRAPHS)


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (MANY, "<p>Member since February 16, 2016, and ever since she has rowed.</p>" + MANY, "page"),
        (MANY, "<p>Mitglied seit dem 16. Februar 2016, und seither rudert sie auch selbst.</p>" + MANY, "page"),
        ("<p>February 16, 2016</p>", MANY, "article"),
        ("<p>Karlsruhe, (12.11.2021). Die Boote fahren wieder.</p>", MANY, "article"),
        (MANY, "<p>This text was first published on February 16, 2016.</p>", "article"),
    ],
    ids=["within", "within, German", "above", "in the first line", "at the end"],
)
def test_a_date_within_the_text_is_what_it_tells_of(before: str, after: str, kind: PageType) -> None:
    found = fields_of(html(body=before + after), url=f"{SITE}/what-the-office-does")
    assert found.published is not None
    assert found.page_type == kind


@pytest.mark.parametrize(
    ("kind", "words", "expected"),
    [("VideoObject", 20, "video"), ("VideoObject", 90, "article"), ("AudioObject", 90, "article")],
)
def test_short_news_with_a_film_is_an_article(kind: str, words: int, expected: PageType) -> None:
    head = linked(f'[{{"@type":"NewsArticle","headline":"x"}},{{"@type":"{kind}"}}]')
    said = " ".join(PARAGRAPHS * 2).split()
    text = f"<p>{' '.join(said[: words // 2])}.</p><p>{' '.join(said[words // 2 : words])}.</p>"
    assert fields_of(html(head, body=text)).page_type == expected


def _reason(markup: str, path: str) -> Reason | None:
    outcome = article_from(page(markup, url=SITE + path), RULES)
    return outcome.reason if isinstance(outcome, Rejection) else None


@pytest.mark.parametrize(
    ("classes", "path", "links", "reason"),
    [
        ("page page-id-12", "/ferries/", LINKS, "section"),
        ("page page-id-12", "/ferries/", "", None),
        ("page page-id-12", "/ferries/", LINKS[: len(LINKS) // 5], None),
        ("single single-post", "/ferries/", LINKS, None),
        ("single single-aushang postid-4", "/ferries/", LINKS, None),
    ],
    ids=["links", "text", "few links", "post", "post of its own kind"],
)
def test_a_short_page_over_headlines_is_a_section_though_its_system_dates_it(
    classes: str, path: str, links: str, reason: Reason | None
) -> None:
    markup = html(OF_PLUGIN, top="<h1>Ferries</h1>", body=TEXT, title="Ferries", after=f"<ul>{links}</ul>")
    assert _reason(_built(markup, classes), path) == reason


@pytest.mark.parametrize("title", ["Contact us", "Kontakt", "Contacto", "Sign in", "Connexion"])
@pytest.mark.parametrize(("classes", "reason"), [("page page-id-12", "section"), ("single single-post", None)])
def test_a_page_to_write_or_sign_in_is_none_though_its_system_dates_it(
    title: str, classes: str, reason: Reason | None
) -> None:
    markup = html(OF_PLUGIN, top=f"<h1>{title}</h1>", body=TEXT, title=f"{title} | The Harbour Times")
    assert _reason(_built(markup, classes), "/service/the-office-4711") == reason


@pytest.mark.parametrize(
    ("classes", "title", "reason"),
    [
        ("archive category category-12", "Boats", "section"),
        ("template-collection", "Bells", "section"),
        ("", "Boats", None),
        ("single single-post", "Boats", None),
        ("archive category category-12", "Twenty boats of the coast that sail again this year", None),
    ],
)
def test_a_template_for_lists_makes_a_list_of_what_is_named_like_one(
    classes: str, title: str, reason: Reason | None
) -> None:
    markup = html(top=f"<h1>{title}</h1><p>4 May 2024</p>", body=TEXT, title=title)
    assert _reason(_built(markup, classes), "/what-sails-here-4711") == reason
