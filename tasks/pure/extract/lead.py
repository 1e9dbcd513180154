"""The standfirst: what the page shows between headline and text, or the first paragraph when the head says that it is it."""

from __future__ import annotations

from tasks.pure.extract.body.finder import BodyFound
from tasks.pure.extract.body.standfirst import is_stamped
from tasks.pure.extract.page.head import contents
from tasks.pure.extract.page.jsonld import first_string
from tasks.pure.extract.page.marks import text_of
from tasks.pure.extract.page.signals import Found, Signals
from tasks.pure.extract.page.text import clean_line, word_key
from tasks.pure.records import Evidence

_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description", "sailthru.description")
_ENOUGH = 25
"""Folded characters that two texts must share to be one: shorter ones agree by chance."""
_LONGEST = 5_000
"""Characters of a paragraph or description that are compared: a lead is shorter, a whole page in one paragraph is not."""


def find_lead(signals: Signals, body: BodyFound) -> Found[str]:
    """The lead as the page shows it; empty where it shows none.

    A description that is nowhere on the page is written for search engines and is no lead. One that is the first
    paragraph, or its beginning (descriptions are cut), says that this paragraph is. The repeated headline is not a lead.
    """
    if selected := signals.select(signals.rules.selectors.lead):
        lead = "\n\n".join(selected)
        return Found(lead, (Evidence("lead", "selector", lead, chosen=True),))
    headline = word_key(signals.title)
    if body.lead and word_key(body.lead[:_LONGEST]) != headline:
        return Found(body.lead, (Evidence("lead", "page", body.lead, chosen=True),))
    evidence: list[Evidence] = []
    described = [(f"meta:{name}", text) for name, text in contents(signals.metas, _DESCRIPTIONS)]
    if signals.article is not None and (text := clean_line(first_string(signals.article.get("description")))):
        described.append(("json-ld", text))
    opening = body.paragraphs[0] if body.paragraphs else ""
    folded = word_key(opening[:_LONGEST])
    lead = ""
    for mark in signals.marks.of("lead"):
        text = text_of(mark.element, 600)
        agrees = bool(folded) and word_key(text) == folded and len(body.paragraphs) > 1
        agrees = agrees and folded not in headline and not is_stamped(text, len(text.split()))
        lead = lead or (opening if agrees else "")
        if text:
            evidence.append(Evidence("lead", "class", text, agrees, note="" if agrees else "not the first paragraph"))
    for rule, text in described:
        start = word_key(text[:_LONGEST].rstrip(" .…"))
        agrees = len(start) >= _ENOUGH and (
            folded == start or (folded.startswith(start) and len(start) > 0.5 * len(folded))
        )
        agrees = agrees or (len(folded) >= _ENOUGH and start.startswith(folded))
        agrees = agrees and folded != headline
        if agrees and not lead and len(body.paragraphs) > 1:
            lead = opening
        evidence.append(Evidence("lead", rule, text, agrees, note="" if agrees else "not the first paragraph"))
    return Found(lead, tuple(evidence))
