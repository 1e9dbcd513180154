"""A warehouse of invented articles of any size, on which search and marts are measured.

Words follow Zipf's law over a vocabulary that grows with the text (Heaps), are inflected, and are made of the
syllables of their language; 70 % of the articles are English, the rest German, French, Spanish and Russian. A thousand
articles a day by twenty sources, 3 kB each; one in twenty is an agency's text that several sources print with changes,
one in fifty is revised. The same number and seed give the same warehouse.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import duckdb

from tasks.statements import json_rows, to_timestamp
from tasks.warehouse import Warehouse

END = datetime(2026, 3, 20, 12, 0, tzinfo=UTC)
A_DAY = 1000
"""Articles."""
SOURCES = 20
BATCH = 10_000
WORDS = 455
"""Of a typical body: with spaces and punctuation some 3 kB."""
VOCABULARY = 400_000
"""Stems of a language."""
USUAL = 8000
"""Stems that make up nearly all of a text."""

Row = dict[str, Any]

# Beginnings and endings of invented words, for the stemmers of the language to work on.
_SOUNDS = {
    "en": ("b br c cl d f g gr h l m n p pr r s st t tr w", "a e i o u ea ou", " s s  ed ing ly er ation"),
    "de": ("b br d f g h k kr l m n p r s sch st t w z", "a e i o u au ei ie ö ü", " e en er es ung ungen lich"),
    "fr": ("b c ch d f g j l m n p pr r s t tr v", "a e é i o ou u ai eau", " s e es er ment tion ée"),
    "es": ("b c d f g h j l ll m n p pr r s t tr v", "a e i o u ie ue á", " s o os as ar ando ción"),
    "ru": ("б в г д ж з к л м н п пр р с ст т ф х ш", "а е и о у ы я", " а ы у ой ам ами ение"),
}
_COMMON = {
    "en": "the of and to in a is that for it as was with be by on not he his but at are this have from",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero",
    "ru": "и в не на я что он с как это по но из у за от то о же так для было мы бы",
}
_LANGUAGES = ("en",) * 14 + ("de", "de", "fr", "fr", "es", "ru")
"""Of the sources."""


@dataclass(frozen=True, slots=True)
class Language:
    """An invented vocabulary, most frequent first."""

    stems: Sequence[str]
    endings: Sequence[str]

    @classmethod
    def of(cls, code: str) -> Language:
        """The vocabulary of a language; the same each time."""
        random = Random(code)
        onsets, vowels, endings = (sounds.split(" ") for sounds in _SOUNDS[code])
        syllables = [onset + vowel for onset in onsets for vowel in vowels]
        made = dict.fromkeys(_COMMON[code].split())
        while len(made) < VOCABULARY:
            made["".join(random.choices(syllables, k=1 + int(math.log(len(made), 60))))] = None
        return cls(list(made), endings)

    def words(self, random: Random, count: int) -> list[str]:
        """``count`` words: rank r occurs 1/r as often as the first, rare ones less; a text repeats its subject's words."""
        draw, usual, all_ = random.random, math.log(USUAL), math.log(len(self.stems))
        found: list[str] = []
        for number in range(count):
            chance = draw()
            if chance < 0.3 and number > 20:
                found.append(found[int(draw() * number)])
                continue
            rank = int(math.exp(draw() * (usual if chance < 0.96 else all_))) - 1
            stem = self.stems[rank]
            if rank >= 24:
                # A rare word occurs in two forms, a usual one in all.
                stem += self.endings[
                    int(draw() * len(self.endings)) if rank < USUAL else (rank + int(draw() * 2)) % len(self.endings)
                ]
            found.append(stem)
        return found


def fill(warehouse: Warehouse, articles: int, *, seed: int = 1, first: int = 0) -> None:
    """Load ``articles`` invented articles, numbered from ``first``, without judging pages."""
    languages = {code: Language.of(code) for code in _SOUNDS}
    for start in range(first, first + articles, BATCH):
        heads: list[Row] = []
        contents: list[Row] = []
        for head, versions in _articles(languages, start, min(BATCH, first + articles - start), first + articles, seed):
            heads.append(head)
            contents += versions
        with warehouse.transaction() as connection:
            _insert(connection, "article_heads", heads)
            _insert(connection, "article_contents", contents)
            for table in ("article_urls", "addresses", "fetches", "outcomes"):
                _insert(connection, table, [_beside(table, head) for head in heads])
    if first == 0:
        with warehouse.transaction() as connection:
            _insert(connection, "sources", [_source(number, articles) for number in range(SOURCES)])
            connection.execute(_RUNS, {"first": to_timestamp(_time(0, articles)), "last": to_timestamp(END)})
            connection.execute(_RUN_SOURCES)
            connection.execute(_DISCOVERIES)


def _articles(
    languages: Mapping[str, Language], start: int, count: int, of: int, seed: int
) -> Iterator[tuple[Row, list[Row]]]:
    agency = ""
    for number in range(start, start + count):
        random = Random(seed * 1_000_000_007 + number)
        source = int(abs(random.gauss(0, SOURCES / 2.5))) % SOURCES
        language = _LANGUAGES[source]
        vocabulary = languages[language]
        body = _paragraphs(vocabulary.words(random, int(random.gauss(WORDS, WORDS / 4)) % 2000 + 20))
        if language == "en":
            if number % 20 == 0:
                agency = body
            elif number % 20 < 3 and agency:
                body = agency + "\n\n" + _sentence(vocabulary.words(random, 20))
        title = _sentence(vocabulary.words(random, 9))[:-1]
        yield _article(number, source, language, title, body, _time(number, of), random)


