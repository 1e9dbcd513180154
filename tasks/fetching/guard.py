"""Which addresses may be connected to: public ones, and networks that the configuration allows.

The name is resolved here, and the connection goes to the address that was checked. So a name that resolves to another
address a moment later (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
import time
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tasks.fetching.errors import ContactMissing, DeadlinePassed, NameUnknown, RefusedAddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
AddressInfo = tuple[int, int, int, str, Any]
"""As ``socket.getaddrinfo`` returns it: family, type, protocol, canonical name, socket address."""

_BEYOND = tuple(map(ipaddress.ip_network, ("192.0.0.0/24", "192.88.99.0/24", "3fff::/20")))
"""Not globally reachable by IANA's registries (RFC 6890, 7526, 9637), but by :mod:`ipaddress` of some versions of Python:
192.0.0.192 is a cloud's metadata. 192.0.0.9 and .10 are reachable, and no web sites."""
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


@dataclass(frozen=True, slots=True)
class Guard:
    """One source's rule on addresses. Hashable: connections are pooled by guard."""

    allowed: tuple[Network, ...] = ()
    """Networks that may be connected to although they are not public."""
    has_contact: bool = False
    """Without a contact no request is sent to a public host."""

    @classmethod
    def of(cls, allow_private_hosts: tuple[str, ...], contact: str) -> Guard:
        """A guard from configuration. Raises ValueError for text that is not a network."""
        return cls(_networks(allow_private_hosts), bool(contact))

    def addresses(self, host: str, port: int, timeout: float) -> list[AddressInfo]:
        """The addresses of ``host`` that may be connected to, in the resolver's order; never empty.

        Every address of the name is checked; refused ones are left out.

        Raises:
            RefusedAddress: none is left.
            ContactMissing: an address is public and no contact is configured.
            NameUnknown: the name does not resolve.
            DeadlinePassed: it did not resolve within ``timeout`` seconds.
        """
        passed: list[AddressInfo] = []
        refused: list[str] = []
        for info in _resolve(host, port, timeout):
            address = ipaddress.ip_address(str(info[4][0]).partition("%")[0])
            if any(address in network for network in self.allowed):
                passed.append(info)
            elif not is_public(address):
                refused.append(str(address))
            elif not self.has_contact:
                raise _contact_missing(host)
            else:
                passed.append(info)
        if not passed:
            raise _not_public(host, refused)
        return passed

    def check_for_proxy(self, host: str) -> None:
        """Check the host of a request that a proxy will make.

        The proxy resolves the name itself, so no address can be pinned. What is known here is refused: numbers, and names
        of which any address is neither public nor allowed, since the proxy may take that one. A name that does not
        resolve here is left to the proxy: behind one, often no public name does.

        Raises:
            RefusedAddress: it leads to an address that is neither public nor allowed, or it is this machine's name.
            ContactMissing: it may be public, and no contact is configured.
        """
        if host.rstrip(".").lower() in {"", "localhost"} or host.lower().rstrip(".").endswith(".localhost"):
            raise RefusedAddress("is not public", key=host)
        addresses = _known_here(host)
        beyond = [address for address in addresses if not any(address in network for network in self.allowed)]
        private = [str(address) for address in beyond if not is_public(address)]
        if private:
            raise _not_public(host, private)
        if (beyond or not addresses) and not self.has_contact:
            raise _contact_missing(host)


_LOOK_UP_SECONDS = 2.0
"""For a name that only a proxy may know: where name servers do not answer, each request would wait for them."""
_FORGET_SECONDS = 600.0
"""For which a name that did not resolve is not looked up again."""
_unknown_here: dict[str, float] = {}


def _known_here(host: str) -> list[Address]:
    """The addresses of a host as this machine resolves it; none where it does not."""
    if _unknown_here.get(host, 0.0) > time.monotonic():
        return []
    try:
        found = _resolve(host, 80, _LOOK_UP_SECONDS)
    except (NameUnknown, DeadlinePassed):
        if len(_unknown_here) >= 10_000:
            _unknown_here.clear()
        _unknown_here[host] = time.monotonic() + _FORGET_SECONDS
        return []
    return [ipaddress.ip_address(str(info[4][0]).partition("%")[0]) for info in found]


def _not_public(host: str, addresses: list[str]) -> RefusedAddress:
    """The error; it names the addresses of a name, and an address that was given as a number once."""
    which = "" if addresses == [host] else f"{', '.join(addresses)} "
    return RefusedAddress(f"{which}is not public and not in allow_private_hosts", key=host)


def _contact_missing(host: str) -> ContactMissing:
    return ContactMissing(
        f'{host} is a public host: set contact = "mailto:..." (or an https address), so that its operator can reach you',
        key="contact",
    )


def is_public(address: Address) -> bool:
    """Whether IANA's registries list it as globally reachable; an IPv4 address wrapped in IPv6 is unwrapped first."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address.is_site_local:
            return False
    if any(address in network for network in _BEYOND):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


@lru_cache(maxsize=256)
def _networks(written: tuple[str, ...]) -> tuple[Network, ...]:
    return tuple(ipaddress.ip_network(network) for network in written)


def _resolve(host: str, port: int, timeout: float) -> list[AddressInfo]:
    """``getaddrinfo`` with a timeout: the C library's own is tens of seconds and cannot be set from here."""
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        pass
    else:
        return _look_up(host.strip("[]"), port)
    result: queue.SimpleQueue[list[AddressInfo] | Exception] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            result.put(_look_up(host, port))
        except (NameUnknown, RefusedAddress) as error:
            result.put(error)

    threading.Thread(target=look_up, name=f"resolve {host}", daemon=True).start()
    try:
        found = result.get(timeout=min(max(timeout, 0.001), 3600.0))
    except queue.Empty:
        raise DeadlinePassed(f"the name did not resolve within {timeout:.1f} s", key=host) from None
    if isinstance(found, Exception):
        raise found
    return found


def _look_up(host: str, port: int) -> list[AddressInfo]:
    try:
        found: list[AddressInfo] = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)  # type: ignore[assignment]
    except socket.gaierror as error:
        raise NameUnknown(f"the name does not resolve ({error.strerror or error})", key=host) from error
    except (UnicodeError, OSError, ValueError) as error:
        raise RefusedAddress(f"not a valid host name ({error})", key=host) from error
    return found
