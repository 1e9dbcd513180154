"""Whether ``search`` ranks like DuckDB's own full-text extension: fifty queries on the pages of a corpus.

``python -m bench ranking`` needs the package ``duckdb-extension-fts`` of DuckDB's version; the project does not use it.
A query is the longest words of a headline, so that each has an article that it is about: if the two rank differently,
the one that ranks this article higher is right.
"""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
from duckdb_extensions import import_extension

from tasks.home import Home
from tasks.publish import publish
from tasks.snapshot import open_snapshot
from tasks.warehouse import Warehouse
from tests.support import two_newspapers

QUERIES = 50
TOP = 20
WORD = re.compile(r"[^\W\d_]{5,}")


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How the extension indexes, and what."""

    name: str
    stemmer: str
    stopwords: str
    titles: int
    """How often it gets the title: ``search`` counts words of the title three times."""
    language: str | None
    """Language of the pages; None: all."""


ARRANGEMENTS = (
    Arrangement("all pages, the extension as it comes", "porter", "english", 1, None),
    Arrangement("all pages, Snowball's English, no stop words, titles three times", "english", "none", 3, None),
    Arrangement("English pages, the same", "english", "none", 3, "en"),
)
"""In the last one both count the same words, so that only the ranking itself differs."""

Ranking = Sequence[tuple[str, float]]
"""article_id and score, best first."""


@dataclass(frozen=True, slots=True)
class Query:
    """Words of the headline of an article."""

    words: str
    article_id: str


def ranking_table(corpus: Path) -> None:
    """Extract the corpus, index it both ways, and print how the best twenty of each query agree."""
    if importlib.util.find_spec("duckdb_extension_fts") is None:
        sys.exit(f"needs the extension: pip install duckdb-extension-fts=={duckdb.__version__}")
    pages = _pages(corpus)
    for arrangement in ARRANGEMENTS:
        chosen = [page for page in pages if arrangement.language in (None, page["language"])]
        queries = _queries(chosen)
        with TemporaryDirectory(prefix="dateline-bench-") as folder:
            own = _own_rankings(chosen, queries, Path(folder))
            theirs = _extension_rankings(chosen, queries, Path(folder), arrangement)
        print(f"\n{arrangement.name}: {len(chosen)} articles, {len(queries)} queries, the best {TOP}")
        _compare(queries, own, theirs)


def _pages(corpus: Path) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "flows", "extract", "--list", str(corpus / "truth.jsonl")]
    out = subprocess.run([*command, "--pages", str(corpus / "pages")], check=True, capture_output=True, text=True)
    pages = [json.loads(line) for line in out.stdout.splitlines()]
    return [page for page in pages if "rejected" not in page and page["title"]]


def _queries(pages: Sequence[Mapping[str, Any]]) -> list[Query]:
    """Queries spread over the corpus: of one, two and three words in turn."""
    able = [page for page in pages if len(set(WORD.findall(page["title"]))) >= 3]
    queries = []
    for number, page in enumerate(able[:: max(1, len(able) // QUERIES)][:QUERIES]):
        longest = sorted(dict.fromkeys(WORD.findall(page["title"])), key=len, reverse=True)
        queries.append(Query(" ".join(longest[: 1 + number % 3]), page["id"]))
    return queries


def _own_rankings(pages: Sequence[Mapping[str, Any]], queries: Sequence[Query], folder: Path) -> list[Ranking]:
    warehouse = Warehouse(Home(folder))
    warehouse.migrate()
    with warehouse.transaction() as connection:
        two_newspapers.load(
            connection,
            *(
                two_newspapers.article(
                    page["id"], page["title"], page["body"], lead=page["lead"], language=page["language"]
                )
                for page in pages
            ),
        )
    publish(warehouse, warehouse.home, run_id=None, now=two_newspapers.PUBLISHED)
    with open_snapshot(warehouse.home) as connection:
        ask = "SELECT article_id, score FROM search($words)"
        return [connection.execute(ask, {"words": query.words}).fetchall() for query in queries]


def _extension_rankings(
    pages: Sequence[Mapping[str, Any]], queries: Sequence[Query], folder: Path, how: Arrangement
) -> list[Ranking]:
    with duckdb.connect(":memory:", config={"extension_directory": str(folder / "extensions")}) as connection:
        import_extension("fts", con=connection)
        connection.load_extension("fts")
        connection.execute("CREATE TABLE pages (id VARCHAR, text VARCHAR)")
        connection.executemany(
            "INSERT INTO pages VALUES (?, ?)", [(page["id"], "\n".join(_texts(page, how.titles))) for page in pages]
        )
        # By default it knows only the letters from a to z.
        connection.execute(
            f"""PRAGMA create_fts_index('pages', 'id', 'text', stemmer = '{how.stemmer}', stopwords = '{how.stopwords}',
                ignore = '[^\\p{{L}}\\p{{N}}\\p{{M}}]+')"""
        )
        ask = """SELECT id, score FROM (SELECT id, fts_main_pages.match_bm25(id, $words) AS score FROM pages)
            WHERE score IS NOT NULL ORDER BY score DESC, id"""
        return [connection.execute(ask, {"words": query.words}).fetchall() for query in queries]


def _texts(page: Mapping[str, Any], titles: int) -> list[str]:
    lead = page["lead"] or ""
    return [*[page["title"]] * titles, *([] if page["body"].startswith(lead) else [lead]), page["body"]]


def _compare(queries: Sequence[Query], own: Sequence[Ranking], theirs: Sequence[Ranking]) -> None:
    agreeing, shared, own_places, their_places = 0, 0.0, 0.0, 0.0
    for query, ours, other in zip(queries, own, theirs, strict=True):
        best, other_best = _best(ours), _best(other)
        # If several are equally good, which of them are among the twenty means nothing.
        agrees = best.certain <= other_best.possible and other_best.certain <= best.possible
        agreeing += agrees
        shared += best.share_with(other_best)
        place, other_place = _place(query, ours), _place(query, other)
        own_places += 1 / place if place else 0
        their_places += 1 / other_place if other_place else 0
        if not agrees:
            print(
                f"  {query.words[:50]:<50} {len(ours):>3} and {len(other):>3} found,"
                f" {best.share_with(other_best):>4.0%} shared, its article at {place} and {other_place}"
            )
    print(
        f"  the same best {TOP}, ties aside: {agreeing} of {len(queries)} queries; shared {shared / len(queries):.0%}"
    )
    mean = f"{own_places / len(queries):.3f} by search, {their_places / len(queries):.3f} by the extension"
    print(f"  mean of 1 / place of the article that the words are of: {mean}")


@dataclass(frozen=True, slots=True)
class _Best:
    certain: frozenset[str]
    """Those better than the last of the twenty."""
    possible: frozenset[str]
    """Those as good as the last."""

    def share_with(self, other: _Best) -> float:
        """Share of the documents found by either that both found."""
        return len(self.possible & other.possible) / (len(self.possible | other.possible) or 1)


def _best(ranking: Ranking) -> _Best:
    if len(ranking) < TOP:
        everything = frozenset(article_id for article_id, _ in ranking)
        return _Best(everything, everything)
    last = ranking[TOP - 1][1]
    slack = 1e-9 * abs(last)  # the same sum in another order
    return _Best(
        frozenset(article_id for article_id, score in ranking if score > last + slack),
        frozenset(article_id for article_id, score in ranking if score >= last - slack),
    )


def _place(query: Query, ranking: Ranking) -> int | None:
    return next((place for place, (article_id, _) in enumerate(ranking, 1) if article_id == query.article_id), None)
