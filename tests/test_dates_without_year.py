"""A day beside the headline without its year, which the address or the day of the last change tells."""

from __future__ import annotations

import pytest

from tests.support.articles import TITLE, fields_of, html

H1 = f"<h1>{TITLE}</h1>"
IN_NOVEMBER = "https://www.harbour-times.example/2023/11/lantern-festival"
IN_2023 = "https://www.harbour-times.example/2023/lantern-festival"
CHANGED = '<meta property="article:modified_time" content="2023-11-16T09:00:00Z">'
NO_YEAR = "https://www.harbour-times.example/local/lantern-festival"
FORMS = [
    ("hu", "november 15."),
    ("hu", "november 15., szerda"),
    ("hu", "nov. 15. 10:30"),
    ("de", "15. November"),
    ("de", "Mittwoch, 15. November, 10:30 Uhr"),
    ("de", "15.11., 10:30 Uhr"),
    ("en", "Nov 15"),
    ("en", "November 15th"),
    ("en", "Wednesday, November 15"),
    ("en", "15 November, 10:30"),
    ("en", "Published on November 15 at 10:30 am"),
    ("fr", "15 novembre"),
    ("fr", "le 15 novembre à 10h30"),
    ("es", "15 de noviembre"),
    ("pt", "15 de novembro"),
    ("it", "15 novembre"),
    ("nl", "15 november 10:30"),
    ("sv", "15 nov"),
    ("fi", "15. marraskuuta"),
    ("pl", "15 listopada, 10:30"),
    ("cs", "15. listopadu"),
    ("hr", "15. studenoga"),
    ("ru", "15 ноября, 10:30"),
    ("uk", "15 листопада"),
    ("bg", "15 ноември"),
    ("el", "15 Νοεμβρίου"),
    ("tr", "15 Kasım"),
    ("lt", "lapkričio 15 d."),
    ("lv", "15. novembris"),
    ("et", "15. november"),
    ("ro", "15 noiembrie"),
    ("id", "15 November"),
    ("ar", "15 نوفمبر"),
]


def _day(head: str = "", top: str = "", *, url: str = NO_YEAR, lang: str = "en") -> str | None:
    published = fields_of(html(head, top=H1 + top, lang=lang), url=url).published
    return str(published.day) if published is not None and published.day is not None else None


@pytest.mark.parametrize(("lang", "written"), FORMS)
def test_the_address_tells_the_year(lang: str, written: str) -> None:
    assert _day(top=f"<p>{written}</p>", url=IN_NOVEMBER, lang=lang) == "2023-11-15"


@pytest.mark.parametrize(("lang", "written"), FORMS)
def test_the_last_change_tells_the_year(lang: str, written: str) -> None:
    assert _day(CHANGED, f"<div class='meta'><span>{written}</span></div>", lang=lang) == "2023-11-15"


def test_a_year_alone_in_the_address_is_enough() -> None:
    assert _day(top="<p>November 15</p>", url=IN_2023) == "2023-11-15"


def test_the_day_is_the_last_such_before_the_change() -> None:
    head = '<meta property="article:modified_time" content="2023-01-03T09:00:00Z">'
    assert _day(head, "<p>December 30</p>") == "2022-12-30"


@pytest.mark.parametrize(
    ("top", "url"),
    [
        ("<p>October 15</p>", IN_NOVEMBER),  # not of the month that the address names
        ("<p>The winter fair begins on November 15</p>", IN_NOVEMBER),
        ("<p>Doors open November 15</p>", IN_NOVEMBER),
        ("<p>Updated November 15</p>", IN_NOVEMBER),
        ("<p>November 15</p>", NO_YEAR),
        ("<p>Chapter 15</p>", IN_NOVEMBER),
        ("<p>Psalm 11.15.</p>", IN_NOVEMBER),
        ("<p>15 comments</p>", IN_NOVEMBER),
    ],
)
def test_another_day_or_one_without_any_year_is_not_read(top: str, url: str) -> None:
    assert _day(top=top, url=url) is None


def test_a_date_with_its_year_is_better() -> None:
    assert _day(top="<p>November 15</p><p>12 November 2023</p>", url=IN_NOVEMBER) == "2023-11-12"
