"""The archive on an S3 store. Credentials, region and endpoint come from the environment, as for every S3 client.

``AWS_ACCESS_KEY_ID``, ``AWS_SECRET_ACCESS_KEY``, ``AWS_SESSION_TOKEN``, ``AWS_DEFAULT_REGION``, ``AWS_ENDPOINT_URL``.
"""

from __future__ import annotations

import importlib
import logging
import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from tasks.archive.stores import S3, ObjectMissing, StoreRefused, StoreUnavailable
from tasks.pure.errors import ConfigError

log = logging.getLogger(__name__)
T = TypeVar("T")

RETRIED_FOR = 120.0
"""Seconds for which a request is tried again: S3 asks for it by 503 while it makes room for more requests."""
_FIRST_PAUSE, _LAST_PAUSE = 0.2, 8.0
"""Seconds between two tries, doubled from the first to the last; each is shortened by chance to half at most."""
_CONNECT_SECONDS, _READ_SECONDS = 10, 60
_MOST_CONNECTIONS = 16
_TRANSIENT = frozenset({408, 429, 500, 502, 503, 504})
_MISSING = frozenset({"404", "NoSuchKey", "NotFound"})


class S3Store:
    """Objects below ``s3://bucket/prefix``."""

    def __init__(self, address: str) -> None:
        """Nothing is requested before the first use."""
        bucket, _, prefix = address.removeprefix(S3).partition("/")
        if not bucket:
            raise ConfigError("write s3://BUCKET/PREFIX", key="DATELINE_ARCHIVE")
        self.address = address
        self._bucket = bucket
        self._prefix = f"{prefix.strip('/')}/" if prefix.strip("/") else ""
        self._lock = threading.Lock()
        self._client: Any = None
        self._process = 0

    def put(self, path: Path, name: str) -> None:
        """One PUT, which S3 carries out as a whole or not at all; the client adds a checksum."""

        def send() -> None:
            with path.open("rb") as body:
                self._opened().put_object(Bucket=self._bucket, Key=self._prefix + name, Body=body)

        self._retried(send, name)

    def put_mark(self, name: str) -> None:
        """An object of no bytes."""
        self._retried(lambda: self._opened().put_object(Bucket=self._bucket, Key=self._prefix + name, Body=b""), name)

    def get(self, name: str, path: Path) -> None:
        """Read an object into a file."""

        def receive() -> None:
            body = self._opened().get_object(Bucket=self._bucket, Key=self._prefix + name)["Body"]
            with path.open("wb") as file:
                for block in body.iter_chunks(1 << 20):
                    file.write(block)

        self._retried(receive, name)

    def remove(self, name: str) -> None:
        """S3 answers the same whether there was one."""
        self._retried(lambda: self._opened().delete_object(Bucket=self._bucket, Key=self._prefix + name), name)

    def names(self, prefix: str) -> Iterator[str]:
        """A thousand names a request."""
        given = {"Bucket": self._bucket, "Prefix": self._prefix + prefix}
        while True:
            page = self._retried(lambda: self._opened().list_objects_v2(**given), prefix)
            yield from (found["Key"].removeprefix(self._prefix) for found in page.get("Contents", ()))
            if not page.get("IsTruncated"):
                return
            given["ContinuationToken"] = page["NextContinuationToken"]

    def _opened(self) -> Any:
        """The client of this process: it is thread-safe, but not for a forked process."""
        with self._lock:
            if self._client is None or self._process != os.getpid():
                botocore = _package("botocore.config")
                config = botocore.Config(
                    connect_timeout=_CONNECT_SECONDS,
                    read_timeout=_READ_SECONDS,
                    max_pool_connections=_MOST_CONNECTIONS,
                    retries={"total_max_attempts": 1},  # ours last longer
                    s3={"addressing_style": "path" if _has_endpoint() else "auto"},
                )
                session = _package("boto3").session.Session()
                self._client = session.client("s3", config=config)
                self._process = os.getpid()
            return self._client

    def _retried(self, call: Callable[[], T], name: str) -> T:
        errors = _package("botocore.exceptions")
        until, pause = time.monotonic() + RETRIED_FOR, _FIRST_PAUSE
        while True:
            try:
                return call()
            except errors.ClientError as error:
                code = str(error.response.get("Error", {}).get("Code", ""))
                status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
                if code in _MISSING:
                    raise ObjectMissing("is not in the archive", key=name) from error
                if status not in _TRANSIENT:
                    raise StoreRefused(f"refuses {name} with {status} {code}", key=self.address) from error
                what = f"{status} {code}"
                if time.monotonic() + pause > until:
                    raise StoreUnavailable(f"answered {what} for {RETRIED_FOR:.0f} s", key=self.address) from error
            except errors.NoCredentialsError as error:
                raise ConfigError(
                    "needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY", key="DATELINE_ARCHIVE"
                ) from error
            except (errors.BotoCoreError, OSError) as error:
                if isinstance(error, FileNotFoundError):
                    raise
                what = type(error).__name__
                if time.monotonic() + pause > until:
                    raise StoreUnavailable(f"{what} for {RETRIED_FOR:.0f} s", key=self.address) from error
            log.warning(
                "the archive's store is tried again", extra={"object": name, "error": what, "in": round(pause, 1)}
            )
            time.sleep(pause * random.uniform(0.5, 1.0))
            pause = min(pause * 2, _LAST_PAUSE)


def _has_endpoint() -> bool:
    """Whether the store is not Amazon's own: others rarely have a name for each bucket."""
    return bool(os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL"))


def _package(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ConfigError("needs the package boto3: pip install 'dateline[cluster]'", key="DATELINE_ARCHIVE") from error
