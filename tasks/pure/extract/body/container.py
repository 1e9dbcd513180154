"""Which element of a page holds its article: the one whose lines are worth most together."""

from __future__ import annotations

from tasks.pure.extract.body.blocks import HEADINGS, PROSE_WORDS, Block, Layout, Node
from tasks.pure.extract.body.clean import ASIDE
from tasks.pure.extract.body.confirm import confirmed
from tasks.pure.extract.body.hints import JUNK, Hint
from tasks.pure.extract.body.lines import is_icons, is_label
from tasks.pure.extract.body.live_blog import is_log
from tasks.pure.extract.body.questions import has_answers
from tasks.pure.extract.body.view import View
from tasks.pure.extract.page.text import ends_sentence

TEXT_ELEMENTS = HEADINGS | frozenset({"p", "blockquote", "ul", "ol", "dl", "pre", "table"})
"""Elements of text itself, whatever is around it."""
CARD_WORDS = 15
"""Words of prose that an article has at least; a card with its headline, byline and date has fewer."""
SURE = Hint.OVERLAY | Hint.COMMENT
"""Hints that hold however much prose they cover: some pages have more comments or cookie text than article."""
TEASER_WORDS = (3, 80)
"""Words of a headline that links, at least, and of the text under it, at most."""
CONTINUED = (2, 30)
"""Sentences in lines of their own, and their words, of the other part of a text, at least."""
CONTINUED_CHARACTERS = 160
"""Characters of these sentences, at least: a language that compounds and inflects has longer words."""
CONTINUED_SHARE = 0.3
"""Share of the larger part's words from which two sentences below it are its other part, not a notice."""
SIBLINGS = 3
"""Paragraphs below a lone framed one, from which they and it are one text."""
OTHERS_BESIDE = 0.05
"""Share of an element's worth that is neither in its text nor in the questions below it, at most."""
SISTERS = 2
"""Paragraphs next to a lone one, from which they and it are one text."""
TEASER_WORTH = 0.3
"""Share of its prose that a text under a line that links is worth where no text follows it."""
HEADLINES_OWN = 0.25
"""Share of the worthiest container's worth that the headline's own article must have to be preferred."""


def ignored_hints(layout: Layout, prose: list[float]) -> int:
    """Hints that mean something else on this page: what is so named holds most of its article's prose.

    Sites call the grid around everything ``sidebar-grid`` and each paragraph behind their paywall ``paywall``.

    Args:
        layout: The page.
        prose: Running totals of words of running text over its blocks.
    """
    main_index = _main_part(layout, prose)
    main = layout.nodes[main_index]
    total = prose[main.end] - prose[main.first] or 1.0
    shares: dict[int, float] = {}
    above: list[int] = []
    for node in layout.nodes:
        # Not from what is around the main part: a <body class="one-widget"> names nothing inside.
        inherited = above[node.parent] if node.parent >= main_index else 0
        own = node.hints & JUNK
        above.append(inherited | own)
        fresh = own & ~inherited
        if fresh and main.first <= node.first < node.end <= main.end and node.element.name not in ASIDE:
            words = prose[node.end] - prose[node.first]
            for bit in range(fresh.bit_length()):
                if fresh >> bit & 1:
                    shares[1 << bit] = shares.get(1 << bit, 0.0) + words
    return sum(bit for bit, share in shares.items() if share > 0.6 * total) & ~SURE


def junk_nodes(view: View) -> list[bool]:
    """For each node, whether it or one above it is named as something else and holds the lesser part of the prose."""
    layout = view.layout
    total = view.prose[-1] or 1.0
    article = _innermost(layout, view.headline, "article")
    article_end = layout.nodes[article].end if article is not None else None
    if article is not None and view.prose_of(layout.nodes[article]) < CARD_WORDS:
        article_end = None  # a card with the headline: the article is below it
    junk: list[bool] = []
    for index, node in enumerate(layout.nodes):
        above = index in view.others or (node.parent >= 0 and junk[node.parent])
        own = False
        if not above and node.end > node.first and not view.holds_headline(node):
            follows = article_end is not None and article_end <= node.first
            own = _is_other_article(layout, node) if follows else False
            if not own and (node.hints & JUNK or node.element.name in ASIDE):  # most nodes have no such name
                own = _is_named_junk(view, node, view.prose_of(node) / total)
        junk.append(above or own)
    return junk


def _main_part(layout: Layout, prose: list[float]) -> int:
    """The element that the page itself marks as its main part or article, where one holds much prose; else the page."""
    best, most = 0, 0.3 * prose[-1]
    for index, node in enumerate(layout.nodes):
        if node.element.name in ("article", "main") or node.hints & Hint.ARTICLE_BODY:
            words = prose[node.end] - prose[node.first]
            if words > most or (words == most and best):
                best, most = index, words
    return best


