"""The bench sees the memory of the largest process, however deep below the command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bench.memory import PeakMemory

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc")

# Waits for input before it ends, so that it cannot be missed.
GRANDCHILD = "held = bytearray(80_000_000); print('ready', flush=True); input()"
CHILD = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {GRANDCHILD!r}])"


def test_a_grandchild_counts() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        with PeakMemory(child.pid) as memory:
            assert child.stdout.readline() == "ready\n"
            while memory.largest[0] < 80_000_000:  # the test's time limit ends it
                pass
            child.communicate("\n")
    peak, command = memory.largest
    assert 80_000_000 < peak < 200_000_000
    assert "bytearray" in command
