"""A call of each macro of the snapshot that finds something in the two newspapers."""

from __future__ import annotations

TABLE_MACROS = (
    "search('bridge')",
    "search('\"harbour bridge\" OR lighthouse', most := 1)",
    "find('bridge')",
    "matches('near(harbour closed, 5)')",
    "mentions('bridge')",
    "trend('bridge')",
    "concordance('bridge')",
    "kwic('bridge', 10)",
    "collocates('bridge')",
    "ngrams(2, 'bridge')",
    "keywords('bridge', 'pont')",
    "articles_at('2026-03-20 12:00')",
    "sample('*', 3)",
)
"""After FROM."""
SCALAR_MACROS = (
    "folded('Évêque')",
    "words_of('The o''clock, and l''été')",
    "parts_of('iphone発売開始 tomorrow')",
    "is_unspaced('発売')",
    "local_time(TIMESTAMP '2026-03-20 12:00', 'Europe/Berlin')",
)
"""In a SELECT."""
WITHOUT_QUERY = ("articles_at",)
"""Table macros that take no query, which DuckDB 1.3 runs too."""
