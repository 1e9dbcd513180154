"""A page that shows nothing until its scripts run has its article in a script or in a noscript element."""

from __future__ import annotations

import json

import pytest

from tasks.pure.extract.body.finder import find_body
from tasks.pure.extract.page.tree import parse_text

FIRST = "The council of Ellerby met on Tuesday to discuss the budget of the harbour, and nobody was pleased. " * 3
SECOND = "“We will have to close the eastern pier,” said the harbour master, who has kept it for thirty years. " * 3
THIRD = "A decision is expected on Friday, when the members meet again in the old customs house, as always. " * 3
TEXT = [FIRST.strip(), SECOND.strip(), THIRD.strip()]
MARKUP = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
SHELL = "<div id=app>Loading the news of the harbour ...</div>"


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param(f"<script>window.data = {json.dumps({'post': {'html': MARKUP}})}</script>", id="data in a script"),
        pytest.param(linked({"@type": "NewsArticle", "articleBody": "\n\n".join(TEXT)}), id="JSON-LD"),
        pytest.param(linked({"@graph": [{"@type": "WebPage"}, {"@type": "NewsArticle", "articleBody": MARKUP}]}), id="JSON-LD with markup"),
        pytest.param(f"<noscript>{MARKUP}</noscript>", id="noscript"),
        pytest.param(f"<noscript><div class=post><div>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</div></div></noscript>", id="noscript, parted by br"),
        pytest.param(f"<noscript>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</noscript>", id="noscript, loose text"),
    ],
)  # fmt: skip
def test_the_article_is_read_where_the_page_shows_none(inside: str) -> None:
    assert find_body(parse_text(f"<body>{SHELL}{inside}</body>")).paragraphs == TEXT


def test_what_the_page_shows_wins() -> None:
    notice = "<noscript><p>" + "Scripts are off in your browser, so that this page cannot show its pictures. " * 20
    assert find_body(parse_text(f"<body><article>{MARKUP}</article>{notice}</noscript></body>")).paragraphs == TEXT


def test_a_notice_for_browsers_without_scripts_is_not_an_article() -> None:
    notice = "You need to switch JavaScript on to use this site. How that is done depends on your browser. " * 4
    assert "JavaScript" not in find_body(parse_text(f"<body>{SHELL}<noscript><p>{notice}</p></noscript></body>")).text


IDEOGRAMS = {
    "ja": (
        "松ヶ浦市議会は火曜日の夜、水車小屋の脇にある古い木の橋を今秋に修理することを賛成多数で決めた。",
        "調査によると、杭は少なくともあと二十年は使えるが、橋板は毎年春に塗り直す必要があるという。",
        "市長の大槻文枝氏は、残った予算を東岸の渡し船に回せると述べ、住民の協力に感謝した。",
        "住民からは堤防の道路の速度を下げてほしいという声が出ており、昨年は自転車に乗った三人がけがをした。",
        "議会は県の数字がそろう十月に、この問題をもう一度話し合う予定だ。",
    ),
    "zh": (
        "旧磨坊旁的木桥将于今年秋天开始修缮，镇议会在星期二晚上以多数票通过了这项决定。",
        "检查结果显示，桥桩至少还能使用二十年，但是桥面每年春天都必须重新涂刷沥青。",
        "镇长表示，省下来的钱可以用在东岸的渡船上，他同时感谢居民一年来的耐心和配合。",
        "居民希望降低堤坝公路的车速，去年有三名骑自行车的人在那里受伤，其中一人伤势很重。",
        "议会将在十月再次讨论此事，届时县里的统计数字将会公布，渡船的新票价也会同时确定。",
        "在那以前，行人只能绕道水闸，镇政府已经在路口立了牌子。",
    ),
}


@pytest.mark.parametrize("code", IDEOGRAMS)
@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("form", ["script", "JSON-LD", "noscript"])
def test_an_ideogram_counts_for_three_letters(form: str, ascii_only: bool, code: str) -> None:
    markup = "".join(f"<p>{line}</p>" for line in IDEOGRAMS[code])
    assert len(markup) < 300
    inside = {
        "script": f"<script>window.data = {json.dumps({'html': markup}, ensure_ascii=ascii_only)}</script>",
        "JSON-LD": f"""<script type="application/ld+json">{
            json.dumps({"@type": "NewsArticle", "articleBody": markup}, ensure_ascii=ascii_only)
        }</script>""",
        "noscript": f"<noscript>{markup}</noscript>",
    }[form]
    found = find_body(parse_text(f"<body><div id=app>読み込み中</div>{inside}</body>")).paragraphs
    assert found == list(IDEOGRAMS[code])


def test_a_short_note_in_ideograms_is_no_article() -> None:
    note = "<p>本文を読む。</p><p>会員の方はこちら。</p><p>お問い合わせはこちら。</p>"
    script = f"<script>window.data = {json.dumps({'html': note}, ensure_ascii=False)}</script>"
    assert find_body(parse_text(f"<body><div>読み込み中</div>{script}</body>")).paragraphs in ([], ["読み込み中"])
