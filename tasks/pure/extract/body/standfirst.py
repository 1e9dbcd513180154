"""The standfirst between headline and body, where the page shows one. It is stored as the ``lead``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from tasks.pure.extract.body.blocks import HEADINGS, Block, Layout
from tasks.pure.extract.body.calls import call_language
from tasks.pure.extract.body.credits import is_picture_credit
from tasks.pure.extract.body.disclaimers import says_note
from tasks.pure.extract.body.hints import JUNK, Hint
from tasks.pure.extract.body.inline import is_set_in
from tasks.pure.extract.body.lines import is_appeal, is_label, is_notice
from tasks.pure.extract.body.pictures import is_captioned_picture, is_next_to_image, is_picture_with_sentence
from tasks.pure.extract.body.stamps import is_date_line, is_dated, is_former_title, is_stamp
from tasks.pure.extract.body.view import View
from tasks.pure.extract.lexicon.class_names import BOXES_OF_WRITERS, hyphenated, words_of
from tasks.pure.extract.lexicon.tables import entries
from tasks.pure.extract.page.text import ends_sentence, same_words

REACH = 40
"""Blocks before the body that are looked at: bylines, dates, share bars and a caption are between headline and body."""
MIN_WORDS = 6
PLAIN_WORDS = 10
"""Words of a standfirst that neither a description nor a name confirms."""
DATE_WORDS = 10
"""Words of a date line or byline in the standfirst's place, at most."""
HEADING_BYTES = 40
"""UTF-8 bytes of a heading of fewer words, at least: in languages that compound or have no blanks, six words are a sentence."""
SUB_HEADLINE_REACH = 2
"""Lines below the headline among which such a heading is; one of them may be the byline."""
BOXED, LONGEST = 3, 60
"""Paragraphs below in a box of their own, at least, under which a paragraph outside of it is the standfirst; its words, at most."""
UNMARKED_BYTES = 80
"""UTF-8 bytes of a line of fewer words right under the headline that is a standfirst without a full stop, at least."""
LINKED, LINKED_WORDS = 0.8, 3
"""Share of linked words from which a line links as a whole, and words of the headline of another article, at least."""
CUT_WORDS = 20
"""Words from which a paragraph is a standfirst also where it stops in the middle of a sentence."""
COMPARED = 10
"""Paragraphs at the top of the body that a standfirst is compared with: said again there, it is not one."""
COMPARED_CHARACTERS = 2_000
"""Characters of each that are compared."""
_OF_WRITERS = frozenset(entries(BOXES_OF_WRITERS))
_STRESSED = frozenset({"b", "strong"})
_TIME_OF_DAY = re.compile(r"\b\d{1,2}[:h]\d{2}\b")
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")


def descriptions_of(metas: Mapping[str, Sequence[str]], title: str) -> list[str]:
    """What the head says the article is about, folded as ``same_words`` does: often the standfirst word for word.

    Where it only says the headline, ``title``, again, it says nothing.
    """
    texts = (text for name in _DESCRIPTIONS for text in metas.get(name, ()) if len(text) > 30)
    headline = same_words(title)
    return [text for text in dict.fromkeys(map(same_words, texts)) if not headline.startswith(text)]


def find_standfirst(
    view: View,
    kept: Sequence[int],
    *,
    title: str,
    descriptions: Sequence[str],
    captions: Collection[int] = (),
    plain: bool = True,
) -> int | None:
    """Index of the standfirst's block, in the body already or above it; None where the page shows none.

    Args:
        view: The page.
        kept: Indexes of the body's blocks.
        title: The headline as the head states it.
        descriptions: What the head says the article is about, folded as ``same_words`` does.
        captions: Indexes of blocks that are known to be captions.
        plain: Whether a sentence above the body that nothing calls its standfirst may be it.
    """
    if not kept or (view.headline is not None and view.headline >= kept[0]):
        return None
    blocks = view.layout.blocks
    first = kept[0]
    placed: list[int] = []
    sub_headlines: list[int] = []
    levels = {blocks[index].tag for index in kept if blocks[index].tag in HEADINGS}
    for index, words in _candidates(view, kept, title):
        hints = hints_around(view, blocks[index].node)
        if blocks[index].tag in HEADINGS and blocks[index].words >= PLAIN_WORDS:
            hints &= ~Hint.BYLINE  # no byline is set as a heading of so many words, whatever the box is called
        elif hints & Hint.BYLINE and _is_sentence_in_meta_box(view, blocks[index]):
            hints &= ~Hint.BYLINE
        if _matches(words, descriptions) and not hints & Hint.OVERLAY:
            return index
        if view.headline is None:
            continue
        if hints & Hint.LEAD and not hints & (JUNK & ~Hint.RELATED):
            return index
        if is_under_link(view, index):
            continue
        if (
            not hints & JUNK
            and index not in captions
            and (_is_placed_as_standfirst(view.layout, index, first) or _is_unmarked(view, index, first))
        ):
            placed.append(index)
        elif not hints & JUNK and _is_sub_headline(view, index, levels):
            sub_headlines.append(index)
    if len(kept) > 2 and _is_named_standfirst(view.layout, blocks[first].node):
        return None if is_stamped(blocks[first].text, blocks[first].words) else first
    # One plain sentence or two between headline and body, and nothing says that it is something else.
    placed = placed or sub_headlines
    sentences = [index for index in placed if not _is_of_the_page(blocks[index].text)]
    if plain and placed and len(sentences) <= 1:
        return sentences[0] if sentences else None
    if plain and not placed and view.headline is not None:
        if _is_outside_of_text(view, kept) or _is_heading_of_text(view, kept) or _is_stressed_alone(view, kept):
            return first
    return None


