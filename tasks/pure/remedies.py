"""What an operator can do about a source that is not well, and about pages that are rejected: a line each."""

from __future__ import annotations

import re

from tasks.pure.obstacles import REMEDIES as OBSTACLE_REMEDIES
from tasks.pure.obstacles import named_in

REMEDIES = {
    "silent": "does the site still publish at these addresses? `dateline try {source}`; then correct feeds, sitemaps or include",
    "drifting": "has its template changed? `dateline try {source}`; set a selector, then "
    "`dateline reprocess --source {source}`",
    "robots": "a fault passes by itself: after a day write to the site; if the site forbids fetching, set `enabled = false`",
    "failing": "if the addresses are wrong or gone, correct the configuration, then `dateline try {source}`; if the site has trouble, wait",
    "stale": "its runs do not start: is `dateline serve` running (`dateline serve --is-well`), or its deployment paused?",
    "fruitless": "`dateline try {source}` shows three pages and what they contain instead of an article",
    "unreachable": "check this machine's network and name servers; every source is tried again by itself",
    "refused": "correct the file: the service goes on with the last configuration that had no mistake",
    "damaged": "restore the named segments from a backup: see the runbook",
}
"""By health or kind of alarm. The runbook has more."""

REASON_REMEDIES = {
    "challenge": OBSTACLE_REMEDIES["bot check"],
    "consent": OBSTACLE_REMEDIES["consent page"],
    "thin": "pages show little text: if scripts fill them, look for a feed with full text or an API; else set "
    "`selectors.body`",
    "section": "addresses lead to lists of articles: narrow `include`, or is there a login or a redirect to the homepage?",
    "product": "addresses lead to things for sale: narrow `include` or `exclude`",
    "robots": "the site wants no crawlers: contact its operator, or set `enabled = false`",
    "gone": "the pages are gone: does the feed or sitemap still belong to the site?",
    "soft-404": "the pages say that they are gone: does the feed or sitemap still belong to the site?",
    "unreachable": "check the addresses and your network, then try again",
}
"""By reason of a reject, where something can be done."""

REJECTED_AS = re.compile(r"(?:pages rejected|rejected pages) as ([\w-]+)(?:(?:: | \()(.*))?")
"""The reason of most rejects in what ``source_health`` says, and its detail; alarms of an older version say it in their way."""


def remedy_of(kind: str, source: str, why: str = "") -> str:
    """What to do about a source's health or an alarm.

    Args:
        kind: the health, or the kind of the alarm.
        why: as ``source_health`` words it: it names the reason that most pages were rejected for.

    Returns:
        A line, with the source's name filled in; empty if there is nothing to do.
    """
    if kind == "failing" and "robots.txt" in why:
        return REASON_REMEDIES["robots"] if "disallowed by robots.txt" in why else REMEDIES["robots"]
    general = REMEDIES.get(kind, "").format(source=source)
    reason = REJECTED_AS.search(why) if kind in ("fruitless", "drifting") else None
    if reason is not None and (remedy := remedy_of_reject(reason[1], reason[2] or "")):
        return f"{remedy}; {general}" if kind == "fruitless" else remedy
    return general


def remedy_of_reject(reason: str, detail: str) -> str:
    """What to do about pages that are rejected, by what stands in their place or else by the reason; empty: nothing."""
    kind = named_in(detail)
    return OBSTACLE_REMEDIES[kind] if kind is not None else REASON_REMEDIES.get(reason, "")


def reject_name(reason: str, detail: str) -> str:
    """The reason of a reject, with what stands in the place of the pages where that is known: ``thin: script shell``."""
    kind = named_in(detail)
    if kind is None:
        return reason
    vendor = re.match(r"[\w ]+ \(([\w -]+(?: \(\w+\))?)(?:, HTTP|\))", detail) if kind == "bot check" else None
    known = vendor is not None and not vendor[1].startswith("HTTP")
    return f"{reason}: {kind}" + (f" ({vendor[1]})" if vendor is not None and known else "")
