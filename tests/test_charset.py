"""From bytes to text: byte order marks, valid UTF-8, the header, the page's declaration, detection, in that order."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.pure.extract.page.charset import decode, in_utf8

CZECH = "<p>Příliš žluťoučký kůň úpěl ďábelské ódy, a nikdo ve městě ho neslyšel. " * 20
RUSSIAN = "<p>Лёд закрыл гавань до пятницы, сказал начальник порта на встрече с журналистами. " * 20
FRENCH = "<p>Le port était fermé jusqu’à vendredi, a déclaré la directrice à l’été, où les pêcheurs dînèrent. " * 20
JAPANESE = "<p>港町の時計が十一年ぶりに動いた。修理したのは八十一歳の時計職人だった。" * 20


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        ("é".encode(), "", "é"),
        (codecs.BOM_UTF8 + "é".encode(), "text/html; charset=iso-8859-1", "é"),
        (codecs.BOM_UTF16_LE + "é".encode("utf-16-le"), "", "é"),
        (codecs.BOM_UTF16_BE + "é".encode("utf-16-be"), "text/html; charset=utf-8", "é"),
        (codecs.BOM_UTF32_LE + "é".encode("utf-32-le"), "", "é"),
        ("<html>é</html>".encode("utf-16-le"), "", "<html>é</html>"),
        ("é".encode(), "text/html; charset=iso-8859-1", "é"),
        ("caf\xe9 “x”".encode("cp1252"), "text/html; charset=ISO-8859-1", "café “x”"),
        ('<meta charset="windows-1251">мир'.encode("cp1251"), "", '<meta charset="windows-1251">мир'),
        ("<meta http-equiv=Content-Type content='text/html; charset=x-sjis'>港".encode("cp932"), "", None),
        (b"<?xml version='1.0' encoding='iso-8859-2'?>\xb9", "", "<?xml version='1.0' encoding='iso-8859-2'?>š"),
        ("港町".encode("iso2022_jp"), "text/html; charset=iso-2022-jp", "港町"),
        ("мир".encode("cp1251"), "text/html; charset=nonsense", None),
        (CZECH.encode("cp1250"), "", CZECH),
        (RUSSIAN.encode("koi8-r"), "", RUSSIAN),
        (JAPANESE.encode("euc_jp"), "", JAPANESE),
        (RUSSIAN.encode("cp1251"), "text/html; charset=utf-8", RUSSIAN),
        # Latin-1 of a server that says so of every page, and of a page that is.
        (
            b'<meta charset="windows-1251">' + RUSSIAN.encode("cp1251"),
            "text/html; charset=iso-8859-1",
            f'<meta charset="windows-1251">{RUSSIAN}',
        ),
        (
            b'<meta charset="windows-1251">' + FRENCH.encode("cp1252"),
            "text/html; charset=iso-8859-1",
            f'<meta charset="windows-1251">{FRENCH}',
        ),
    ],
)
def test_decode(body: bytes, content_type: str, expected: str | None) -> None:
    text = decode(body, content_type)
    assert text == expected if expected is not None else text


def test_a_few_broken_bytes_do_not_cost_the_declared_encoding() -> None:
    body = b'<meta charset="utf-8">' + RUSSIAN.encode() + b"\xd0"
    assert decode(body, "text/html; charset=utf-8").count("\ufffd") == 1


@given(st.binary(max_size=300), st.text(max_size=40))
def test_any_bytes_have_a_text(body: bytes, content_type: str) -> None:
    assert isinstance(decode(body, content_type), str)


@given(st.one_of(st.binary(max_size=60), st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_what_is_utf8_is_handed_on_as_what_it_decodes_to(body: bytes) -> None:
    for data in (body, codecs.BOM_UTF8 + body, b"\x1b$B" + body):
        assert in_utf8(data, "text/html; charset=iso-2022-jp") == decode(data, "text/html; charset=iso-2022-jp").encode(
            "utf-8", "replace"
        )
