"""What sites add to headlines is removed, even if no other source has the headline alone."""

from __future__ import annotations

import pytest

from tasks.pure.extract.page.site_names import SiteNames
from tasks.pure.extract.page.text import compact_key, word_key
from tasks.pure.extract.title.affixes import strip_affixes
from tests.support.articles import fields_of, html

HEADLINE = "Ferry strike called off after late-night talks"
TIMES = "https://www.harbour-times.example/world/2024/05/04/ferry-strike"


def _page(title: str, site: str, *, top: str = "<p>x</p>", og: bool = True) -> str:
    head = f'<meta property="og:site_name" content="{site}">' if site else ""
    head += f'<meta property="og:title" content="{title}">' if og else ""
    return html(head, top=top, title=title)


@pytest.mark.parametrize("og", [True, False])
@pytest.mark.parametrize(
    ("title", "site", "url"),
    [
        # the site's name as a part of another name, or with a section
        ("{} | HBC Politics", "HBC", TIMES),
        ("{} – HBC Westport", "HBC", TIMES),
        ("{} - HBC Breaking News", "HBC", TIMES),
        ("{} | India News - The Harbour Times", "The Harbour Times", TIMES),
        ("{} - World - HARBOUR.COM", "Harbour", TIMES),
        ("{} | Old Quay | Harbour Times", "Harbour Times", TIMES),
        ("{} | Ada Quill | The Harbour Times", "The Harbour Times", TIMES),
        ("{} :: Society :: Harbour Times", "Harbour Times", TIMES),
        ("{} - Society - Harbour Times", "Harbour Times", TIMES),
        ("{} - 04/05/2024 - Society - Harbour Times", "Harbour Times", TIMES),
        ("{} | Harbour Times | 04.05.2024", "Harbour Times", TIMES),
        ("{} - Harbour Times, 04.05.2024", "Harbour Times", TIMES),
        ("{} | Page 1 of 3 | Harbour Times", "Harbour Times", TIMES),
        ("{} | The Harbour Times", "The Harbour Times | harbour-times.example", TIMES),
        ("{} | The Harbour Times: Breaking News, Coast News and Analysis", "The Harbour Times", TIMES),
        ("{} – Harbour Times – News from the coast", "Harbour Times", TIMES),
        ("{} - harbourTimes.at › Society", "harbourTimes.at", TIMES),
        ("{} ~ Harbour Times", "Harbour Times", TIMES),
        ("{} ⋆ Harbour Times", "Harbour Times", TIMES),
        ("{} - by Ada Quill - Harbour Letter", "Harbour Letter", TIMES),
        ("{} - by Ada Quill", "Harbour Letter", TIMES),
        ("{} | by Ada Quill | Harbour Notes | Writers", "Writers", TIMES),
        ("Harbour - Society - {}", "Harbour", TIMES),
        # the site is only known by its host, which may abbreviate its name or leave out accents
        ("{} - The Harbour Times", "", "https://www.htimes.example/ferry"),
        ("{} | Neue Hafener Zeitung", "", "https://www.nhz.example/ferry"),
        ("{} | EL PAÑOL", "", "https://elpanol.example/ferry"),
        ("{} - Küstenbote.de", "", "https://www.kuestenbote.de/ferry"),
        ("{} | Gündem", "", "https://www.gundem.example/ferry"),
        ("{} - Harbour - QT.de", "Quay", "https://www.quay.example/ferry"),
        ("{} - Wiadomości - radioport24.pl", "", "https://port.example/ferry"),
        # a short name behind a stroke that no better source has
        ("{} | Local News", "", TIMES),
        ("{} | Coast Herald", "", TIMES),
    ],
)
def test_names_after_a_headline_are_removed(title: str, site: str, url: str, og: bool) -> None:
    assert fields_of(_page(title.format(HEADLINE), site, og=og), url=url).title == HEADLINE


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("港口渡轮罢工在深夜谈判后取消", "{}-海港网"),
        ("港口渡轮罢工在深夜谈判后取消", "{}--国际--海港网"),
        ("港口渡轮罢工在深夜谈判后取消", "{}_新闻频道_海港网(harbour.com)"),
        ("港口渡轮罢工在深夜谈判后取消", "{}|渡轮|罢工_海港新闻"),
        ("港口渡輪罷工在深夜談判後取消", "{} - 生活 - 海港時報電子報"),
        ("フェリーのストライキ、深夜の協議で回避", "{}：港新聞デジタル"),
        ("フェリーのストライキ、深夜の協議で回避", "{} | 港放送 | 事件"),
        ("여객선 파업, 심야 협상 끝에 철회", "{} : 사회일반 : 사회 : 뉴스 : 항구일보"),
        ("여객선 파업, 심야 협상 끝에 철회", "{} < 사회 < 기사본문 - 항구일보"),
    ],
)
def test_names_after_a_headline_without_spaces_are_removed(headline: str, title: str) -> None:
    assert fields_of(_page(title.format(headline), "")).title == headline


