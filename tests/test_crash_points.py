"""What the crash harness takes for a fault in what a command printed."""

from __future__ import annotations

import signal

import pytest

from bench.crash_points import Ended

ORPHANED = """loading 1 segments that an earlier run left
Traceback (most recent call last):
  File "/usr/lib/python3.11/multiprocessing/forkserver.py", line 274, in main
    code = _serve_one(child_r, fds,
           ^^^^^^^^^^^^^^^^^^^^^^^^
  File "/usr/lib/python3.11/multiprocessing/spawn.py", line 130, in _main
    preparation_data = reduction.pickle.load(from_parent)
                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
EOFError: Ran out of input
resource_tracker.py:254: UserWarning: resource_tracker: There appear to be 2 leaked semaphore objects
"""
OURS = """Traceback (most recent call last):
  File "tasks/archive/segments.py", line 12, in seal
    os.replace(part, path)
OSError: [Errno 28] No space left on device
"""


@pytest.mark.parametrize(
    ("status", "printed", "expected"),
    [
        pytest.param(-signal.SIGKILL, ORPHANED, False, id="a child of Python's pool whose parent was killed"),
        pytest.param(0, ORPHANED, True, id="the same of a command that ended"),
        pytest.param(-signal.SIGKILL, OURS, True, id="an exception of the command"),
        pytest.param(-signal.SIGKILL, OURS + ORPHANED, True, id="both, ours first"),
        pytest.param(-signal.SIGKILL, ORPHANED + OURS, True, id="both, ours last"),
    ],
)
def test_an_exception_is_a_fault_but_for_that_of_an_orphan(status: int, printed: str, expected: bool) -> None:
    assert Ended(status, 0, printed).has_traceback is expected
