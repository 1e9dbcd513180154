"""Pages that are not articles are rejected with their reason; articles about such pages are not."""

from __future__ import annotations

import gzip

import pytest

from tasks.pure.extract import extract
from tasks.pure.normalize import article_from
from tasks.pure.records import Article, Page, Reason, Rejection, SourceRules
from tests.support.articles import PARAGRAPHS, RULES, URL, html, linked, page

DATED = '<meta property="article:published_time" content="2024-05-04T10:00:00Z">'
DESCRIBED = linked('{"@type":"NewsArticle","headline":"x","datePublished":"2024-05-04T10:00:00Z"}')


def _reason(asked: Page, rules: SourceRules = RULES) -> Reason | None:
    outcome = article_from(asked, rules)
    return outcome.reason if isinstance(outcome, Rejection) else None


def test_an_article_is_accepted() -> None:
    assert isinstance(article_from(page(html(DATED)), RULES), Article)


@pytest.mark.parametrize(
    ("status", "markup", "reason"),
    [
        (404, html(DATED), "gone"),
        (410, html(DATED), "gone"),
        (
            403,
            "<html><title>Just a moment...</title><script src='/cdn-cgi/challenge-platform/h/b'></script></html>",
            "challenge",
        ),
        (403, "<html><body>Forbidden</body></html>", "challenge"),
        (429, "<html><body>Too many requests</body></html>", "challenge"),
        (503, "<html><title>Checking your browser</title></html>", "challenge"),
        (400, "<html><body>Bad request</body></html>", "broken"),
        (200, "", "broken"),
        (200, "  \n ", "broken"),
    ],
)
def test_the_answer_itself_may_say_it(status: int, markup: str, reason: Reason) -> None:
    assert _reason(page(markup, status=status)) == reason


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"%PDF-1.7 ...", "application/pdf"),
        (b"%PDF-1.7 ...", "text/html"),
        (b"\xff\xd8\xff\xe0...", "text/html"),
        (b"\x89PNG\r\n", "image/png"),
        (b'{"title": "x"}', "application/json"),
        (b'{"title": "x"}', "text/html"),
        (b'<?xml version="1.0"?><rss version="2.0"></rss>', "text/xml"),
        (b"body { color: red }", "text/css"),
        (gzip.compress(b"<html></html>", mtime=0), "text/html"),
    ],
)
def test_what_is_not_html_is_recognized_by_its_type_or_first_bytes(body: bytes, content_type: str) -> None:
    assert _reason(page(body, content_type=content_type)) == "not-html"


@pytest.mark.parametrize(
    "content_type", ["", "text/html", "application/xhtml+xml", "application/octet-stream", "wrong/type"]
)
def test_html_is_html_whatever_its_type_says(content_type: str) -> None:
    assert _reason(page(html(DATED), content_type=content_type)) is None


@pytest.mark.parametrize(
    ("status", "markup"),
    [
        (200, "<html><head><title>Just a moment...</title></head><body><p>Checking your browser before you go on.</p></body></html>"),
        (202, "<html><head><title></title></head><body><script>window.awsWafCookieDomainList=[]</script><div></div></body></html>"),
        (200, "<html><head><title>Access Denied</title></head><body><h1>Access Denied</h1><p>Reference #18.2f errors.edgesuite.net</p></body></html>"),
        (200, "<html><head><title>Robot Check</title></head><body><p>Please verify you are a human to continue.</p></body></html>"),
        (200, "<html><head><title>harbour</title></head><body><iframe src='/_Incapsula_Resource?x=1'></iframe></body></html>"),
        (200, "<html lang='de'><head><title>Einen Moment bitte</title></head><body><p>Bitte bestätigen Sie: kein Roboter.</p></body></html>"),
    ],
)  # fmt: skip
def test_a_bot_check_is_a_challenge_also_under_status_200(status: int, markup: str) -> None:
    assert _reason(page(markup, status=status)) == "challenge"


def test_a_whole_page_with_a_bot_checks_script_is_an_article() -> None:
    script = '<script src="/cdn-cgi/challenge-platform/h/b/scripts"></script>'
    assert _reason(page(html(DATED, after=script))) is None


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Your privacy",
            "We and our partners store and/or access information. Accept all cookies or manage preferences. Consent is yours.",
        ),
        (
            "Datenschutzeinstellungen",
            "Wir und unsere Partner nutzen Cookies. Alle akzeptieren oder Einwilligung ablehnen. Personalisierte Werbung.",
        ),
        (
            "Consentement",
            "Nos partenaires utilisent des cookies. Tout accepter ou tout refuser. Politique de confidentialité.",
        ),
    ],
)
def test_a_consent_wall_is_recognized_by_its_words(title: str, text: str) -> None:
    markup = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p><p>{text}</p></body></html>"
    assert _reason(page(markup)) == "consent"


