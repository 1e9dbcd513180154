"""Cards that an empty link covers go, whatever holds their headline; a box that no link covers stays."""

from __future__ import annotations

import pytest

from tests.test_cards_in_any_markup import CARDS, ENGLISH, JAPANESE, POLISH, body_of

LINKS = {
    "stretched": '<a class="stretched-link" href="/n/{n}"></a>',
    "inset": '<a class="absolute inset-0" href="/n/{n}"></a>',
    "empty span": '<a href="/n/{n}"><span class="absolute inset-0" aria-hidden="true"></span></a>',
    "label": '<a href="/n/{n}" aria-label="{title}"></a>',
    "for screen readers": '<a href="/n/{n}"><span class="visually-hidden">{title}</span></a>',
}
BOXES = {
    "span and paragraph": '<div class="q8">{link}<span>{title}</span><p>{text}</p></div>',
    "spans": '<div class="q8">{link}<img src="/i.jpg" alt=""><span>{title}</span><br><br><span>{text}</span></div>',
    "one line": '<div class="q8">{link}<span class="t">{title}</span> <span>{text}</span></div>',
    "article": '<article class="q8">{link}<div><span>{title}</span></div><div>{text}</div></article>',
}


@pytest.mark.parametrize("text", [ENGLISH, POLISH, JAPANESE], ids=("en", "pl", "ja"))
@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("count", [1, 2])
def test_cards_that_a_link_covers_go(count: int, link: str, box: str, text: tuple[str, ...]) -> None:
    inside = "".join(
        BOXES[box].format(link=LINKS[link].format(n=n, title=title), title=title, text=said)
        for n, (title, said) in enumerate(CARDS[text][:count])
    )
    assert body_of(text, inside, at=3) == list(text)


@pytest.mark.parametrize("link", ["", '<a id="s2"></a>', '<a href="#s2" class="cover-link"></a>'])
def test_a_box_that_no_link_covers_stays(link: str) -> None:
    said = "Nobody had asked for the old ferry until the bridge was closed in the spring of last year."
    assert said in body_of(ENGLISH, f"<div>{link}<p>{said}</p></div>", at=3)
