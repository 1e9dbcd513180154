"""What an element is called against what is in it: a menu links, a player has no paragraphs.

A name is a weak hint. Sites call each section of a text "toc-section", a paragraph "topic-paragraph", the review of a
product "product-widget". Where the content cannot be what the name says, the name says nothing.
"""

from __future__ import annotations

from tasks.pure.extract.body.blocks import Layout, Node
from tasks.pure.extract.body.edges import is_sentence
from tasks.pure.extract.body.hints import Hint
from tasks.pure.extract.page.text import ends_sentence

SENTENCES, SENTENCE_WORDS = 3, 60
"""Sentences in lines of their own, and their words, from which what is named a widget is text."""
PARAGRAPH_WORDS = 20
"""Words of sentences from which an element is no menu and no list of tags."""
LINKED = 0.3
"""Share of linked words from which a line points to another page, and an element may be a menu."""
_NOT_QUOTED = Hint.MEDIA | Hint.SLIDES | Hint.SHARE


def confirmed(layout: Layout, node: Node, hints: int) -> int:
    """Those of the hints about an element that agree with what is in it."""
    blocks = layout.blocks[node.first : node.end]
    if hints & Hint.RELATED and not any(block.link_words > LINKED * block.words for block in blocks):
        hints &= ~Hint.RELATED  # a pointer to another article is a link; "teaser" may be the opening of this one
    if hints & _NOT_QUOTED and any(block.tag in ("blockquote", "tr") for block in blocks):
        hints &= ~_NOT_QUOTED  # quoted posts and tables are content
    if node.element.name == "details":
        hints &= ~(Hint.MEDIA | Hint.FACTS)  # folded text, as HTML means it
    if hints & Hint.MEDIA and _is_paragraph(layout, node):
        hints &= ~Hint.MEDIA
    if hints & (Hint.MEDIA | Hint.NAVIGATION | Hint.TAGS):
        sentences = [block for block in blocks if is_sentence(block)]
        words = sum(block.words for block in sentences)
        if len(sentences) >= SENTENCES and words >= SENTENCE_WORDS:
            hints &= ~Hint.MEDIA  # "widget", "embed"; a post is short
        if words >= PARAGRAPH_WORDS and sum(block.link_words for block in blocks) < LINKED * words:
            hints &= ~(Hint.NAVIGATION | Hint.TAGS)
    return hints


def _is_paragraph(layout: Layout, node: Node) -> bool:
    """Whether an element is one paragraph without a link, picture or player: ``<p class="quote-embed">``."""
    block = layout.blocks[node.first]
    return (
        node.end - node.first == 1
        and node.element.name == "p"
        and block.words >= PARAGRAPH_WORDS
        and not block.link_words
        and ends_sentence(block.text)
        and not (node.images or node.players)
    )
