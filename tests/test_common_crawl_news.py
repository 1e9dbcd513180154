"""Common Crawl's news by date and host: from a local listing of paths to the articles of one source."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tasks import windows
from tasks.pure.errors import ConfigError
from tasks.run.backfill_plan import BackfillPlanner, BackfillRange
from tasks.run.news_files import news_windows, read_listing
from tests.support.backfill_fixture import Backfiller, backfiller, gazette_pages, states, write_warc
from tests.support.web import Answer, Handler, Site, serving

STAMPS = ("20260228010000", "20260228210000", "20260301030000", "20260301220000", "20260302040000")
PATHS = [f"crawl-data/CC-NEWS/{s[:4]}/{s[4:6]}/CC-NEWS-{s}-0000{n}.warc.gz" for n, s in enumerate(STAMPS)]


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    path = tmp_path / "warc.paths.gz"
    path.write_bytes(gzip.compress("\n".join(PATHS).encode()))
    return path


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def past(tmp_path: Path) -> Iterator[Backfiller]:
    with backfiller(tmp_path, 'feeds = ["https://gazette.example/feed"]') as past:
        yield past


def file_of(folder: Path, path: str, pages: list[tuple[str, bytes]]) -> Path:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    return write_warc(file, pages)


def chosen(listing: Path, first: date, last: date) -> list[str]:
    return [Path(window.about).name[8:22] for window in news_windows(listing, "https://files.example/", first, last)]


def test_files_of_the_days_are_chosen_and_the_one_begun_before(listing: Path) -> None:
    assert chosen(listing, date(2026, 3, 1), date(2026, 3, 1)) == list(STAMPS[1:4])
    assert chosen(listing, date(2026, 2, 28), date(2026, 2, 28)) == list(STAMPS[:2])
    assert chosen(listing, date(2026, 3, 3), date(2026, 3, 9)) == [STAMPS[4]]


def test_days_of_which_the_listing_has_nothing_are_a_mistake(listing: Path) -> None:
    with pytest.raises(ConfigError, match="its files are from 2026-02-28 to 2026-03-02"):
        chosen(listing, date(2026, 4, 1), date(2026, 4, 30))


def test_a_listing_with_bad_lines_gives_the_good_ones_and_names_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "paths"
    path.write_text(f"# mine\n{PATHS[0]}\nCC-MAIN-20260301-00001.warc.gz\n../../{PATHS[1]}\n/{PATHS[2]}\n")
    listing = read_listing(path)
    assert list(listing.begun) == [PATHS[0], PATHS[2]]
    assert [line.split(":")[0] for line in listing.bad_lines] == ["line 3", "line 4"]


@pytest.mark.parametrize("written", [b"", b"\x1f\x8bnot gzip", b"https://a.example/\n"])
def test_a_file_that_is_no_listing_is_a_mistake(tmp_path: Path, written: bytes) -> None:
    path = tmp_path / "paths"
    path.write_bytes(written)
    with pytest.raises(ConfigError, match=r"cannot be read|names no file of Common Crawl's news, as in crawl-data"):
        read_listing(path)


def test_pages_of_the_sources_site_are_loaded_from_files_that_are_downloaded(
    site: Site, past: Backfiller, listing: Path, tmp_path: Path
) -> None:
    pages = gazette_pages(4)
    others = [(f"https://other.example/{n}", body) for n, (_, body) in enumerate(pages)]
    for path, held in zip(PATHS[1:4], (pages[:1] + others, pages[1:3], pages[3:]), strict=True):
        site.routes[f"/{path}"] = Answer(file_of(tmp_path, path, held).read_bytes())
    scope = BackfillRange(first=date(2026, 3, 1), last=date(2026, 3, 1), cc_news=listing, cc_base=site.url)
    assert set(states(past.fill(scope)).values()) == {"done"}
    assert past.outcomes == {"inserted": 4}
    assert not any(past.session.home.downloads.iterdir())
    site.asked.clear()
    assert past.fill(scope) == []
    assert site.paths() == []


def test_files_of_a_folder_are_read_where_they_are(past: Backfiller, listing: Path, tmp_path: Path) -> None:
    for number, path in enumerate(PATHS[1:4]):
        file_of(tmp_path / "mirror", path, gazette_pages(3)[number : number + 1])
    scope = BackfillRange(
        first=date(2026, 3, 1), last=date(2026, 3, 1), cc_news=listing, cc_base=str(tmp_path / "mirror")
    )
    past.fill(scope)
    assert past.outcomes == {"inserted": 3}
    (tmp_path / "mirror" / PATHS[2]).unlink()
    with pytest.raises(
        ConfigError, match=f"{Path(PATHS[2]).name}: there is no such file; name the folder with --cc-base"
    ):
        BackfillPlanner(past.session, past.source, scope, None).plan()


@pytest.mark.fault("network", "a download of a WARC file that breaks off", "continued where it ended")
def test_a_download_that_breaks_off_goes_on_where_it_ended(
    site: Site, past: Backfiller, listing: Path, tmp_path: Path
) -> None:
    body = file_of(tmp_path, PATHS[4], gazette_pages(3)).read_bytes()
    half = len(body) // 2

    def breaks(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body[:half])
        handler.close_connection = True

    rest = Answer(body[half:], 206, (("Content-Range", f"bytes {half}-{len(body) - 1}/{len(body)}"),))
    site.routes[f"/{PATHS[4]}"] = [breaks, rest]
    scope = BackfillRange(first=date(2026, 3, 3), last=date(2026, 3, 3), cc_news=listing, cc_base=site.url)
    past.fill(scope)
    assert past.outcomes == {"inserted": 3}
    assert site.asked[-1].headers["range"] == f"bytes={half}-"


def test_a_file_that_is_not_there_fails_its_window_and_no_other(
    site: Site, past: Backfiller, listing: Path, tmp_path: Path
) -> None:
    site.routes[f"/{PATHS[1]}"] = Answer(file_of(tmp_path, PATHS[1], gazette_pages(1)).read_bytes())
    scope = BackfillRange(first=date(2026, 2, 28), last=date(2026, 2, 28), cc_news=listing, cc_base=site.url)
    assert sorted(states(past.fill(scope)).values()) == ["done", "failed"]
    (error,) = [w.error for w in windows.windows_of(past.session.warehouse, "past") if w.state == "failed"]
    assert "status 404" in error