def _is_other_article(layout: Layout, node: Node) -> bool:
    """Whether an element that follows the headline's own article is of other articles.

    "You may also like", and what may be more text than the article has; or the next article, which sites load under
    the requested one: it has a headline of its own.
    """
    if _is_heading_of_others(layout, layout.blocks[node.first]):
        return True
    return node.element.name == "article" and any(block.tag == "h1" for block in layout.blocks[node.first : node.end])


def _is_named_junk(view: View, node: Node, share: float) -> bool:
    """Whether an element is named as something else than the article. ``share``: of the page's prose that it has."""
    name = node.element.name
    if name in ("article", "html", "body", "main") or node.hints & (Hint.ARTICLE_BODY | Hint.POINTS):
        return False
    sure = bool(node.hints & SURE) or name in ("aside", "footer")
    if share >= (0.9 if sure else 0.4):
        return False
    hints = node.hints & JUNK & ~view.ignored
    return sure or name in ASIDE or (bool(hints) and bool(confirmed(view.layout, node, hints)))


def _is_heading_of_others(layout: Layout, block: Block) -> bool:
    """Whether a heading is over other articles, by its name or its words."""
    return block.tag in HEADINGS and (bool(layout.nodes[block.node].hints & Hint.RELATED) or is_label(block.text))


def prose_in(block: Block) -> float:
    """Words of running text in a block: what an article has and menus have not."""
    plain = block.words - block.link_words
    if plain < 4 or block.link_words > plain or block.tag in HEADINGS or block.tag == "figcaption":
        return 0.0
    weight = 1.0 if block.tag in ("p", "blockquote", "div", "body") else 0.5
    if not ends_sentence(block.text):
        if is_icons(block.text):
            return 0.0
        weight *= 0.3
    if plain < 10:
        weight *= 0.5
    return plain * weight


def running_totals(values: list[float]) -> list[float]:
    """Sums of the first 0, 1, 2 ... values."""
    sums = [0.0]
    for value in values:
        sums.append(sums[-1] + value)
    return sums


def values_of(layout: Layout, prose: list[float], junk: list[bool]) -> list[float]:
    """What each line adds to the worth of an element around it: its prose; links and prose in junk count against it.

    A text under a line that links, with none after it, is a teaser: boxes of them have more words than a short report.

    Args:
        layout: The page.
        prose: Words of running text in each block.
        junk: For each node, whether it is something else than the article.

    Returns:
        One value for each block, in words.
    """
    values = []
    below_link = False
    for index, (block, words) in enumerate(zip(layout.blocks, prose, strict=True)):
        if junk[block.node]:
            values.append(-0.5 * words)
            below_link = False
            continue
        if words:
            text_follows = index + 1 < len(prose) and prose[index + 1] > 0
            is_teaser = below_link and not text_follows and block.words <= TEASER_WORDS[1]
            values.append(TEASER_WORTH * words if is_teaser else words)
        else:
            values.append(-0.3 * block.link_words)
        below_link = block.link_words > 0.8 * block.words and (block.tag in HEADINGS or block.words >= TEASER_WORDS[0])
    return values


def find_container(view: View, worth: list[float]) -> int:
    """Index of the node whose blocks are worth most together; of equals the innermost.

    What the page states outweighs what it is worth: ``itemprop=articleBody``, and the article element that holds
    the headline, unless hardly any text is in it.

    Args:
        view: The page.
        worth: Running totals of what each block is worth, in words of prose.
    """
    nodes = view.layout.nodes
    worths = [worth[node.end] - worth[node.first] for node in nodes]
    best = len(worths) - 1 - worths[::-1].index(max(worths))
    stated = [i for i, node in enumerate(nodes) if node.hints & Hint.ARTICLE_BODY and worths[i] > 0.5 * worths[best]]
    article = _innermost(view.layout, view.headline, "article")
    if not stated and article is not None:
        stated = [i for i, node in enumerate(nodes) if i >= article and node.end <= nodes[article].end]
        stated = [i for i in stated if worths[i] > HEADLINES_OWN * worths[best]]
    if stated:
        best = max(stated, key=lambda index: (worths[index], index))
    headline = "" if view.headline is None else view.layout.blocks[view.headline].text
    return _with_siblings(view.layout, _narrowed(view.layout, best, worths, headline))


def _with_siblings(layout: Layout, best: int) -> int:
    """The element around a lone paragraph in a frame and the paragraphs below that frame.

    A report may be one sentence and lists of places with links, which are worth nothing by themselves. A paragraph that has
    others next to it is not a text of its own, whatever cards under them are worth.
    """
    nodes = layout.nodes
    node = nodes[best]
    if node.end - node.first != 1:
        return best
    if node.element.name == "p" and node.parent >= 0 and _sisters(layout, node) >= SISTERS:
        return node.parent
    above = node.parent
    while above >= 0 and nodes[above].end - nodes[above].first == 1:
        above = nodes[above].parent
    below = sum(
        block.tag == "p" and nodes[block.node].parent == above
        for block in layout.blocks[node.end : nodes[above].end if above >= 0 else node.end]
    )
    return above if below >= SIBLINGS else best


