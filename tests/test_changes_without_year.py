"""The day of the last change behind the day of publication, without its year; month, day and weekday as Japanese sites print them."""

from __future__ import annotations

import pytest

from tests.support.articles import TITLE, fields_of, html

H1 = f"<h1>{TITLE}</h1>"


@pytest.mark.parametrize(
    "line",
    [
        "<p class='time-box'><span>2023/11/22 12:11</span>（<span>11/22 14:20 更新</span>）</p>",
        "<p>2023/11/22 12:11<span>（最終更新 11/22 14:20）</span></p>",
        "<p>2023.11.22 12:11 (수정 11.22 14:20)</p>",
        "<p>2023-11-22 12:11 (updated 11-22 14:20)</p>",
    ],
)
def test_a_change_in_the_year_of_the_publication(line: str) -> None:
    found = fields_of(html(top=f"{H1}{line}"))
    assert found.published is not None
    assert str(found.published.instant).startswith("2023-11-22 12:11")
    assert found.modified is not None
    assert str(found.modified.instant).startswith("2023-11-22 14:20")


@pytest.mark.parametrize(
    "line",
    [
        "<p>2023/11/22 12:11（11/22 14:20 開演）</p>",
        "<p>2023/11/22 12:11<span>（11/22 14:20）</span></p>",
    ],
)
def test_another_day_in_brackets_is_no_change(line: str) -> None:
    assert fields_of(html(top=f"{H1}{line}")).modified is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("<p>11/22(日) 10:11<span>配信</span></p>", "2023-11-22"),
        ("<p>11/22（水） 10:11配信</p>", "2023-11-22"),
        ("<p>11/22 10:11</p>", None),  # the day may come first
        ("<p>22/11 10:11</p>", None),
    ],
)
def test_month_day_and_weekday(line: str, day: str | None) -> None:
    text = "".join(f"<p>{'北岸航路のフェリー乗組員は投票の結果、職場に戻ることを決めた。' * 2}</p>" for _ in range(3))
    found = fields_of(html(top=f"{H1}{line}", body=text, lang="ja")).published
    assert (found and str(found.day)) == day
