"""Buyers who review a thing, and people to whom parts of a text are given, did not write the page; its days are not theirs."""

from __future__ import annotations

import json

import pytest

from tasks.pure.records import Extraction
from tests.support.articles import PARAGRAPHS, TITLE, fields_of, linked

H1 = f"<h1>{TITLE}</h1>"
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
TYPE = "itemscope itemtype='https://schema.org/{}'"


def page_of(inside: str, head: str = "") -> Extraction:
    return fields_of(f"<html><head><title>{TITLE}</title>{head}</head><body><main>{inside}</main></body></html>")


def review(name: str, day: str, kind: str = "Review", author: str = "<span itemprop=author>{}</span>") -> str:
    said = author.format(name)
    return (
        f"<div itemprop=review {TYPE.format(kind)}>{said}<meta itemprop=datePublished content={day}>"
        f"<time datetime={day}>{day}</time><p itemprop=reviewBody>The lamp is bright, and lasted for nine storms.</p></div>"
    )


PERSON = f"<div itemprop=author {TYPE.format('Person')}><b itemprop=name>{{}}</b></div>"
BUYERS = (("Ada Quill", "2024-03-04"), ("Ben Marrow", "2024-05-06"))
ITEMS = [
    "".join(review(*buyer) for buyer in BUYERS),
    "".join(review(*buyer, "UserReview") for buyer in BUYERS),
    "".join(review(*buyer, author=PERSON) for buyer in BUYERS),
    "".join(review(*buyer, author="<meta itemprop=author content='{}'>") for buyer in BUYERS),
    "<ul>" + "".join(f"<li>{review(*buyer)}</li>" for buyer in (*BUYERS, ("Cora Vane", "2024-05-07"))) + "</ul>",
    "".join(review(*buyer, author="") for buyer in BUYERS),
]
NODES = [
    {"@type": "Review", "author": {"@type": "Person", "name": name}, "datePublished": day, "reviewBody": "Bright."}
    for name, day in BUYERS
]


@pytest.mark.parametrize("items", ITEMS)
@pytest.mark.parametrize("around", ["{}", f"<div {TYPE.format('Product')}>{{}}</div>"])
def test_names_and_days_of_several_reviews_in_markup_are_not_the_pages(items: str, around: str) -> None:
    found = page_of(around.format(H1 + TEXT + items))
    assert (found.authors, found.published) == ((), None)


@pytest.mark.parametrize(
    "head",
    [
        linked(json.dumps({"@type": "Product", "name": "Lamp", "review": NODES})),
        linked(json.dumps(NODES)),
        linked(json.dumps({"@graph": NODES})),
        "".join(linked(json.dumps(node)) for node in NODES),
    ],
)
def test_nor_are_those_of_several_reviews_in_linked_data(head: str) -> None:
    found = page_of(H1 + TEXT, head)
    assert (found.authors, found.published) == ((), None)


@pytest.mark.parametrize(
    ("inside", "head"),
    [
        pytest.param(f"<article {TYPE.format('Review')}>{H1}<b itemprop=author>Ada Quill</b><time datetime=2024-03-04>4 March</time>{TEXT}</article>", "", id="the text is a review"),
        pytest.param(f"<article {TYPE.format('Review')}>{H1}<b itemprop=author>Ada Quill</b><time datetime=2024-03-04>4 March</time>{TEXT}</article>{review('Ben Marrow', '2024-05-06')}{review('Cora Vane', '2024-05-07')}", "", id="and readers add theirs"),
        pytest.param(H1 + TEXT + review("Ada Quill", "2024-03-04"), "", id="one box of the writer"),
        pytest.param(H1 + "<time datetime=2024-03-04>4 March</time>" + TEXT + 3 * f"<div {TYPE.format('Review')}><i itemprop=author>Ada Quill</i><p>Bright.</p></div>", "", id="a writer's three lamps"),
        pytest.param(H1 + TEXT, linked(json.dumps({**NODES[0], "name": TITLE})), id="one review in linked data"),
        pytest.param(H1 + TEXT, linked(json.dumps([{**NODES[1], "name": "Lamp"}, {**NODES[0], "name": TITLE}])), id="one of several has the headline"),
        pytest.param(H1 + TEXT + ITEMS[0], linked(json.dumps({"@type": "Article", "headline": TITLE, "author": "Ada Quill", "datePublished": "2024-03-04"})), id="an article says its writer"),
    ],
)  # fmt: skip
def test_the_writer_of_a_review_is_known(inside: str, head: str) -> None:
    found = page_of(inside, head)
    assert found.authors == ("Ada Quill",)
    assert found.published is not None
    assert str(found.published.day) == "2024-03-04"


HOUSE = linked(
    json.dumps(
        {
            "@type": "NewsArticle",
            "headline": TITLE,
            "author": {"@type": "Organization", "name": "Harbour Times"},
            "publisher": {"@type": "Organization", "name": "Harbour Times"},
        }
    )
)


@pytest.mark.parametrize("tag", ["h2", "h3", "h4"])
@pytest.mark.parametrize("others", [("Ben Marrow", "Cora Vane"), ("What comes next", "And then")])
def test_a_heading_that_is_a_name_is_no_writer_where_others_of_its_level_follow(
    tag: str, others: tuple[str, str]
) -> None:
    parts = zip(("Ada Quill", *others), PARAGRAPHS, strict=False)
    inside = "".join(f"<{tag}>{heading}</{tag}><p>{paragraph}</p>" for heading, paragraph in parts)
    assert page_of(f"{H1}<article>{inside}{TEXT}</article>", HOUSE).authors == ("Harbour Times",)


@pytest.mark.parametrize("line", ["<p>Ada Quill</p>", "<p><b>Ada Quill</b></p>", "<h4>Ada Quill</h4>"])
def test_a_first_line_of_another_kind_is(line: str) -> None:
    inside = f"{line}<p>{PARAGRAPHS[0]}</p><h2>What comes next</h2>{TEXT}"
    assert page_of(f"{H1}<article>{inside}</article>", HOUSE).authors == ("Ada Quill",)
