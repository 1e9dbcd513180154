"""A writer who is named by a picture alone, and pictures of others."""

from __future__ import annotations

import pytest

from tests.support.articles import PARAGRAPHS, TITLE, fields_of

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def authors_of(top: str, below: str = "", head: str = "") -> tuple[str, ...]:
    return fields_of(
        f"<html><head><title>{TITLE}</title>{head}</head><body><main><article><h1>{TITLE}</h1>{top}{TEXT}{below}</article></main></body></html>"
    ).authors


@pytest.mark.parametrize(
    "top",
    [
        '<div class="author"><img src=/a.jpg alt="Ada Quill"></div>',
        '<div class="byline">By <img src=/a.jpg alt="Ada Quill"></div>',
        '<p class="auteur">Par <a href=/x><img src=/a.jpg alt="Ada Quill"></a></p>',
        '<div class="autor"><img src=/a.jpg alt="Foto von Ada Quill"> 4.3.2024</div>',
        '<a rel=author href=/x><img src=/a.jpg alt="Photo of Ada Quill"></a>',
        '<a href=/authors/ada-quill><img src=/a.jpg alt="Ada Quill"></a>',
        '<span itemprop=author><img src=/a.jpg alt="Avatar of Ada Quill"></span>',
        '<div class="автор byline"><img src=/a.jpg alt="Ada Quill"></div>',
    ],
)
def test_a_byline_without_letters_has_the_name_of_its_picture(top: str) -> None:
    assert authors_of(top) == ("Ada Quill",)


def test_the_logo_of_an_agency_signs() -> None:
    assert authors_of('<div class="author"><img src=/a.svg alt="Reuters"></div>') == ("Reuters",)


@pytest.mark.parametrize(
    ("top", "below", "authors"),
    [
        ('<div class="author"><img src=/a.jpg alt="Ada Quill"> Ben Marrow</div>', "", ("Ben Marrow",)),
        ('<div class="author"><img src=/a.jpg alt="Author photo"></div>', "", ()),
        ('<div class="author"><img src=/a.jpg alt="Portrait of a woman in a coat at the harbour"></div>', "", ()),
        ('<div class="author"><img src=/a.jpg alt="Logo"></div>', "", ()),
        ('<figure><img src=/a.jpg alt="Ada Quill"></figure>', "", ()),
        ("", '<aside class=authors><div class=author><img src=/a.jpg alt="Ada Quill"></div></aside>', ()),
        ("", '<div class="related"><a href=/authors/ada-quill><img src=/a.jpg alt="Ada Quill"></a></div>', ()),
        ("", "".join(f'<a href=/authors/{name[0]}><img src=/a.jpg alt="{name}"></a>' for name in ("Ada Quill", "Ben Marrow", "Cora Vane")), ()),
    ],
)  # fmt: skip
def test_other_pictures_name_nobody(top: str, below: str, authors: tuple[str, ...]) -> None:
    assert authors_of(top, below) == authors
