"""A call of each macro of the snapshot that finds something in the two newspapers."""

from __future__ import annotations

TABLE_MACROS = (
    "search('bridge')",
    "search('\"harbour bridge\" OR lighthouse', most := 1)",
    "find('bridge')",
    "find('\"harbour bridge\"', most := 1)",
    "matches('near(harbour closed, 5)')",
    "mentions('bridge')",
    "trend('bridge')",
    "concordance('bridge')",
    "kwic('bridge', width := 10)",
    "collocates('bridge')",
    "ngrams(2, query := 'bridge')",
    "keywords('bridge', query_b := 'pont')",
    "articles_at('2026-03-20 12:00')",
    "sample('*', 3)",
)
"""After FROM. DuckDB 1.3 wants a parameter with a default by name."""
SCALAR_MACROS = (
    "folded('Évêque')",
    "words_of('The o''clock, and l''été')",
    "parts_of('iphone発売開始 tomorrow')",
    "is_unspaced('発売')",
    "local_time(TIMESTAMP '2026-03-20 12:00', 'Europe/Berlin')",
)
"""In a SELECT."""
