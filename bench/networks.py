"""The networks of a Compose file, without a daemon: as Docker makes them, a bridge for each, and an address for each container.

A container has a network of its own with one interface for each network that its service names; services find each other by name,
those of no common network not at all. What is read is served on a host that all containers reach, as they reach the internet.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.waiting import wait_for

SITES = "10.89.255"
"""The network of the host's addresses on which sites are served."""
_SITES_OF_HOST = 16
_USUAL = "default"
"""The network of a service that names none."""


@dataclass
class Networks:
    """Of one project."""

    host: int
    """The process that holds the host's network, in which bridges are and sites are served."""
    spaces: Mapping[str, int]
    """By container: the process that holds its network."""
    names: Mapping[str, Sequence[str]]
    """By container: how others call it."""
    places: dict[str, dict[str, str]] = field(default_factory=dict)
    """By container and network: its address."""

    def namespace(self, container: str) -> str:
        """The network of a container, for the runtime."""
        return f"/proc/{self.spaces[container]}/ns/net"

    def hosts(self, container: str) -> str:
        """The ``/etc/hosts`` of a container: itself and all with whom it has a network, at their address there."""
        lines = ["127.0.0.1 localhost"]
        own = self.places[container]
        for other, places in self.places.items():
            shared = [places[network] for network in own if network in places]
            if shared:
                lines.append(f"{shared[0]} {' '.join(self.names[other])}")
        return "\n".join([*lines, ""])

    def address(self, container: str) -> str:
        """Where the host reaches it, as a published port is."""
        return next(iter(self.places[container].values()))

    def on_host(self, *command: str) -> list[str]:
        """A command that runs in the host's network."""
        return _within(self.host, *command)


@contextmanager
def networks_of(
    containers: Mapping[str, tuple[str, Mapping[str, Any]]], stated: Mapping[str, Any]
) -> Iterator[Networks]:
    """The networks of some containers; removed at the end.

    Args:
        containers: by name: the name of its service, and the service.
        stated: the networks of the file.
    """
    networks = [_USUAL, *stated]
    with ExitStack() as stack:
        host = stack.enter_context(_space())
        subprocess.run(_within(host, "sh", "-c", "echo 0 >/proc/sys/net/ipv4/ip_forward"), check=True)
        for number in range(1, _SITES_OF_HOST + 1):
            _ip(host, "addr", "add", f"{SITES}.{number}/32", "dev", "lo")
        for number, _ in enumerate(networks):
            _ip(host, "link", "add", f"br{number}", "type", "bridge")
            _ip(host, "addr", "add", f"10.89.{number}.1/24", "dev", f"br{number}")
            _ip(host, "link", "set", f"br{number}", "up")
        made = Networks(
            host,
            {name: stack.enter_context(_space()) for name in containers},
            {name: sorted({name, service}) for name, (service, _) in containers.items()},
        )
        for place, (name, (_, service)) in enumerate(containers.items(), start=10):
            made.places[name] = {}
            for network in service.get("networks") or [_USUAL]:
                number = networks.index(network)
                made.places[name][network] = f"10.89.{number}.{place}"
                _join(host, made.spaces[name], number, place)
        yield made


def _join(host: int, space: int, number: int, place: int) -> None:
    """Give a container an interface on a bridge. The host is its way to everything else, but passes nothing on."""
    outer, inner = f"v{number}-{place}", f"eth{number}"
    _ip(host, "link", "add", outer, "type", "veth", "peer", "name", inner, "netns", str(space))
    _ip(host, "link", "set", outer, "master", f"br{number}", "up")
    _ip(space, "addr", "add", f"10.89.{number}.{place}/24", "dev", inner)
    _ip(space, "link", "set", inner, "up")
    _ip(space, "route", "append", "default", "via", f"10.89.{number}.1")


@contextmanager
def _space() -> Iterator[int]:
    """A process that holds a network with loopback only."""
    process = subprocess.Popen(
        ["unshare", "--net", "sh", "-c", "ip link set lo up && exec sleep infinity"], stdin=subprocess.DEVNULL
    )
    try:
        wait_for(lambda: _is_up(process.pid), pause=0.05)
        yield process.pid
    finally:
        process.kill()
        process.wait()


def _is_up(process: int) -> bool:
    """Whether the loopback of a process's network is there."""
    if Path(f"/proc/{process}/ns/net").readlink() == Path("/proc/self/ns/net").readlink():
        return False
    shown = subprocess.run(
        _within(process, "ip", "-4", "addr", "show", "lo"), check=False, capture_output=True, text=True
    )
    return "127.0.0.1" in shown.stdout


def _within(process: int, *command: str) -> list[str]:
    return ["nsenter", "--net", "--target", str(process), *command]


def _ip(process: int, *command: str) -> None:
    subprocess.run(_within(process, "ip", *command), check=True)
