"""Three invented papers of some weeks, with copies, corrections, links, quotes and mistakes: what the 32 questions are about."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from tasks.home import Home
from tasks.publish import publish
from tests.support import two_newspapers
from tests.support.homes import migrated
from tests.support.two_newspapers import NOON, article, configured, insert, revised, run, run_source

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
POST, WIND, BOTE = "harbour-post", "west-wind", "hafenbote"
WIRE = (
    "MARBLE BAY (AP) - The ferry company of Marble Bay will stop its night boats next month. The boats had carried fewer "
    "guests each year, the owner said, and two of the three piers need new timber. The mayor wants to keep one boat for "
    "the island schools. A decision is due before summer, when the first guests arrive with the morning train."
)

Pair = tuple[dict[str, Any], list[dict[str, Any]]]


def made_home(path: Path) -> Home:
    """A home with the three papers, published."""
    shutil.copytree(_made(), path, dirs_exist_ok=True)
    return Home(path)


@cache
def _made() -> Path:
    root = Path(tempfile.mkdtemp(prefix="dateline-three-papers-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    home = Home(root)
    warehouse = migrated(home)
    start = NOON - 20 * DAY
    with warehouse.transaction() as connection:
        insert(
            connection,
            "sources",
            [
                configured(POST, start, timezone="America/New_York"),
                configured(WIND, start, timezone="Europe/London"),
                configured(BOTE, start, timezone="Europe/Berlin", language="de"),
            ],
        )
        # Read each six hours, but for three days without a run.
        times = [start + number * 6 * HOUR for number in range(81)]
        times = [at for at in times if not NOON - 10 * DAY < at < NOON - 7 * DAY]
        runs = [run(f"run-{number}", at) for number, at in enumerate(times)]
        insert(connection, "runs", runs)
        insert(
            connection,
            "run_sources",
            [run_source(row["run_id"], name, row["started_at"]) for row in runs for name in (POST, WIND, BOTE)],
        )
        two_newspapers.load(connection, *articles())
        insert(connection, "article_links", list(links()))
        insert(
            connection,
            "rejects",
            [
                {
                    "url_key": "https://harbour-post.example/wall", "url": "https://harbour-post.example/wall",
                    "source": POST, "reason": "consent", "detail": "asks for consent", "rejected_at": NOON, "extractor": "3",
                }
            ],
        )  # fmt: skip
    publish(warehouse, home, run_id=runs[-1]["run_id"], now=two_newspapers.PUBLISHED)
    return root


def articles() -> Iterator[Pair]:
    """In three groups: subjects, changes, and oddities."""
    yield from _subjects()
    yield from _changes()
    yield from _oddities()


def _subjects() -> Iterator[Pair]:
    yield article(
        "climate", "Climate change reaches the quay", "The climate change that sailors feared is here. Warm tides rise.",
        published_at=NOON - 16 * DAY, tags=["Climate Change", "Harbour"], section="Science", authors=["Ada Fischer"],
    )  # fmt: skip
    yield article(
        "both-words", "Change of captain", "A new captain. The climate in the crew is good.",
        source=WIND, published_at=NOON - 15 * DAY, tags=["climate change", "harbour"], section="People", authors=["Tom Reed"],
    )  # fmt: skip
    yield article(
        "storm", "Storm over the islands", "The storm closed the school. Sanctions against Russia hurt timber, and the gale goes on.",
        source=WIND, published_at=NOON - 9 * DAY, authors=["Ada Fischer"], section="Weather",
    )  # fmt: skip
    yield article(
        "gale", "Gale warning", "A gale comes to the harbour tonight.", published_at=NOON - 9 * DAY, section="Weather",
        authors=["Tom Reed"],
    )  # fmt: skip
    for number in range(6):
        yield article(
            f"spike{number}", f"Storm report {number}", f"The storm took roof number {number} off.",
            published_at=NOON - 2 * DAY, section="Weather", authors=["Ada Fischer"],
        )  # fmt: skip
    for number in range(18):
        yield article(
            f"calm{number}", f"Calm day {number}", f"Nothing on pier {number}. One storm was named, as in each week.",
            published_at=NOON - (3 + number) * DAY, authors=[], section="Weather",
        )  # fmt: skip
    yield article(
        "quote", "Mayor on the boats", "“We will keep one boat for the schools,” Mara Brandt said on Monday. Others wait.",
        source=WIND, published_at=NOON - 5 * DAY, authors=["Tom Reed"], section="People",
    )  # fmt: skip
    yield article(
        "near", "Brandt im Hafen", "Mara Brandt besucht heute früh, wie es heißt, den Hafen. Die Impfung der Matrosen läuft.",
        source=BOTE, language="de", published_at=NOON - 5 * DAY, section="Politik", authors=["Jana Roth"],
    )  # fmt: skip
    yield article(
        "far", "Brandt reist", "Mara Brandt reist " + "sehr " * 20 + "weit weg vom Hafen. Impfstoff fehlt.",
        source=BOTE, language="de", published_at=NOON - 4 * DAY, section="Politik", authors=["Jana Roth"],
    )  # fmt: skip


def _changes() -> Iterator[Pair]:
    text = "The council met on Tuesday. " + " ".join(f"Seat {n} went to list {n * 3}." for n in range(30))
    yield revised(
        article("silent", "Council seats", f"{text} Turnout was 47 percent.", published_at=NOON - 3 * DAY),
        after=5 * HOUR, body=f"{text} Turnout was 48 percent.",
    )  # fmt: skip
    other = " ".join(f"Crew {n} rowed past buoy {n * 7}." for n in range(30))
    yield revised(
        article("noted", "Regatta results", other, source=WIND, published_at=NOON - 3 * DAY),
        after=5 * HOUR, body=f"{other}\n\nCorrection: an earlier version of this article named crew 5 as the winner of the day.",
    )  # fmt: skip
    third = " ".join(f"Booth {n} sold {n * 11} lamps." for n in range(30))
    flip = article("flip", "Lamp fair opens", third, source=WIND, published_at=NOON - 2 * DAY)
    flip = revised(flip, after=HOUR, title="Lamp fair shocks town")
    yield revised(flip, after=HOUR, title="Lamp fair opens")


def _oddities() -> Iterator[Pair]:
    at = NOON - 6 * DAY
    agency = {"agency": "AP", "agency_written": "The Associated Press"}
    yield article("wire", "Night boats to stop", WIRE, source=WIND, published_at=at, **agency)
    yield article(
        "copy", "Marble Bay gives up its boats", f"{WIRE}\n\nOur paper adds a map.", published_at=at,
        first_seen_at=at + 3 * HOUR, agency="AP", agency_written="AP",
    )  # fmt: skip
    yield article(
        "undated", "Without a date", "Nobody knows when.", source=WIND, published_at=None,
        first_seen_at=NOON - DAY, published_written="yesterday-ish",
    )  # fmt: skip
    yield article(
        "suspect", "From the archive", "A photo of the old quay.", published_at=NOON - 29_000 * DAY,
        published_on=date(1946, 10, 26), first_seen_at=NOON - DAY, published_written="26 October 1946",
    )  # fmt: skip
    yield article(
        "template", "Die Fähre", "Die Fähre fährt nicht.", source=BOTE, language="de", language_stated="en",
        language_confidence=0.95, published_at=NOON - DAY, site_name="Hafenbote Süd", section="Politik",
    )  # fmt: skip
    yield article(
        "paid", "Behind a wall", "Only the first words are here.", access="paid", published_at=NOON - DAY, section="politics",
    )  # fmt: skip


def links() -> Iterator[dict[str, Any]]:
    """Whom articles link to."""
    for key, position, url, text in (
        ("storm", 1, "https://weather.example/warning", "warning"),
        ("quote", 1, "https://harbour-post.example/copy", "reported"),
    ):
        host = url.split("/")[2]
        url_key = url.removeprefix("https://") if host.startswith("harbour") else url
        yield {"article_id": key, "position": position, "url": url, "url_key": url_key, "host": host, "text": text}
