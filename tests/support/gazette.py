"""A corpus of invented pages, for tests that need many articles and no particular ones."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

PLACES = ("Aldersund", "Brackwater", "Corvale", "Dunmere", "Eastholm", "Fennick", "Garrow", "Hollin")
THINGS = ("ferry", "library", "sea wall", "night bus", "fish market", "observatory", "tram", "town hall clock")


def write_corpus(folder: Path, pages: int) -> Path:
    """``pages`` articles, no two of which share a paragraph, in the form that ``CorpusSite`` serves."""
    (folder / "pages").mkdir(parents=True)
    with (folder / "truth.jsonl").open("w", encoding="utf-8") as truth:
        for number in range(pages):
            url = (
                f"https://gazette-{number % 2}.example/2026/03/{number:05}-{THINGS[number % 8].replace(' ', '-')}-opens"
            )
            truth.write(json.dumps({"id": f"page-{number}", "set": "gazette", "url": url}) + "\n")
            (folder / "pages" / f"page-{number}.html.gz").write_bytes(gzip.compress(page(number).encode(), 1))
    return folder


def page(number: int) -> str:
    """One article, different from every other."""
    place, thing = PLACES[number // 8 % 8], THINGS[number % 8]
    title = f"{place} opens its {thing} number {number} after a long winter"
    paragraphs = [
        f"The council of {place} opened {thing} number {number} on Tuesday, {number % 27 + 2} months later than planned.",
        f"About {number * 3 + 40} people came to see it, said the mayor, who had promised {number + 5} of them a seat.",
        f"Work began {number + 11} weeks ago, when a storm had taken the roof and {number * 7 + 1} of the old tiles.",
        f"The next {thing} will be opened in year {2030 + number}, if the money lasts; it has cost {number * 91} so far.",
    ]
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang=en><head><title>{title} | The Gazette</title>"
        f"<meta property='article:published_time' content='2026-03-{number % 28 + 1:02}T08:{number % 60:02}:00+00:00'>"
        f"<meta property='og:title' content='{title}'></head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>{title}</h1>{text}</article><footer>About us</footer></body></html>"
    )
