"""Fifty small sites of common kinds, each on an address of its own in 127.0.0.0/8, with what a survey should make of them.

Everything is made from a few templates. The text is invented; dates are counted back from the moment of making.
"""

from __future__ import annotations

import gzip
import json
import socketserver
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from email.utils import format_datetime

from tests.support.web import Answer, Handler, Site, Step, raw, redirect, robots

COUNT = 5
"""Articles of each site."""
_SENTENCES = {
    "en": "The harbour office has counted every lantern on the old quay this week. Nobody on the council wanted to say who had paid for the new rope. The ferry to the outer islands will leave an hour earlier until spring. Fishermen from three villages met in the hall and asked for a longer pier. A spokeswoman said that the figures would be published before the end of the month. The lighthouse keeper has written a letter to the ministry for the second time. Two schools will share the boat house while the roof is repaired. The market opens again on Saturday with bread, nets and a brass band.",
    "de": "Das Hafenamt hat in dieser Woche jede Laterne am alten Kai gezählt. Niemand im Rat wollte sagen, wer das neue Seil bezahlt hat. Die Fähre zu den äußeren Inseln fährt bis zum Frühling eine Stunde früher. Fischer aus drei Dörfern trafen sich im Saal und verlangten einen längeren Steg. Eine Sprecherin sagte, die Zahlen würden vor dem Ende des Monats veröffentlicht. Der Leuchtturmwärter hat dem Ministerium zum zweiten Mal einen Brief geschrieben. Zwei Schulen teilen sich das Bootshaus, solange das Dach erneuert wird. Der Markt öffnet am Samstag wieder mit Brot, Netzen und einer Blaskapelle.",
    "fr": "La capitainerie a compté cette semaine toutes les lanternes du vieux quai. Personne au conseil n'a voulu dire qui avait payé la nouvelle corde. Le bac pour les îles partira une heure plus tôt jusqu'au printemps. Les pêcheurs de trois villages se sont réunis et ont demandé une jetée plus longue. Une porte-parole a déclaré que les chiffres seraient publiés avant la fin du mois. Le gardien du phare a écrit au ministère pour la deuxième fois. Deux écoles partageront le hangar pendant la réparation du toit. Le marché rouvre samedi avec du pain, des filets et une fanfare.",
    "es": "La oficina del puerto ha contado esta semana todos los faroles del muelle viejo. Nadie en el concejo quiso decir quién había pagado la cuerda nueva. El barco a las islas saldrá una hora antes hasta la primavera. Los pescadores de tres pueblos se reunieron en la sala y pidieron un muelle más largo. Una portavoz dijo que las cifras se publicarían antes de fin de mes. El farero ha escrito al ministerio por segunda vez. Dos escuelas compartirán el cobertizo mientras se repara el tejado. El mercado abre de nuevo el sábado con pan, redes y una banda.",
    "ru": "Портовая контора на этой неделе пересчитала все фонари на старой набережной. Никто в совете не захотел сказать, кто заплатил за новый канат. Паром на дальние острова до весны будет отходить на час раньше. Рыбаки из трёх деревень собрались в зале и попросили построить более длинный причал. Представительница сообщила, что цифры опубликуют до конца месяца. Смотритель маяка во второй раз написал письмо в министерство. Две школы поделят лодочный сарай, пока чинят крышу. Рынок снова откроется в субботу, там будут хлеб, сети и духовой оркестр.",
}  # fmt: skip
_TITLES = {
    "en": ("Lanterns counted on the old quay", "Ferry leaves an hour earlier", "Fishermen ask for a longer pier", "Keeper writes to the ministry", "Schools share the boat house", "Market opens with a brass band"),
    "de": ("Laternen am alten Kai gezählt", "Fähre fährt eine Stunde früher", "Fischer verlangen einen längeren Steg", "Wärter schreibt dem Ministerium", "Schulen teilen sich das Bootshaus", "Markt öffnet mit einer Blaskapelle"),
    "fr": ("Les lanternes du quai comptées", "Le bac part une heure plus tôt", "Les pêcheurs veulent une jetée", "Le gardien écrit au ministère", "Deux écoles partagent le hangar", "Le marché rouvre avec une fanfare"),
    "es": ("Cuentan los faroles del muelle", "El barco sale una hora antes", "Los pescadores piden un muelle", "El farero escribe al ministerio", "Dos escuelas comparten el cobertizo", "El mercado abre con una banda"),
    "ru": ("Фонари на набережной пересчитали", "Паром отходит на час раньше", "Рыбаки просят длинный причал", "Смотритель пишет в министерство", "Школы поделили лодочный сарай", "Рынок откроется с оркестром"),
}  # fmt: skip
_SLUGS = ("lanterns-counted-on-the-old-quay", "ferry-leaves-an-hour-earlier", "fishermen-ask-for-a-longer-pier", "keeper-writes-to-the-ministry", "schools-share-the-boat-house", "market-opens-with-a-brass-band")  # fmt: skip
XML = (("Content-Type", "application/xml; charset=utf-8"),)
HTML = (("Content-Type", "text/html; charset=utf-8"),)


