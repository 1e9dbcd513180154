"""Captions as writers set them in editors without a field for them: centred, in a named inline element, with who took the picture."""

from __future__ import annotations

import pytest

from tasks.pure.extract.body.credits import is_picture_credit
from tests.support.articles import TITLE, fields_of, html
from tests.support.linear import is_linear
from tests.test_cards_in_any_markup import ENGLISH, JAPANESE, POLISH, body_of

CAPTIONS = {
    ENGLISH: "Volunteers carry the first planks across the mill race.",
    POLISH: "Wolontariusze niosą pierwsze deski przez młynówkę.",
    JAPANESE: "最初の板を運ぶボランティアたち。",
}
FORMS = {
    "in the picture's paragraph": '<p style="text-align: center;"><img src="/i.jpg"><br>{caption}</p>',
    "in the picture's paragraph, by a class": '<p class="f_center"><img src="/i.jpg"><br>{caption}</p>',
    "in a paragraph below": '<p style="text-align:center"><img src="/i.jpg"></p><p style="text-align:center">{caption}</p>',
    "coloured": '<p class="has-text-align-center"><img src="/i.jpg"></p><p class="has-text-align-center"><span>{caption}</span></p>',
    "in a named inline element": '<span class="end_photo"><div><img src="/i.jpg"></div><em class="img_desc">{caption}</em></span><br>',
    "in a paragraph that is named for it": '<img src="/i.jpg"><p class="image_desc">{caption}</p>',
}  # fmt: skip


@pytest.mark.parametrize("text", CAPTIONS, ids=("en", "pl", "ja"))
@pytest.mark.parametrize("form", FORMS)
def test_a_caption_goes(form: str, text: tuple[str, ...]) -> None:
    assert body_of(text, FORMS[form].format(caption=CAPTIONS[text]), at=2) == list(text)


SENTENCE = "Nobody had asked for the old ferry."
OTHER = "The pilots know the strait by heart."
KEPT = {
    "a centred paragraph without a picture above": (f'<p style="text-align:center">{SENTENCE}</p>', [SENTENCE]),
    "a paragraph below a centred picture": (
        f'<p style="text-align:center"><img src="/i.jpg"></p><p>{SENTENCE}</p>',
        [SENTENCE],
    ),
    "a verse below a picture": (
        f'<p class="align-center"><img src="/i.jpg"></p><p class="align-center">{SENTENCE}</p><p class="align-center">{OTHER}</p>',
        [SENTENCE, OTHER],
    ),
    "a named inline element behind words": (
        f'<p><img src="/i.jpg">{SENTENCE} <em class="img_desc">{OTHER}</em></p>',
        [f"{SENTENCE} {OTHER}"],
    ),
    "an element that is named for something else": (
        f'<p><em class="decentered">{SENTENCE}</em></p>',
        [SENTENCE],
    ),
}


@pytest.mark.parametrize("case", KEPT)
def test_what_is_no_caption_stays(case: str) -> None:
    inside, kept = KEPT[case]
    text = list(ENGLISH)
    assert body_of(ENGLISH, inside, at=2) == [*text[:2], *kept, *text[2:]]


@pytest.mark.parametrize(
    "credit",
    [
        "埠頭で乗船を待つ旅客。＝北岸市で2026年11月22日、山下涼子撮影",
        "旅客在碼頭等候登船　記者陳立群／攝",
        "旅客在码头等候登船。海港社记者 陈立群 摄",
        "旅客在码头等候登船。海港社发 陈立群 摄",
        "Passengers wait at the quay on Sunday morning. (Reuters/Ada Quill)",
    ],
)
def test_who_took_the_picture(credit: str) -> None:
    assert is_picture_credit(credit)


@pytest.mark.parametrize(
    "text",
    [
        "他说这张照片是父亲在码头拍摄的。",
        "写真は山下涼子が撮影した。",
        "He wrote for the paper (Reuters/AFP)",
        "The boats of both towns (north/south) leave at six (or seven)",
        "Either the mayor (or/and the council)",
    ],
)
def test_what_is_no_credit(text: str) -> None:
    assert not is_picture_credit(text)


@pytest.mark.parametrize(
    "line",
    [
        "請繼續往下閱讀...",
        "Scroll ke bawah untuk melanjutkan membaca",
        "By providing an email address. I agree to the Terms of Use and acknowledge that I have read the Privacy Policy.",
        "記事は広告の後に続きます",
    ],
)
def test_lines_around_advertisements_and_forms(line: str) -> None:
    assert body_of(ENGLISH, f"<p>{line}</p>", at=2) == list(ENGLISH)


@pytest.mark.parametrize(
    "line",
    [
        "(Except for the headline, this story has not been edited by Harbour Times staff and is published from a syndicated feed.)",
        "本網站之文字、圖片及影音，非經授權，不得轉載、公開播送或公開傳輸及利用。",
        "海港新闻，未经授权不得转载",
    ],
)  # fmt: skip
def test_notes_under_the_text(line: str) -> None:
    assert body_of(ENGLISH, f"<p>{line}</p>", at=len(ENGLISH)) == list(ENGLISH)


def test_a_sentence_on_reprints_inside_the_text_stays() -> None:
    line = "出版社说，这本书未经授权不得转载，读者却在网上到处看到它的章节。"
    assert line in body_of(ENGLISH, f"<p>{line}</p>", at=1)


def test_a_byline_region_that_refers_to_its_label() -> None:
    region = (
        '<section role="region" aria-labelledby="article-byline"><strong id="article-byline" class="visuallyhidden">Story</strong>'
        "<ul><li>Ada Quill</li><li>Harbour Radio</li><li>Reading time: three minutes</li></ul></section>"
    )
    assert body_of(ENGLISH, region, at=0) == list(ENGLISH)


@pytest.mark.parametrize(
    "piece", ["<em class='img_desc'>", "<img><em class='img_desc'>a</em>", "<p class='f_center'><img>a"]
)
def test_many_take_no_longer(piece: str) -> None:
    assert is_linear(lambda count: lambda: fields_of(html(top=f"<h1>{TITLE}</h1>{piece * count}")), 4_000)
