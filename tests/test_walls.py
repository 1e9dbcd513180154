"""What stands between a client and a page is named, with the evidence and a remedy."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tasks.pure.normalize import article_from
from tasks.pure.obstacles import REMEDIES, ObstacleKind, named_in
from tasks.pure.records import Page, Rejection, SourceRules
from tasks.pure.remedies import reject_name, remedy_of
from tasks.pure.site_survey.front_page import read_front_page
from tasks.pure.walls import obstacle_of_page, obstacle_of_status

TEXT = "The harbour office has counted every lantern on the old quay this week. " * 20


@pytest.mark.parametrize(
    ("status", "headers", "body", "kind", "detail"),
    [
        (403, (("cf-mitigated", "challenge"),), b"", "bot check", "Cloudflare, HTTP 403"),
        (403, (("X-DataDome", "protected"),), b"", "bot check", "DataDome, HTTP 403"),
        (503, (), b"<script>_cf_chl_opt</script>", "bot check", "Cloudflare, HTTP 503"),
        (403, (), b"<div id=px-captcha>", "bot check", "HUMAN (PerimeterX), HTTP 403"),
        (405, (("x-amzn-waf-action", "captcha"),), b"", "bot check", "AWS WAF, HTTP 405"),
        (403, (), b"<title>Attention Required!</title>", "bot check", "HTTP 403"),
        (403, (), b"Forbidden", "refused", "HTTP 403"),
        (401, (), b"", "login", "HTTP 401"),
        (402, (), b"", "paywall", "HTTP 402"),
        (451, (), b"", "refused", "HTTP 451, for legal reasons"),
        (410, (), b"", "not found", "HTTP 410"),
        (502, (), b"", "server error", "HTTP 502"),
    ],
)
def test_a_status_is_named(
    status: int, headers: tuple[tuple[str, str], ...], body: bytes, kind: ObstacleKind, detail: str
) -> None:
    found = obstacle_of_status(status, headers, body)
    assert found is not None
    assert (found.kind, found.detail) == (kind, detail)


@pytest.mark.parametrize(
    ("url", "html", "kind"),
    [
        ("https://a.example/consent?x", "<p>Cookies</p>", "consent page"),
        ("https://consent.a.example/", "<p>Cookies</p>", "consent page"),
        ("https://a.example/login", "<p>Sign in</p>", "login"),
        ("https://a.example/", "<p>Wir und 213 Partner nutzen Cookies. Alle akzeptieren</p>", "consent page"),
        ("https://a.example/", "<title>Just a moment...</title><script></script>", "bot check"),
        ("https://a.example/", "<script src=/a></script><div id=root></div>", "script shell"),
        ("https://a.example/", "<script src=/a></script><app-root></app-root>", "script shell"),
        ("https://a.example/", "<script src=/a></script><noscript>Please enable JavaScript.</noscript><p>Loading</p><a href=/x>x</a>", "script shell"),
        ("https://a.example/", "<form><input type=password></form>", "login"),
        ("https://a.example/", "<h1>Ferry</h1><p>Subscribe to continue reading.</p>", "paywall"),
    ],
)  # fmt: skip
def test_a_page_is_named_for_what_it_is(url: str, html: str, kind: ObstacleKind) -> None:
    page = read_front_page(html.encode(), url)
    found = obstacle_of_page("https://a.example/", url, page.shown, (), html.encode())
    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{TEXT}</p><script src='https://www.google.com/recaptcha/g-recaptcha.js'></script>",
        f"<title>Cookies: what our partners bake</title><p>{TEXT}Accept all cookies, says the baker.</p>",
        f"<div id=root></div><p>{TEXT}</p><noscript>Enable JavaScript for comments.</noscript><script></script>",
        f"<p>{TEXT}</p><form><input type=password></form>",
    ],
)
def test_a_page_with_text_is_a_page_whatever_it_carries(html: str) -> None:
    page = read_front_page(html.encode(), "https://a.example/")
    assert obstacle_of_page("https://a.example/", "https://a.example/", page.shown, (), html.encode()) is None


def test_control_characters_after_what_is_not_shown_are_no_error() -> None:
    page = read_front_page(
        b"<p>The ferry</p><style>p {}</style>\x11 sails<script></script>a\x07b", "https://a.example/"
    )
    assert page.shown.words == 4


def test_a_success_is_no_obstacle() -> None:
    assert obstacle_of_status(200, (("cf-mitigated", "challenge"),), b"") is None


def test_each_has_a_remedy() -> None:
    assert all(REMEDIES.values())


@pytest.mark.parametrize(
    ("address", "html", "status", "reason", "named"),
    [
        ("https://a.example/1", "<script src=/a></script><div id=root></div>", 200, "thin", "thin: script shell"),
        ("https://a.example/1", "<h1>Ferry</h1><p>Subscribe to continue reading.</p>", 200, "thin", "thin: paywall"),
        ("https://a.example/1", "<form><input type=password></form>", 200, "section", "section: login"),
        ("https://a.example/1", "<title>Just a moment...</title><script>cf_chl_opt</script>", 200, "challenge", "challenge: bot check (Cloudflare)"),
        ("https://a.example/1", "<div id=px-captcha>", 403, "challenge", "challenge: bot check (HUMAN (PerimeterX))"),
        ("https://a.example/1", "Forbidden", 403, "challenge", "challenge: refused"),
        ("https://a.example/1", "<title>Attention Required!</title>", 403, "challenge", "challenge: bot check"),
        ("https://a.example/1", "", 402, "challenge", "challenge: paywall"),
        ("https://a.example/1", "<p>The ferry is late.</p>", 200, "thin", "thin"),
    ],
)  # fmt: skip
def test_a_rejection_names_what_is_in_the_way(address: str, html: str, status: int, reason: str, named: str) -> None:
    headers = (("content-type", "text/html"),)
    moment = datetime(2026, 3, 20, tzinfo=UTC)
    verdict = article_from(Page("1", "s", address, address, status, headers, html.encode(), moment), SourceRules("s"))
    assert isinstance(verdict, Rejection)
    assert verdict.reason == reason
    assert reject_name(verdict.reason, verdict.detail) == named
    assert (named_in(verdict.detail) is None) == (":" not in named)


@pytest.mark.parametrize(
    ("kind", "why", "remedy"),
    [
        ("fruitless", "9 of 9 pages rejected as thin: script shell (3 words without scripts); it has", "look for the feed"),
        ("fruitless", "9 of 9 rejected pages as challenge (login (HTTP 401)): it has", "with an account, set `cookies`"),
        ("fruitless", "9 of 9 pages rejected as section; it has", "addresses lead to lists"),
        ("failing", "https://a.example/feed: disallowed by robots.txt", "the site wants no crawlers"),
        ("failing", "https://a.example/feed: robots.txt is unavailable (status 503)", "a fault passes by itself"),
        ("failing", "https://a.example/feed: status 404", "if the addresses are wrong or gone"),
        ("fruitless", "its documents have named no address yet", "`dateline try s`"),
        ("drifting", "100 % of the last 5 pages have no text, usually 5 %: 5 of 5 pages rejected as challenge: bot check (Cloudflare, HTTP 403)", "write to the site"),
        ("drifting", "100 % of the last 5 pages have no text, usually 5 %: has its template changed?", "has its template changed?"),
    ],
)  # fmt: skip
def test_an_alarm_gives_the_remedy_of_what_is_in_the_way(kind: str, why: str, remedy: str) -> None:
    assert remedy_of(kind, "s", why).startswith(remedy)
