"""The extraction's figures on a corpus, with its time a page, beside those of public extractors.

The scorer and the runners of the public extractors belong to the corpus (``score.py``, ``peers.py`` beside it); the
peers run in an environment of their own, named by ``DATELINE_BENCH_PEERS`` (its Python).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

PEERS = ("trafilatura",)


def extraction_table(corpus: Path, *, rounds: int) -> None:
    """Score this project's extraction, and in turns with it the peers where they are installed."""
    tools = corpus.parent
    peers = os.environ.get("DATELINE_BENCH_PEERS")
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        for number in range(1, rounds + 1):
            own = Path(folder) / "dateline.jsonl"
            with own.open("w") as out:
                command = [sys.executable, "-m", "flows", "extract", "--list", str(corpus / "truth.jsonl")]
                subprocess.run([*command, "--pages", str(corpus / "pages")], stdout=out, check=True)
            print(f"\nround {number}: dateline")
            _score(tools, corpus, own)
            for peer in PEERS if peers else ():
                theirs = Path(folder) / f"{peer}.jsonl"
                subprocess.run(
                    [str(peers), str(tools / "peers.py"), peer, str(corpus), str(theirs)],
                    check=True,
                    stderr=subprocess.DEVNULL,
                )
                print(f"round {number}: {peer}")
                _score(tools, corpus, theirs)
    if not peers:
        print("\nDATELINE_BENCH_PEERS names no Python with trafilatura: no comparison")


def _score(tools: Path, corpus: Path, predictions: Path) -> None:
    sys.stdout.flush()
    subprocess.run([sys.executable, str(tools / "score.py"), str(corpus), str(predictions)], check=True)