@dataclass(frozen=True)
class Story:
    """One article of a site."""

    path: str
    title: str
    when: datetime
    text: str


@dataclass
class Made:
    """A site that is laid out, and what is expected of it."""

    name: str
    origin: str
    language: str
    routes: dict[str, Step | list[Step]] = field(default_factory=dict)
    stories: list[Story] = field(default_factory=list)
    articles: int = 0
    """That ingest must find; 0: something prevents it."""
    obstacle: str = ""
    """The obstacle that is named."""
    kind: str = ""
    """What the source must read: ``feed``, ``news sitemap``, ``sitemap`` or ``listing``."""
    address: str = ""
    """What the operator gives, from the origin."""
    expects: dict[str, str] = field(default_factory=dict)
    """Keys of the proposal with a text that must be in them."""

    def page(self, path: str, text: str | bytes, headers: tuple[tuple[str, str], ...] = HTML) -> None:
        self.routes[path] = Answer(text if isinstance(text, bytes) else text.encode(), headers=headers)

    def xml(self, path: str, text: str) -> None:
        self.page(path, text, XML)

    def answers(self, path: str, step: Step) -> None:
        self.routes[path] = step


Maker = Callable[[Made, datetime], None]


def lay_out(
    made: Made, now: datetime, path: str, *, hours: float = 3.0, head: str = "", html: str = "", home: bool = True,
    wall: str = "", meta: str = "", words: int = 8, count: int = COUNT,
) -> None:  # fmt: skip
    """Stories under ``path`` (``{slug}``, ``{n}``, ``{y}``, ``{m}``, ``{d}``), their pages, and a front page that links to them.

    Args:
        hours: between two stories.
        head: into the front page's head; ``html``: into its body.
        home: whether the front page links to the stories.
        wall: in place of the stories' text from the second paragraph on; ``meta``: into the head of their pages.
        words: sentences of a story.
    """
    sentences = [sentence + "." for sentence in _SENTENCES[made.language].rstrip(".").split(". ")]
    for n in range(count):
        when = (now - timedelta(hours=0.5 + hours * n)).replace(microsecond=0)
        slug = _SLUGS[n % 6] + ("" if n < 6 else f"-{n // 6 + 1}")
        address = path.format(slug=slug, n=4711 + 7 * n, y=f"{when:%Y}", m=f"{when:%m}", d=f"{when:%d}")
        turned = sentences[n % 8 :] + sentences[: n % 8]
        title = _TITLES[made.language][n % 6] + ("" if n < 6 else f" {n // 6 + 1}")
        made.stories.append(Story(address, title, when, "|".join(turned[:words])))
    for story in made.stories:
        made.page(story.path, _story_page(made, story, wall, meta))
    links = "".join(f"<li><a href='{s.path}'>{s.title}</a></li>" for s in made.stories) if home else ""
    made.page("/", _front_page(made, head, f"<ul>{links}</ul>{html}"))
    made.articles = count


def _front_page(made: Made, head: str, html: str) -> str:
    menu = "".join(f"<a href='/{section}/'>{section}</a> " for section in ("politics", "sport", "about"))
    sentences = _SENTENCES[made.language]
    return f"<!doctype html><html lang={made.language}><head><title>{made.name}</title><meta property='og:site_name' content='{made.name}'>{head}</head><body><nav>{menu}</nav><h1>{made.name}</h1><p>{sentences}</p>{html}</body></html>"


