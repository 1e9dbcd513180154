"""Who may read it: what JSON-LD and metas say, then what the page shows.

``free`` and ``paid`` are the publisher's own word where there is one. A paywall's marks count only where the text is
short: pages carry the code of a wall that they do not put up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tasks.pure.extract.page.jsonld import first_string
from tasks.pure.extract.page.signals import Found, Signals
from tasks.pure.records import Access, Evidence

_TIER_METAS = (
    "article:content_tier", "content_tier", "og:content_tier", "cxenseparse:access", "cxenseparse:recs:access", "access",
    "article:access", "paywall", "article:paywall", "premium", "ispremium", "is_premium", "article:premium", "paid",
    "mrf:accessibility", "article:paid", "accesslevel", "access-level", "article:accesslevel", "isaccessibleforfree",
    "article:isaccessibleforfree", "content-access", "product_access", "lp.paywall", "news_paywall", "k5a:paywall", "k5a:paid",
)  # fmt: skip
_FREE = frozenset("free open public anonymous no-paywall unlocked registration".split())
_METERED = frozenset("metered meter freemium".split())
_PAID = frozenset(
    "locked paid premium subscriber subscribers subscription subscriber-only paywall plus abo abonnes reserved hard closed private".split()
)
_REGISTER = re.compile(r"e-?mail|newsletter|regist|reg-?wall|sign-?(?:up|in)|log-?in", re.IGNORECASE)
"""In the selector of a walled part: readers who give an e-mail address read on, so nothing is paid."""
_TEASER_WORDS = 150
"""A text below this, under a paywall's marks, is a teaser: the shortest whole articles of paying sites are longer."""


def find_access(signals: Signals, words: int) -> Found[Access]:
    """The access of a page whose body has ``words`` words."""
    found = list(_stated(signals))
    access: Access = found[0][2] if found else "unknown"
    walled = next(signals.marks.of("paywall"), None) is not None
    if walled and words < _TEASER_WORDS and access in ("unknown", "metered"):
        found.insert(0, ("paywall", f"marks of a paywall over {words} words", "paid"))
        access = "paid"
    evidence = tuple(
        Evidence("access", rule, value, index == 0, note=meaning) for index, (rule, value, meaning) in enumerate(found)
    )
    return Found(access, evidence)


def _stated(signals: Signals) -> Iterator[tuple[str, str, Access]]:
    """``(rule, what is stated, what it means)``, the most exact statement first."""
    metas = signals.metas
    tiers = [(name, content.strip().lower()) for name in _TIER_METAS for content in metas.get(name, ())[:1]]
    for name, content in tiers:
        if content in _METERED:
            yield f"meta:{name}", content, "metered"  # more exact than JSON-LD, which knows only yes and no
    own = signals.article
    nodes = [own] if own is not None else list(signals.linked.of_types(("webpage",)))[:1]
    for node in nodes:
        says = _truth(node.get("isAccessibleForFree", ""))
        if says is not None:
            yield "json-ld", f"isAccessibleForFree {str(says).lower()}", "free" if says else "paid"
        parts = node.get("hasPart")
        for part in parts if isinstance(parts, list) else [parts]:
            if isinstance(part, dict) and _truth(part.get("isAccessibleForFree", "")) is False and says is None:
                registers = _REGISTER.search(first_string(part.get("cssSelector")))
                yield "json-ld", "hasPart isAccessibleForFree false", "free" if registers else "paid"
    for name, content in tiers:
        free_name = "free" in name
        if content in _FREE or (_truth(content) is free_name and _truth(content) is not None):
            yield f"meta:{name}", content, "free"
        elif content in _PAID or _truth(content) is (not free_name):
            yield f"meta:{name}", content, "paid"


def _truth(value: object) -> bool | None:
    word = first_string(value).lower().rsplit("/", 1)[-1]
    return True if word in ("true", "1", "yes") else False if word in ("false", "0", "no") else None