def _is_of_the_page(text: str) -> bool:
    """Whether a line says who took a picture, calls to readers or dates the article: as long as a sentence, and none of the text."""
    return is_picture_credit(text) or is_appeal(text) or call_language(text) is not None or is_date_line(text)


def _is_sub_headline(view: View, index: int, levels: Collection[str]) -> bool:
    """Whether a heading is right under the headline, too short for a sentence, and too long for a kicker.

    ``levels``: of the headings in the body; a heading of one of them may be a sub-heading.
    """
    block = view.layout.blocks[index]
    if view.headline is None or index - view.headline > SUB_HEADLINE_REACH:
        return False
    words = set(block.text.casefold().split())
    said = words.intersection(view.layout.blocks[view.headline].text.casefold().split())
    return (
        2 * len(said) < len(words)  # more of them is the headline in other words
        and block.tag in HEADINGS
        and block.tag not in levels
        and len(block.text.encode()) >= HEADING_BYTES
    )


def _is_unmarked(view: View, index: int, first: int) -> bool:
    """Whether a line without a full stop is right under the headline and above the byline or date: nothing but a standfirst is.

    A kicker is shorter, and a caption is beside its picture.
    """
    block = view.layout.blocks[index]
    if view.headline is None or index != view.headline + 1 or block.tag not in ("p", "div", "body"):
        return False
    if block.words < PLAIN_WORDS and len(block.text.encode()) < UNMARKED_BYTES:
        return False
    if block.link_words or "\n" in block.text or block.words > LONGEST or _is_next_to_image(view.layout, block.node):
        return False
    below = view.layout.blocks[index + 1 : first]
    return any(
        is_stamped(other.text, other.words) or (other.words < DATE_WORDS and is_dated(other.text)) for other in below
    )


def is_under_link(view: View, index: int) -> bool:
    """Whether the line above a block is a headline that links: what is under it is said of the page that it leads to."""
    if not index or index - 1 == view.headline:
        return False
    above = view.layout.blocks[index - 1]
    if above.tag not in HEADINGS or above.words < LINKED_WORDS or is_stamp(above.text):
        return False  # a kicker, the writer's name, a pointer to the recipe
    return above.link_words > LINKED * above.words


def _is_outside_of_text(view: View, kept: Sequence[int]) -> bool:
    """Whether the body's first paragraph alone is between the headline and the element that holds the others."""
    nodes, block = view.layout.nodes, view.layout.blocks[kept[0]]
    if len(kept) <= BOXED or not PLAIN_WORDS <= block.words <= LONGEST or block.tag not in ("p", "div", "body"):
        return False
    if block.link_words or not ends_sentence(block.text) or hints_around(view, block.node) & JUNK:
        return False
    if is_picture_credit(block.text) or is_appeal(block.text) or is_date_line(block.text):
        return False
    box = view.layout.blocks[kept[1]].node
    while nodes[box].end <= kept[-1]:
        box = nodes[box].parent
    return nodes[box].first > kept[0]


def _is_heading_of_text(view: View, kept: Sequence[int]) -> bool:
    """Whether the body begins right under the headline with a sentence in a heading, of a level that it has nowhere else."""
    block = view.layout.blocks[kept[0]]
    if block.tag not in HEADINGS or block.words < PLAIN_WORDS or not ends_sentence(block.text) or block.link_words:
        return False
    others = [index for index in kept[1:] if view.layout.blocks[index].tag == block.tag]
    return view.headline == kept[0] - 1 and not others and not hints_around(view, block.node) & JUNK


def _is_stressed_alone(view: View, kept: Sequence[int]) -> bool:
    """Whether the body begins with a sentence that is stressed as a whole, and no other paragraph is: systems without a field for
    the standfirst have it written so.
    """
    nodes, blocks = view.layout.nodes, view.layout.blocks
    first, others = blocks[kept[0]], [blocks[index] for index in kept[1:]]
    if first.tag not in ("p", "div") or not PLAIN_WORDS <= first.words <= LONGEST or not ends_sentence(first.text):
        return False
    if first.link_words or not is_set_in(nodes[first.node].element, _STRESSED) or is_appeal(first.text):
        return False
    if says_note(first.text):
        return False
    prose = [block for block in others if block.words >= PLAIN_WORDS]
    return len(prose) >= BOXED and not any(is_set_in(nodes[block.node].element, _STRESSED) for block in prose)


