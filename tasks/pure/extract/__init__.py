"""What a page says: ``extract`` turns one fetched page into one ``Extraction``.

It is imported when it is first used: compiling the patterns of the extractor takes 0.3 s of processor, which a
process that only reads feeds, or hands pages to parser processes, does without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.pure.extract.version import EXTRACTOR, version_of

if TYPE_CHECKING:
    from tasks.pure.extract.one_page import extract

__all__ = ["EXTRACTOR", "extract", "version_of"]


def __getattr__(name: str) -> object:
    if name == "extract":
        from tasks.pure.extract.one_page import extract

        return extract
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
