"""Makes the captures of ``docs/screens.md`` anew: ``make screens``.

The commands are run at 80 columns on five of the tests' sites, on a terminal where that makes a difference. Only the text
blocks of the page are replaced, each below the heading that names its command; what is written between them stays. The
sites' addresses become names of the same length.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from flows.alarms import message
from tasks import alarms
from tasks.alarms import Alarm
from tasks.coordination import FileCoordination
from tasks.home import Home
from tasks.run_locks import note_serving
from tasks.source_lock import hold_home_lock
from tasks.warehouse import Warehouse
from tests.support.fifty_sites import Made, fifty_sites
from tests.support.web import robots

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "screens.md"
COLUMNS = 80
_NAMES = {
    # As long as the addresses of the sites, so that lines break where they would.
    "Quay Post": "quaypost.example",
    "Kaiblatt": "kaiblatt.example",
    "Slow Sloop": "slowsloop.example",
    "Locked Lock": "locklocal.example",
    "Shell Shore": "shellpost.example",
}
_SOURCES = """
[[sources]]
name = "slow-sloop"
feeds = ["{slow}/rss.xml"]
schedule = "*/30 * * * *"

[[sources]]
name = "locked-lock"
feeds = ["{locked}/rss.xml"]

[[sources]]
name = "shell-shore"
listings = ["{shell}/"]
urls = ["{shell}/news/ferry-leaves-an-hour-earlier"]

[[sources]]
name = "kaiblatt"
enabled = false
feeds = ["{kaiblatt}/feed/"]
"""
_STEERING = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


def main() -> int:
    """Run the commands and replace the blocks of the page."""
    with tempfile.TemporaryDirectory(prefix="dateline-screens-") as folder, fifty_sites(datetime.now(UTC)) as sites:
        chosen = {site.name: site for site in sites if site.name in _NAMES}
        captured = _captures(Path(folder), chosen)
    PAGE.write_text(with_captures(PAGE.read_text("utf-8"), captured), "utf-8")
    return 0


def with_captures(page: str, captured: Mapping[str, str]) -> str:
    """The page with the text block below each heading replaced.

    Raises:
        ValueError: a heading has no block, or a block no capture.
    """
    parts = re.split(r"(?m)^(## .*)$", page)
    replaced = set()
    for place in range(1, len(parts), 2):
        heading = parts[place].removeprefix("## ").strip("`")
        if heading not in captured:
            raise ValueError(f"docs/screens.md: nothing was captured for {heading}")
        block = f"```text\n{captured[heading]}\n```"
        parts[place + 1], count = re.subn(
            r"(?s)```text\n.*?\n```", lambda _, text=block: text, parts[place + 1], count=1
        )
        if count:
            replaced.add(heading)
    if missing := set(captured) - replaced:
        raise ValueError(f"docs/screens.md has no text block below {', '.join(sorted(missing))}")
    return "".join(parts)


def _captures(folder: Path, sites: Mapping[str, Made]) -> dict[str, str]:
    """What each command prints, by the heading of the page."""
    home, config = Home(folder / "data"), folder / "sources.toml"
    config.write_text('[defaults]\ndelay = 0.0\nallow_private_hosts = ["127.0.0.0/8"]\n', "utf-8")
    home.prepare()
    sites["Slow Sloop"].routes["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 8\n")
    origins = {name.split()[0].lower(): site.origin for name, site in sites.items()}
    address = sites["Quay Post"].address
    found = {f"dateline add --yes {_renamed(address, folder, sites)}": _on_terminal(folder, "add", "--yes", address)}
    with config.open("a", encoding="utf-8") as file:
        file.write(_SOURCES.format(**origins))
    found["dateline try --all"] = _on_terminal(folder, "try", "--all")
    found["dateline ingest"] = _in_pipe(folder, "ingest")
    with hold_home_lock(home, "serve"):
        note_serving(home)
        found["dateline status"] = _on_terminal(folder, "status")
        with _running(home, "slow-sloop"):
            found["dateline status --watch"] = _on_terminal(folder, "status", "--watch", "--seconds", "1")
    found["An alarm"] = _alarm(home)
    return {heading: _renamed(text, folder, sites) for heading, text in found.items()}


@contextmanager
def _running(home: Home, source: str) -> Iterator[None]:
    """As if a run of a source had begun a minute ago."""
    run = FileCoordination(home.hosts, home.runs).begin_run("capture", "ingest", [source])
    assert run is not None  # noqa: S101 - the home is new
    a_minute_ago = datetime.now(UTC).timestamp() - 61
    os.utime(home.runs / "capture.lock", (a_minute_ago, a_minute_ago))
    yield
    run.end()


def _alarm(home: Home) -> str:
    """The alarms of the sources an hour later, with one that is over."""
    later = datetime.now(UTC) + timedelta(minutes=70)
    due = [alarm for alarm in alarms.judge(Warehouse(home), later) if alarm.source == "shell-shore"]
    over = Alarm("harbour-post", "failing", "status 503", later - timedelta(hours=6), later - timedelta(hours=1))
    title, text = message([*due, over], later)
    lines = [title, ""]
    for line in text.splitlines():
        lines += _folded(line)
    return "\n".join(lines)


def _folded(line: str) -> list[str]:
    """A line as a mail program breaks it."""
    indent = " " * (len(line) - len(line.lstrip()))
    lines = [indent]
    for word in line.split():
        if len(lines[-1]) + len(word) > COLUMNS - 1 and lines[-1].strip():
            lines.append(indent)
        lines[-1] += word if not lines[-1].strip() else f" {word}"
    return [one.rstrip() for one in lines]


def _command(arguments: tuple[str, ...]) -> list[str]:
    return [str(Path(sys.executable).with_name("dateline")), *arguments]


def _environment() -> dict[str, str]:
    # The width of what is no terminal, too; a busy machine needs longer for Prefect's server.
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    more = {"PATH": path, "COLUMNS": str(COLUMNS), "LINES": "50", "TERM": "xterm"}
    return {**os.environ, **more, "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180"}


def _in_pipe(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        _command(arguments),
        cwd=folder,
        env=_environment(),
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    return done.stderr.decode("utf-8").rstrip()


def _on_terminal(folder: Path, *arguments: str) -> str:
    """What a command leaves on a terminal of 80 columns, without its colours."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    process = subprocess.Popen(
        _command(arguments), cwd=folder, env=_environment(), stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    written = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux says so when the last process has closed it
            break
        if not piece:
            break
        written += piece
    os.close(ours)
    process.wait()
    return _settled(written.decode("utf-8", "replace"))


def _settled(text: str) -> str:
    """What is left on the screen where lines were drawn again: the last picture, without lines that were taken back."""
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        up = len(re.findall(r"\x1b\[1A", line))
        if up:
            del lines[-up:]
        plain = _STEERING.sub("", line).rpartition("\r")[2].rstrip()
        lines.append(plain)
    return "\n".join(lines).strip("\n")


def _renamed(text: str, folder: Path, sites: Mapping[str, Made]) -> str:
    for name, site in sites.items():
        host = site.origin.removeprefix("http://")
        text = text.replace(f"http://{host}", f"https://{_NAMES[name]}").replace(host, _NAMES[name])
        text = re.sub(rf"{re.escape(host.partition(':')[0])}(?![\d:])", _NAMES[name], text)
    text = text.replace(f"{folder}/", "")
    if left := re.search(r".*127\.0\..*", text):
        raise ValueError(f"an address is left in a capture: {left[0]}")
    return text


if __name__ == "__main__":
    sys.exit(main())
