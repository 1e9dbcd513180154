"""Threads of forums on pages that state nothing: their type, and the text without what is said of its writers."""

from __future__ import annotations

import pytest

from tasks.pure.extract import extract
from tests.support.articles import RULES, page

POSTS = (
    (
        "oakley77",
        "My shop drops to six degrees at night, and I want to glue four boards of oak for the top of a bench.",
    ),
    (
        "Chisel Tom",
        "I did that for years: warm the boards indoors overnight, because the glue meets the wood and not the air.",
    ),
    (
        "mrs_dovetail",
        "White chalk along the joint tells you that it froze before it set, so saw it open and start again.",
    ),
)
BODY = "\n\n".join(text for _, text in POSTS)
FORUM = "https://boards.example/threads/gluing-oak.48123/"
ELSEWHERE = "https://plywooders.example/gluing-oak-48123"
MESSAGE = (
    "<div class=message><div class=message-user><a class=username>{}</a><h5>Regular</h5><dl><dt>Joined</dt><dd>2012</dd></dl></div>"
    "<div class=message-body>{}</div><div class=actions><a>Like</a> <a>{}</a></div></div>"
)
ROW = "<tr><td class=poster><b>{}</b><br>Posts: 12<br>Registered: 3 March 2019</td><td><p>{}</p><p><a href=#>{}</a></p></td></tr>"


def thread(post: str, control: str, *, before: str = "") -> str:
    posts = "".join(post.format(user, text, control) for user, text in POSTS)
    posts = f"<table>{posts}</table>" if post == ROW else f"<div class=list>{posts}</div>"
    return f"<html><head><title>Gluing oak in winter</title></head><body><h1>Gluing oak in winter</h1>{before}{posts}</body></html>"


@pytest.mark.parametrize(
    ("post", "control", "url"),
    [(MESSAGE, "Quote", ELSEWHERE), (MESSAGE, "Antworten", ELSEWHERE), (MESSAGE, "Share", FORUM), (ROW, "Citer", ELSEWHERE)],
)  # fmt: skip
def test_equal_posts_of_users_are_a_thread(post: str, control: str, url: str) -> None:
    found = extract(page(thread(post, control), url=url), RULES)
    assert (found.page_type, found.body) == ("forum", BODY)


def test_what_users_are_called_counts_only_with_a_forum_or_an_answer() -> None:
    """The entries of a live blog by three reporters have a name each too."""
    assert extract(page(thread(MESSAGE, "Share"), url=ELSEWHERE), RULES).page_type != "forum"


def test_comments_under_an_article_make_no_thread() -> None:
    paragraphs = "".join(f"<p>{text} It was said at the yearly fair, at length.</p>" for _, text in POSTS * 2)
    found = extract(page(thread(MESSAGE, "Reply", before=f"<article>{paragraphs}</article>"), url=ELSEWHERE), RULES)
    assert found.page_type != "forum"


def test_members_of_a_crew_stay_in_the_text() -> None:
    """Each is in an element named for a member, but no text is beside each."""
    members = "".join(
        f"<div class=member><p>{name}</p><p>{post}</p></div>"
        for name, post in (("Ada Quill", "Mate"), ("Tom Sand", "Cook"))
    )
    text = "".join(f"<p>{text}</p>" for _, text in POSTS)
    markup = f"<html><head><title>The crew</title></head><body><article><h1>The crew</h1>{text}<div>{members}</div>{text}</article></body></html>"
    found = extract(page(markup, url=ELSEWHERE), RULES)
    assert "Mate" in found.body
    assert "Cook" in found.body