def _story_page(made: Made, story: Story, wall: str, meta: str) -> str:
    sentences = story.text.split("|")
    half = len(sentences) // 2 or 1
    paragraphs = [" ".join(sentences[:half]), wall or " ".join(sentences[half:])]
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs if paragraph)
    article = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": story.title, "datePublished": f"{story.when:%Y-%m-%dT%H:%M:%S}Z", "author": {"@type": "Person", "name": "Ada Quill"}}  # fmt: skip
    if wall:
        article["isAccessibleForFree"] = False  # type: ignore[assignment]
    return f"<!doctype html><html lang={made.language}><head><title>{story.title} | {made.name}</title><meta property='og:site_name' content='{made.name}'><script type='application/ld+json'>{json.dumps(article)}</script>{meta}</head><body><nav><a href='/'>{made.name}</a></nav><article><h1>{story.title}</h1>{text}</article></body></html>"


def rss(made: Made, *, zone: str = "", title: str = "") -> str:
    items = "".join(f"<item><title>{s.title}</title><link>{made.origin}{s.path.replace('&', '&amp;')}</link><pubDate>{format_datetime(s.when)}</pubDate></item>" for s in made.stories)  # fmt: skip
    return f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>{title or made.name}</title><language>{made.language}</language>{items}</channel></rss>"


def atom(made: Made) -> str:
    items = "".join(f"<entry><title>{s.title}</title><link rel='alternate' href='{made.origin}{s.path}'/><published>{s.when.isoformat()}</published><updated>{s.when.isoformat()}</updated></entry>" for s in made.stories)  # fmt: skip
    return f"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom' xml:lang='{made.language}'><title>{made.name}</title>{items}</feed>"


