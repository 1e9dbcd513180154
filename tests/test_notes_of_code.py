"""The numbers of lines and the language of code, as highlighters print them, are no text; other numbers and words are."""

from __future__ import annotations

import pytest

from tasks.pure.extract.body.finder import find_body
from tasks.pure.extract.page.tree import parse_text

FIRST = "The harbour pilot wrote a short program that counts the gulls on the breakwater every morning."
LAST = "The rest of it throws away foam, buoys and one very white dog, as she says herself."
LINES = ("def count(frame):", "return len(frame)")
CODE = " ".join(LINES)


def _paragraphs(markup: str) -> list[str]:
    page = parse_text(f"<body><h1>Counting gulls</h1><div><p>{FIRST}</p>{markup}<p>{LAST}</p><p>{FIRST[4:]}</p></div>")
    return find_body(page, title="Counting gulls").paragraphs[1:-2]


def _lines(template: str) -> str:
    return "\n".join(template.format(number=number, line=line) for number, line in enumerate(LINES, 1))


@pytest.mark.parametrize(
    "markup",
    [
        "<pre><code>" + _lines('<span class="ln">{number}</span><span class="line">{line}</span>') + "</code></pre>",
        '<div class="highlight"><pre>' + _lines('<span class="linenos">{number}</span>{line}') + "</pre></div>",
        "<pre>" + _lines('<span class="lineno">{number} </span>{line}') + "</pre>",
        "<pre>" + _lines('<span class="line-number">{number}</span> {line}') + "</pre>",
        f'<div class="language-python"><button class="copy"></button><span class="lang">python</span><pre><code>{CODE}</code></pre></div>',
        f'<figure class="highlight"><div>Python</div><pre><code class="language-python">{CODE}</code></pre></figure>',
        f'<div class="code"><pre data-lang="python">{CODE}</pre><span>python</span></div>',
        f'<div class="box"><pre><code>{CODE}</code></pre><div class="wrapper"><span class="line-number">1</span><br><span class="line-number">2</span><br></div></div>',
        f"<table><tr><td><pre>1\n2</pre></td><td><pre><code>{CODE}</code></pre></td></tr></table>",
    ],
    ids=[
        "ln",
        "linenos",
        "lineno",
        "line-number",
        "language",
        "capital",
        "below",
        "numbers in a box",
        "numbers in a cell",
    ],
)
def test_numbers_of_lines_and_languages_are_no_text(markup: str) -> None:
    assert _paragraphs(markup) == [CODE]


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        (f"<div><p>Python</p><pre><code>{CODE}</code></pre></div>", ["Python", CODE]),
        (f'<p>Python</p><pre><code class="language-python">{CODE}</code></pre>', [CODE]),
        (f'<div class="box"><pre><code>{CODE}</code></pre><p>1 2 3</p></div>', [CODE, "1 2 3"]),
        (f'<p>Listing</p><pre><code class="language-python">{CODE}</code></pre>', ["Listing", CODE]),
        ("<pre><code>x = <span class=num>1</span> + <span class=line>2</span></code></pre>", ["x = 1 + 2"]),
        ("<p>On line <span class=line-number>2</span> the gulls are counted, and nowhere else in it.</p>", ["On line 2 the gulls are counted, and nowhere else in it."]),
    ],
    ids=["a word that no name says", "the language alone", "an output", "another word", "numbers of the code", "a number in a sentence"],
)  # fmt: skip
def test_other_words_and_numbers_beside_code_stay(markup: str, paragraphs: list[str]) -> None:
    assert _paragraphs(markup) == paragraphs


@pytest.mark.parametrize(
    "line", ["from harbour import bell", "by = 3", 'date = "2024-05-04"', "# by Ada Quill", "von x, y"]
)
@pytest.mark.parametrize(
    "template", ["<pre><code>{}</code></pre>", '<div class="highlight"><pre><span>{}</span></pre></div>']
)
def test_code_at_the_edge_of_a_text_is_no_byline(template: str, line: str) -> None:
    code = template.format(line)
    for markup in (f"{code}<p>{FIRST}</p><p>{LAST}</p>", f"<p>{FIRST}</p><p>{LAST}</p>{code}"):
        page = parse_text(f"<body><h1>Counting gulls</h1><div>{markup}</div></body>")
        assert line in find_body(page, title="Counting gulls").paragraphs


def test_a_preformatted_byline_is_one() -> None:
    page = parse_text(
        f"<body><h1>Counting gulls</h1><div><pre>By Ada Quill</pre><p>{FIRST}</p><p>{LAST}</p></div></body>"
    )
    assert find_body(page, title="Counting gulls").paragraphs == [FIRST, LAST]
