"""Backup of a whole home in one file, and its restore.

A tar file: ``manifest.json``, ``warehouse.duckdb``, then the archive's sealed segments. The warehouse is copied while
nobody writes; segments sealed later are in the backup too, and the first run after a restore loads them, as it would
after a crash. The snapshot is published again. Prefect's history is not included (schedules are in the configuration),
nor are logs, the state of hosts, and an archive on a store (``DATELINE_ARCHIVE``).
"""

from __future__ import annotations

import hashlib
import io
import json
import logging
import os
import shutil
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any

from tasks import archive
from tasks.home import Home
from tasks.lake_copy import settled
from tasks.pure.errors import TerminalError
from tasks.run_locks import live_runs
from tasks.upkeep.maintenance_lock import exclusive_upkeep
from tasks.warehouse import Warehouse

log = logging.getLogger(__name__)

FORMAT = 1
MANIFEST = "manifest.json"
WAREHOUSE = "warehouse.duckdb"
ARCHIVE = "archive/"
MOVING = "moving"
"""In the folder of a restore: everything is unpacked and whole, and is being moved to its place."""
BLOCK = 1 << 20


class BackupRefused(TerminalError):
    """The file is not a complete backup, or the home cannot be restored into. ``key`` is the path."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup contains."""

    path: Path
    made_at: str
    """ISO 8601, UTC."""
    segments: int
    bytes: int
    """Total size of its files; the archive is compressed already."""


def back_up(warehouse: Warehouse, home: Home, path: Path, now: datetime) -> Backup:
    """Write the home into a new file at ``path``, while runs go on; the file is complete or absent.

    Raises:
        BackupRefused: the file exists already, or its folder does not.
        UpkeepBusy: maintenance, another backup or forgetting is running.
    """
    if path.exists():
        raise BackupRefused("the file exists; name another, or remove it", key=str(path))
    if not path.parent.is_dir():
        raise BackupRefused(f"there is no folder {path.parent}", key=str(path))
    warehouse.migrate(now)
    copy = home.root / ".warehouse.backup"
    partial = path.with_name(f".{path.name}.partial")
    try:
        with exclusive_upkeep(home):
            with settled(warehouse) as source:
                shutil.copyfile(source, copy)
            segments = list(archive.sealed(home.archive)) if home.archive_store is None else []
            total = copy.stat().st_size + sum(segment.stat().st_size for segment in segments)
            manifest = {
                "format": FORMAT,
                "dateline": version("dateline"),
                "made_at": now.isoformat(),
                "segments": len(segments),
                "bytes": total,
                "warehouse_sha256": _sha256(copy),
            }
            with partial.open("wb") as file, tarfile.open(fileobj=file, mode="w") as tar:
                _add_text(tar, MANIFEST, json.dumps(manifest, indent=1), now)
                tar.add(copy, WAREHOUSE, recursive=False)
                for segment in segments:
                    tar.add(segment, ARCHIVE + segment.relative_to(home.archive).as_posix(), recursive=False)
                tar.close()
                file.flush()
                os.fsync(file.fileno())
            partial.rename(path)
    finally:
        copy.unlink(missing_ok=True)
        partial.unlink(missing_ok=True)
    return Backup(path, now.isoformat(), len(segments), total)


def restore(home: Home, path: Path) -> Backup:
    """Restore a backup into a home that has no warehouse and no archive; the caller publishes afterwards.

    Everything is unpacked and checked next to its place, then moved; the warehouse last. An interrupted restore can be
    repeated: what it had moved already is replaced.

    Raises:
        BackupRefused: nothing has been changed.
    """
    if home.lake is not None:
        raise BackupRefused(
            "the warehouse is a DuckLake, and a backup cannot be restored into one: restore without DATELINE_WAREHOUSE",
            key=home.lake.catalog,
        )
    unpacked = home.root / ".restoring"
    if home.warehouse.exists() or (any(archive.sealed(home.archive)) and not _was_interrupted(unpacked)):
        raise BackupRefused(
            "there is a warehouse or an archive: move them away, or name another --home", key=str(home.root)
        )
    if live_runs(home):
        raise BackupRefused("a run is active there", key=str(home.root))
    home.prepare()
    with exclusive_upkeep(home):
        if _was_interrupted(unpacked):
            shutil.rmtree(home.archive)  # before the sign that it is of a restore is removed
            home.archive.mkdir()
        shutil.rmtree(unpacked, ignore_errors=True)
        try:
            manifest = _unpack(path, unpacked)
        except BaseException:
            shutil.rmtree(unpacked, ignore_errors=True)
            raise
        (unpacked / MOVING).touch()
        shutil.rmtree(home.archive)
        (unpacked / ARCHIVE).mkdir(exist_ok=True)
        (unpacked / ARCHIVE).rename(home.archive)
        (unpacked / WAREHOUSE).rename(home.warehouse)
        shutil.rmtree(unpacked, ignore_errors=True)
    return Backup(path, str(manifest["made_at"]), int(manifest["segments"]), int(manifest["bytes"]))


def _was_interrupted(unpacked: Path) -> bool:
    """Whether a restore died while it moved its parts: the archive that is in its place came from a backup."""
    return (unpacked / MOVING).exists() and (unpacked / WAREHOUSE).exists()


def _unpack(path: Path, folder: Path) -> Mapping[str, Any]:
    try:
        with tarfile.open(path) as tar:
            for member in tar:
                _extract(tar, member, folder)
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        expected = (manifest["format"], manifest["warehouse_sha256"], manifest["segments"])
        found = (FORMAT, _sha256(folder / WAREHOUSE), sum(1 for _ in archive.sealed(folder / ARCHIVE)))
    except (OSError, tarfile.TarError, ValueError, KeyError) as error:
        raise BackupRefused(f"not a readable backup: {error}", key=str(path)) from error
    if expected != found:
        raise BackupRefused("incomplete: its parts are not those that it lists", key=str(path))
    return dict(manifest)


def _extract(tar: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """Extract a plain file to its place. Python's own filters need 3.11.4, and Debian 12 has 3.11.2."""
    name = PurePosixPath(member.name)
    content = tar.extractfile(member) if member.isreg() else None
    if content is None or name.is_absolute() or ".." in name.parts:
        raise tarfile.TarError(f"{member.name!r} does not belong in a backup")
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        shutil.copyfileobj(content, file, BLOCK)
    os.utime(target, (member.mtime, member.mtime))


def _add_text(tar: tarfile.TarFile, name: str, text: str, now: datetime) -> None:
    info = tarfile.TarInfo(name)
    data = text.encode()
    info.size, info.mtime = len(data), int(now.timestamp())
    tar.addfile(info, io.BytesIO(data))


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()
