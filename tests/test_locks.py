"""File locks end with their holder, and a process that only tests one does not disturb others."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from tasks import locks


def opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.lock"


def test_a_lock_is_held_until_it_is_released(path: Path) -> None:
    file = opened(path)
    assert locks.try_exclusive(file)
    assert locks.is_held(path)
    locks.release(file)
    assert not locks.is_held(path)


def test_a_second_holder_is_refused(path: Path) -> None:
    first, second = opened(path), opened(path)
    assert [locks.try_exclusive(first), locks.try_exclusive(second)] == [True, False]
    locks.unlock(first)
    assert locks.try_exclusive(second)
    locks.release(first)
    locks.release(second)


def test_a_lock_that_a_forked_child_inherited_ends_with_the_release(path: Path) -> None:
    file = opened(path)
    locks.lock_exclusive(file)
    inherited = os.dup(file)  # as a child has it: the same open file
    locks.release(file)
    assert not locks.is_held(path)
    os.close(inherited)


def test_a_test_does_not_take_the_lock_from_another_test(path: Path) -> None:
    file = opened(path)
    with path.open("rb") as other:
        fcntl.flock(other, fcntl.LOCK_SH)
        assert not locks.is_held(path)
    locks.release(file)


def test_a_file_that_does_not_exist_is_not_held(path: Path) -> None:
    assert not locks.is_held(path)
    assert not locks.remove_unheld(path)


@pytest.mark.parametrize("change", ["renamed", "removed", "replaced"])
def test_a_file_that_has_lost_its_name_is_not_locked_as_it(path: Path, change: str) -> None:
    file = opened(path)
    if change == "renamed":
        path.rename(path.with_suffix(".sealed"))
    else:
        path.unlink()
    if change == "replaced":
        path.touch()
    assert not locks.try_exclusive_at(file, path)
    locks.release(file)


def test_a_held_file_is_not_removed(path: Path) -> None:
    file = opened(path)
    locks.lock_exclusive(file)
    assert not locks.remove_unheld(path)
    assert path.exists()
    locks.release(file)
    assert locks.remove_unheld(path)
    assert not path.exists()