def _article(
    number: int, source: int, language: str, title: str, body: str, told_at: datetime, random: Random
) -> tuple[Row, list[Row]]:
    article_id = hashlib.md5(str(number).encode(), usedforsecurity=False).hexdigest()
    seen = told_at + timedelta(minutes=random.expovariate(1 / 20))
    content = {
        "article_id": article_id,
        "version": 1,
        "valid_from": seen,
        "recorded_at": seen + timedelta(minutes=2),
        "fetch_id": article_id,
        "cause": "publisher",
        "title": title,
        "lead": body.partition("\n\n")[0],
        "body": body,
        "authors": [f"Author {int(1 / (random.random() + 1e-4))}"],
        "word_count": body.count(" ") + 1,
        "content_hash": article_id,
        "published_at": told_at,
        "published_on": told_at.date(),
        "extractor": "1",
    }
    versions = [content]
    if number % 50 == 0:
        changed = {"version": 2, "valid_from": seen + timedelta(hours=3), "recorded_at": seen + timedelta(hours=3)}
        versions.append({**content, **changed, "title": f"{title} again", "body": body.replace(" the ", " that ", 3)})
    head = {
        "article_id": article_id,
        "source": f"paper-{source}",
        "url": f"https://paper-{source}.example/{told_at:%Y/%m/%d}/{number}-{article_id[:12]}",
        "url_key": f"paper-{source}.example/{told_at:%Y/%m/%d}/{number}-{article_id[:12]}",
        "section": f"section-{random.randrange(8)}",
        "language": language,
        "tags": [f"Tag {int(1 / (random.random() + 1e-4))}" for _ in range(3)],
        "published_at": told_at,
        "published_on": told_at.date(),
        "access": "free",
        "first_seen_at": seen,
        "last_seen_at": seen,
        "read_at": seen,
        "version": len(versions),
        "versions": len(versions),
        "word_count": content["word_count"],
        "content_hash": article_id,
        "fetch_id": article_id,
        "found_by": "feed",
        "extractor": "1",
    }
    return head, versions


def _beside(table: str, head: Row) -> Row:
    both = {name: head[name] for name in ("article_id", "url", "url_key", "source", "fetch_id")}
    seen = head["first_seen_at"]
    named = dict.fromkeys(("first_seen_at", "first_listed_at", "last_listed_at", "fetched_at", "requested_at"), seen)
    more = {
        "found_by": "feed",
        "outcome": "inserted",
        "checks": 0,
        "kind": "page",
        "address": head["url"],
        "how": "fetched",
    }
    return {
        **both,
        **named,
        **more,
        "status": 200,
        "run_id": f"run-{seen:%Y%m%d%H}",
        "decided_at": seen,
        "table": table,
    }


def _source(number: int, articles: int) -> Row:
    return {
        "source": f"paper-{number}",
        "enabled": True,
        "schedule": "0 * * * *",
        "timezone": "UTC",
        "language": _LANGUAGES[number],
        "first_run_at": _time(0, articles),
        "seen_at": END,
    }


# One run an hour, in which each source is read.
_RUNS = """INSERT INTO runs BY NAME
    SELECT strftime(hour, 'run-%Y%m%d%H') AS run_id, 'ingest' AS kind, 'completed' AS state, hour AS started_at,
        hour + INTERVAL 4 MINUTE AS finished_at, FALSE AS refresh
    FROM range(CAST($first AS TIMESTAMP), CAST($last AS TIMESTAMP), INTERVAL 1 HOUR) AS hours (hour)"""
_RUN_SOURCES = """INSERT INTO run_sources BY NAME
    SELECT run_id, source, 40 AS listed, 2 AS taken_in, 0 AS waiting, 2 AS inserted, 0 AS updated, 0 AS unchanged,
        0 AS duplicate, 0 AS rejected, 0 AS pending, started_at, finished_at, started_at AS discovered_at
    FROM runs CROSS JOIN sources"""
_DISCOVERIES = """INSERT INTO discoveries BY NAME
    SELECT run_id, source, 'https://' || source || '.example/feed' AS url, 'feed' AS kind, started_at AS read_at,
        200 AS status, 40 AS entries
    FROM run_sources"""


def _time(number: int, of: int) -> datetime:
    return END - timedelta(days=(of - number) / A_DAY)


def _paragraphs(words: Sequence[str]) -> str:
    sentences = [_sentence(words[at : at + 18]) for at in range(0, len(words), 18)]
    return "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))


def _sentence(words: Sequence[str]) -> str:
    return f"{' '.join(words).capitalize()}."


def _insert(connection: duckdb.DuckDBPyConnection, table: str, records: Sequence[Row]) -> None:
    types = "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = $table"
    structure = dict(connection.execute(types, {"table": table}).fetchall())
    query = f"INSERT INTO {table} BY NAME SELECT unnest(from_json($rows, $structure), recursive := true)"
    connection.execute(query, {"rows": json_rows(records), "structure": json.dumps([structure])})
