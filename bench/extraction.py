"""The extraction's figures on a corpus and its time per page, next to those of public extractors.

The scorer and the runners of the public extractors belong to the corpus (``score.py``, ``peers.py`` next to it); the
peers run in a separate environment, whose Python ``DATELINE_BENCH_PEERS`` names. Times of a shared machine mean
something only as ratios within one round, in which the extractors alternate.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PEERS = ("trafilatura",)


@dataclass(frozen=True, slots=True)
class Cost:
    """The cost of one extractor for the corpus.

    Mean milliseconds a page by its own clock, and seconds of processor time of its whole process (including start,
    imports and reading the files).
    """

    milliseconds: float
    processor: float

    def beside(self, other: Cost) -> str:
        """Both, and the ratios; "nan" if the other reports no times."""
        pages = self.milliseconds / (other.milliseconds or float("nan"))
        processor = self.processor / (other.processor or float("nan"))
        return (
            f"{self.milliseconds:.1f} ms a page to {other.milliseconds:.1f}: {pages:.2f}; "
            f"processor {self.processor:.1f} s to {other.processor:.1f}: {processor:.2f}"
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


def _run(command: Sequence[str], predictions: Path, *, to_stdout: bool = False) -> Cost:
    """Run an extractor over the corpus into a file of predictions."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    if to_stdout:
        with predictions.open("w") as out:
            subprocess.run(command, stdout=out, check=True)
    else:
        subprocess.run(command, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    lines = predictions.read_text(encoding="utf-8").splitlines()
    times = [float(ms) for line in lines if (ms := json.loads(line).get("ms"))]
    return Cost(
        milliseconds=statistics.fmean(times) if times else 0.0,
        processor=after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
    )


def _score(tools: Path, corpus: Path, predictions: Path) -> None:
    sys.stdout.flush()
    subprocess.run([sys.executable, str(tools / "score.py"), str(corpus), str(predictions)], check=True)
