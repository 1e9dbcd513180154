"""Visits and exchanges made by hand or by hypothesis, for tests of the archive."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from hypothesis import strategies as st

from tasks.pure.archived import ArchivedVisit
from tasks.pure.exchanges import Exchange, ExchangeKind, Failure, Visit

MOMENT = datetime(2026, 3, 1, 12, 30, 15, 123456, tzinfo=UTC)


def an_exchange(
    url: str = "https://news.example/a",
    *,
    address: str | None = None,
    status: int = 200,
    body: bytes = b"<p>Text</p>",
    kind: ExchangeKind = "page",
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html"), ("Content-Encoding", "gzip")),
) -> Exchange:
    return Exchange(
        fetch_id=str(uuid4()),
        kind=kind,
        address=address or url,
        url=url,
        requested_at=MOMENT,
        request_headers=(("Host", "news.example"), ("User-Agent", "Dateline/0 (+mailto:desk@news.example)")),
        status=status,
        reason="OK",
        headers=headers,
        body=body,
        wire_bytes=len(body),
        elapsed_ms=12.5,
    )


def a_visit(url: str = "https://news.example/a", *, body: bytes = b"<p>Text</p>") -> Visit:
    return Visit(url, (an_exchange(url, body=body),), found_by="feed")


_names = st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=12).filter(
    lambda name: not name.startswith("x-crawl-") and name != "content-length"
)
# Headers as http.client can return them: any text of one line, trimmed.
_values = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=40).map(str.strip)
_headers = st.lists(st.tuples(_names, _values) | st.just(("Content-Encoding", "br")), max_size=5).map(tuple)
_urls = st.text("abc/?&=%-~é", max_size=30).map(lambda tail: f"https://news.example/{tail}")
_moments = st.datetimes(datetime(1996, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  # bounds


@st.composite
def _exchanges(draw: st.DrawFn, address: str, url: str, kind: ExchangeKind, status: int) -> Exchange:
    return Exchange(
        fetch_id=str(UUID(int=draw(st.integers(0, 2**128 - 1)))),
        kind=kind,
        address=address,
        url=url,
        requested_at=draw(_moments),
        request_headers=draw(_headers),
        status=status,
        reason=draw(_values),
        headers=draw(_headers),
        body=draw(st.binary(max_size=400)),
        wire_bytes=draw(st.integers(0, 10**9)),
        elapsed_ms=draw(st.integers(0, 10**7)) / 1000,
        robots=draw(st.sampled_from(["allowed", "ignored"])),
    )


@st.composite
def visits(draw: st.DrawFn) -> Visit:
    """Any visit: with robots.txt, redirects, a response of any status and size, or a failure."""
    address = draw(_urls)
    exchanges: list[Exchange] = []
    if draw(st.booleans()):
        exchanges.append(draw(_exchanges(address, "https://news.example/robots.txt", "robots", 200)))
    url = address
    for hop in draw(st.lists(_urls, max_size=3)):
        exchanges.append(draw(_exchanges(address, url, "page", 302)))
        url = hop
    failure = draw(
        st.none()
        | st.builds(
            Failure,
            transient=st.booleans(),
            error=_values,
            reason=st.sampled_from([None, "robots", "too-large"]),
            retry_at=st.none() | _moments.map(lambda moment: moment + timedelta(hours=1)),
        )
    )
    if failure is None or draw(st.booleans()):
        exchanges.append(draw(_exchanges(address, url, "page", draw(st.sampled_from([200, 202, 304, 404, 503])))))
    return Visit(address, tuple(exchanges), failure, draw(st.sampled_from(["feed", "url", "recheck"])))


def assert_same(archived: ArchivedVisit, visit: Visit, source: str) -> None:
    """Assert that what was read is what was appended."""
    assert (archived.address, archived.found_by, archived.failure) == (visit.address, visit.found_by, visit.failure)
    assert len(archived.exchanges) == len(visit.exchanges)
    for back, exchange in zip(archived.exchanges, visit.exchanges, strict=True):
        for name in (
            "fetch_id",
            "kind",
            "address",
            "url",
            "status",
            "requested_at",
            "elapsed_ms",
            "wire_bytes",
            "robots",
        ):
            assert getattr(back, name) == getattr(exchange, name), name
        assert back.body_bytes == len(exchange.body)
    answer = visit.response
    assert (archived.page is None) == (answer is None)
    if answer is None or archived.page is None:
        return
    page = archived.page
    assert (page.fetch_id, page.source, page.address, page.url) == (
        answer.fetch_id,
        source,
        visit.address,
        answer.url,
    )
    assert (page.status, page.body, page.fetched_at) == (answer.status, answer.body, answer.requested_at)
    assert page.headers == tuple((name.lower(), value) for name, value in answer.headers)
    between = [e.url for e in visit.exchanges if e.kind != "robots" and e.url not in {visit.address, answer.url}]
    assert page.redirects == tuple(dict.fromkeys(between))
