"""What a forum says of who wrote each post: the rank, since when, how many posts. It is beside the text of the post.

Each is in an element named for a user, without a sentence, and the elements come again beside the other posts. A list of the
members of a club has no text beside each.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tasks.pure.extract.body.blocks import PROSE_WORDS, Layout, Node
from tasks.pure.extract.body.reasons import Removal, Removals
from tasks.pure.extract.page.text import ends_sentence

POSTS = 2
"""Posts beside which such an element is, at least."""
LINES = 12
"""Lines of such an element, at most."""
_USER = re.compile(
    r"(?<!\S)(?:post|message|thread|topic|comment|answer)?[_-]?(?:users?|member|poster|profile|author)"
    r"(?:[_-]?(?:info|details|data|extras?|card|cell|stats|meta))?(?!\S)",
    re.IGNORECASE,
)
_LONGEST = 200
"""Characters of a class that are read."""


def remove_profiles(layout: Layout, removals: Removals) -> None:
    """Remove the lines about their writers beside two or more posts. ``removals``: the container's blocks in page order."""
    first, end = min(removals, default=0), max(removals, default=-1) + 1
    found: dict[tuple[str, str], list[Node]] = {}
    for node in layout.nodes:
        if node.parent < 0 or not first <= node.first < node.end <= end or node.end - node.first > LINES:
            continue
        names = str(node.element.attrs.get("class") or "")
        if names and _is_of_user(names[:_LONGEST]):
            found.setdefault((node.element.name, names), []).append(node)
    for profiles in found.values():
        if len({node.parent for node in profiles}) < POSTS or not all(
            _is_beside_text(layout, node) for node in profiles
        ):
            continue
        for node in profiles:
            for index in range(node.first, node.end):
                removals[index] = removals[index] or Removal("byline")


@lru_cache(maxsize=4096)
def _is_of_user(names: str) -> bool:
    return _USER.search(names) is not None


def _is_beside_text(layout: Layout, node: Node) -> bool:
    """Whether an element has no sentence, and a line of prose is right behind it in the element around it."""
    blocks, post = layout.blocks, layout.nodes[node.parent]
    if any(_is_sentence(layout, index) for index in range(node.first, node.end)):
        return False
    return any(blocks[index].words >= PROSE_WORDS for index in range(node.end, min(post.end, node.end + LINES)))


def _is_sentence(layout: Layout, index: int) -> bool:
    block = layout.blocks[index]
    return block.words >= PROSE_WORDS and ends_sentence(block.text)