def _sisters(layout: Layout, node: Node) -> int:
    """Paragraphs of sentences next to one, in the same element and of the same class: all of them are one text."""
    nodes, above = layout.nodes, layout.nodes[node.parent]
    kind = node.element.attrs.get("class")
    return sum(
        block.words >= PROSE_WORDS
        and not block.link_words
        and ends_sentence(block.text)
        and nodes[block.node].parent == node.parent
        and nodes[block.node] is not node
        and nodes[block.node].element.name == "p"
        and nodes[block.node].element.attrs.get("class") == kind
        for block in layout.blocks[above.first : above.end]
    )


def _narrowed(layout: Layout, best: int, worths: list[float], headline: str) -> int:
    """The innermost node within ``best`` that still holds nearly all that it is worth, and the questions about its subject."""
    nodes = layout.nodes
    children: dict[int, list[int]] = {}
    for index in range(best + 1, len(nodes)):
        children.setdefault(nodes[index].parent, []).append(index)
    while True:
        within = children.get(best, ())
        inner = max(within, key=worths.__getitem__, default=None)
        if inner is None or nodes[inner].element.name in TEXT_ELEMENTS:
            return best
        rest = [i for i in within if i != inner and worths[i] > 0]
        own = worths[best] - worths[inner] - sum(worths[i] for i in rest)
        if any(is_log(layout.blocks[nodes[i].first : nodes[i].end]) for i in rest):
            return best
        below = [i for i in rest if nodes[i].first >= nodes[inner].end and has_answers(layout, nodes[i], headline)]
        if below and sum(worths[i] for i in rest if i not in below) + max(own, 0) <= OTHERS_BESIDE * worths[best]:
            return best
        if worths[inner] < 0.95 * worths[best] and (
            worths[inner] < 0.55 * worths[best]
            or own > 0.05 * worths[best]
            or any(_are_alike(nodes[inner], nodes[i]) or _goes_on(layout, nodes[i], nodes[inner]) for i in rest)
            or sum(_frames_a_paragraph(layout, nodes[i]) for i in rest if nodes[i].end <= nodes[inner].first) > 1
        ):
            return best
        best = inner


def _innermost(layout: Layout, block: int | None, name: str) -> int | None:
    """Index of the innermost element of a kind that holds a block; None where no such element does."""
    index = layout.blocks[block].node if block is not None else -1
    while index >= 0 and layout.nodes[index].element.name != name:
        index = layout.nodes[index].parent
    return index if index >= 0 else None


def _goes_on(layout: Layout, node: Node, inner: Node) -> bool:
    """Whether an element has nothing but sentences: the other part of a text that a wall or a box cuts in two.

    After the larger part come biographies and notices too, in a sentence or two or under headings of their own.
    """
    blocks = layout.blocks[node.first : node.end]
    sentences = [block for block in blocks if prose_in(block) and block.tag in ("p", "div", "body")]
    words = sum(block.words for block in blocks)
    above = node.end <= inner.first
    size = sum(block.words for block in layout.blocks[inner.first : inner.end])
    least = CONTINUED[0] if above or words >= CONTINUED_SHARE * size else CONTINUED[0] + 1
    return (
        len(sentences) >= least
        and sum(block.words for block in sentences) >= 0.8 * words
        and (words >= CONTINUED[1] or sum(len(block.text) for block in sentences) >= CONTINUED_CHARACTERS)
        and sum(block.link_words for block in blocks) <= 0.1 * words
        and (above or not any(block.tag in HEADINGS for block in blocks))
    )


def _frames_a_paragraph(layout: Layout, node: Node) -> bool:
    """Whether an element holds one paragraph of prose alone: ``<div class="first"><p>...</p></div>``."""
    if node.end - node.first != 1 or node.hints & JUNK or node.images:
        return False
    block = layout.blocks[node.first]
    return (
        block.tag == "p"
        and block.words >= PROSE_WORDS
        and 2 * block.link_words < block.words
        and ends_sentence(block.text)
    )


def _are_alike(one: Node, other: Node) -> bool:
    """Whether two siblings may be parts of one text: paragraphs, or elements of one class."""
    if other.element.name in TEXT_ELEMENTS:
        return True
    if one.element.name != other.element.name:
        return False
    ours = set(str(one.element.attrs.get("class", "")).split())
    theirs = set(str(other.element.attrs.get("class", "")).split())
    if not ours and not theirs:  # two with different ids have nothing in common
        return "id" not in one.element.attrs and "id" not in other.element.attrs
    return ours == theirs or bool(ours & theirs)
