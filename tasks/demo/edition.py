"""The contents of the papers by address: pages, feeds, sitemaps, robots.txt, and oddities of real sites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tasks.demo.feeds import Entry, atom, rss, sitemap, whole_second_after
from tasks.demo.layouts import bare_page, section_page, section_path, story_page
from tasks.demo.stories import HAFENBOTE, HARBOUR_POST, Paper, Story, read_stories
from tasks.pure.records import Reason

HTML = "text/html; charset=utf-8"

# Old enough that its time does not look newer than the first fetch.
_SECTION_AGE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Resource:
    """A paper's response for one path."""

    body: bytes
    content_type: str = HTML
    status: int = 200
    modified: datetime | None = None
    location: str = ""
    """Target of a redirect."""


@dataclass(frozen=True, slots=True)
class Published:
    """A story at its own address."""

    url: str
    story: Story
    credited: bool = False
    """A copy of an agency's report, with its credit line below the text."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The current state of one paper: all its responses, and what an ingest should make of them."""

    paper: Paper
    base: str
    """Scheme, host and port, without a slash at the end."""
    resources: Mapping[str, Resource]
    """By path."""
    articles: tuple[Published, ...]
    twins: Mapping[str, str] = field(default_factory=dict)
    """Other addresses of articles: from address to the article's own."""
    refused: Mapping[str, Reason] = field(default_factory=dict)
    """Listed addresses that are not articles, and why."""
    feed_path: str = "/feed.xml"
    sitemap_path: str = "/sitemap.xml"

    def missing(self) -> Resource:
        """The response for any other path."""
        return Resource(bare_page("missing", self.paper).encode(), status=404)


def harbour_post(base: str, opened_at: datetime, corrected_at: datetime | None) -> Edition:
    """The English paper: Atom feed, all three layouts, a correction once ``corrected_at`` is set."""
    paper = HARBOUR_POST
    stories = read_stories(paper, opened_at)
    if corrected_at is not None:
        stories = tuple(story.corrected(corrected_at) for story in stories)
    articles = tuple(Published(base + story.path, story) for story in stories)
    resources = _story_resources(articles, paper) | _section_resources(stories, paper)

    tools = next(article for article in articles if article.story.slug == "library-of-things")
    printed = "/print/library-lends-ladders"
    resources[printed] = Resource(
        story_page(tools.story, paper, tools.url, layout="print").encode(), modified=tools.story.modified
    )
    consent, challenge = "/guide/weekend-on-the-islands", "/guide/ticket-lottery-results"
    gone, closed = "/city/mayor-resigns-withdrawn", "/internal/press-kit-autumn"
    resources[consent] = Resource(bare_page("consent", paper).encode())
    resources[challenge] = Resource(bare_page("challenge", paper).encode(), status=202)
    resources[closed] = Resource(b"<!doctype html><title>Press kit</title><p>Not for robots.", modified=opened_at)
    resources["/robots.txt"] = _text(
        f"User-agent: *\nDisallow: /internal/\nDisallow: /search/\n\nSitemap: {base}/sitemap.xml\n"
    )

    recent = [article for article in articles if article.story.published > opened_at - timedelta(days=14)]
    entries = [_entry(article) for article in recent]
    # Like many feeds, this one counts its readers: its address differs from the one in the sitemap by a parameter.
    entries = [_counted(entry) if entry.url == tools.url else entry for entry in entries]
    for hours, path, title in (
        (4, consent, "A weekend on the islands, with and without rain"),
        (12, challenge, "Ticket lottery: the winning numbers"),
        (30, gone, "Mayor said to resign"),
        (48, closed, "Press kit for the autumn season"),
    ):
        at = opened_at - timedelta(hours=hours)
        entries.append(Entry(base + path, title, "", at, at))
    resources["/feed.xml"] = Resource(atom(entries, paper, base).encode(), "application/atom+xml; charset=utf-8")

    section = section_path("City")
    resources["/sitemap.xml"] = _xml(
        sitemap(
            [(article.url, article.story.modified) for article in articles]
            + [(base + section, opened_at - _SECTION_AGE), (base + printed, tools.story.modified)]
        )
    )
    return Edition(
        paper,
        base,
        resources,
        articles,
        twins={base + printed: tools.url},
        refused={
            base + consent: "consent",
            base + challenge: "challenge",
            base + gone: "gone",
            base + closed: "robots",
            base + section: "section",
        },
    )


def hafenbote(base: str, opened_at: datetime, origin: Edition) -> Edition:
    """The German paper: RSS feed with short addresses, and an agency report that ``origin`` prints too."""
    paper = HAFENBOTE
    stories = read_stories(paper, opened_at)
    cable = next(article.story for article in origin.articles if article.story.slug == "cable-ship")
    copied_path = "/english/cable-ship-repairs-9955.html"
    articles = tuple(Published(base + story.path, story) for story in stories)
    copy = Published(base + copied_path, cable, credited=True)
    resources = _story_resources(articles, paper) | _section_resources(stories, paper)
    resources[copied_path] = Resource(
        story_page(cable, paper, copy.url, agency_note=True).encode(), modified=cable.modified
    )

    letters = next(article for article in articles if article.story.slug == "lotsenbriefe")
    short = "/a/10077"
    resources[short] = Resource(b"", status=301, location=letters.url)
    resources["/robots.txt"] = _text(f"User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n")

    entries = [_entry(article) for article in (*articles, copy) if article is not letters]
    at = letters.story.published
    entries.append(Entry(base + short, letters.story.title, letters.story.lead, at, at))
    resources["/feed.xml"] = Resource(rss(entries, paper, base).encode(), "application/rss+xml; charset=utf-8")
    section = section_path("Stadt")
    listed = [(article.url, article.story.modified) for article in (*articles, copy)]
    resources["/sitemap.xml"] = _xml(sitemap([*listed, (base + section, opened_at - _SECTION_AGE)]))
    return Edition(
        paper,
        base,
        resources,
        (*articles, copy),
        twins={base + short: letters.url},
        refused={base + section: "section"},
    )


def _story_resources(articles: Iterable[Published], paper: Paper) -> dict[str, Resource]:
    return {
        article.story.path: Resource(
            story_page(article.story, paper, article.url).encode(), modified=article.story.modified
        )
        for article in articles
    }


def _section_resources(stories: Sequence[Story], paper: Paper) -> dict[str, Resource]:
    pages = {"/": Resource(section_page(paper.title, stories, paper).encode())}
    for section in dict.fromkeys(story.section for story in stories):
        listed = [story for story in stories if story.section == section]
        pages[section_path(section)] = Resource(section_page(section, listed, paper).encode())
    return pages


def _text(text: str) -> Resource:
    return Resource(text.encode(), "text/plain; charset=utf-8")


def _xml(text: str) -> Resource:
    return Resource(text.encode(), "application/xml; charset=utf-8")


def _entry(article: Published) -> Entry:
    story = article.story
    return Entry(
        article.url, story.title, story.lead or story.paragraphs[0], story.published, whole_second_after(story.modified)
    )


def _counted(entry: Entry) -> Entry:
    url = f"{entry.url}?utm_source=feed&utm_medium=atom"
    return Entry(url, entry.title, entry.summary, entry.published, entry.updated)
