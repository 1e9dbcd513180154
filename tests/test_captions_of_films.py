"""What is said of a film, recording or embedded page is a caption, as of a picture; what only comes after one is the text."""

from __future__ import annotations

import pytest

from tests.test_cards_in_any_markup import ENGLISH, JAPANESE, POLISH, body_of

PLAYERS = {
    "video": '<video controls><source src="/v.mp4"></video>',
    "audio": '<audio controls src="/a.mp3"></audio>',
    "iframe": '<iframe src="https://video.example/e/1"></iframe>',
    "object": '<object data="/v.swf"></object>',
    "embed": '<embed src="/v.swf">',
    "amp-youtube": '<amp-youtube data-videoid="x" width="4" height="3"></amp-youtube>',
    "noscript": '<span></span><noscript><img src="/i.jpg"></noscript>',
    "background": '<div style="background-image: url(/i.jpg)"></div>',
}
FORMS = {
    "paragraph": "<div>{player}<p>{caption}</p></div>",
    "span": "<div>{player}<span>{caption}</span></div>",
    "boxes": "<div><div>{player}</div><div>{caption}</div></div>",
}
CAPTIONS = {
    ENGLISH: "Volunteers carry the first planks across the mill race.",
    POLISH: "Wolontariusze niosą pierwsze deski przez młynówkę.",
    JAPANESE: "最初の板を運ぶボランティアたち。",
}


@pytest.mark.parametrize("text", CAPTIONS, ids=("en", "pl", "ja"))
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("player", PLAYERS)
def test_a_caption_beside_a_player_goes(player: str, form: str, text: tuple[str, ...]) -> None:
    inside = FORMS[form].format(player=PLAYERS[player], caption=CAPTIONS[text])
    assert body_of(text, inside, at=2) == list(text)


SENTENCE = "Nobody had asked for the old ferry."
OTHER = "The pilots know the strait by heart."
VIDEO = PLAYERS["video"]
KEPT = {
    "a paragraph below a film": (f"{VIDEO}<p>{SENTENCE}</p>", [SENTENCE]),
    "a paragraph below the box of a film": (f"<div>{VIDEO}</div><p>{SENTENCE}</p>", [SENTENCE]),
    "a slanted paragraph below a wall": (
        f"<section>{PLAYERS['iframe']}</section><p><em>{SENTENCE}</em></p>",
        [SENTENCE],
    ),
    "two paragraphs in a box with a film": (f"<div>{VIDEO}<p>{SENTENCE}</p><p>{OTHER}</p></div>", [SENTENCE, OTHER]),
    "a part of the text with a film and a heading": (
        f"<div>{VIDEO}<h3>The old ferry</h3><p>{SENTENCE}</p></div>",
        ["The old ferry", SENTENCE],
    ),
    "recordings in a list": (
        f"<ul><li>{PLAYERS['audio']}The song of the pilots</li><li>{PLAYERS['audio']}The song of the ferry</li></ul>",
        ["The song of the pilots", "The song of the ferry"],
    ),
    "boxes with a film each": (
        "".join(f"<div>{VIDEO}<p>{line}</p></div>" for line in (SENTENCE, OTHER)),
        [SENTENCE, OTHER],
    ),
    "a paragraph behind a picture of one pixel": (
        f'<div><noscript><img src="/p.gif" width="1" height="1"></noscript><p>{SENTENCE}</p></div>',
        [SENTENCE],
    ),
}


@pytest.mark.parametrize("name", KEPT)
def test_text_beside_a_player_stays(name: str) -> None:
    inside, lines = KEPT[name]
    assert body_of(ENGLISH, inside, at=2) == [*ENGLISH[:2], *lines, *ENGLISH[2:]]
