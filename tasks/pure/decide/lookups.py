"""What a decision on pages has to ask the warehouse before it is taken: which addresses, whose content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tasks.pure.decide.claims import claims_of
from tasks.pure.decide.judged import ANSWERS, Link, Sighting, key_of
from tasks.pure.records import Article, SourceRules


def keys_of(sightings: Iterable[Sighting], rules: SourceRules) -> set[str]:
    """Every address key that a decision may ask for."""
    keys: set[str] = set()
    for sighting in sightings:
        keys |= {sighting.key, sighting.url_key, *map(key_of, sighting.redirects)}
        keys |= {key for key, _, _ in claims_of(sighting, rules)}
    return keys


def questioned(sightings: Iterable[Sighting], links: Mapping[str, Link], rules: SourceRules) -> set[str]:
    """Articles whose content must be known: those that a page reaches by a claim, not by answering for them, and those
    whose address redirects to what is not theirs, or not yet."""
    found: set[str] = set()
    for sighting in sightings:
        if isinstance(sighting.result, Article):
            reached = [links.get(key) for key in (sighting.url_key, sighting.key, *map(key_of, sighting.redirects))]
            found |= {link.article_id for link in reached if link is not None and link.how not in ANSWERS}
            found |= _passed(sighting, links) - {link.article_id for link in reached[:1] if link is not None}
            named = [links.get(key) for key, _, how in claims_of(sighting, rules) if how == "canonical"]
            found |= {link.article_id for link in named if link is not None}
    return found


def overtaken(sighting: Sighting, links: Mapping[str, Link]) -> set[str]:
    """Articles that answered at an address which now redirects to where another article answers."""
    end = links.get(sighting.url_key)
    if end is None or end.how not in ANSWERS:
        return set()
    return _passed(sighting, links) - {end.article_id}


def _passed(sighting: Sighting, links: Mapping[str, Link]) -> set[str]:
    passed = [links.get(key) for key in {sighting.key, *map(key_of, sighting.redirects)} - {sighting.url_key}]
    return {link.article_id for link in passed if link is not None and link.how in ANSWERS}
