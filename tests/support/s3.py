"""An S3 server on loopback: moto's, which keeps objects in memory, with a switch for an outage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

import boto3
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

BUCKET = "dateline"
SECRET = "a-secret-that-is-in-no-log"
Respond = Callable[..., Any]


class S3Server:
    """The server's address, and what it was asked for."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.is_out = False
        """Whether it answers 503 to everything."""
        self.out_for = 0
        """How many more requests it answers so."""
        self.refused = 0
        """Requests answered with 503."""

    def environment(self) -> dict[str, str]:
        """How a worker finds it."""
        return {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": "worker",
            "AWS_SECRET_ACCESS_KEY": SECRET,
            "AWS_DEFAULT_REGION": "us-east-1",
        }

    def client(self) -> Any:
        """A client of boto3."""
        return boto3.client(
            "s3",
            endpoint_url=self.url,
            aws_access_key_id="test",
            aws_secret_access_key=SECRET,
            region_name="us-east-1",
        )

    def keys(self, prefix: str = "") -> list[str]:
        """The names of all objects, in their order."""
        pages = self.client().get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix=prefix)
        return [found["Key"] for page in pages for found in page.get("Contents", ())]


@contextmanager
def s3_server() -> Iterator[S3Server]:
    """A server with one empty bucket, which runs while the block does."""
    objects = DomainDispatcherApplication(create_backend_app)
    server: S3Server

    def answer(environ: dict[str, Any], start_response: Respond) -> Iterable[bytes]:
        if server.is_out or server.out_for:
            server.refused += 1
            server.out_for = max(0, server.out_for - 1)
            environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
            body = b"<Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>"
            start_response("503 Slow Down", [("Content-Type", "application/xml"), ("Content-Length", str(len(body)))])
            return [body]
        return objects(environ, start_response)

    listener = make_server("127.0.0.1", 0, answer, threaded=True, request_handler=_quiet())
    server = S3Server(f"http://127.0.0.1:{listener.server_port}")
    thread = Thread(target=listener.serve_forever, daemon=True)
    thread.start()
    try:
        client = server.client()
        for found in client.list_buckets()["Buckets"]:  # moto keeps them for the whole process
            _empty(client, found["Name"])
        client.create_bucket(Bucket=BUCKET)
        yield server
    finally:
        listener.shutdown()
        thread.join()
        listener.server_close()


def _empty(client: Any, bucket: str) -> None:
    for page in client.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        for found in page.get("Contents", ()):
            client.delete_object(Bucket=bucket, Key=found["Key"])
    client.delete_bucket(Bucket=bucket)


def _quiet() -> type:
    from werkzeug.serving import WSGIRequestHandler

    class Quiet(WSGIRequestHandler):
        def log_request(self, *_: object) -> None:
            pass

    return Quiet
