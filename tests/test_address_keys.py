"""An address key is equal for the spellings of one page's address, and different for two articles."""

from __future__ import annotations

import json
import random
import time
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.pure.addresses import key_of
from tasks.statements import json_list

ARTICLE = "https://example.com/news/2024/some-long-slug-here"


@pytest.mark.parametrize(
    "spelling",
    [
        "http://example.com/news/2024/some-long-slug-here",
        "https://EXAMPLE.com/news/2024/some-long-slug-here",
        "HTTPS://example.com./news/2024/some-long-slug-here",
        "https://example.com:443/news/2024/some-long-slug-here",
        "http://example.com:80/news/2024/some-long-slug-here",
        "https://www.example.com/news/2024/some-long-slug-here",
        "https://reader:secret@example.com/news/2024/some-long-slug-here",
        "https://example.com/news/2024/some-long-slug-here/",
        "https://example.com/news/2024/some-long-slug-here/index.html",
        "https://example.com/news/2024/some-long-slug-here#comments",
        "https://example.com/news/2024/some-long-slug-here?",
        "https://example.com/news/2024/some-long-slug-here?utm_source=rss&utm_medium=feed&UTM_Campaign=x",
        "https://example.com/news/2024/some-long-slug-here?fbclid=IwAR0&gclid=1&mc_cid=2&xtor=RSS-4",
        "https://example.com/news/2024/some-long-slug-here?ref=rss",
        "https://example.com/news/2024/some-long-slug-here?rssfeed=true&amp;utm_source=x",
        "https://example.com/news/./2024/x/../some-long-slug-here",
        "https://example.com/news/2024/some%2Dlong%2dslug-here",
        "  https://example.com/news/2024/some-long-\nslug-here\t",
        "https:\\\\example.com\\news\\2024\\some-long-slug-here",
        "https://example.com/news/2024/some-long-slug-here;jsessionid=0A1B2C",
        "https://m.example.com/news/2024/some-long-slug-here",
        "https://mobile.example.com/news/2024/some-long-slug-here",
        "https://amp.example.com/news/2024/some-long-slug-here",
        "https://www.example.com/news/2024/some-long-slug-here/amp/",
        "https://www.example.com/amp/news/2024/some-long-slug-here",
        "https://example.com/news/2024/some-long-slug-here.amp",
        "https://example.com/news/2024/some-long-slug-here?amp",
        "https://example.com/news/2024/some-long-slug-here?outputType=amp",
        "https://www-example-com.cdn.ampproject.org/c/s/www.example.com/news/2024/some-long-slug-here",
        "https://www.google.com/amp/s/www.example.com/news/2024/some-long-slug-here/amp",
    ],
)
def test_spellings_of_one_page_share_a_key(spelling: str) -> None:
    assert key_of(spelling) == ARTICLE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # What names an article in a query stays, also where the name is one that trackers use elsewhere.
        ("https://example.com/?p=12", "https://example.com/?p=13"),
        ("https://example.com/news.php?id=12", "https://example.com/news.php?id=13"),
        ("https://example.com/view?ref=2024A", "https://example.com/view?ref=2024B"),
        ("https://example.com/view?source=1", "https://example.com/view?source=2"),
        ("https://example.com/view?cid=1", "https://example.com/view?cid=2"),
        ("https://example.com/view?amp=100", "https://example.com/view?amp=200"),
        ("https://example.com/view?page=1", "https://example.com/view?page=2"),
        ("https://example.com/?p=12", "https://example.com/?p=12&feed=rss2"),
        ("https://example.com/index.php?id=1", "https://example.com/index.php?id=2"),
        ("https://example.com/#!/news/one", "https://example.com/#!/news/two"),
        # The case of a path may count (base 62 numbers), and so may a second slash.
        ("https://example.com/a/aBc", "https://example.com/a/abc"),
        ("https://example.com/a//b", "https://example.com/a/b"),
        ("https://example.com/a%2Fb", "https://example.com/a/b"),
        # A subdomain is a separate service.
        ("https://blog.example.com/2024/some-long-slug-here", "https://example.com/2024/some-long-slug-here"),
        ("https://example.com:8080/a", "https://example.com/a"),
        # Without a telling path, "mobile" may be a subject and "amp" an amplifier.
        ("https://mobile.example.com/news", "https://example.com/news"),
        ("https://mobile.example.com/story/12", "https://example.com/story/12"),
        ("https://m.example.com/", "https://example.com/"),
        ("https://example.com/gear/amp", "https://example.com/gear"),
        ("https://example.com/amp/", "https://example.com/"),
        # Nothing registrable is left without the prefix.
        ("https://www.gov.uk/some-long-slug-here", "https://gov.uk/some-long-slug-here"),
        ("https://m.me/some-long-slug-here", "https://me/some-long-slug-here"),
        ("https://amp.dev/some-long-slug-here", "https://dev/some-long-slug-here"),
    ],
)
def test_two_pages_keep_two_keys(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://example.com", "https://example.com/"),
        ("http://müller.example/ä?q=ü", "https://xn--mller-kva.example/%C3%A4?q=%C3%BC"),
        ("http://xn--mller-kva.example/%c3%a4?q=%C3%bc", "https://xn--mller-kva.example/%C3%A4?q=%C3%BC"),
        ("http://straße.example/", "https://xn--strae-oqa.example/"),
        ("https://example.com/a?b=2&a=1&c", "https://example.com/a?a=1&b=2&c="),
        ("https://example.com/a?b=%2f&a=x%20y", "https://example.com/a?a=x+y&b=%2F"),
        ("http://[::1]:8000/a", "https://[::1]:8000/a"),
        ("http://127.0.1.5:8000/a/", "https://127.0.1.5:8000/a"),
        ("https://www.www.example.com/", "https://example.com/"),
        ("mailto:desk@example.com", "mailto:desk@example.com"),
        ("http://[broken/x", "http://[broken/x"),
        ("http://example.com:port/", "http://example.com:port/"),
        ("", ""),
    ],
)
def test_the_form_of_a_key(url: str, key: str) -> None:
    assert key_of(url) == key


