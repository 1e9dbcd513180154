"""Import of WARC files and saved pages: their windows, and their pages copied into segments of our own.

No page is requested. Only WARC files that are named by their address are downloaded first.
"""

from __future__ import annotations

import glob
import hashlib
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tasks import archive, windows
from tasks.config import Source
from tasks.fetching import Stopped
from tasks.pure.addresses import passes, site_of
from tasks.pure.errors import ConfigError, DatelineError, TerminalError
from tasks.pure.plain_characters import without_controls
from tasks.pure.records import Page
from tasks.run.bundles import BUNDLE_BYTES, BUNDLE_PAGES
from tasks.run.news_files import is_address
from tasks.run.session import RunSession
from tasks.runs import Run
from tasks.saved import Naming, is_of_companion, is_saved_page, read_saved, saved_pages
from tasks.windows import Window

log = logging.getLogger(__name__)

WARC_SUFFIXES = (".warc", ".warc.gz", ".warc.zst", ".arc", ".arc.gz", ".wacz")
_ENDS = 65_536
"""Bytes at both ends of a WARC file that identify it, together with its name and size."""
_SHOWN = 3
_MOST_SITES = 1_000
"""Other sites that are counted one by one: of some files each page is of another."""
_LONGEST_SITE = 60
"""Characters of the name of another site that are kept."""
_RAW_LINE = re.compile(
    r" \((?:Unknown archive format|Invalid WARC record), first line: .{0,2000}?\)(?=, at byte \d+|\Z)", re.DOTALL
)
"""What warcio quotes of a damaged record: bytes that say nothing to a person."""


def offline_windows(warc: Sequence[str], files: Sequence[str], *, quiet: bool = False) -> list[Window]:
    """One window for each WARC file or folder of saved pages, in the order given.

    Args:
        warc: names and patterns of WARC files.
        files: names and patterns of saved pages.
        quiet: whether files that are left out are not logged.

    Raises:
        ConfigError: a name matches no WARC file or no saved page.
    """
    if warc:
        return [_warc_window(path) for path in _warc_files(warc)]
    return _folder_windows(files, quiet)


def _warc_files(named: Sequence[str]) -> list[Path]:
    found: dict[Path, None] = {}
    for name in named:
        path = Path(name).expanduser()
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.name.endswith(WARC_SUFFIXES) and p.is_file())
        else:
            base, pattern = _base(name)
            inside = [match for match in sorted(base.glob(pattern)) if match.is_file()]
        if not inside:
            raise ConfigError("no WARC file (.warc, .warc.gz, .warc.zst, .arc, .arc.gz, .wacz) found", key=name)
        found |= dict.fromkeys(file.resolve() for file in inside)
    return list(found)


def _warc_window(path: Path) -> Window:
    size = path.stat().st_size
    digest = hashlib.sha256(f"{path.name} {size}".encode())
    with path.open("rb") as file:
        digest.update(file.read(_ENDS))
        file.seek(max(0, size - _ENDS))
        digest.update(file.read(_ENDS))
    return Window("warc", digest.hexdigest()[:16], str(path), size=size)


def _folder_windows(named: Sequence[str], quiet: bool) -> list[Window]:
    found: list[Window] = []
    for name in named:
        base, pattern = _base(name)
        folders: dict[Path, list[Path]] = {}
        unknown: list[Path] = []
        for match in sorted(path for path in base.glob(pattern) if path.is_file() and not is_of_companion(path)):
            if is_saved_page(match):
                folders.setdefault(match.parent, []).append(match)
            else:
                unknown.append(match)
        if not folders:
            more = f"; {_left_out(unknown)}" if unknown else ""
            raise ConfigError(f"no saved page (.html, .htm, .mhtml, .txt, each also .gz) found{more}", key=name)
        if unknown and not quiet:
            log.warning(
                "files that are no saved pages are left out", extra={"folder": base, "files": _left_out(unknown)}
            )
        found += [_folder_window(base, pattern, folder, pages) for folder, pages in folders.items()]
    return found


def _left_out(paths: Sequence[Path]) -> str:
    """Files by type, the most frequent first, and the first of them by name: ``3 .pdf, 1 .css: report.pdf ...``."""
    counts = Counter(path.suffix.lower() or "without a type" for path in paths)
    kinds = ", ".join(f"{count} {suffix}" for suffix, count in counts.most_common(_SHOWN))
    names = ", ".join(path.name for path in paths[:_SHOWN])
    return f"{kinds}: {names}{' ...' if len(paths) > _SHOWN else ''}"


def _base(name: str) -> tuple[Path, str]:
    """The folder that a glob pattern starts from, and the rest of the pattern."""
    path = Path(name).expanduser().absolute()
    if path.is_dir():
        return path, "**/*"
    parts = path.parts
    fixed = next((n for n, part in enumerate(parts) if glob.has_magic(part)), len(parts) - 1)
    return Path(*parts[:fixed]), str(Path(*parts[fixed:]))


def _folder_window(base: Path, pattern: str, folder: Path, pages: Sequence[Path]) -> Window:
    digest = hashlib.sha256(str(folder).encode())
    for page in pages:
        stat = page.stat()
        digest.update(f"\n{page.name} {stat.st_size} {stat.st_mtime_ns}".encode())
    # "/./" separates the folder that --url-prefix stands for from the path below it, as in rsync.
    last = Path(pattern).name
    below = folder.relative_to(base) / ("*" if last == "**" else last)
    return Window("files", digest.hexdigest()[:16], f"{base}/./{below.as_posix()}", size=len(pages))


