"""Publication dates in the many forms of publishing systems and papers; in UTC if a time is stated."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tasks.pure.records import SourceRules
from tests.support.articles import TITLE, URL, fields_of, html, linked

H1 = f"<h1>{TITLE}</h1>"


def _article(members: str) -> str:
    return linked(f'{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{TITLE}",{members}}}')


@pytest.mark.parametrize(
    ("head", "top", "read", "page"),
    [
        pytest.param(_article('"datePublished":"2024-05-04"'), H1, "2024-05-04", {}, id="ld date only"),
        pytest.param(_article('"datePublished":"2024-05-04"'), H1 + '<time datetime="2024-05-04T10:00:00+02:00">4 May</time>', "2024-05-04T08:00", {}, id="ld date only + time el"),
        pytest.param(_article('"datePublished":"2024-05-04T10:00:00+0000"'), H1, "2024-05-04T10:00", {}, id="ld +0000"),
        pytest.param(_article('"datePublished":"2024-05-04T10:00:00+02:0"'), H1, "2024-05-04T08:00", {}, id="ld bad offset"),
        pytest.param(_article('"datePublished":"2024-05-04T10:00:00"'), H1, "2024-05-04T08:00", {"zone":"Europe/Berlin"}, id="ld naive, zone"),
        pytest.param(_article('"datePublished":1714816800'), H1, "2024-05-04T10:00", {}, id="ld epoch s"),
        pytest.param(_article('"datePublished":1714816800000'), H1, "2024-05-04T10:00", {}, id="ld epoch ms"),
        pytest.param(_article('"datePublished":"1714816800"'), H1, "2024-05-04T10:00", {}, id="ld epoch str"),
        pytest.param(_article('"datePublished":"May 4, 2024 10:00 AM EDT"'), H1, "2024-05-04T14:00", {}, id="ld human"),
        pytest.param(_article('"datePublished":"Sat, 04 May 2024 10:00:00 GMT"'), H1, "2024-05-04T10:00", {}, id="ld rfc"),
        pytest.param(_article('"datePublished":["2024-05-04T10:00:00Z"]'), H1, "2024-05-04T10:00", {}, id="ld list"),
        pytest.param(_article('"datePublished":{"@type":"Date","@value":"2024-05-04T10:00:00Z"}'), H1, "2024-05-04T10:00", {}, id="ld value"),
        pytest.param(_article('"datePublished":"0000-00-00T00:00:00Z"'), H1 + '<p>4 May 2024</p>', "2024-05-04", {}, id="ld zero"),
        pytest.param(_article('"datePublished":"1970-01-01T00:00:00Z"'), H1 + '<p>4 May 2024</p>', "2024-05-04", {}, id="ld 1970"),
        pytest.param(_article('"datePublished":"0001-01-01T00:00:00"'), H1 + '<p>4 May 2024</p>', "2024-05-04", {}, id="ld 0001"),
        pytest.param(_article('"datePublished":"Invalid date"'), H1 + '<time datetime="2024-05-04">4 May</time>', "2024-05-04", {}, id="ld invalid"),
        pytest.param(_article('"datePublished":"2031-05-04T10:00:00Z"'), H1 + '<time datetime="2024-05-04">4 May</time>', "2024-05-04", {}, id="ld future render"),
        pytest.param(_article('"datePublished":null,"dateModified":"2024-05-05T10:00:00Z"'), H1 + '<time datetime="2024-05-04">4 May</time>', "2024-05-04", {}, id="ld null"),
        pytest.param(linked('{"@graph":[{"@type":"WebPage","datePublished":"2024-05-04T10:00:00+00:00","dateModified":"2024-05-05T10:00:00+00:00"}]}'), H1, "2024-05-04T10:00", {}, id="graph webpage"),
        pytest.param('<meta property="article:published_time" content="2024-05-04T10:00:00+02:00">', H1, "2024-05-04T08:00", {}, id="meta published"),
        pytest.param('<meta property="article:published_time" content="2024-05-04 10:00:00">', H1, "2024-05-04T10:00", {}, id="meta published space"),
        pytest.param('<meta name="article:published_time" content="2024-05-04T10:00:00Z">', H1, "2024-05-04T10:00", {}, id="meta name published"),
        pytest.param('<meta property="article:modified_time" content="2024-05-06T10:00:00Z">', H1 + '<time datetime="2024-05-04T10:00:00Z">4 May</time>', "2024-05-04T10:00", {}, id="meta only modified + time el"),
        pytest.param("", H1 + '<div class="dates"><span>Published <time datetime="2024-05-04T10:00:00Z">4 May 2024</time></span> <span>Updated <time datetime="2024-05-06T10:00:00Z">6 May 2024</time></span></div>', "2024-05-04T10:00", {}, id="published+updated els"),
        pytest.param("", H1 + '<div><span>Updated <time datetime="2024-05-06T10:00:00Z">6 May 2024</time></span> <span>Published <time datetime="2024-05-04T10:00:00Z">4 May 2024</time></span></div>', "2024-05-04T10:00", {}, id="updated first"),
        pytest.param("", H1 + '<div class="date">Updated 6 May 2024 10:00, Published 4 May 2024 10:00</div>', "2024-05-04T10:00", {}, id="updated first text"),
        pytest.param("", H1 + '<time class="updated" datetime="2024-05-06T10:00:00Z">6 May</time><time class="entry-date published" datetime="2024-05-04T10:00:00Z">4 May</time>', "2024-05-04T10:00", {}, id="updated class"),
        pytest.param("", H1 + '<span class="posted-on">Posted on <a href="#"><time class="entry-date published" datetime="2024-05-04T10:00:00+00:00">May 4, 2024</time><time class="updated" datetime="2024-05-06T10:00:00+00:00">May 6, 2024</time></a></span>', "2024-05-04T10:00", {}, id="wp both"),
        pytest.param("", H1 + '<p class="date">Veröffentlicht: 04.05.2024, 10:00 Uhr, aktualisiert: 06.05.2024, 9:00 Uhr</p>', "2024-05-04T08:00", {"zone":"Europe/Berlin","lang":"de"}, id="de line"),
        pytest.param("", H1 + '<p class="metatextline">Stand: 04.05.2024 10:00 Uhr</p>', "2024-05-04T08:00", {"zone":"Europe/Berlin","lang":"de"}, id="de Stand only"),
        pytest.param("", H1 + '<p>Publié le 04/05/2024 à 10h00, mis à jour le 06/05/2024 à 09h00</p>', "2024-05-04T08:00", {"zone":"Europe/Paris","lang":"fr"}, id="fr line"),
        pytest.param("", H1 + '<p>Mis à jour le 06/05/2024 à 09h00 Publié le 04/05/2024 à 10h00</p>', "2024-05-04T08:00", {"zone":"Europe/Paris","lang":"fr"}, id="fr maj first"),
        pytest.param("", H1 + '<p>Actualizado 04/05/2024 a las 10:00h.</p>', "2024-05-04T08:00", {"zone":"Europe/Madrid","lang":"es"}, id="es act only"),
        pytest.param("", H1 + '<p>04/05/2024 10h00  Atualizado 06/05/2024 09h00</p>', "2024-05-04T13:00", {"zone":"America/Sao_Paulo","lang":"pt-BR"}, id="pt"),
        pytest.param("", H1 + '<p>Pubblicato il 4 maggio 2024 alle 10:00</p>', "2024-05-04T08:00", {"zone":"Europe/Rome","lang":"it"}, id="it"),
        pytest.param("", H1 + '<p>4 mei 2024 om 10:00</p>', "2024-05-04T08:00", {"zone":"Europe/Amsterdam","lang":"nl"}, id="nl"),
        pytest.param("", H1 + '<p>Publisert 4. mai 2024 kl. 10:00</p><p>Oppdatert 6. mai 2024 kl. 9:00</p>', "2024-05-04T08:00", {"zone":"Europe/Oslo","lang":"nb"}, id="no"),
        pytest.param("", H1 + '<p>4.5.2024 10:00|Päivitetty 6.5.2024 9:00</p>', "2024-05-04T07:00", {"zone":"Europe/Helsinki","lang":"fi"}, id="fi"),
        pytest.param("", H1 + '<p>4 maja 2024, 10:00</p>', "2024-05-04T08:00", {"zone":"Europe/Warsaw","lang":"pl"}, id="pl"),
        pytest.param("", H1 + '<p>10:00 04.05.2024 (обновлено: 12:00 04.05.2024)</p>', "2024-05-04T07:00", {"zone":"Europe/Moscow","lang":"ru"}, id="ru"),
        pytest.param("", H1 + '<p>Giriş: 04.05.2024 - 10:00 Güncelleme: 06.05.2024 - 09:00</p>', "2024-05-04T07:00", {"zone":"Europe/Istanbul","lang":"tr"}, id="tr"),
        pytest.param("", H1 + '<p>نشر في: 4 مايو 2024 10:00 ص</p><p>آخر تحديث: 6 مايو 2024 09:00 ص</p>', "2024-05-04T07:00", {"zone":"Asia/Riyadh","lang":"ar"}, id="ar"),
        pytest.param("", H1 + '<p>۱۵ اردیبهشت ۱۴۰۳ - ۱۰:۰۰</p>', "2024-05-04T06:30", {"zone":"Asia/Tehran","lang":"fa"}, id="fa"),
        pytest.param("", H1 + '<p>2024年5月4日 10時00分</p>', "2024-05-04T01:00", {"zone":"Asia/Tokyo","lang":"ja"}, id="ja"),
        pytest.param("", H1 + '<p>公開日時 2024年5月4日 10:00</p><p>更新日時 2024年5月6日 9:00</p>', "2024-05-04T01:00", {"zone":"Asia/Tokyo","lang":"ja"}, id="ja koushin"),
        pytest.param("", H1 + '<p>입력 2024.05.04 10:00 | 수정 2024.05.06 09:00</p>', "2024-05-04T01:00", {"zone":"Asia/Seoul","lang":"ko"}, id="ko"),
        pytest.param("", H1 + '<span>입력</span><span>2024.05.04 10:00</span><span>수정</span><span>2024.05.06 09:00</span>', "2024-05-04T01:00", {"zone":"Asia/Seoul","lang":"ko"}, id="ko spans"),
        pytest.param("", H1 + '<p>2024-05-04 10:00:00 来源：海港日报</p>', "2024-05-04T02:00", {"zone":"Asia/Shanghai","lang":"zh"}, id="zh"),
        pytest.param("", H1 + '<p>4 พ.ค. 2567 | 10:00 น.</p>', "2024-05-04T03:00", {"zone":"Asia/Bangkok","lang":"th"}, id="th"),
        pytest.param("", H1 + '<p>Sabtu, 04 Mei 2024 10:00 WIB</p>', "2024-05-04T03:00", {"lang":"id"}, id="id"),
        pytest.param("", H1 + '<p>Updated: 04 May 2024 10:00 AM IST</p>', "2024-05-04T04:30", {"lang":"hi"}, id="hi"),
        pytest.param("", H1 + '<p>Thứ bảy, 4/5/2024, 10:00 (GMT+7)</p>', "2024-05-04T03:00", {"lang":"vi"}, id="vi"),
        pytest.param("", H1 + '<p>05/04/2024</p>', "2024-05-04", {"lang":"en-US"}, id="us slash"),
        pytest.param("", H1 + '<p>05/04/2024</p>', "2024-05-04", {"lang":"en","url":"https://harbour-times.example/2024/05/04/x"}, id="us slash + url"),
        pytest.param("", H1 + '<p>04/05/2024</p>', "2024-05-04", {"lang":"en-GB"}, id="uk slash"),
        pytest.param("", H1 + '<p>3 hours ago</p>', "2024-05-04", {"url":"https://harbour-times.example/2024/05/04/x"}, id="relative only + url"),
        pytest.param("", H1 + '<time title="May 4, 2024 10:00 AM">3 hours ago</time>', "2024-05-04T10:00", {}, id="relative title attr"),
        pytest.param("", H1 + '<time datetime="May 4, 2024">3 hours ago</time>', "2024-05-04", {}, id="time datetime human"),
        pytest.param("", H1 + '<span class="timestamp" data-timestamp="1714816800">x</span>', "2024-05-04T10:00", {}, id="time data attr epoch"),
        pytest.param("", H1 + '<time data-epoch="1714816800">x</time>', "2024-05-04T10:00", {}, id="time data-epoch"),
        pytest.param("", H1 + '<div class="page-dateline"><bsp-timestamp data-timestamp="1714816800000"></bsp-timestamp></div>', "2024-05-04T10:00", {}, id="bsp-timestamp"),
        pytest.param("", H1 + '<p>4 May 2024</p>', "2024-05-04", {"after":'<div class="comments"><time datetime="2024-05-09T10:00:00Z">9 May</time></div>'}, id="comment date"),
        pytest.param("", H1 + '<p>4 May 2024</p>', "2024-05-04", {"after":'<div class="related"><time datetime="2024-05-01T10:00:00Z">1 May</time><time datetime="2024-05-02T10:00:00Z">2 May</time></div>'}, id="related times"),
        pytest.param("", '<div class="top-bar">Sunday, June 30, 2024</div>'+H1 + '<p>May 4, 2024</p>', "2024-05-04", {}, id="header today"),
        pytest.param("", '<div class="date-today">Sunday, June 30, 2024</div>'+H1 + '<div class="meta"><span class="post-date">May 4, 2024</span></div>', "2024-05-04", {}, id="header today, time below"),
        pytest.param("", H1 + '<p>May 4, 2024</p>', "2024-05-04", {"after":"<footer>Copyright 2024 The Harbour Times, updated June 30, 2024</footer>"}, id="copyright"),
        pytest.param("", H1, "2024-05-04", {"url":"https://harbour-times.example/news/20240504/x"}, id="url only ymd"),
        pytest.param("", H1 + '<p>WESTPORT, May 4, 2024 (AP) — The lantern festival returns to the old quay on Saturday after a break of three years, so the council said on the quay this morning.</p>', "2024-05-04", {}, id="dateline"),
        pytest.param("", H1 + '<p class="byline">By Ada Quill</p><p class="date">4 May 2024</p><p>The festival is on 12 June 2024.</p>', "2024-05-04", {}, id="event in text"),
        pytest.param("", H1 + '<p>Publicerad 2024-05-04 10.00</p><p>Uppdaterad 2024-05-06 09.00</p>', "2024-05-04T08:00", {"zone":"Europe/Stockholm","lang":"sv"}, id="sv inline"),
        pytest.param('<meta name="date" content="2024-05-06">', H1 + '<time datetime="2024-05-04T10:00:00Z">4 May 2024</time>', "2024-05-04T10:00", {}, id="meta date vs time"),
        pytest.param('<meta name="date" content="2024-05-06">', H1 + '<p>04.05.2024</p>', "2024-05-04", {"lang":"de"}, id="meta date vs text"),
        pytest.param('<meta name="pubdate" content="20240504">', H1, "2024-05-04", {}, id="meta pubdate"),
        pytest.param('<meta name="DC.date.issued" content="2024-05-04T10:00+0200">', H1, "2024-05-04T08:00", {}, id="dc.date"),
        pytest.param('<meta name="parsely-pub-date" content="2024-05-04T10:00:00Z">', H1, "2024-05-04T10:00", {}, id="parsely"),
        pytest.param('<meta name="parsely-page" content=\'{"title":"x","pub_date":"2024-05-04T10:00:00Z"}\'>', H1, "2024-05-04T10:00", {}, id="parsely-page json"),
        pytest.param('<meta name="cXenseParse:publishtime" content="2024-05-04T10:00:00Z">', H1, "2024-05-04T10:00", {}, id="cXense"),
        pytest.param('<meta name="sailthru.date" content="2024-05-04 10:00:00 -0400">', H1, "2024-05-04T14:00", {}, id="sailthru"),
        pytest.param("", H1 + '<meta itemprop="datePublished" content="2024-05-04T10:00:00Z">', "2024-05-04T10:00", {}, id="itemprop time"),
        pytest.param("", H1, "2024-05-04T10:00", {"after":'<script id="__NEXT_DATA__" type="application/json">{"props":{"article":{"firstPublishedAt":"2024-05-04T10:00:00Z"}}}</script>'}, id="next data"),
        pytest.param("", H1, "2024-05-04T10:00", {"after":'<script>window.__STATE__={"article":{"publicationDate":"2024-05-04T10:00:00Z","lastModified":"2024-05-06T10:00:00Z"}}</script>'}, id="next data2"),
        pytest.param("", '<div data-published="2024-05-04T10:00:00Z">' + H1 + "</div>", "2024-05-04T10:00", {}, id="data-published"),
        pytest.param("", H1 + '<div data-article-pub-date="2024-05-04"></div>', "2024-05-04", {}, id="data-pub-date"),
        pytest.param("", '<div data-published="2024-05-09">' + H1 + "<p>4 May 2024</p></div>", "2024-05-04", {}, id="data-published and a date that is shown"),
        pytest.param("", H1, "2024-05-04", {"after":"<script>dataLayer=[{'publishDate':'2024-05-04'}]</script>"}, id="dataLayer"),
        pytest.param("", H1, "2024-05-04", {"after":'<script>var utag_data={"publish_date":"2024-05-04"}</script>'}, id="utag"),
    ],
)  # fmt: skip
def test_the_date_of_publication_is_read(head: str, top: str, read: str, page: Mapping[str, str]) -> None:
    markup = html(head, top=top, lang=page.get("lang", "en"), after=page.get("after", ""))
    rules = SourceRules("harbour", timezone=page.get("zone", "UTC"))
    published = fields_of(markup, rules, url=page.get("url", URL)).published
    assert published is not None
    assert (published.instant.isoformat()[:16] if published.instant else str(published.day)) == read


def test_a_story_that_the_page_describes_first_is_not_taken_for_its_own() -> None:
    other = '{"@type":"NewsArticle","headline":"Another story of the day","datePublished":"2020-01-01"}'
    own = f'{{"@type":"NewsArticle","headline":"{TITLE}","datePublished":"2024-05-04"}}'
    published = fields_of(html(linked(f"[{other},{own}]"))).published
    assert published is not None
    assert str(published.day) == "2024-05-04"


@pytest.mark.parametrize("name", ["build-date", "cache-date", "render-date"])
def test_a_meta_named_for_how_the_page_was_made_dates_nothing(name: str) -> None:
    assert fields_of(html(f'<meta name="{name}" content="2024-05-06T10:00:00Z">')).published is None


@pytest.mark.parametrize(
    "title", [f"{TITLE} » Quay Courier » 4 May 2024", f"4 May 2024 | {TITLE}{' and to its lights' * 20}"]
)
def test_the_title_element_may_begin_with_the_date_or_set_it_off_with_quotes(title: str) -> None:
    found = fields_of(html(title=title)).published
    assert found is not None
    assert found.day.isoformat() == "2024-05-04"
