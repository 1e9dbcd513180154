"""Why a block of the container is not the article's text: a closed set of reasons, which ``--explain`` shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tasks.pure.extract.body.hints import Hint, describe

ElementReason = Literal["figure", "figcaption", "footer", "nav", "aside", "address", "caption", "form"]
"""Elements that HTML defines as separate from the text. A caption that no element marks is a ``caption`` too."""
BlockReason = (
    ElementReason
    | Literal[
        # An element around the block: its class, id or role contains a word for something else.
        "named",
        # The block's own words.
        "headline",
        "label",
        "separator",
        "paywall notice",
        "keywords",
        "call to action",
        "icon names",
        "shortcode",
        "line numbers",
        "web address",
        "link",
        "cross-reference",
        # Its place: what comes before and after it.
        "above the headline",
        "comments",
        "list of links",
        "related articles",
        "repeated",
        "preamble",
        "byline",
        "banner",
        "signature",
        "credit",
        "after the text",
        "orphan heading",
    ]
)

_POINTING: frozenset[BlockReason] = frozenset({"link", "cross-reference", "label", "list of links", "related articles"})
_POINTING_HINTS = frozenset({Hint.RELATED, Hint.NEWSLETTER, Hint.AD})
_LINKING: frozenset[BlockReason] = frozenset({"link", "cross-reference", "list of links", "related articles", "aside"})


@dataclass(frozen=True, slots=True)
class Removal:
    """Why one block was removed."""

    reason: BlockReason
    hints: int = Hint.NONE
    """Bits of ``Hint``: what the element is named, where ``reason`` is ``named``."""

    def __str__(self) -> str:
        """As an operator reads it: ``orphan heading``, ``named share, media``."""
        return f"named {describe(self.hints)}" if self.hints else self.reason

    @property
    def leads_elsewhere(self) -> bool:
        """Whether the block leads to other pages, so that its heading is removed with it; a picture's is not."""
        return self.reason in _POINTING or self.hints & -self.hints in _POINTING_HINTS

    @property
    def is_links(self) -> bool:
        """Whether the block is links, so that a short line above it is their heading."""
        return self.reason in _LINKING or self.hints == Hint.RELATED


Removals = dict[int, Removal | None]
"""Index of each block of the container, in page order -> why it was removed; None: it is kept."""