def json_feed(made: Made) -> str:
    items = [
        {"url": made.origin + s.path, "title": s.title, "date_published": s.when.isoformat()} for s in made.stories
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": made.name, "language": made.language, "items": items})  # fmt: skip


def rdf(made: Made) -> str:
    items = "".join(f"<item rdf:about='{made.origin}{s.path}'><title>{s.title}</title><link>{made.origin}{s.path}</link><dc:date>{s.when.isoformat()}</dc:date></item>" for s in made.stories)  # fmt: skip
    return f"<?xml version='1.0'?><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>{made.name}</title></channel>{items}</rdf:RDF>"


def sitemap(made: Made, *others: str, stories: Sequence[Story] | None = None) -> str:
    listed = made.stories if stories is None else stories
    urls = "".join(f"<url><loc>{made.origin}{s.path.replace('&', '&amp;')}</loc><lastmod>{s.when.isoformat()}</lastmod></url>" for s in listed)  # fmt: skip
    urls += "".join(f"<url><loc>{made.origin}{path}</loc></url>" for path in others)
    return f"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{urls}</urlset>"


def news_sitemap(made: Made, *, stories: Sequence[Story] | None = None) -> str:
    listed = made.stories if stories is None else stories
    urls = "".join(f"<url><loc>{made.origin}{s.path}</loc><news:news><news:publication><news:name>{made.name}</news:name><news:language>{made.language}</news:language></news:publication><news:publication_date>{s.when.isoformat()}</news:publication_date><news:title>{s.title}</news:title></news:news></url>" for s in listed)  # fmt: skip
    return f"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>{urls}</urlset>"


def index(made: Made, *children: str) -> str:
    parts = "".join(f"<sitemap><loc>{made.origin}{child}</loc></sitemap>" for child in children)
    return (
        f"<?xml version='1.0'?><sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{parts}</sitemapindex>"
    )


def alternate(path: str, kind: str = "application/rss+xml", title: str = "") -> str:
    return f"<link rel='alternate' type='{kind}' href='{path}' title='{title}'>"


def generator(name: str) -> str:
    return f"<meta name=generator content='{name}'>"


# Platforms.


def wordpress(path: str = "/{y}/{m}/{d}/{slug}/", *, names_feed: bool = True, hours: float = 3.0) -> Maker:
    def make(made: Made, now: datetime) -> None:
        head = generator("WordPress 6.8") + "<link rel=stylesheet href='/wp-content/x.css'>"
        if names_feed:
            head += alternate("/comments/feed/", title="Comments") + alternate("/feed/", title=made.name)
        lay_out(made, now, path, head=head, hours=hours)
        made.xml("/feed/", rss(made))
        made.xml("/comments/feed/", rss(made, title="Comments"))
        made.xml(
            "/wp-sitemap.xml", index(made, "/wp-sitemap-posts-post-1.xml", "/wp-sitemap-taxonomies-category-1.xml")
        )
        made.xml("/wp-sitemap-posts-post-1.xml", sitemap(made))
        made.xml("/wp-sitemap-taxonomies-category-1.xml", sitemap(made, "/category/a/", "/category/b/", stories=()))
        made.kind = "feed"

    return make


def yoast_without_feed(made: Made, now: datetime) -> None:
    lay_out(made, now, "/{slug}/", head=generator("WordPress 6.8"))
    made.answers("/robots.txt", robots(f"User-agent: *\nDisallow:\nSitemap: {made.origin}/sitemap_index.xml\n"))
    made.xml("/sitemap_index.xml", index(made, "/page-sitemap.xml", "/category-sitemap.xml", "/post-sitemap.xml"))
    made.xml("/post-sitemap.xml", sitemap(made))
    made.xml("/page-sitemap.xml", sitemap(made, "/about/", "/contact/", stories=()))
    made.xml("/category-sitemap.xml", sitemap(made, "/politics/", "/sport/", stories=()))
    made.kind, made.expects = "sitemap", {"sitemaps": "post-sitemap.xml"}


def ghost(names_feed: bool = True) -> Maker:
    def make(made: Made, now: datetime) -> None:
        lay_out(made, now, "/{slug}/", head=generator("Ghost 5.9") + (alternate("/rss/") if names_feed else ""))
        made.xml("/rss/", rss(made))
        made.xml("/sitemap.xml", index(made, "/sitemap-pages.xml", "/sitemap-posts.xml", "/sitemap-tags.xml"))
        made.xml("/sitemap-posts.xml", sitemap(made))
        made.xml("/sitemap-pages.xml", sitemap(made, "/about/", stories=()))
        made.xml("/sitemap-tags.xml", sitemap(made, "/tag/quay/", stories=()))
        made.kind = "feed"

    return make


def drupal(path: str = "/node/{n}") -> Maker:
    def make(made: Made, now: datetime) -> None:
        lay_out(made, now, path, head=generator("Drupal 10 (https://www.drupal.org)"))
        made.xml("/rss.xml", rss(made))
        made.kind = "feed"

    return make


def blogger(made: Made, now: datetime) -> None:
    head = generator("blogger") + alternate("/feeds/posts/default", "application/atom+xml")
    lay_out(made, now, "/{y}/{m}/{slug}.html", head=head, hours=90)
    made.xml("/feeds/posts/default", atom(made))
    made.kind, made.expects = "feed", {"include": "20"}


def substack(paid: bool = False) -> Maker:
    def make(made: Made, now: datetime) -> None:
        head = "<link rel=preconnect href='https://substackcdn.com'>"
        lay_out(made, now, "/p/{slug}", head=head, hours=60, wall="This post is for paid subscribers." if paid else "")
        made.xml("/feed", rss(made))
        made.xml("/sitemap.xml", sitemap(made, "/about", "/archive"))
        made.kind, made.expects = "feed", {"include": "/p/"}

    return make


def static(name: str, feed: str, path: str, form: Callable[[Made], str] = rss) -> Maker:
    def make(made: Made, now: datetime) -> None:
        lay_out(made, now, path, head=generator(name), hours=200)
        made.xml(feed, form(made))
        made.kind = "feed"

    return make


# Feeds, sitemaps and listings alone.


def news_in_robots(path: str, *, in_index: bool = False) -> Maker:
    def make(made: Made, now: datetime) -> None:
        lay_out(made, now, path, hours=1)
        named = "/sitemap-index.xml" if in_index else "/sitemap/news.xml"
        made.answers("/robots.txt", robots(f"User-agent: *\nDisallow: /admin/\nSitemap: {made.origin}/sitemap/video.xml\nSitemap: {made.origin}/archive.xml\nSitemap: {made.origin}{named}\n"))  # fmt: skip
        made.xml("/sitemap/news.xml", news_sitemap(made))
        made.xml("/sitemap-index.xml", index(made, "/sitemap/news.xml"))
        old = [replace(s, when=s.when - timedelta(days=900), path=s.path + "?old=1") for s in made.stories]
        made.xml("/archive.xml", sitemap(made, stories=old))
        made.xml("/sitemap/video.xml", sitemap(made, "/video/a", "/video/b", stories=()))
        made.kind = "news sitemap"

    return make


def linked_feed(feed: str, form: Callable[[Made], str], path: str = "/news/{slug}") -> Maker:
    def make(made: Made, now: datetime) -> None:
        lay_out(made, now, path, html=f"<footer><a href='{feed}'>RSS</a></footer>", home=False)
        made.xml(feed, form(made))
        made.kind = "feed"

    return make


def short_feed(made: Made, now: datetime) -> None:
    """A feed of the newest articles alone; the sitemap has the others and some pages that are none."""
    lay_out(made, now, "/{y}/{m}/{d}/{slug}", head=alternate("/rss.xml"), count=9, home=False)
    whole, made.stories = made.stories, made.stories[:5]
    made.xml("/rss.xml", rss(made))
    made.stories = whole
    made.xml("/sitemap.xml", sitemap(made, "/about", "/contact", "/politics/"))
    made.kind, made.expects = "feed", {"sitemaps": "sitemap.xml"}


def stale_and_fresh(made: Made, now: datetime) -> None:
    lay_out(made, now, "/story/{n}-{slug}", head=alternate("/old.xml") + alternate("/new.xml"))
    fresh = made.stories
    made.xml("/new.xml", rss(made))
    made.stories = [replace(s, when=s.when - timedelta(days=700)) for s in fresh]
    made.xml("/old.xml", rss(made))
    made.stories = fresh
    made.kind, made.expects = "feed", {"feeds": "new.xml"}


def section_feeds(made: Made, now: datetime) -> None:
    lay_out(made, now, "/news/{slug}", head=alternate("/politics.xml") + alternate("/sport.xml"), count=10)
    whole = made.stories
    for feed, part in (("/politics.xml", whole[:5]), ("/sport.xml", whole[5:])):
        made.stories = part
        made.xml(feed, rss(made))
    made.stories, made.kind, made.expects = whole, "feed", {"feeds": "sport.xml"}


def listing(path: str, *, pages: bool = False) -> Maker:
    def make(made: Made, now: datetime) -> None:
        lay_out(
            made, now, path, html="<a rel=next href='/seite/2'>2</a>" if pages else "", count=10 if pages else COUNT
        )
        made.kind = "listing"
        if pages:
            first, second = (
                "".join(f"<li><a href='{s.path}'>{s.title}</a></li>" for s in part)
                for part in (made.stories[:5], made.stories[5:])
            )
            made.page("/", _front_page(made, "", f"<ul>{first}</ul><a rel=next href='/seite/2'>2</a>"))
            made.page("/seite/2", _front_page(made, "", f"<ul>{second}</ul><a rel=next href='/seite/3'>3</a>"))
            made.page("/seite/3", _front_page(made, "", "<a rel=prev href='/seite/2'>2</a>"))

    return make


def sitemap_only(form: str) -> Maker:
    def make(made: Made, now: datetime) -> None:
        lay_out(made, now, "/{y}/{m}/{slug}", home=False)
        written = sitemap(made, "/about", "/contact", "/jobs")
        if form == "gzip":
            made.answers("/robots.txt", robots(f"Sitemap: {made.origin}/all.xml.gz"))
            made.page("/all.xml.gz", gzip.compress(written.encode()), (("Content-Type", "application/gzip"),))
        elif form == "text":
            made.answers("/robots.txt", robots(f"Sitemap: {made.origin}/sitemap.txt"))
            made.page("/sitemap.txt", "\n".join(made.origin + s.path for s in made.stories), (("Content-Type", "text/plain"),))  # fmt: skip
        else:
            made.xml("/sitemap.xml", written)
        made.kind = "sitemap"

    return make


def amp_twins(made: Made, now: datetime) -> None:
    lay_out(made, now, "/news/{slug}-{n}", head=alternate("/feed.xml"))
    made.xml("/feed.xml", rss(made))
    for story in made.stories:
        plain = made.routes[story.path]
        assert isinstance(plain, Answer)
        made.page(
            story.path + "/amp",
            plain.body.replace(b"<head>", f"<head><link rel=canonical href='{story.path}'>".encode()),
        )
        made.page(
            story.path, plain.body.replace(b"<head>", f"<head><link rel=amphtml href='{story.path}/amp'>".encode())
        )
    twins = [replace(s, path=s.path + "/amp") for s in made.stories]
    made.xml("/sitemap.xml", sitemap(made, stories=[*made.stories, *twins]))
    made.kind = "feed"


def teasers(made: Made, now: datetime) -> None:
    lay_out(made, now, "/brief/{n}", head=alternate("/rss"), words=4)
    made.xml("/rss", rss(made))
    made.kind = "feed"


def metered(made: Made, now: datetime) -> None:
    lay_out(made, now, "/article/{slug}-{n}.html", head=alternate("/rss.xml"), wall="Subscribe to read on.")
    made.xml("/rss.xml", rss(made))
    made.kind, made.expects = "feed", {}


def redirected_front(made: Made, now: datetime) -> None:
    lay_out(made, now, "/en/{slug}-{n}")
    made.routes["/en/"] = made.routes["/"]
    made.answers("/", redirect("/en/"))
    made.kind = "listing"


def section_by_its_links(made: Made, now: datetime) -> None:
    """The site's feed says nothing of the section, whose articles have no address in common."""
    lay_out(made, now, "/{slug}-{n}")
    made.xml("/feed/", rss(made))
    links = "".join(f"<a href='{s.path}'>{s.title}</a>" for s in made.stories[:4])
    made.page("/lokales/", _front_page(made, alternate("/feed/"), links))
    made.articles, made.kind, made.address = 4, "listing", "/lokales/"


def section_by_its_path(made: Made, now: datetime) -> None:
    lay_out(made, now, "/sport/{slug}-{n}")
    own = made.stories
    made.stories = []
    lay_out(made, now, "/politik/{slug}-{n}", head=alternate("/feed/"))
    made.stories = own + made.stories
    made.xml("/feed/", rss(made))
    made.page("/sport/", _front_page(made, alternate("/feed/"), ""))
    made.kind, made.address, made.expects = "feed", "/sport/", {"include": "/sport/", "name": "sport"}


def index_by_months(made: Made, now: datetime) -> None:
    lay_out(made, now, "/news/{slug}", home=False)
    made.answers("/robots.txt", robots(f"Sitemap: {made.origin}/maps/index.xml"))
    months = [f"/maps/2019-{month:02}.xml" for month in range(1, 13)]
    made.xml("/maps/index.xml", index(made, *months, "/maps/current.xml"))
    for month in months:
        made.xml(month, sitemap(made, stories=()))
    made.xml("/maps/current.xml", sitemap(made))
    made.kind = "sitemap"


def shell_before_a_sitemap(made: Made, now: datetime) -> None:
    """A front page that scripts fill, and articles that are pages."""
    lay_out(made, now, "/{y}/{m}/{slug}")
    made.page(
        "/", "<html><head><title>App</title><script src=/a.js></script></head><body><app-root></app-root></body></html>"
    )
    made.xml("/sitemap.xml", sitemap(made))
    made.kind = "sitemap"


# Walls.


def paywall(made: Made, now: datetime) -> None:
    lay_out(made, now, "/article/{slug}", head=alternate("/rss.xml"))
    made.xml("/rss.xml", rss(made))
    for story in made.stories:
        made.answers(story.path, Answer(b"<title>Payment required</title>", 402, HTML))
    made.articles, made.obstacle = 0, "paywall"


def consent(by_redirect: bool) -> Maker:
    def make(made: Made, now: datetime) -> None:
        lay_out(made, now, "/news/{slug}")
        wall = "<title>Before you continue</title><h1>Your privacy</h1><p>We and our 312 partners use cookies. Accept all or reject all.</p>"
        for path in list(made.routes):
            if by_redirect:
                made.answers(path, redirect("/consent?back=" + path))
            else:
                made.page(path, wall)
        made.page("/consent?back=/", wall)
        made.articles, made.obstacle = 0, "consent page"

    return make


def bot_wall(body: str, *headers: tuple[str, str], status: int = 403, obstacle: str = "bot check") -> Maker:
    def make(made: Made, now: datetime) -> None:
        lay_out(made, now, "/news/{slug}")
        for path in [*made.routes, "/feed/", "/rss.xml", "/sitemap.xml"]:
            made.answers(path, Answer(body.encode(), status, (*HTML, *headers)))
        made.articles, made.obstacle = 0, obstacle

    return make


def shell(with_feed: bool) -> Maker:
    def make(made: Made, now: datetime) -> None:
        lay_out(made, now, "/news/{slug}")
        empty = "<!doctype html><html><head><title>App</title>{}<script src=/app.js></script></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div></body></html>"
        for path in list(made.routes):
            made.page(path, empty.format(alternate("/feed.json", "application/feed+json") if with_feed else ""))
        if with_feed:
            made.page("/feed.json", json_feed(made), (("Content-Type", "application/feed+json"),))
        made.articles, made.obstacle = 0, "script shell"

    return make


def login(made: Made, now: datetime) -> None:
    lay_out(made, now, "/news/{slug}")
    for path in list(made.routes):
        made.answers(path, redirect("/login?next=" + path))
        made.page("/login?next=" + path, "<title>Sign in</title><form><input name=user><input type=password></form>")
    made.articles, made.obstacle = 0, "login"


def disallowed(made: Made, now: datetime) -> None:
    lay_out(made, now, "/news/{slug}")
    made.answers("/robots.txt", robots("User-agent: *\nDisallow: /\n"))
    made.articles, made.obstacle = 0, "robots.txt"


def crawl_delay(made: Made, now: datetime) -> None:
    lay_out(made, now, "/{y}/{m}/{slug}", head=alternate("/rss.xml"))
    made.xml("/rss.xml", rss(made))
    made.answers("/robots.txt", robots("User-agent: *\nCrawl-delay: 0.4\n"))
    made.kind = "feed"


def gone(made: Made, now: datetime) -> None:
    made.obstacle = "not found"


def empty(made: Made, now: datetime) -> None:
    made.page("/", _front_page(made, "", ""))
    made.obstacle = "no articles"


def reset(made: Made, now: datetime) -> None:
    for path in ("/robots.txt", "/"):
        made.answers(path, raw(b"", reset=True))
    made.obstacle = "unreachable"


def fault(made: Made, now: datetime) -> None:
    for path in ("/robots.txt", "/"):
        made.answers(path, Answer(b"oops", 500))
    made.obstacle = "server error"


def given(make: Maker, address: str) -> Maker:
    """The same site, of which the operator gives another address: ``{story}`` is that of its first article."""

    def made_so(made: Made, now: datetime) -> None:
        make(made, now)
        made.address = address.replace("{story}", made.stories[0].path if made.stories else "")

    return made_so


def wordpress_section(made: Made, now: datetime) -> None:
    wordpress()(made, now)
    own = made.stories[:4]
    whole, made.stories = made.stories, own
    made.xml("/sport/feed/", rss(made))
    links = "".join(f"<li><a href='{s.path}'>{s.title}</a></li>" for s in own)
    made.page("/sport/", _front_page(made, generator("WordPress 6.8") + alternate("/sport/feed/"), links))
    made.stories, made.articles, made.address, made.expects = (
        whole,
        4,
        "/sport/",
        {"name": "sport", "feeds": "/sport/feed/"},
    )


CLOUDFLARE = "<title>Just a moment...</title><script>window._cf_chl_opt={}</script>"
SITES: tuple[tuple[str, str, Maker], ...] = (
    ("Quay Post", "en", wordpress()),
    ("Kaiblatt", "de", wordpress("/{slug}/", names_feed=False)),
    ("Le Quai", "fr", wordpress("/?p={n}")),
    ("El Muelle", "es", wordpress("/{y}/{m}/{slug}/", hours=0.3)),
    ("Naberezhnaya", "ru", wordpress("/archives/{n}")),
    ("Sport Quay", "en", wordpress_section),
    ("Slipway Notes", "en", yoast_without_feed),
    ("Ghost Ferry", "en", ghost()),
    ("Fährgeist", "de", ghost(names_feed=False)),
    ("Drupal Dock", "en", drupal()),
    ("Boat Blog", "en", blogger),
    ("Letters Ashore", "en", substack()),
    ("Paid Letters", "en", substack(paid=True)),
    ("Hugo Pier", "en", static("Hugo 0.140", "/index.xml", "/posts/{slug}/")),
    ("Jekyll Jetty", "en", static("Jekyll v4.3", "/feed.xml", "/{y}/{m}/{d}/{slug}.html", atom)),
    ("Morning Buoy", "en", news_in_robots("/politics/{slug}-{n}")),
    ("La Bouée", "fr", news_in_robots("/article/{y}/{m}/{d}/{slug}_{n}.html")),
    ("La Boya", "es", news_in_robots("/noticia/{n}", in_index=True)),
    ("Anchor Atom", "en", linked_feed("/atom", atom)),
    ("Ancre RDF", "fr", linked_feed("/backend.rdf", rdf)),
    ("Ancla JSON", "es", linked_feed("/feed.json", json_feed)),
    ("Yakor", "ru", linked_feed("/export/rss2/all/index.xml", rss, "/doc/{n}")),
    ("Two Tides", "en", stale_and_fresh),
    ("Short Feed", "en", short_feed),
    ("Split Sections", "en", section_feeds),
    ("Plain Pier", "en", listing("/{y}/{m}/{d}/{slug}")),
    ("Seitenweise", "de", listing("/meldung/{slug}-{n}.html", pages=True)),
    ("Sin Canal", "es", listing("/noticias/{slug}")),
    ("Map Only", "en", sitemap_only("xml")),
    ("Karte", "de", sitemap_only("gzip")),
    ("Carte", "fr", sitemap_only("text")),
    ("Amp Twins", "en", amp_twins),
    ("Short Briefs", "en", teasers),
    ("Metered Mast", "en", metered),
    ("Given Feed", "en", given(wordpress(), "/feed/")),
    ("Given Article", "en", given(news_in_robots("/story/{n}-{slug}"), "{story}")),
    ("Slow Sloop", "en", crawl_delay),
    ("Moved Mooring", "en", redirected_front),
    ("Loses Lokal", "de", section_by_its_links),
    ("Sportboot", "de", section_by_its_path),
    ("Month Maps", "en", index_by_months),
    ("Shell Front", "en", shell_before_a_sitemap),
    ("Locked Lock", "en", paywall),
    ("Consent Cove", "en", consent(by_redirect=True)),
    ("Keksbucht", "en", consent(by_redirect=False)),
    ("Cloud Wall", "en", bot_wall(CLOUDFLARE, ("cf-mitigated", "challenge"))),
    ("Dome Wall", "en", bot_wall("<script src='https://captcha-delivery.com/c.js'></script>", ("x-datadome", "protected"))),
    ("Silent Wall", "en", bot_wall("Forbidden", obstacle="refused")),
    ("Shell Shore", "en", shell(with_feed=False)),
    ("Shell Feed", "en", shell(with_feed=True)),
    ("Members Moor", "en", login),
    ("Keep Out", "en", disallowed),
    ("Gone Gull", "en", gone),
    ("Empty Estuary", "en", empty),
    ("Reset Reef", "en", reset),
    ("Fault Fjord", "en", fault),
)  # fmt: skip


class _Handler(Handler):
    sites: dict[str, Site]

    @property
    def site(self) -> Site:  # type: ignore[override]
        return self.sites[self.connection.getsockname()[0]]


class _Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 256

    def verify_request(self, request: object, client_address: tuple[str, int]) -> bool:
        return client_address[0].startswith("127.")

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that goes away."""


@contextmanager
def fifty_sites(now: datetime) -> Iterator[list[Made]]:
    """All sites, for as long as the block lasts: one server, told apart by the address that was connected to."""
    sites: dict[str, Site] = {}
    with _Server(("0.0.0.0", 0), type("SitesHandler", (_Handler,), {"sites": sites})) as server:
        port = server.server_address[1]
        made = []
        for number, (name, language, make) in enumerate(SITES, 1):
            host = f"127.0.50.{number}"
            one = Made(name, f"http://{host}:{port}", language, address="/")
            make(one, now)
            one.address = one.origin + one.address
            sites[host] = Site(one.routes, url=one.origin)
            made.append(one)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield made
        finally:
            server.shutdown()
            thread.join()