def test_a_redirect_to_a_consent_host_is_a_consent_wall() -> None:
    asked = page(html(), url="https://consent.harbour-times.example/collect?return=1", address=URL)
    assert _reason(asked) == "consent"


@pytest.mark.parametrize(
    "said",
    [
        "Page not found", "404", "Error 404", "This page does not exist", "Seite nicht gefunden", "Page introuvable",
        "Página no encontrada", "Pagina non trovata", "Pagina niet gevonden", "Sidan kunde inte hittas", "Siden findes ikke",
        "Sivua ei löytynyt", "Strona nie istnieje", "Stránka nenalezena", "Sayfa bulunamadı", "Страница не найдена",
        "Halaman tidak ditemukan", "ページが見つかりません", "페이지를 찾을 수 없습니다", "الصفحة غير موجودة", "页面不存在",
    ],
)  # fmt: skip
def test_a_missing_page_under_status_200_is_a_soft_404(said: str) -> None:
    text = "<p>The address that you typed leads nowhere. Go to the front page, or look for what you want.</p>"
    markup = f"<html><head><title>{said}</title></head><body><h1>{said}</h1>{text}</body></html>"
    assert _reason(page(markup)) == "soft-404"


def test_a_redirect_to_the_front_page_is_a_soft_404() -> None:
    asked = page(html(), url="https://www.harbour-times.example/", address=URL)
    assert _reason(asked) == "soft-404"


@pytest.mark.parametrize("headline", ["Ferry 404 not found after storm", "Access denied: residents angry about closed pier", "Cookie consent fatigue, explained"])  # fmt: skip
def test_news_about_such_pages_is_news(headline: str) -> None:
    markup = html(DESCRIBED + DATED, top=f"<h1>{headline}</h1>", title=headline)
    assert _reason(page(markup)) is None


def _front(url: str, head: str = "") -> Page:
    links = "".join(
        f'<h3><a href="/news/{n}">The {n}th ferry of the week stopped at the old quay</a></h3>' for n in range(30)
    )
    return page(
        f"<html lang='en'><head><title>The Harbour Times</title>{head}</head><body><main>{links}</main></body></html>",
        url=url,
    )


def test_a_front_page_is_a_section() -> None:
    head = '<meta property="og:type" content="website">'
    assert _reason(_front("https://www.harbour-times.example/", head)) == "section"
    assert _reason(_front("https://www.harbour-times.example/news/", head)) == "section"


@pytest.mark.parametrize(
    ("url", "head", "reason"),
    [
        ("https://www.harbour-times.example/", "<meta property='og:type' content='website'>", "section"),
        ("https://www.harbour-times.example/the-harbour-and-who-writes-of-it", "<meta property='og:type' content='website'>", None),
        ("https://www.harbour-times.example/", "<meta property='og:type' content='article'>" + DATED, None),
    ],
    ids=["at the root", "elsewhere", "described as an article"],
)  # fmt: skip
def test_a_front_page_may_have_much_to_say_about_its_publisher(url: str, head: str, reason: Reason | None) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS * 6)
    script = "<script>window.built = {'datePublished': '2024-05-04T10:00:00Z'}</script>"
    markup = f"<html lang='en'><head><title>The Harbour Times</title>{head}{script}</head><body>{text}</body></html>"
    assert _reason(page(markup, url=url)) == reason


SIGN_IN = "<form><input name='who'><input name='secret' type='PASSWORD'></form>"
FOR_SALE = "<div itemscope itemtype='https://schema.org/Product'>A ferry bell</div>"
NOTES = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


@pytest.mark.parametrize(
    ("title", "path", "head", "body", "reason"),
    [
        ("The bell of the old ferry, cast anew", "house/17", "", SIGN_IN, "section"),
        ("The bell of the old ferry, cast anew", "house/17", DATED, SIGN_IN, None),
        ("The bell of the old ferry, cast anew", "house/17", DESCRIBED, SIGN_IN, None),
        ("The bell of the old ferry, cast anew", "house/17", "", SIGN_IN + "<p>4 May 2024</p>", None),
        ("The bell of the old ferry, cast anew", "house/17", "", SIGN_IN + NOTES * 8, None),
        ("The bell of the old ferry, cast anew", "house/17", "", FOR_SALE, "product"),
        ("The bell of the old ferry, cast anew", "house/17", "<meta property='og:type' content='product.item'>", "", "product"),
        ("The bell of the old ferry, cast anew", "house/17", linked('{"@type":"Product","name":"Bell"}'), "", "product"),
        ("Contact us", "contact/", "", "", "section"),
        ("Contact us", "contact/", DATED, "", None),
        ("The bell of the old ferry, cast anew", "contact/", "", "", None),
    ],
)  # fmt: skip
def test_what_has_no_date_and_offers_something_else_is_not_an_article(
    title: str, path: str, head: str, body: str, reason: Reason | None
) -> None:
    markup = html(head, top=f"<h1>{title}</h1>", body=body + NOTES, title=title)
    assert _reason(page(markup, url=f"https://www.harbour-times.example/{path}")) == reason


