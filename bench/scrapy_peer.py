"""What this project replaces, for comparison: Scrapy fetches, trafilatura extracts, DuckDB holds the articles.

``PYTHON scrapy_peer.py DATABASE DOCUMENT ...``, by a Python that has scrapy, trafilatura and duckdb: nothing of this project is
imported. It is as polite (robots.txt, one request at a time to a host, no delay) and stores as much of the record as
trafilatura gives. There is no archive, no ledger, no version and no snapshot in it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import duckdb
import scrapy
import trafilatura
from scrapy.crawler import CrawlerProcess

_BATCH = 100
_TABLE = """
    CREATE TABLE IF NOT EXISTS articles (
        url VARCHAR PRIMARY KEY, title VARCHAR, author VARCHAR, published VARCHAR, language VARCHAR, body VARCHAR, html BLOB
    )
"""


class News(scrapy.Spider):  # type: ignore[misc]
    """Reads feeds and each page that they name."""

    name = "news"
    custom_settings = {  # noqa: RUF012 - as Scrapy wants it
        "ROBOTSTXT_OBEY": True,
        "USER_AGENT": "bench/1 (+mailto:bench@example.org)",
        "CONCURRENT_REQUESTS": 16,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_DELAY": 0,
        "AUTOTHROTTLE_ENABLED": False,
        "RETRY_TIMES": 2,
        "LOG_LEVEL": "ERROR",
        "TELNETCONSOLE_ENABLED": False,
        "ITEM_PIPELINES": {"__main__.Store": 100},
    }

    def parse(self, response: Any) -> Iterator[Any]:
        """Follow the links of a feed or sitemap."""
        root = ET.fromstring(response.body)  # noqa: S314 - of the bench's own site
        links = [link.text for item in root.iter("item") for link in item.iter("link")]
        for url in links + [element.text for element in root.iter() if element.tag.endswith("}loc")]:
            yield scrapy.Request(url, callback=self.parse_page)

    def parse_page(self, response: Any) -> Iterator[dict[str, Any]]:
        """Extract one page."""
        found = trafilatura.bare_extraction(response.body, url=response.url, with_metadata=True, as_dict=True) or {}
        if found.get("text"):
            yield {
                "url": response.url,
                "title": found.get("title"),
                "author": found.get("author"),
                "published": found.get("date"),
                "language": found.get("language"),
                "body": found["text"],
                "html": response.body,
            }


class Store:
    """Writes articles to DuckDB, a hundred at a time."""

    def open_spider(self) -> None:
        """Open the database."""
        self.connection = duckdb.connect(sys.argv[1])
        self.connection.execute(_TABLE)
        self.rows: list[tuple[Any, ...]] = []

    def process_item(self, item: dict[str, Any]) -> dict[str, Any]:
        """Keep one article until there are enough."""
        self.rows.append(tuple(item.values()))
        if len(self.rows) >= _BATCH:
            self._write()
        return item

    def close_spider(self) -> None:
        """Write the last ones."""
        self._write()
        self.connection.close()

    def _write(self) -> None:
        if self.rows:
            self.connection.execute("BEGIN")
            self.connection.executemany("INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)", self.rows)
            self.connection.execute("COMMIT")
            self.rows = []


if __name__ == "__main__":
    process = CrawlerProcess()
    process.crawl(News, start_urls=sys.argv[2:])
    process.start()
