"""Whatever template an article comes in, its body is its text: no icon names, share words, pointers, forms or banners."""

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
