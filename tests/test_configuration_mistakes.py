"""A mistake in the configuration is reported with file, key and what would be right; all of them at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tasks.config import load_config
from tasks.config.patterns import explosive_part
from tasks.pure.errors import ConfigError


def refused(folder: Path, text: str | bytes) -> ConfigError:
    path = folder / "sources.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    return caught.value


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        ('feed = ["https://a.example/rss"]', "feed", 'unknown key; did you mean "feeds"?'),
        ('zzz = "x"', "zzz", "unknown key; known are: name, former_names, enabled, feeds"),
        ("publish_interval = 3", "publish_interval", "belongs in [defaults]"),
        (
            "include = ['^/news/']",
            "include[0]",
            'patterns are searched in the whole address, which begins with https://; write "/news/"',
        ),
        (r"exclude = ['\A/video/']", "exclude[0]", 'write "/video/"'),
        ('include = ["/news/", "(a"]', "include[1]", "missing ), unterminated subpattern at position 0"),
        ("include = ['[[a]']", "include[0]", "Possible nested set"),
        ('exclude = "/news/"', "exclude", 'must be a list, in brackets: ["/news/"]'),
        ('schedule = "*/15 * * *"', "schedule", "has 4 fields; right would be five fields"),
        ('schedule = "* * * * * *"', "schedule", "has 6 fields"),
        ('schedule = "61 * * * *"', "schedule", "is not a cron line"),
        ('schedule = "@sometimes"', "schedule", "is not a cron line"),
        ('timezone = "Europe/Moskow"', "timezone", 'did you mean "Europe/Moscow"?'),
        ('timezone = "/etc/hostname"', "timezone", "is not an IANA time zone"),
        ('timezone = "zzz"', "timezone", 'give a name such as "Europe/Moscow" or "UTC"'),
        ('selectors = {body = "div["}', "selectors.body", "is not a CSS selector: Malformed attribute selector"),
        ('selectors = {boddy = "div"}', "selectors.boddy", 'did you mean "body"?'),
        ('selectors = "div"', "selectors", "must be a table"),
        ('feeds = ["www.example.com/rss"]', "feeds[0]", 'did you mean "https://www.example.com/rss"?'),
        ('feeds = ["ftp://example.com/rss"]', "feeds[0]", "is not an http:// or https:// address"),
        ('feeds = ["htps://a.example/rss"]', "feeds[0]", 'did you mean "https://a.example/rss"?'),
        ('feeds = ["https:/a.example/rss"]', "feeds[0]", 'did you mean "https://a.example/rss"?'),
        ('feeds = ["feed://a.example/rss"]', "feeds[0]", 'did you mean "https://a.example/rss"?'),
        ('feeds = ["https://"]', "feeds[0]", 'has no host; right would be "https://example.org/feed"'),
        (
            'feeds = ["https://a.example/rss "]',
            "feeds[0]",
            'has a blank or a control character in it; did you mean "https://a',
        ),
        ('listings = ["https://a.example/a b"]', "listings[0]", "write %20 for a blank in it"),
        ('listings = ["https://a.example/?p={n}"]', "listings[0]", "may contain {page} and no other placeholder"),
        ('dated_listings = ["https://a.example/{month}"]', "dated_listings[0]", "must contain {year}"),
        (
            'feeds = ["https://desk:hidden@a.example/rss"]',
            "feeds[0]",
            'write "https://a.example/rss" and headers = {Authorization = "Basic ${NAME}"}',
        ),
        (
            'feeds = ["https://a.example/f", "https://a.example/f"]',
            "feeds[1]",
            "is the same address as feeds[0]; give it once",
        ),
        (
            'feeds = ["https://a.example/f"]\nlistings = ["https://a.example/f"]',
            "listings[0]",
            "is the same address as feeds[0]",
        ),
        (
            "exclude = ['.*']",
            "exclude[0]",
            "matches every address, so nothing would be read; set enabled = false instead",
        ),
        ("include = ['(a+)+$']", "include[0]", "can take hours on a long address: it has a repetition inside"),
        ("include = ['/(?:a|aa)+/x']", "include[0]", "a repeated choice between what begins the same"),
        ('schedule = "0 0 30 2 *"', "schedule", "never comes: is there such a day in its month?"),
        ('contact = "mailto:you@example.org"', "contact", "is an example: put the address in its place"),
        ('contact = "mailto:NAME@YOUR-DOMAIN"', "contact", "is an example: put the address in its place"),
        ('contact = "https://example.org/about-our-crawler"', "contact", "is an example"),
        (
            'selectors = {zzz = "div"}',
            "selectors.zzz",
            "known are: title, lead, body, authors, published, tags, remove",
        ),
        ('contact = "desk@example.org"', "contact", 'did you mean "mailto:desk@example.org"?'),
        ('contact = "me"', "contact", 'must be "mailto:" and a mail address, or'),
        ('contact = "mailto:a@example.org\\r\\nX: y"', "contact", 'must be "mailto:'),
        ('allow_private_hosts = ["10.0.0.1/8"]', "allow_private_hosts[0]", 'did you mean "10.0.0.0/8"?'),
        ('allow_private_hosts = ["localhost"]', "allow_private_hosts[0]", "give CIDR notation"),
        ('language = "en-US"', "language", 'did you mean "en"?'),
        ('languages = ["english"]', "languages[0]", "is not an ISO 639-1 code"),
        ("labels = {tier = 1}", "labels.tier", 'must be a string in quotes, such as "1"'),
        ('delay = "1"', "delay", "must be a number, without quotes"),
        ("spread = -1", "spread", "must be at least 0"),
        ('spread = "5m"', "spread", "must be a number, without quotes"),
        ("delay = -1", "delay", "must be at least 0"),
        ("delay = inf", "delay", "finite"),
        ("timeout = 0", "timeout", "must be more than 0"),
        ("max_articles_per_run = 1.5", "max_articles_per_run", "must be a whole number"),
        ("max_articles_per_run = 0", "max_articles_per_run", "must be at least 1"),
        ('overlap = "queue"', "overlap", 'must be "skip" or "wait"'),
        ("lookback_days = true", "lookback_days", "must be a whole number"),
        ('enabled = "yes"', "enabled", "must be true or false, without quotes"),
        ("enabled = 1", "enabled", "must be true or false"),
    ],
)
def test_a_mistake_in_a_source(tmp_path: Path, line: str, place: str, words: str) -> None:
    error = refused(tmp_path, f'[[sources]]\nname = "one"\nurls = ["https://a.example/1"]\n{line}\n')
    assert error.key == f"{tmp_path / 'sources.toml'}: sources[0].{place}"
    assert error.message.startswith('source "one": ')
    assert words in error.message
    assert "\n" not in error.message


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ('"RT News"', 'for example "rt-news"'),
        ('""', "must consist of"),
        ("5", 'must be a string in quotes, such as "5"'),
        ('"новости"', "must consist of lower-case letters"),
    ],
)
def test_a_mistake_in_a_name(tmp_path: Path, name: str, words: str) -> None:
    error = refused(tmp_path, f'[[sources]]\nname = {name}\nurls = ["https://a.example/1"]\n')
    assert error.key.endswith(": sources[0].name")
    assert words in error.message


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("[[sources]]\nurls = ['https://a.example/1']", "sources[0].name", "is required"),
        ("[[sources]]\nname = 'one'", "sources[0]", "nothing to fetch; give feeds, sitemaps, listings or urls"),
        ("", "sources", "there is no source; begin each with a line [[sources]]"),
        ("[sources]\nname = 'one'", "sources", "in double brackets"),
        ("sources = [1]", "sources[0]", "must be a table"),
        ("[default]\n[[sources]]\nname = 'one'\nurls = ['https://a.example/1']", "default", 'did you mean "defaults"?'),
        (
            "delay = 1\n[[sources]]\nname = 'one'\nurls = ['https://a.example/1']",
            "delay",
            "belongs in a [[sources]] table",
        ),
        (
            "[defaults]\nname = 'x'\n[[sources]]\nname = 'one'\nurls = ['https://a.example/1']",
            "defaults.name",
            "belongs to one",
        ),
        ("defaults = 3\n[[sources]]\nname = 'one'\nurls = ['https://a.example/1']", "defaults", "must be a table"),
        (
            "[defaults]\npublish_interval = '5'\n[[sources]]\nname = 'one'\nurls = ['https://a.example/1']",
            "defaults.publish_interval",
            "must be a number of seconds",
        ),
    ],
)
def test_a_mistake_in_the_whole(tmp_path: Path, text: str, place: str, words: str) -> None:
    error = refused(tmp_path, text)
    assert error.key == f"{tmp_path / 'sources.toml'}: {place}"
    assert words in error.message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"[[sources]\n", "is not valid TOML"),
        (
            b'[[sources]]\nenabled = False\nname = "a"\n',
            "right would be enabled = true or enabled = false, in small letters",
        ),
        (
            b'[[sources]]\nname = "a"\n[sources]\nname = "b"\n',
            "line 3: a source begins with [[sources]], in double brackets",
        ),
        (b'[[sources]]\nname = "one"\ninclude = ["/news/\\d+"]\n', "in a regular expression write"),
        (b'name = "\xff"', "is not UTF-8 at byte 8; save it as UTF-8"),
        ('[[sources]]\nname = "one"\n'.encode("utf-16"), "is UTF-16, as some editors save Unicode; save it as UTF-8"),
        (
            b'[[sources]]\nname = "one"\nfeeds = []\nname = "two"\n[defaults]\n',
            '"name" is set twice in one table (line 4)',
        ),
        (b'[[sources]]\nname = "one"\nname = "two"', '"name" is set twice in one table (line 3)'),
        (b"[defaults]\n[defaults]\n", "Cannot declare ('defaults',) twice"),
        (b'[[sources]]\nname = "one\nfeeds = []\n', "is a closing quote missing?"),
        (b"sources:\n  - name: one\n", 'right would be key = "value"'),
        (b"[[sources]]\nname = one\n", "texts stand in quotes"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, text: bytes, words: str) -> None:
    error = refused(tmp_path, text)
    assert error.key == str(tmp_path / "sources.toml")
    assert words in error.message


@pytest.mark.parametrize("text", [b"\xef\xbb\xbf", b""])
def test_a_byte_order_mark_and_line_ends_of_windows_are_taken(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "sources.toml"
    path.write_bytes(text + b'[[sources]]\r\nname = "one"\r\nurls = ["https://a.example/1"]\r\n')
    assert load_config(path).sources[0].name == "one"


@pytest.mark.parametrize(
    ("pattern", "explodes"),
    [
        (r"(\w+\s?)+", True),
        (r"([a-z0-9]+-?)+$", True),
        (r"(.*)*", True),
        (r"(?:/[^/]+)+", False),
        (r"(?:-[a-z]+)+\.html", False),
        (r"^https?://[^/]+/(?:[^/]+/)*\d+", False),
        (r"(?:news|new)+", False),
        (r"(\w|\d)+", False),
        (r"(?:(?:a|b){2,3}x)*", False),
        (r"rt\.com/[a-z-]+/\d+-", False),
    ],
)
def test_a_pattern_that_can_explode_is_known(pattern: str, explodes: bool) -> None:
    assert bool(explosive_part(pattern)) is explodes


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="name one with --config or DATELINE_CONFIG"):
        load_config(tmp_path / "none.toml")
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path)


def test_a_name_is_given_once(tmp_path: Path) -> None:
    error = refused(tmp_path, '[[sources]]\nname = "one"\nurls = ["https://a.example/1"]\n' * 2)
    assert error.key.endswith(": sources[1].name")
    assert "already the name of sources[0]" in error.message


def warnings(folder: Path, text: str) -> list[str]:
    path = folder / "sources.toml"
    path.write_text(text)
    return [warning.removeprefix(f"{path}: ") for warning in load_config(path).warnings]


def source(name: str, *lines: str, feed: str = "https://a.example/feed") -> str:
    return "\n".join(["[[sources]]", f'name = "{name}"', f'feeds = ["{feed}"]', *lines, ""])


def test_one_document_in_two_sources_is_a_warning(tmp_path: Path) -> None:
    (warning,) = warnings(tmp_path, source("one") + source("two", feed="http://A.example/feed"))
    assert warning.startswith(
        'sources[1].feeds[0]: source "two": http://A.example/feed is also sources[0].feeds[0] of "one"'
    )
    assert warning.endswith("take it out of one, or give each its own include")


def test_sources_may_share_a_document_if_each_takes_its_part(tmp_path: Path) -> None:
    assert warnings(tmp_path, source("one", 'include = ["/news/"]') + source("two", 'include = ["/sport/"]')) == []
    assert warnings(tmp_path, source("one") + source("two", "enabled = false")) == []


@pytest.mark.parametrize(("names", "words"), [("a", "the only source has"), ("ab", "each of the 2 sources has")])
def test_a_file_in_which_nothing_is_enabled_is_a_warning(tmp_path: Path, names: str, words: str) -> None:
    (warning,) = warnings(tmp_path, "".join(source(name, "enabled = false") for name in names))
    assert warning.startswith(f"sources: {words} enabled = false, so nothing runs by itself")


def test_all_mistakes_are_reported_at_once_and_those_of_the_defaults_once(tmp_path: Path) -> None:
    sources = "".join(f'[[sources]]\nname = "n{n}"\nurls = [{json.dumps(f"a.example/{n}")}]\n' for n in range(3))
    error = refused(tmp_path, f'[defaults]\ndelay = "x"\nselectors = {{body = "a["}}\n{sources}')
    places = [line.split("sources.toml: ")[1].split(": ")[0] for line in str(error).splitlines()]
    assert sorted(places) == [
        "defaults.delay",
        "defaults.selectors.body",
        "sources[0].urls[0]",
        "sources[1].urls[0]",
        "sources[2].urls[0]",
    ]
