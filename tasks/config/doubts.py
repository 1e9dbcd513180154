"""What a configuration without mistakes says that its author hardly means: warnings, each with its key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tasks.config.models import Source
from tasks.pure.addresses import key_of

_DOCUMENTS = ("feeds", "sitemaps", "listings")


def doubts(sources: Sequence[Source]) -> tuple[str, ...]:
    """Warnings, ``KEY: what is odd and what would be right``, in the order of the file."""
    return (*_nothing_enabled(sources), *_shared_documents(sources))


def _nothing_enabled(sources: Sequence[Source]) -> Iterator[str]:
    if sources and not any(source.enabled for source in sources):
        which = "the only source has" if len(sources) == 1 else f"each of the {len(sources)} sources has"
        yield f"sources: {which} enabled = false, so nothing runs by itself; set enabled = true, or `dateline ingest NAME`"


def _shared_documents(sources: Sequence[Source]) -> Iterator[str]:
    """One document in two sources: an article is loaded for the source that lists it first, so the other has gaps.

    Not where their ``include`` or ``exclude`` differ: they may share a feed and each take its own part.
    """
    seen: dict[tuple[str, tuple[str, ...], tuple[str, ...]], tuple[str, str]] = {}
    for index, source in enumerate(sources):
        if not source.enabled:
            continue
        for key in _DOCUMENTS:
            for number, url in enumerate(getattr(source, key)):
                place = f"sources[{index}].{key}[{number}]"
                rules = (key_of(url), source.include, source.exclude)
                name, first = seen.setdefault(rules, (source.name, place))
                if name != source.name:
                    yield (
                        f'{place}: source "{source.name}": {url} is also {first} of "{name}", and an article belongs to the '
                        "source that lists it first; take it out of one, or give each its own include"
                    )