def test_a_page_described_as_a_list_of_links_is_a_section() -> None:
    head = '<meta property="og:type" content="website">' + linked('{"@type":"CollectionPage"}')
    assert _reason(_front("https://www.harbour-times.example/stories-of-the-week-in-long", head)) == "section"


RUNNING = "".join(
    f"<p>The council of {town} met on Tuesday to talk of the eastern pier, which the storm of last winter had left without "
    "its lamp, its bell and the better part of its planks, and which nobody has mended since.</p>"
    for town in ("Ellerby", "Norrham", "Westhithe", "Oldquay")
)


@pytest.mark.parametrize(
    ("headline", "text", "reason"),
    [
        ("The eastern pier gets its lamp back", RUNNING, None),
        ("The eastern pier gets its lamp back", RUNNING[: RUNNING.index("</p>")] + "</p>", "section"),
        ("Harbour news", RUNNING, "section"),
        ("The eastern pier gets its lamp back", "<p>The pier waits for its lamp.</p>" * 24, "section"),
    ],
    ids=["a report", "a teaser", "the name of a section", "lines of a list"],
)  # fmt: skip
def test_a_dated_headline_over_running_text_is_not_a_section_whatever_the_template_says(
    headline: str, text: str, reason: Reason | None
) -> None:
    links = "".join(
        f'<li><a href="/{n}">The {n}th ferry stopped again at the quay of the old town</a></li>' for n in range(40)
    )
    markup = (
        f"<html lang='en'><head><title>{headline} | Harbour</title><meta property='og:type' content='website'></head>"
        f"<body><ul>{links}</ul><div><h1>{headline}</h1><p>4 May 2024, 12:46</p>{text}</div></body></html>"
    )
    assert _reason(page(markup, url="https://www.harbour-times.example/news/")) == reason


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("The 404 and its drivers: a ride through the night (podcast)", None),
        ("404 Harbour Times", "soft-404"),
        ("Error 404 on the pages of Harbour Times and its friends", "soft-404"),
    ],
)
def test_a_number_alone_among_many_words_is_not_a_missing_page(title: str, reason: Reason | None) -> None:
    text = "<p>Tonight we ride with the bus that nobody wants to drive, hear what its drivers sing, and ask where it goes.</p>"
    markup = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>4 May 2024</p>{text}<p>4 riders wait already.</p>"
    markup += "<p>The driver of tonight has sung since he was six, and knows each stop by its smell.</p></body></html>"
    assert _reason(page(markup)) == reason


BRIEF = "A ferry stopped at the old quay on Saturday. Nobody was hurt, the police said, and the boat left again at noon with all of its passengers."


def test_a_brief_with_headline_and_date_passes() -> None:
    assert _reason(page(html(DATED, body=f"<p>{BRIEF}</p>"))) is None


@pytest.mark.parametrize(
    "markup",
    [
        html(DATED, body="<p>Video: the ferry stops.</p>"),
        html(body=f"<p>{BRIEF}</p>"),
        html(DATED, body="<div></div>"),
    ],
)
def test_a_shell_is_thin(markup: str) -> None:
    assert _reason(page(markup)) == "thin"


def test_a_teaser_is_loaded_as_what_it_is() -> None:
    head = linked('{"@type":"NewsArticle","headline":"x","datePublished":"2024-05-04","isAccessibleForFree":false}')
    outcome = article_from(
        page(html(head, body="<p>A ferry stopped at the old quay on Saturday. Nobody was hurt, police said.</p>")),
        RULES,
    )
    assert isinstance(outcome, Article)
    assert outcome.access == "paid"


def test_a_language_that_is_not_accepted_is_refused() -> None:
    assert _reason(page(html(DATED)), SourceRules("harbour", languages=("de",))) == "language"
    assert _reason(page(html(DATED)), SourceRules("harbour", languages=("de", "en"))) is None


def test_every_rejection_says_why() -> None:
    outcome = article_from(page("<html></html>"), RULES)
    assert isinstance(outcome, Rejection)
    assert outcome.detail


def test_extraction_alone_carries_the_reason_that_the_page_shows() -> None:
    markup = (
        "<html><head><title>Page not found</title></head><body><h1>Page not found</h1><p>Go back.</p></body></html>"
    )
    assert extract(page(markup), RULES).no_article == "soft-404"
