"""A page's dates: which source wins, what other evidence changes, and what is not credible."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tasks.pure.extract.dates.candidates import date_in_url
from tasks.pure.records import Selectors, SourceRules
from tests.support.articles import TITLE, fields_of, html, linked

JSON_LD = linked(
    '{"@type":"NewsArticle","headline":"x","datePublished":"2024-05-02T09:30:00+02:00","dateModified":"2024-05-03T08:00:00Z"}'
)
TIME = '<h1>Lantern festival returns to the old quay</h1><time datetime="2024-05-04T10:00:00Z">4 May 2024</time>'


@pytest.mark.parametrize(
    ("markup", "rule", "day"),
    [
        (html(JSON_LD, top=TIME), "json-ld", date(2024, 5, 2)),
        (html('<meta property="article:published_time" content="2024-05-05T16:00:00Z">', top=TIME), "meta:article:published_time", date(2024, 5, 5)),
        (html('<meta name="dc.date.issued" content="2024-05-05">'), "meta:dc.date.issued", date(2024, 5, 5)),
        (html('<meta name="paper-publication-date" content="2024-05-05">'), "meta:paper-publication-date", date(2024, 5, 5)),
        (html(top=TIME), "time", date(2024, 5, 4)),
        (html(top=f'<h1>{TITLE}</h1><abbr title="2024-05-04T10:00:00Z">an hour ago</abbr>'), "time", date(2024, 5, 4)),
        (html(top=f'<h1>{TITLE}</h1><p itemprop="datePublished" content="2024-05-06">Monday</p>'), "itemprop:datePublished", date(2024, 5, 6)),
        (html(top=f'<h1>{TITLE}</h1><span class="article-date">6 May 2024</span>'), "text", date(2024, 5, 6)),
        (html(top=f"<h1>{TITLE}</h1><p>By Ada Quill | 6 May 2024</p>"), "text", date(2024, 5, 6)),
        (html(top=f"<p>6. Mai 2024</p><h1>{TITLE}</h1>", lang="de"), "text", date(2024, 5, 6)),
        (html(after="<p>Erschienen am 6. Mai 2024</p>", lang="de"), "text", date(2024, 5, 6)),
        (html(after='<script>window.data = {"publishedAt":"2024-05-06T10:00:00Z"}</script>'), "script", date(2024, 5, 6)),
    ],
)  # fmt: skip
def test_each_source_dates_a_page_when_no_better_one_does(markup: str, rule: str, day: date) -> None:
    published = fields_of(markup).published
    assert published is not None
    assert (published.rule, published.day) == (rule, day)


def test_the_address_dates_a_page_that_says_nothing() -> None:
    published = fields_of(html(), url="https://harbour-times.example/2024/05/06/lantern-festival").published
    assert published is not None
    assert (published.rule, published.day, published.instant) == ("url", date(2024, 5, 6), None)


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2024/05/06/a-story", date(2024, 5, 6)),
        ("/news/2024-05-06-a-story", date(2024, 5, 6)),
        ("/a-story-20240506.html", date(2024, 5, 6)),
        ("/2024/may/06/a-story", date(2024, 5, 6)),
        ("/2024/5/6/a-story", date(2024, 5, 6)),
        ("/blog/2024/october/06/a-story", date(2024, 10, 6)),
        ("/2024/Sept/06/a-story", date(2024, 9, 6)),
        ("/2024/marketing/06/a-story", None),
        ("/news/06-05-2024", date(2024, 5, 6)),
        ("/2024/0506/a-story", date(2024, 5, 6)),
        ("/2024/HARBOUR/05/06/a.story/index.html", date(2024, 5, 6)),
        ("/2024/old_quay/5/6/a.story/index.html", date(2024, 5, 6)),
        ("/2024/questions/5/66/", None),
        ("/2024/05/3-questions-to-the-mayor", None),
        ("/2024/05/2338761/", None),
        ("/2024/05/", None),
        ("/item/12345678901", None),
        ("/2024/13/40/a-story", None),
    ],
)
def test_a_date_in_an_address_is_a_whole_day(path: str, day: date | None) -> None:
    assert date_in_url(f"https://harbour-times.example{path}") == day


def test_day_and_instant_are_kept_apart() -> None:
    published = fields_of(
        html('<meta property="article:published_time" content="2024-05-05T23:30:00-05:00">')
    ).published
    assert published is not None
    assert published.day == date(2024, 5, 5)
    assert published.instant == datetime(2024, 5, 6, 4, 30, tzinfo=UTC)
    assert (published.offset_minutes, published.zone) == (-300, "stated")
    assert published.written == "2024-05-05T23:30:00-05:00"


def test_the_papers_own_day_is_kept_next_to_an_instant_in_utc() -> None:
    top = f'<h1>{TITLE}</h1><p class="date">May 5, 2024 at 9:30 p.m.</p>'
    published = fields_of(
        html('<meta property="article:published_time" content="2024-05-06T02:30:00Z">', top=top)
    ).published
    assert published is not None
    assert published.day == date(2024, 5, 5)
    assert published.instant == datetime(2024, 5, 6, 2, 30, tzinfo=UTC)


def test_a_time_without_zone_has_the_sources() -> None:
    rules = SourceRules("harbour", timezone="America/New_York")
    published = fields_of(html('<meta property="article:published_time" content="2024-05-05 08:00">'), rules).published
    assert published is not None
    assert (published.instant, published.zone) == (datetime(2024, 5, 5, 12, 0, tzinfo=UTC), "source")


def test_a_date_after_the_fetch_keeps_its_evidence_alone() -> None:
    published = fields_of(html('<meta property="article:published_time" content="2031-01-01T10:00:00Z">')).published
    assert published is not None
    assert (published.instant, published.day) == (None, None)
    assert published.written == "2031-01-01T10:00:00Z"
    assert published.rule == "meta:article:published_time"


def test_a_believable_date_wins_over_one_after_the_fetch() -> None:
    published = fields_of(
        html('<meta property="article:published_time" content="2031-01-01T10:00:00Z">', top=TIME)
    ).published
    assert published is not None
    assert published.day == date(2024, 5, 4)


def test_an_archives_page_is_older_than_the_web() -> None:
    published = fields_of(html('<meta name="dc.date.issued" content="1871-10-09">')).published
    assert published is not None
    assert published.day == date(1871, 10, 9)


@pytest.mark.parametrize(
    ("sentence", "url", "day"),
    [
        ("The old quay was opened by a queen and closed by the storm of August 14, 1935", "/news/lantern", None),
        ("The old quay was opened by a queen and closed by the storm of August 14, 1935", "/2024/05/06/lantern", date(2024, 5, 6)),
        ("The bridge was last closed to all cars on August 14, 2011", "/2024/05/06/lantern", date(2024, 5, 6)),
        ("The bridge was last closed to all cars on May 5, 2024", "/2024/05/06/lantern", date(2024, 5, 6)),
        ("FILE - In this May 5, 2023 file photo, the ferry waits for the lantern boats", "/news/lantern", None),
        ("By Ada Quill, Harbour Times Correspondent in Ellerby, May 5, 2024", "/2024/05/06/lantern", date(2024, 5, 5)),
        ("Published by the desk for the coast and the harbour on May 5, 2024", "/2024/05/06/lantern", date(2024, 5, 5)),
        ("4 May 2021", "/2024/05/06/lantern", date(2024, 5, 6)),
        ("28 May 2024", "/2024/05/06/lantern", date(2024, 5, 6)),
        ("Published on 28 May 2024", "/2024/05/06/lantern", date(2024, 5, 28)),
        ("4 May 2024", "/2024/05/06/lantern", date(2024, 5, 4)),
    ],
)  # fmt: skip
def test_a_date_in_a_sentence_or_far_from_the_address_is_about_something_else(
    sentence: str, url: str, day: date | None
) -> None:
    markup = html(top=f"<h1>{TITLE}</h1><p>{sentence}</p>")
    published = fields_of(markup, url=f"https://harbour-times.example{url}").published
    assert (published.day if published else None) == day


def test_a_modified_date_before_publication_is_dropped() -> None:
    head = linked(
        '{"@type":"NewsArticle","datePublished":"2024-05-05T10:00:00Z","dateModified":"2023-01-01T10:00:00Z"}'
    )
    fields = fields_of(html(head))
    assert fields.published is not None
    assert fields.modified is None


@pytest.mark.parametrize(
    "other",
    ['<script>{"createdAt":"2024-05-07T10:00:00Z"}</script>', "<footer><a href=/1>May 7, 2024</a></footer>"],
)
def test_data_of_a_script_later_than_the_change_that_is_shown_are_not_the_articles(other: str) -> None:
    head = '<meta property=og:updated_time content="2024-05-05T10:00:00Z">'
    published = fields_of(html(head, top=f"<h1>{TITLE}</h1><p>Updated May 5, 2024</p>", after=other)).published
    assert published is not None
    assert published.day == date(2024, 5, 5)


@pytest.mark.parametrize(
    ("modified", "kept"),
    [
        ("2024-05-05T09:40:00Z", False),
        ("2024-05-05T11:40:00+02:00", False),
        ("2024-05-05T10:00:00Z", True),
        ("2024-05-05T10:01:00Z", True),
        ("2024-05-05", True),
    ],
)
def test_a_change_before_the_hour_of_publication_is_dropped(modified: str, kept: bool) -> None:
    head = linked(f'{{"@type":"NewsArticle","datePublished":"2024-05-05T10:00:00Z","dateModified":"{modified}"}}')
    fields = fields_of(html(head))
    assert fields.published is not None
    assert fields.published.instant == datetime(2024, 5, 5, 10, tzinfo=UTC)
    assert (fields.modified is not None) is kept


def test_words_distinguish_a_change_from_the_publication() -> None:
    top = f"<h1>{TITLE}</h1><p>Published 4 May 2024</p><p>Last updated 6 May 2024</p>"
    fields = fields_of(html(top=top))
    assert fields.published is not None
    assert fields.modified is not None
    assert (fields.published.day, fields.modified.day) == (date(2024, 5, 4), date(2024, 5, 6))


def test_another_date_swaps_day_and_month() -> None:
    top = f'<h1>{TITLE}</h1><p class="date">05/06/2024</p>'
    published = fields_of(html(top=top), url="https://harbour-times.example/2024/06/05/story").published
    assert published is not None
    assert published.day == date(2024, 6, 5)


def test_dates_of_teasers_and_comments_are_not_the_articles() -> None:
    after = (
        '<section class="related-articles"><article><h3>Other</h3><time datetime="2024-06-20">20 June</time></article></section>'
        '<div class="comments"><time datetime="2024-06-21T10:00:00Z">a day ago</time></div>'
    )
    published = fields_of(html(top=f"<h1>{TITLE}</h1><p>4 May 2024</p>", after=after)).published
    assert published is not None
    assert published.day == date(2024, 5, 4)


def test_a_short_footer_of_the_article_itself_dates_it() -> None:
    top = f'<h1>{TITLE}</h1><aside class="meta"><time datetime="2024-05-04">4 May 2024</time></aside>'
    published = fields_of(html('<meta name="date" content="2024-05-09">', top=top)).published
    assert published is not None
    assert published.day == date(2024, 5, 4)


def test_the_same_day_with_a_time_says_more_than_a_midnight() -> None:
    head = '<meta property="article:published_time" content="2024-05-04T00:00:00Z">'
    published = fields_of(html(head, top=TIME)).published
    assert published is not None
    assert published.instant == datetime(2024, 5, 4, 10, 0, tzinfo=UTC)


def test_an_operators_selector_wins() -> None:
    rules = SourceRules("harbour", selectors=Selectors(published="p.stamp"))
    published = fields_of(html(JSON_LD, top=f'<h1>{TITLE}</h1><p class="stamp">1 May 2024</p>'), rules).published
    assert published is not None
    assert (published.rule, published.day) == ("selector", date(2024, 5, 1))


def test_a_page_that_dates_only_its_change_is_dated_by_it_and_says_so() -> None:
    published = fields_of(html('<meta property="article:modified_time" content="2024-05-06T10:00:00Z">')).published
    assert published is not None
    assert published.rule == "meta:article:modified_time"


def test_a_page_without_any_date_has_none() -> None:
    assert fields_of(html()).published is None


@pytest.mark.parametrize(
    ("stated", "shown", "published_at"),
    [
        ("2024-05-02T09:30:20Z", "May 2, 2024 9:30 AM EDT", datetime(2024, 5, 2, 13, 30, 20, tzinfo=UTC)),
        ("2024-05-02T09:30:20+00:00", "2 May 2024 09:30 CEST", datetime(2024, 5, 2, 7, 30, 20, tzinfo=UTC)),
        # The same instant in the paper's zone; another time; a time without a zone; a midnight that says little.
        ("2024-05-02T13:30:20Z", "May 2, 2024 9:30 AM EDT", datetime(2024, 5, 2, 13, 30, 20, tzinfo=UTC)),
        ("2024-05-02T09:30:20Z", "May 2, 2024 9:34 AM EDT", datetime(2024, 5, 2, 9, 30, 20, tzinfo=UTC)),
        ("2024-05-02T09:30:20Z", "May 2, 2024 9:30 AM", datetime(2024, 5, 2, 9, 30, 20, tzinfo=UTC)),
        ("2024-05-02T00:00:00Z", "May 2, 2024 12:00 AM EDT", datetime(2024, 5, 2, 0, 0, tzinfo=UTC)),
        # A written offset is kept.
        ("2024-05-02T09:30:20+02:00", "May 2, 2024 9:30 AM EDT", datetime(2024, 5, 2, 7, 30, 20, tzinfo=UTC)),
    ],
)
def test_local_time_that_a_template_labels_utc_is_recognized_by_another_date(
    stated: str, shown: str, published_at: datetime
) -> None:
    head = linked(f'{{"@type":"NewsArticle","headline":"x","datePublished":"{stated}"}}')
    published = fields_of(html(head, top=f"<h1>{TITLE}</h1><p>By Ada Quill | {shown}</p>")).published
    assert published is not None
    assert (published.rule, published.instant, published.day) == ("json-ld", published_at, date(2024, 5, 2))


@pytest.mark.parametrize(
    "line",
    [
        "Last update: 5.5.2024, published: 4.5.2024",
        "Naupdate: 5.5.2024, inilathala: 4.5.2024",
        "Aġġornat: 5.5.2024 | Ippubblikat: 4.5.2024",
        "Zuletzt aktualisiert am 05.05.2024, erschienen am 04.05.2024",
        "Mis à jour le 5 mai 2024, publié le 4 mai 2024",
        "Обновлено 5 мая 2024, опубликовано 4 мая 2024",
        "更新 2024-05-05 10:00 发布 2024-05-04 09:00",
    ],
)
@pytest.mark.parametrize("element", ["<p>{}</p>", '<div class="date">{}</div>'])
def test_a_line_with_the_change_first_dates_both(line: str, element: str) -> None:
    found = fields_of(html(top=f"<h1>{TITLE}</h1>{element.format(line)}", lang=""))
    assert found.published is not None
    assert found.modified is not None
    assert (found.published.day, found.modified.day) == (date(2024, 5, 4), date(2024, 5, 5))


def _stated(published: str, modified: str) -> str:
    return linked(f'{{"@type":"NewsArticle","headline":"x","datePublished":"{published}","dateModified":"{modified}"}}')


SHOWN = f"<h1>{TITLE}</h1><p>4 March 2024</p>"


@pytest.mark.parametrize(
    ("head", "top", "day"),
    [
        (_stated("2024-05-06T10:00:00Z", "2024-05-06T10:00:00Z"), SHOWN, date(2024, 3, 4)),
        (_stated("May 06, 2024", "May 06, 2024"), SHOWN, date(2024, 3, 4)),
        (_stated("2024-05-06T10:00:00Z", "2024-05-07T10:00:00Z"), SHOWN, date(2024, 5, 6)),  # two dates of its own
        (_stated("2024-03-08T10:00:00Z", "2024-03-08T10:00:00Z"), SHOWN, date(2024, 3, 8)),  # it waited for its hour
        (
            _stated("2024-05-06T10:00:00Z", "2024-05-06T10:00:00Z"),
            SHOWN + "<p>9 March 2024</p>",
            date(2024, 5, 6),
        ),  # which?
        (
            _stated("2024-05-06T10:00:00Z", "2024-05-06T10:00:00Z"),
            f"<h1>{TITLE}</h1><p>The old bridge over the river was closed on 4 March 2024 for good.</p>",
            date(2024, 5, 6),
        ),
    ],
)
def test_the_date_shown_wins_over_a_change_that_is_stated_as_the_publication(head: str, top: str, day: date) -> None:
    published = fields_of(html(head, top=top)).published
    assert published is not None
    assert published.day == day


@pytest.mark.parametrize(
    "said",
    [
        "This article was originally published on 26 September 2019 at 4:12pm but has been updated since",
        "Editor's note: This story was first published on September 26, 2019.",
        "Originally published September 26, 2019",
        "Dieser Artikel wurde ursprünglich am 26. September 2019 veröffentlicht und am 30.9.2022 aktualisiert",
        "Cet article a été initialement publié le 26 septembre 2019",
        "Este artículo fue publicado originalmente el 26 de septiembre de 2019",
        "Dit artikel werd oorspronkelijk gepubliceerd op 26 september 2019",
        "Den här artikeln publicerades först den 26 september 2019",
        "Ten artykuł został pierwotnie opublikowany 26 września 2019",
        "Эта статья была впервые опубликована 26 сентября 2019 года",
    ],
)
def test_a_page_that_says_when_it_was_first_published_is_believed(said: str) -> None:
    assert _published(f"<p>30 September 2022, 11:07</p><p>{said}</p>") == date(2019, 9, 26)


@pytest.mark.parametrize(
    "said",
    [
        "This story was first published in the Quay Courier on 26 September 2019",
        "This story was originally published by the Quay Courier on 26 September 2019",
        "The novel was first published on 26 September 2019",
        "This lantern was first lit on 26 September 2019",
        "Originally published in March 2019, and read on 26 September 2019",
    ],
)
def test_a_day_on_which_something_was_published_elsewhere_is_not_the_texts(said: str) -> None:
    assert _published(f"<p>30 September 2022, 11:07</p><p>{said}</p>") == date(2022, 9, 30)


@pytest.mark.parametrize(
    "cited",
    [
        ". J Harb Stud. Published online May 22, 2019:jhs.13126. doi:10.1111/jhs.13126",
        "August 18, 2020. [Epub ahead of print].",
        "Quill A, et al. Lanterns of the north. March 3, 2018",
        "Harbour Office. Accessed June 3, 2022.",
        "Hafenamt: Laternen, abgerufen am 3. Juni 2022",
        "Office du port, consulté le 3 juin 2022",
    ],
)
def test_the_date_of_a_text_that_is_cited_dates_nothing(cited: str) -> None:
    text = "<p>The boats will carry paper lights along the river, and the ferry will stop for an hour.</p>" * 50
    assert _published(text, after=f"<ol><li>{cited}</li></ol>") is None


@pytest.mark.parametrize(
    ("lang", "event", "changed"),
    [
        ("de", "Der nächste Stammtisch findet am Mi. 5. Februar 2020 ab 19 Uhr im alten Zollhaus statt.", "Diese Seite wurde zuletzt am 29. Januar 2020 um 13:22 Uhr geändert."),
        ("en", "The next meeting of the club will be held on 5 February 2020 in the old customs house.", "This page was last edited on 29 January 2020, at 13:22."),
    ],
)  # fmt: skip
def test_a_day_to_come_when_a_page_was_last_changed_is_what_its_text_is_about(
    lang: str, event: str, changed: str
) -> None:
    top = f"<h1>{TITLE}</h1><p>{event}</p>"
    markup = html(top=top, lang=lang, after=f"<div class='page-info'><ul><li>{changed}</li></ul></div>")
    published = fields_of(markup).published
    assert published is not None
    assert published.day == date(2020, 1, 29)


def _published(top: str, *, after: str = "") -> date | None:
    found = fields_of(html(top=f"<h1>{TITLE}</h1>{top}", after=after)).published
    return found.day if found is not None else None
