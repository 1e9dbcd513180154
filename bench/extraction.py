"""The extraction's figures on a corpus and its time per page, next to those of public extractors.

The scorer and the runners of the public extractors belong to the corpus (``score.py``, ``peers.py`` next to it); the
peers run in a separate environment, whose Python ``DATELINE_BENCH_PEERS`` names. Times of a shared machine mean
something only as ratios within one round, in which the extractors alternate.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PEERS = ("trafilatura",)


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds a page of one extractor on the corpus, by its own clock: 0 where it reports none."""

    mean: float
    median: float

    def beside(self, other: Cost) -> str:
        """Both, and the ratios."""
        return (
            f"{self.mean:.1f} ms a page to {other.mean:.1f}: {self.mean / (other.mean or float('nan')):.2f}; "
            f"on the median page {self.median:.1f} to {other.median:.1f}: {self.median / (other.median or float('nan')):.2f}"
        )


def extraction_table(corpus: Path, *, rounds: int) -> None:
    """Score this project's extraction, alternating with the peers if they are installed."""
    tools = corpus.parent
    peers = os.environ.get("DATELINE_BENCH_PEERS")
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        own = Path(folder) / "dateline.jsonl"
        command = [sys.executable, "-m", "flows", "extract", "--list", str(corpus / "truth.jsonl")]
        for number in range(1, rounds + 1):
            cost = _run([*command, "--pages", str(corpus / "pages")], own, to_stdout=True)
            print(f"\nround {number}: dateline")
            _score(tools, corpus, own)
            for peer in PEERS if peers else ():
                theirs = Path(folder) / f"{peer}.jsonl"
                their_cost = _run([str(peers), str(tools / "peers.py"), peer, str(corpus), str(theirs)], theirs)
                print(f"round {number}: {peer}")
                _score(tools, corpus, theirs)
                print(f"round {number}: dateline beside {peer}: {cost.beside(their_cost)}")
    if not peers:
        print("\nDATELINE_BENCH_PEERS names no Python with trafilatura: no comparison")


def corpora_table(bench: Path) -> None:
    """Print the figures of every corpus in a folder in one table, with trafilatura's next to ours where it is installed."""
    peers = os.environ.get("DATELINE_BENCH_PEERS")
    rows: dict[str, dict[str, str]] = {}
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        for corpus in sorted(path.parent for path in bench.glob("*/truth.jsonl")):
            own, theirs = Path(folder) / "dateline.jsonl", Path(folder) / "trafilatura.jsonl"
            command = [sys.executable, "-m", "flows", "extract", "--list", str(corpus / "truth.jsonl")]
            _run([*command, "--pages", str(corpus / "pages")], own, to_stdout=True)
            columns = {"dateline": own}
            if peers:
                _run([peers, str(bench / "peers.py"), "trafilatura", str(corpus), str(theirs)], theirs)
                columns["trafilatura"] = theirs
            for name, predictions in columns.items():
                for figure, value in _figures(corpus, predictions).items():
                    rows.setdefault(f"{corpus.name}: {figure}", {})[name] = value
    print(f"{'figure':<44}{'dateline':>12}{'trafilatura':>13}")
    for figure, values in rows.items():
        print(f"{figure:<44}{values.get('dateline', '-'):>12}{values.get('trafilatura', '-'):>13}")


def _figures(corpus: Path, predictions: Path) -> dict[str, str]:
    """Return the figures of one corpus: by its scorer, or for pages that are not articles how many were taken for some."""
    found, truth = _records(predictions), _records(corpus / "truth.jsonl")
    times = sorted(ms for record in found if (ms := record.get("ms")))
    if truth and "kind" in truth[0]:
        taken = {record["id"] for record in found if record.get("body") and not record.get("rejected")}
        figures = {
            f"{kind} taken for articles": f"{sum(t['id'] in taken for t in truth if t['kind'] == kind)}"
            f" of {sum(t['kind'] == kind for t in truth)}"
            for kind in sorted({t["kind"] for t in truth})
        }
    elif any("with" in t for t in truth):
        scorer = [sys.executable, str(corpus.parent / "score_wcxb.py"), str(corpus), str(predictions)]
        line = subprocess.run(scorer, check=True, capture_output=True, text=True).stdout
        figures = dict(re.findall(r"(\w+) ([\d.]+)", line))
    else:
        scorer = [sys.executable, str(corpus.parent / "score.py"), str(corpus), str(predictions), "--json"]
        scored = json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout)
        figures = {
            f"{name} {figure}": f"{value:.3f}"
            for name, values in scored.items()
            for figure, value in values.items()
            if isinstance(value, float)
        }
    if times:
        figures |= {
            "ms a page, mean": f"{statistics.fmean(times):.1f}",
            "ms a page, median": f"{statistics.median(times):.1f}",
        }
    return figures


def _records(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a file of JSON lines; texts in it may hold line separators of Unicode."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _run(command: Sequence[str], predictions: Path, *, to_stdout: bool = False) -> Cost:
    """Run an extractor over the corpus into a file of predictions."""
    if to_stdout:
        with predictions.open("w") as out:
            subprocess.run(command, stdout=out, check=True)
    else:
        subprocess.run(command, stderr=subprocess.DEVNULL, check=True)
    times = [float(ms) for record in _records(predictions) if (ms := record.get("ms"))] or [0.0]
    return Cost(statistics.fmean(times), statistics.median(times))


def _score(tools: Path, corpus: Path, predictions: Path) -> None:
    sys.stdout.flush()
    scorer = "score_wcxb.py" if any("with" in truth for truth in _records(corpus / "truth.jsonl")) else "score.py"
    subprocess.run([sys.executable, str(tools / scorer), str(corpus), str(predictions)], check=True)
