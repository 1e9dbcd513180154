"""In any template, an article's body is its text: no icon names, share words, pointers, forms or banners."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tasks.pure.extract import extract
from tests.support.articles import RULES, page
from tests.support.templates import TEMPLATES, Story

STORY = Story(
    "Harbour & ferry partners agree on the strait",
    "4 Sep, 2008 13:09",
    (
        "The member harbours of the Northern Ferry Union have backed the pilots' stance on the events in the strait, says harbour master Ilse Brandvik. She was speaking at a briefing after the",
        "“We will act together in all bodies that may touch upon this subject,” Brandvik said.",
        "The harbour master has added that the pilots are content with the common statement which follows the meeting.",
        "“It condemns what was done to the eastern buoys and stresses the need to keep such things from happening again,” Brandvik said.",
        "The ministers have also pledged to step up efforts against smuggling and the theft of anchors.",
        "The Northern Ferry Union includes Ellerby and six of its neighbours: Skarvik, Holm, Tarn, Little Tarn, Vessel Bay and Oddmouth.",
        "The union was formed in the early 1990s to keep the strait open in winter.",
    ),
)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.__name__)
def test_the_body_is_the_text_and_nothing_else(template: Callable[[Story], str]) -> None:
    found = extract(page(template(STORY)), RULES)
    lines = [line for paragraph in found.body.split("\n\n") for line in paragraph.split("\n")]
    assert lines == list(STORY.paragraphs)
    assert found.title == STORY.title
    assert found.published is not None
    assert str(found.published.instant) == "2008-09-04 13:09:00+00:00"


CARDS = (
    "<h3>You may also like</h3><div><a href=/1><img src=a><h4>Nine boats and no wind at all</h4></a><p>The regatta of Holm was slow this "
    "year, as was last year's, the club says.</p></div><div><a href=/2><h4>Two held after theft of anchor</h4></a><p>Police in Skarvik have "
    "held two people who tried to sell an anchor.</p></div>"
)


@pytest.mark.parametrize(
    ("above", "between", "below"),
    [
        ("<div>1,204 views</div><div>3 min read</div>", "", ""),
        ("<p>Listen to this article</p><p>4 min</p>", "", ""),
        ("<div>A- A+</div><div>Font size: A A A</div>", "", ""),
        ("<p>Published time: 4 Sep, 2008 13:09<br>Edited time: 4 Sep, 2008 15:10</p><p>Get short URL</p>", "", ""),
        ("<div><img src=x><br><i>Ilse Brandvik at the briefing. Photo: Echo / Tom Achebe</i></div>", "", ""),
        ("<p><img src=x></p><p><small>© Echo / Tom Achebe</small></p>", "", ""),
        ("", "<div><span>Advertisement</span><br>Scroll to continue</div>", ""),
        ("", "<p>Sign up for our daily newsletter to get the best of the coast.</p>", ""),
        ("", "<p><strong>Follow us on Telegram</strong></p>", ""),
        ("", "<div class=video><p>Watch: ships in the strait</p><p>01:22</p></div>", ""),
        ("", "", "<p>Tags: harbour, ferries, pilots</p><p>Share:</p><p><a href=#>Facebook</a> <a href=#>Twitter</a></p>"),
        ("", "", "<div><a href=/1>« Nine boats and no wind at all</a> <a href=/2>Two held after theft »</a></div>"),
        ("", "", "<h3>2 Comments</h3><div><b>Bo</b> 5 Sep 2008<p>I never liked that strait and I say so here.</p></div>"),
        ("", "", "<p>Found a typo? Select it and press Ctrl+Enter.</p><p>Think your friends would be interested? Share this story!</p>"),
        ("", "", CARDS),
        ("", "", f"</div><div>{CARDS}"),
    ],
)  # fmt: skip
def test_what_is_around_and_between_is_left_out(above: str, between: str, below: str) -> None:
    first, second, *rest = (f"<p>{text}</p>" for text in STORY.paragraphs)
    text = "".join([first, second, between, *rest])
    markup = f"<title>{STORY.title}</title><body><div><h1>{STORY.title}</h1><div>{STORY.date}</div>{above}{text}{below}</div>"
    assert extract(page(markup), RULES).body.split("\n\n") == list(STORY.paragraphs)
