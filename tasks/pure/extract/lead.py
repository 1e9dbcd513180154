"""The standfirst: what the page shows between headline and text, or the first paragraph when the head says that it is it."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.pure.extract.body.finder import BodyFound
from tasks.pure.extract.body.standfirst import is_stamped
from tasks.pure.extract.page.head import Metas, contents, fold, tidy
from tasks.pure.extract.page.jsonld import LinkedData, Node, first_string
from tasks.pure.extract.page.marks import Marks, text_of
from tasks.pure.records import Evidence

_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description", "sailthru.description")
_ENOUGH = 25
"""Folded characters that two texts must share to be one: shorter ones agree by chance."""
_LONGEST = 5_000
"""Characters of a paragraph or description that are compared: a lead is shorter, a whole page in one paragraph is not."""


def find_lead(
    metas: Metas,
    linked: LinkedData,
    article: Node | None,
    marks: Marks,
    body: BodyFound,
    *,
    title: str = "",
    selected: Sequence[str] = (),
) -> tuple[str, tuple[Evidence, ...]]:
    """The lead as the page shows it; empty where it shows none.

    A description that stands nowhere on the page is written for search engines and is no lead. One that is the first
    paragraph, or its beginning (descriptions are cut), says that this paragraph is. What ``title`` says is no lead.
    """
    if selected:
        lead = "\n\n".join(selected)
        return lead, (Evidence("lead", "selector", lead, chosen=True),)
    headline = fold(title)
    if body.lead and fold(body.lead[:_LONGEST]) != headline:
        return body.lead, (Evidence("lead", "page", body.lead, chosen=True),)
    evidence: list[Evidence] = []
    described = [(f"meta:{name}", text) for name, text in contents(metas, _DESCRIPTIONS)]
    if article is not None and (text := tidy(first_string(article.get("description")))):
        described.append(("json-ld", text))
    opening = body.paragraphs[0] if body.paragraphs else ""
    folded = fold(opening[:_LONGEST])
    lead = ""
    for mark in marks.of("lead"):
        text = text_of(mark.element, 600)
        agrees = bool(folded) and fold(text) == folded and len(body.paragraphs) > 1
        agrees = agrees and folded not in headline and not is_stamped(text, len(text.split()))
        lead = lead or (opening if agrees else "")
        if text:
            evidence.append(Evidence("lead", "class", text, agrees, note="" if agrees else "not the first paragraph"))
    for rule, text in described:
        start = fold(text[:_LONGEST].rstrip(" .…"))
        agrees = len(start) >= _ENOUGH and (
            folded == start or (folded.startswith(start) and len(start) > 0.5 * len(folded))
        )
        agrees = agrees or (len(folded) >= _ENOUGH and start.startswith(folded))
        if agrees and not lead and len(body.paragraphs) > 1:
            lead = opening
        evidence.append(Evidence("lead", rule, text, agrees, note="" if agrees else "not the first paragraph"))
    return lead, tuple(evidence)