class PageImport:
    """Copies the pages of one window into segments; pages that the warehouse has already are left out.

    A mistake in a page or file raises nothing: it is added to ``problems``, and the window fails.
    """

    def __init__(self, session: RunSession, run: Run, source: Source, window: Window, naming: Naming) -> None:
        self.session = session
        self.run = run
        self.source = source
        self.window = window
        self.naming = naming
        self.problems: list[str] = []
        self.read = 0
        """Bytes of the WARC file, or number of saved pages, read so far."""
        self.other_sites: Counter[str] = Counter()
        """Pages left out because they are of none of the source's sites, by site; those of further sites are under "others"."""
        self.excluded = 0
        """Pages left out by the source's ``include`` and ``exclude``."""
        self.known = 0
        """Pages that the warehouse has already, or that were forgotten on request."""
        self._sites = {site_of(url) for url in source.documents}
        self._pages = self._warc_pages() if window.kind == "warc" else self._saved_pages()

    def next_segment(self) -> Path | None:
        """Seal the next new pages into one segment. None: there are no more, or the run is stopping."""
        while bundle := self._bundle():
            new = self._new_pages(bundle)
            if not new:
                continue
            source, run_id = self.source.name, self.run.run_id
            writer = self.session.archive.writer(source, run_id, self.session.clock())
            try:
                for page, origin in new:
                    writer.import_page(page, origin)
            finally:
                sealed = writer.seal()
            return sealed
        return None

    def error_text(self) -> str:
        """What went wrong, for the window's row; empty if nothing did."""
        shown = "; ".join(self.problems[:_SHOWN])
        more = len(self.problems) - _SHOWN
        return f"{shown}; and {more} more" if more > 0 else shown

    def left_out_text(self) -> str:
        """Which pages were left out and why, with the sites to compare; empty if none were."""
        found = []
        if self.other_sites:
            named = ", ".join(f"{site} {count:,}" for site, count in self.other_sites.most_common(_SHOWN))
            more = ", ..." if len(self.other_sites) > _SHOWN else ""
            own = ", ".join(sorted(self._sites))
            count = self.other_sites.total()
            found.append(f"{count:,} {_pages(count)} left out: not of {own} but of {named}{more}")
        if self.excluded:
            found.append(f"{self.excluded:,} {_pages(self.excluded)} left out by include and exclude")
        return "; ".join(found)

    def _bundle(self) -> list[tuple[Page, str]]:
        bundle: list[tuple[Page, str]] = []
        size = 0
        while len(bundle) < BUNDLE_PAGES and size < BUNDLE_BYTES and not self.session.stopping.is_set():
            item = next(self._pages, None)
            if item is None:
                break
            bundle.append(item)
            size += len(item[0].body)
        return bundle

    def _new_pages(self, bundle: list[tuple[Page, str]]) -> list[tuple[Page, str]]:
        by_id = {page.fetch_id: (page, origin) for page, origin in bundle}
        known = windows.settled_pages(self.session.warehouse, [page for page, _ in by_id.values()])
        self.known += len(bundle) - len(by_id) + len(known)
        return [item for fetch_id, item in by_id.items() if fetch_id not in known]

    def _warc_pages(self) -> Iterator[tuple[Page, str]]:
        named = self.window.about
        try:
            path = self._downloaded(named) if is_address(named) else Path(named)
            yield from self._pages_of(path)
        except Stopped:
            return  # what has arrived is kept, and the next run goes on there
        except (DatelineError, OSError) as error:
            self.problems.append(_RAW_LINE.sub("", str(error)))
        if is_address(named):
            self._download_path(named).unlink(missing_ok=True)

    def _pages_of(self, path: Path) -> Iterator[tuple[Page, str]]:
        for visit in archive.read_warc(path, self.source.name, max_bytes=self.source.max_bytes):
            if visit.exchanges:
                self.read = visit.exchanges[-1].offset + visit.exchanges[-1].length
            if self._is_left_out(visit.address):
                continue
            if visit.page is not None:
                yield visit.page, path.name
            elif visit.failure is not None:
                log.warning("page left out", extra={"url": visit.address, "error": visit.failure.error})

    def _downloaded(self, url: str) -> Path:
        path = self._download_path(url)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            log.info("downloading", extra={"url": url})
            self.session.client.download(url, path, self.source.policy(), stop=self.session.stopping.is_set)
        return path

    def _download_path(self, url: str) -> Path:
        return self.session.home.downloads / f"{self.window.name}-{Path(url).name}"

    def _is_left_out(self, url: str) -> bool:
        """Whether a page is of another site, as most are in Common Crawl's files, or excluded by the source's rules."""
        site = site_of(url)
        if self._sites and site not in self._sites:
            named = without_controls(site[:_LONGEST_SITE])
            is_counted = named in self.other_sites or len(self.other_sites) < _MOST_SITES
            self.other_sites[named if named and is_counted else "others"] += 1
            return True
        is_excluded = not passes(url, self.source.include, self.source.exclude)
        self.excluded += is_excluded
        return is_excluded

    def _saved_pages(self) -> Iterator[tuple[Page, str]]:
        named, _, below = self.window.about.partition("/./")
        base = Path(named)
        folder, pattern = (base / below).parent, Path(below).name
        for path in saved_pages(folder, pattern):
            self.read += 1
            try:
                saved = read_saved(path, base, self.source.name, self.naming, max_bytes=self.source.max_bytes)
            except TerminalError as error:
                self.problems.append(str(error))
                continue
            yield saved.page, path.relative_to(base).as_posix()


def _pages(count: int) -> str:
    return "page" if count == 1 else "pages"
