"""One article in many site templates, with everything around it that sites add, and no revealing class names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

ICONS = (
    "icon bookmark-bicon bookmarkicon cameraicon checkicon chevron downicon chevron lefticon closeicon v-compressicon "
    "downloadicon editicon fbicon fileicon gpicon insicon mailicon mutedicon nomutedicon okicon v-playicon searchicon "
    "shareicon sign inicon sign upicon tagicon tgicon trashicon twicon vkicon yticon fm"
)
MENU = (
    '<ul><li><a href="/">Home</a></li><li><a href="/news">World</a></li><li><a href="/business">Business</a></li></ul>'
)
SHARE = "<ul><li><a href=#>Share</a></li><li><a href=#>Tweet</a></li><li><a href=#>Email</a></li><li><a href=#>Print</a></li><li><a href=#>Comments (12)</a></li></ul>"
SHARE_LINE = "<div>Share / Tweet / Email / Print / Comments (12)</div>"
READ_MORE = '<p>Read more: <a href="/1">Georgian herring leave the strait</a></p>'
FOLLOW = "<div>Follow us on Facebook and Twitter</div>"
TAGS = '<div>Tags: <a href="/t/1">Harbour</a>, <a href="/t/2">Ferries</a></div>'
ALSO = '<div><div>Also on echo.example</div><a href="/2"><img src=a.jpg></a><a href="/2">Pilots say the ice is back</a></div>'
AUTHOR = '<div><img src=b.jpg><h4><a href="/staff/tom">Tom Achebe</a></h4><p>Tom Achebe writes about harbours and ships.</p></div>'
LETTER = "<form><h3>Newsletter</h3><p>Get the best of the coast in your inbox, every Friday.</p><input type=email><button>Sign up</button></form>"
COOKIES = "<div>This website uses cookies to give you the best experience. Read our <a href=/p>privacy policy</a> to find out more. <a href=#>Accept</a></div>"
LATEST = (
    '<div><h3>Latest news</h3><ul><li><a href="/3">Bridge of Skarvik opens a day early after a year of work</a></li>'
    '<li><a href="/4">Nine boats and no wind: the regatta in pictures</a></li><li><a href="/5">Two held after theft of anchor</a></li></ul></div>'
)
RELATED = '<h3>Related articles</h3><p><a href="/6">Harbour master speaks on safety</a></p><p><a href="/7">Ships gather in the northern strait</a></p>'
COMMENTS = "<div><h4>Comments</h4><p>You can share this story on social media:</p></div>"
RIGHTS = "<div>© Ellerby Echo, 2005–2026. All rights reserved.</div>"


@dataclass(frozen=True, slots=True)
class Story:
    """An article as a reader sees it; ``paragraphs`` begins with the lead."""

    title: str
    date: str
    paragraphs: Sequence[str]


def _page(story: Story, inside: str) -> str:
    return f"<html><head><title>{story.title} - Echo</title></head><body>{inside}</body></html>"


def _p(story: Story, between: str = "") -> str:
    first, second, *rest = (f"<p>{text}</p>" for text in story.paragraphs)
    return "\n".join([first, second, between, *rest])


def loose_icons_first(story: Story) -> str:
    return _page(story, f"<span>{ICONS}</span>{story.date}<h1>{story.title}</h1>{_p(story)}")


def icons_inside_main(story: Story) -> str:
    return _page(
        story, f"<div><span>{ICONS}</span><span>{story.date}</span><h1>{story.title}</h1><div>{_p(story)}</div></div>"
    )


def icons_in_spans(story: Story) -> str:
    names = "".join(f"<span>icon {name.strip()}</span>" for name in ICONS.split("icon") if name.strip())
    return _page(story, f"<div>{names}<div>{story.date}</div><h1>{story.title}</h1>{_p(story)}</div>")


def icons_in_the_first_line(story: Story) -> str:
    lines = "<br>\n".join(story.paragraphs)
    return _page(story, f"<h1>{story.title}</h1><p>{story.date}</p><div><span>{ICONS}</span>{lines}</div>")


def strong_lead_and_time(story: Story) -> str:
    lead, *rest = story.paragraphs
    text = "".join(f"<p>{paragraph}</p>" for paragraph in rest)
    return _page(
        story,
        f"<span>{ICONS}</span><div><time>{story.date}</time><h1>{story.title}</h1><p><strong>{lead}</strong></p>{text}</div>",
    )


def tables(story: Story) -> str:
    return _page(
        story,
        f"<table><tr><td>{MENU}</td></tr><tr><td>{LATEST}</td><td><span>{ICONS}</span><div>{story.date}</div><h1>{story.title}</h1>"
        f"{SHARE}{_p(story)}{TAGS}{FOLLOW}</td><td>{RELATED}</td></tr><tr><td>{RIGHTS}</td></tr></table>",
    )  # fmt: skip


def paragraphs_of_div(story: Story) -> str:
    text = "".join(f"<div>{paragraph}</div>" for paragraph in story.paragraphs)
    return _page(
        story,
        f"{MENU}<div><h1>{story.title}</h1><div>{story.date}</div>{SHARE_LINE}{text}{TAGS}{SHARE_LINE}</div>{RIGHTS}",
    )


def parted_by_br(story: Story) -> str:
    text = "<br><br>".join(story.paragraphs)
    return _page(
        story, f"{MENU}<div><h1>{story.title}</h1>{story.date}<br><br>{text}<br><br>{SHARE}</div>{FOLLOW}{RIGHTS}"
    )


def share_bars(story: Story) -> str:
    return _page(story, f"<div><h1>{story.title}</h1><p>{story.date}</p>{SHARE}{_p(story, SHARE)}{SHARE}</div>")


def read_more_between(story: Story) -> str:
    return _page(story, f"<div><h1>{story.title}</h1><p>{story.date}</p>{_p(story, READ_MORE)}{READ_MORE}</div>")


def plain_read_more_between(story: Story) -> str:
    pointer = "<p>READ MORE: Georgian herring leave the strait</p>"
    return _page(story, f"<div><h1>{story.title}</h1><p>{story.date}</p>{_p(story, pointer)}{pointer}</div>")


def also_on_boxes(story: Story) -> str:
    return _page(story, f"<div><h1>{story.title}</h1><p>{story.date}</p>{_p(story, ALSO)}{ALSO}</div>{RIGHTS}")


def author_box(story: Story) -> str:
    return _page(
        story, f"<div><h1>{story.title}</h1><p>By Tom Achebe | {story.date}</p>{_p(story)}{AUTHOR}</div>{RIGHTS}"
    )


def newsletter_form(story: Story) -> str:
    return _page(story, f"<div><h1>{story.title}</h1><p>{story.date}</p>{_p(story, LETTER)}{LETTER}</div>{RIGHTS}")


def cookie_banner_on_top(story: Story) -> str:
    return _page(story, f"{COOKIES}{MENU}<div><h1>{story.title}</h1><p>{story.date}</p>{_p(story)}</div>{RIGHTS}")


def cookie_banner_below(story: Story) -> str:
    return _page(story, f"{MENU}<h1>{story.title}</h1><p>{story.date}</p>{_p(story)}{RIGHTS}{COOKIES}")


def latest_news_inside(story: Story) -> str:
    return _page(
        story, f"<div><h1>{story.title}</h1><p>{story.date}</p>{_p(story, LATEST)}{RELATED}{COMMENTS}</div>{RIGHTS}"
    )


def everything_flat(story: Story) -> str:
    return _page(
        story,
        f"{COOKIES}{MENU}<span>{ICONS}</span>{story.date}<h1>{story.title}</h1>{SHARE_LINE}{_p(story, READ_MORE)}{TAGS}{FOLLOW}"
        f"{RELATED}{LATEST}{COMMENTS}{RIGHTS}",
    )  # fmt: skip


def modern(story: Story) -> str:
    lead, *rest = story.paragraphs
    text = "".join(f"<p>{paragraph}</p>" for paragraph in rest)
    return _page(
        story,
        f'<header><nav>{MENU}</nav></header><main><article><header><span>{ICONS}</span><a href="/news">World News</a><h1>{story.title}</h1>'
        f"<p>{lead}</p><span>{story.date}</span>{SHARE}</header><section>{text}{ALSO}{LETTER}</section><footer>{TAGS}{AUTHOR}</footer></article>"
        f"<aside>{LATEST}</aside></main><footer>{RIGHTS}</footer>",
    )  # fmt: skip


TEMPLATES: tuple[Callable[[Story], str], ...] = (
    loose_icons_first, icons_inside_main, icons_in_spans, icons_in_the_first_line, strong_lead_and_time, tables, paragraphs_of_div,
    parted_by_br, share_bars, read_more_between, plain_read_more_between, also_on_boxes, author_box, newsletter_form,
    cookie_banner_on_top, cookie_banner_below, latest_news_inside, everything_flat, modern,
)  # fmt: skip
