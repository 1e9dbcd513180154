"""The fields of pages as common publishing systems and papers of many countries print them."""

from __future__ import annotations

import pytest

from tasks.pure.records import DateFound, SourceRules
from tests.support.articles import fields_of
from tests.support.cms_pages import PAGES, CmsPage


def _written(found: DateFound | None) -> str | None:
    if found is None:
        return None
    return found.instant.isoformat()[:19] if found.instant else str(found.day)


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case.name)
def test_fields(case: CmsPage) -> None:
    found = fields_of(case.markup, SourceRules("harbour", timezone=case.zone), url=case.url)
    read = {
        "title": found.title,
        "authors": found.authors,
        "tags": found.tags,
        "section": found.section,
        "language": found.language,
        "published": _written(found.published),
        "modified": _written(found.modified),
    }
    assert {name: read[name] for name in case.fields} == dict(case.fields)
