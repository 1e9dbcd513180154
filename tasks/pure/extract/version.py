"""The version of the rules that read a page, kept with every article and segment that they read."""

from __future__ import annotations

import hashlib
from dataclasses import astuple
from functools import lru_cache

from tasks.pure.records import SourceRules

EXTRACTOR = "15"
"""Of the rules that all sources share; raised with each change that reads some page otherwise."""


@lru_cache(maxsize=256)
def version_of(rules: SourceRules) -> str:
    """:data:`EXTRACTOR`, and behind it a digest of what a source's own rules add to it, as ``1+3f2a90c1``.

    So a page whose record differs because an operator gave a selector is not taken for one that its publisher changed.
    """
    own = (rules.timezone, rules.language, rules.languages, astuple(rules.selectors))
    bare = SourceRules(rules.name)
    if own == (bare.timezone, bare.language, bare.languages, astuple(bare.selectors)):
        return EXTRACTOR
    return f"{EXTRACTOR}+{hashlib.sha256(repr(own).encode()).hexdigest()[:8]}"