segments = st.text(st.sampled_from("abcXYZ019-_.~%;,+ äß漢/\\&=?#!"), max_size=12)
hosts = st.sampled_from(
    [
        "example.com",
        "www.example.co.uk",
        "m.example.com",
        "amp.www.example.com",
        "www.gov.uk",
        "127.0.0.1",
        "[::1]",
        "ä.de",
    ]
)
values = st.one_of(segments, st.sampled_from(["rss", "1", "amp", "", "%2F", "a%20b", "amp;x"]))
names = st.one_of(st.sampled_from(["id", "utm_source", "amp", "ref", "amp;b", "p"]), segments)
queries = st.lists(st.tuples(names, values), max_size=4)


@st.composite
def addresses(draw: st.DrawFn) -> str:
    path = "/".join(
        draw(st.lists(st.one_of(segments, st.sampled_from(["amp", "index.html", "a-b-c-d", "12345"])), max_size=4))
    )
    query = "&".join(f"{name}={value}" for name, value in draw(queries))
    port = draw(st.sampled_from(["", ":80", ":443", ":8080"]))
    scheme = draw(st.sampled_from(["http", "https", "HTTP"]))
    return (
        f"{scheme}://{draw(hosts)}{port}/{path}{'?' + query if query else ''}{draw(st.sampled_from(['', '#a', '#!b']))}"
    )


@settings(deadline=None)
@given(st.one_of(addresses(), st.text(max_size=60), st.text(max_size=60).map("https://example.com/".__add__)))
def test_a_key_is_its_own_key(url: str) -> None:
    assert key_of(key_of(url)) == key_of(url)


written = st.text(max_size=60) | st.text("a.\x00\x85\x9b\u202e\ufeff\ud800", min_size=1, max_size=5)


@settings(deadline=None)
@given(st.sampled_from(["{}", "https://example.com/{}", "https://{}.example/a", "https://example.com/#!{}"]), written)
def test_a_key_is_stored_as_it_is(where: str, text: str) -> None:
    key = key_of(where.replace("{}", text))
    assert json.loads(json_list([key])) == [key]
    assert key_of(key) == key


pairs = st.lists(
    st.tuples(st.text(min_size=1, max_size=8), st.text(max_size=8)).map(
        lambda p: f"{quote(p[0], '')}={quote(p[1], '')}"
    ),
    max_size=5,
)


@settings(deadline=None)
@given(pairs, st.randoms(use_true_random=False))
def test_the_order_of_a_query_does_not_matter(query: list[str], chance: random.Random) -> None:
    shuffled = list(query)
    chance.shuffle(shuffled)
    assert key_of("https://example.com/a?" + "&".join(query)) == key_of("https://example.com/a?" + "&".join(shuffled))


@settings(deadline=None)
@given(pairs)
def test_tracking_parameters_do_not_matter(query: list[str]) -> None:
    plain, tracked = "&".join(query), "&".join([*query, "utm_source=x", "fbclid=1"])
    assert key_of(f"https://example.com/a?{plain}") == key_of(f"https://example.com/a?{tracked}")


def test_caches_of_caches_end() -> None:
    assert key_of("https://x.cdn.ampproject.org" + "/c/s/x.cdn.ampproject.org" * 3000 + "/c/s/example.com/a") == (
        "https://example.com/a"
    )


def test_a_million_addresses_are_keyed_in_minutes() -> None:
    """The target is 50 microseconds an address; the bound allows for a busy machine."""
    urls = [
        f"https://www.example{n % 50}.com/news/2024/03/{n}-some-long-slug/?utm_source=rss&id={n}" for n in range(2000)
    ]
    begin = time.process_time()
    for url in urls:
        key_of(url)
    assert (time.process_time() - begin) / len(urls) < 0.0005
