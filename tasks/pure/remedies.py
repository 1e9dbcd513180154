"""What an operator can do about a source that is not well, and about pages that are rejected: a line each."""

from __future__ import annotations

import re

REMEDIES = {
    "silent": "does the site still publish at these addresses? `dateline try {source}`; then correct feeds, sitemaps or include",
    "drifting": "has its template changed? `dateline try {source}`; set a selector, then "
    "`dateline reprocess --source {source}`",
    "robots": "a fault passes by itself: after a day write to the site; if the site forbids fetching, set `enabled = false`",
    "failing": "if the addresses are gone, correct the configuration, then `dateline try {source}`; if the site has trouble, wait",
    "stale": "its runs do not start: is `dateline serve` running (`dateline serve --is-well`), or its deployment paused?",
    "fruitless": "`dateline try {source}` shows three pages and what stands in their place",
    "unreachable": "check this machine's network and name servers; every source is tried again by itself",
    "refused": "correct the file: the service goes on with the last configuration that had no mistake",
    "damaged": "restore the named segments from a backup: see the runbook",
}
"""By health or kind of alarm. The runbook has more."""

REASON_REMEDIES = {
    "challenge": "write to the site and ask for access for your User-Agent; a feed or the site's API is often exempt",
    "consent": "look for a feed or sitemap, which are seldom behind it; else the site needs the cookie of a consent",
    "thin": "pages show little text: if scripts fill them, look for a feed with full text or an API; else set "
    "`selectors.body`",
    "section": "addresses lead to lists of articles: narrow `include`, or is there a login or a redirect to the homepage?",
    "robots": "the site asks crawlers to stay away: ask its operator, or leave it out",
    "gone": "the pages are gone: does the feed or sitemap still belong to the site?",
    "soft-404": "the pages say that they are gone: does the feed or sitemap still belong to the site?",
    "unreachable": "check the addresses and your network, then try again",
}
"""By reason of a reject, where something can be done."""

_REASON = re.compile(r"rejected pages as ([\w-]+)")


def remedy_of(kind: str, source: str, why: str = "") -> str:
    """What to do about a source's health or an alarm.

    Args:
        kind: the health, or the kind of the alarm.
        why: as ``source_health`` words it: a fruitless source's names the reason that most pages had.

    Returns:
        A line, with the source's name filled in; empty if there is nothing to do.
    """
    general = REMEDIES.get(kind, "").format(source=source)
    reason = _REASON.search(why) if kind == "fruitless" else None
    if reason is not None and reason[1] in REASON_REMEDIES:
        return f"{REASON_REMEDIES[reason[1]]}; {general}"
    return general
