"""Articles of invented sentences in several languages and scripts, drawn with a fixed seed: what queries are tried on."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tasks.home import Home
from tasks.indexing import index_articles
from tasks.publish import publish
from tests.support import two_newspapers
from tests.support.homes import migrated
from tests.support.plainly import Article, Corpus
from tests.support.unplaced import take_positions_away

VOCABULARY = {
    "en": "harbour bridge bridges closed closing storm storms Storm budget the a of US us U.S. covid-19 COVID-19 Covid"
    " Biden Biden's biden news new climate change Climate changes mother-in-law impact the, of. it IT",
    "de": "Hafen Brücke Brücken brucke Klima Klimawandel Impfung Impfungen impfen Straße Strasse Wandel der die news neu",
    "fr": "port ponts pont fermé fermer tempête tempete L'Élysée climat or budget élu élus le la",
    "tr": "liman köprü fırtına iklim haber haberler",
    "zh": "港口 大桥 关闭 气候 变化 气候变化 covid",
    "th": "สะพาน ท่าเรือ พายุ storm",
    "": "harbour klima 2026 storm xq",
}
SOURCES = {"north-post": {"country": "de", "kind": "daily"}, "south.post": {"country": "fr"}, "east": {}}
AUTHORS = ("Ada Fischer", "Tom Reed", "Élise O’Neil", "dpa")
TAGS = ("Climate change", "climate", "Harbour", "News", "Köprü")
FIRST_DAY = date(2026, 3, 1)


def drawn(count: int = 90, seed: int = 7) -> Corpus:
    """The articles."""
    dice = random.Random(seed)
    return Corpus([_article(dice, number) for number in range(count)], SOURCES)


def made_home(path: Path, corpus: Corpus) -> Home:
    """A home with them, published: one in three was indexed before there were positions of words."""
    home = Home(path)
    warehouse = migrated(home)
    with warehouse.transaction() as connection:
        two_newspapers.insert(
            connection,
            "sources",
            [
                {"source": name, "enabled": True, "timezone": "UTC", "labels": labels, "seen_at": two_newspapers.NOON}
                for name, labels in SOURCES.items()
            ],
        )
        two_newspapers.load(connection, *(_loaded(article) for article in corpus.articles))
    index_articles(warehouse, now=two_newspapers.NOON)
    take_positions_away(warehouse, every=3)
    publish(warehouse, home, run_id=None, now=two_newspapers.PUBLISHED)
    return home


def _article(dice: random.Random, number: int) -> Article:
    language = dice.choice(list(VOCABULARY))
    texts: dict[str, str | None] = {
        "title": _sentence(dice, language, 4),
        "lead": _sentence(dice, language, 6) if dice.random() < 0.5 else None,
        "body": "\n\n".join(_sentence(dice, language, dice.randint(3, 14)) for _ in range(dice.randint(1, 3))),
    }
    if texts["lead"] and dice.random() < 0.5:
        texts["body"] = f"{texts['lead']}\n\n{texts['body']}"
    return Article(
        key=f"a{number:03}",
        language=language or None,
        source=dice.choice(list(SOURCES)),
        published_on=None if dice.random() < 0.15 else FIRST_DAY + timedelta(days=dice.randint(0, 40)),
        texts=texts,
        authors=dice.sample(AUTHORS, dice.randint(0, 2)),
        tags=dice.sample(TAGS, dice.randint(0, 2)),
    )


def _sentence(dice: random.Random, language: str, length: int) -> str:
    chosen = dice.choices(VOCABULARY[language].split(), k=length)
    return ("" if language in ("zh", "th") and dice.random() < 0.7 else " ").join(chosen) + dice.choice(".?!…")


def _loaded(article: Article):  # type: ignore[no-untyped-def]
    day = article.published_on
    return two_newspapers.article(
        article.key,
        article.texts["title"] or "",
        article.texts["body"] or "",
        lead=article.texts["lead"],
        language=article.language,
        source=article.source,
        authors=list(article.authors),
        tags=list(article.tags),
        published_at=datetime(day.year, day.month, day.day, 9, tzinfo=UTC) if day else None,
    )