@pytest.mark.parametrize(
    "title", ["Opinion | {}", "Opinion | {} - The Harbour Times", "{}-Portnews", "{}: The Coast Herald"]
)
def test_what_the_shown_heading_does_not_have_is_removed(title: str) -> None:
    site = "The Harbour Times"
    assert fields_of(_page(title.format(HEADLINE), site, top=f"<h1>{HEADLINE}</h1>")).title == HEADLINE


@pytest.mark.parametrize(
    "headline",
    [
        "Minister resigns - party looks for a successor",
        "Budget 3.0 | What it means for ferries",
        "Ministre - « la gravité de la situation dans le port »",
        "Time to act: the harbour - time is short",
        "Ferry, tram, bus: what runs on 04.05.2024",
    ],
)
def test_a_headline_that_is_shown_is_left_whole(headline: str) -> None:
    markup = _page(headline, "Time", top=f"<h1>{headline}</h1>")
    assert fields_of(markup, url="https://time.example/ferry").title == headline


@pytest.mark.parametrize(
    "headline", ["Minister resigns - party looks for a successor", "Bericht: Minister geht - Partei schweigt dazu"]
)
def test_a_dash_alone_does_not_separate_a_name(headline: str) -> None:
    assert fields_of(_page(headline, "Harbour Times")).title == headline


@pytest.mark.parametrize("shorter", ["why is the harbour", "why is the harbour so empty"])
def test_of_two_known_headlines_the_longer_is_kept_whichever_is_looked_at_first(shorter: str) -> None:
    whole = "Why is the harbour so empty? Because the ferries fail it, too"
    for keep in ([word_key(whole), shorter], [shorter, word_key(whole)]):
        assert (
            strip_affixes(f"{whole} | Quay.example", keep, SiteNames(["The Quay"], "https://quay.example/a")) == whole
        )


@pytest.mark.parametrize(
    "headline",
    [
        "„Ein Fährstreik ohne Ende“",
        "»Ein Fährstreik ohne Ende«",
        "Ein Fährstreik ohne Ende?",
        "「終わらないフェリーのストライキ続く」",
    ],
)
def test_the_mark_that_ends_a_headline_stays(headline: str) -> None:
    assert (
        fields_of(_page(f"{headline} | Hafenblatt", "Hafenblatt", top=f"<h1>{headline}</h1>", og=False)).title
        == headline
    )
    keep = [word_key(headline)]
    assert strip_affixes(f"{headline} | Hafenblatt", keep, SiteNames(["Hafenblatt"])) == headline


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("İstanbul’da TREN kazası", "istanbul'da tren kazası"),
        ("हिन्दी समाचार", "हिन्दी  समाचार!"),
        ("Harbour_news: now", "harbour_news now"),
    ],
)
def test_two_spellings_of_one_headline_are_equal(one: str, other: str) -> None:
    assert word_key(one) == word_key(other)
    assert compact_key(one) == compact_key(other)


def test_vowels_of_india_do_not_split_a_word() -> None:
    assert word_key("हिन्दी समाचार").split() == ["हिन्दी", "समाचार"]
    assert compact_key("हिन्दी") != compact_key("हन्द")


def test_a_site_under_an_idna_host_is_named_by_its_own_letters() -> None:
    assert SiteNames((), "https://www.xn--brckenbote-beb.example/bote").has("Brückenbote")