def hints_around(view: View, node: int) -> int:
    """The hints of the elements around a block, three levels up: the page itself is above those.

    An element that holds the headline too is the head of the article: what else is in it ("article-meta") says nothing
    about this block. Of two names the inner one is nearer to the text: a standfirst in a box named meta is one.
    """
    nodes = view.layout.nodes
    hints = Hint.NONE
    for _ in range(3):
        if node < 0 or view.holds_headline(nodes[node]):
            break
        hints |= nodes[node].hints & ~(Hint.BYLINE if hints & Hint.LEAD else Hint.NONE)
        name = nodes[node].element.name
        if (
            (name in ("figure", "figcaption", "aside", "nav") and not nodes[node].hints & Hint.POINTS)
            or is_captioned_picture(view.layout, nodes[node])
            or is_picture_with_sentence(view.layout, nodes[node])
        ):
            hints |= Hint.CAPTION
        node = nodes[node].parent
    return hints & ~view.ignored


def is_stamped(text: str, words: int) -> bool:
    """Whether a text is a byline or date; one with a time of day may be longer: "By A. Quill - 05:01 - Time to read"."""
    timed = words < 1.5 * DATE_WORDS and _TIME_OF_DAY.search(text) is not None
    short = words < DATE_WORDS or (timed and not text.endswith((".", "!", "?", "…")))
    return short and is_stamp(text)


def _candidates(view: View, kept: Sequence[int], title: str) -> Iterator[tuple[int, str]]:
    """The blocks between headline and body that may be a standfirst by their words, with their folded text."""
    blocks = view.layout.blocks
    headline = same_words(title)
    first = kept[0]
    start = view.headline + 1 if view.headline is not None else 0
    body = {same_words(blocks[index].text[:COMPARED_CHARACTERS]) for index in kept[:COMPARED]}
    for index in range(max(start, first - REACH), first):
        block = blocks[index]
        words = same_words(block.text)
        if block.tag in HEADINGS and headline and (headline in words or words in headline):
            continue  # the headline again, with a kicker
        if words != headline and words not in body and not _is_something_else(block):
            yield index, words


def _is_something_else(block: Block) -> bool:
    """Whether a block is too short for a standfirst, or a label, a link, a byline, a date or code."""
    return (
        block.words < MIN_WORDS
        or block.tag == "h1"
        or is_label(block.text)
        or is_notice(block.text)
        or block.link_words > 0.5 * block.words
        or is_former_title(block.text)
        or is_stamped(block.text, block.words)
        or _is_code(block.text)
    )


def _is_placed_as_standfirst(layout: Layout, index: int, first: int) -> bool:
    """Whether a block above the body's first is a sentence of its own, not the text next to an image."""
    block = layout.blocks[index]
    if block.tag in HEADINGS:  # as long as a sentence, and no paragraph between it and the headline
        return block.words >= PLAIN_WORDS
    if block.words < PLAIN_WORDS:
        return False
    if not ends_sentence(block.text) and (block.tag != "p" or block.words < CUT_WORDS):
        return False
    return layout.blocks[first].tag != "p" or not _is_next_to_image(layout, block.node)


def _is_sentence_in_meta_box(view: View, block: Block) -> bool:
    """Whether a block is a whole sentence in a box that is called one of dates and the like, and not of the writer."""
    if block.words < PLAIN_WORDS or not ends_sentence(block.text) or block.link_words or "\n" in block.text:
        return False
    if is_stamp(block.text):
        return False  # "Received 2022 Oct 12; accepted 2023 Jan 7."
    nodes = view.layout.nodes
    node = block.node
    for _ in range(3):
        if node < 0 or view.holds_headline(nodes[node]):
            break
        attrs = nodes[node].element.attrs
        names = words_of(hyphenated(f"{attrs.get('class', '')} {attrs.get('id', '')}"))
        if not _OF_WRITERS.isdisjoint(names):
            return False
        node = nodes[node].parent
    return True


def _is_code(text: str) -> bool:
    """Whether a text is a script's, which a tag that closes itself (``<script/>``) leaves among the page's words."""
    start = text[:400]
    return "{" in start and "(" in start and ";" in text and ("function" in start or "var " in start)


def _is_next_to_image(layout: Layout, node: int) -> bool:
    """Whether a text that is not in a paragraph, as those of the body are, is alone in an element with an image."""
    above = layout.nodes[node].parent
    return any(index >= 0 and is_next_to_image(layout, layout.nodes[index]) for index in (node, above))


def _is_named_standfirst(layout: Layout, index: int) -> bool:
    """Whether the element around the first paragraph, or the one above it, is named a standfirst and holds little else."""
    for _ in range(2):
        node = layout.nodes[index]
        if node.end - node.first > 2 or node.parent < 0:
            return False
        if node.hints & Hint.LEAD:
            return True
        index = node.parent
    return False


def _matches(words: str, descriptions: Sequence[str]) -> bool:
    """Whether a text is a description, or one is the beginning of the other (descriptions are often cut)."""
    for description in descriptions:
        shorter, longer = sorted((words, description), key=len)
        if len(shorter) >= 25 and longer.startswith(shorter[: max(25, int(len(shorter) * 0.9))]):
            return True
    return False
