"""The server of the desk: a socket that is bound before anything is printed, uvicorn on it, until Ctrl-C."""

from __future__ import annotations

import ipaddress
import secrets
import socket
import webbrowser

import click
import uvicorn

from flows.desk.app import application
from tasks.desk.session import Desk
from tasks.home import Home
from tasks.pure.errors import ConfigError

__all__ = ["serve"]

LOOPBACK = "127.0.0.1"


def serve(home: Home, *, host: str | None, port: int, has_token: bool, seconds: float, opens: bool) -> None:
    """Serve the desk until the process is stopped.

    Args:
        host: an address or name of this machine; None: loopback alone.
        has_token: whether readers must bring a token, which is printed with the address.

    Raises:
        ConfigError: the address or port cannot be had.
    """
    bound = _bound(host or LOOPBACK, port)
    token = secrets.token_urlsafe(24) if has_token else None
    names = [host] if host and not _is_number(host) else []
    desk = Desk(home, seconds=seconds)
    address = f"http://{_shown(host or LOOPBACK)}:{bound.getsockname()[1]}/{f'?token={token}' if token else ''}"
    click.echo(address)
    click.echo("The desk is open, for reading only. Ctrl-C ends it.", err=True)
    if opens:
        webbrowser.open(address)
    config = uvicorn.Config(
        application(desk, names=names, token=token),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=3,
    )
    try:
        uvicorn.Server(config).run(sockets=[bound])
    except KeyboardInterrupt:
        pass
    finally:
        desk.close()
        bound.close()


def _bound(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        bound = socket.socket(family, kind, protocol)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError as error:
        hint = "; another program has the port, --port 0 takes a free one" if error.errno == 98 else ""
        raise ConfigError(f"cannot listen on port {port}: {error.strerror or error}{hint}", key=host) from error
    return bound


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
