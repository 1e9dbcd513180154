"""Only public and configured addresses are fetched; the address that was checked is the one connected to."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tasks.fetching import Client, ContactMissing
from tasks.fetching.errors import DeadlinePassed, NameUnknown, RefusedAddress
from tasks.fetching.guard import Guard, is_public
from tasks.fetching.requesting import request_host
from tests.support.web import PATIENT, Answer, Site, serving

NAMES: dict[str, list[str]] = {
    "public.test": ["93.184.216.34"],
    "private.test": ["10.1.2.3"],
    "mixed.test": ["10.1.2.3", "93.184.216.34", "::1"],
    "news.test": ["10.1.2.3", "127.0.0.1"],
}


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """The far end's resolver: names of a table. Numbers are left to the real one."""
    real = socket.getaddrinfo

    def look_up(host: str, port: int, *args: object, **kwargs: object) -> list[object]:
        if host not in NAMES:
            return list(real(host, port, *args, **kwargs))  # type: ignore[arg-type]
        return [
            (socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in NAMES[host]
        ]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving({"/a": Answer()}) as site:
        yield site


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with Client(tmp_path / "hosts", chance=lambda: 0.0, sleep=lambda seconds: None) as client:
        yield client


@pytest.mark.fault("network", "addresses that are not public, in every spelling", "refused before any connection")
@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("240.0.0.1", False),
        ("255.255.255.255", False),
        ("::", False),
        ("::1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("fec0::1", False),
        ("192.0.0.192", False),
        ("192.88.99.1", False),
        ("3fff::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("64:ff9b::a00:1", False),
        ("64:ff9b::808:808", True),
        ("2002:a00:1::", False),
        ("2001:0:4136:e378:8000:63bf:f5ff:fffe", False),
    ],
)
def test_public_is_what_the_registries_call_global(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) == public


@pytest.mark.parametrize("url", ["http://127.0.0.1:{port}/a", "http://2130706433:{port}/a", "http://0x7f.1:{port}/a"])
def test_loopback_is_refused_unless_it_is_allowed(site: Site, client: Client, url: str) -> None:
    visit = client.fetch(url.format(port=site.url.rpartition(":")[2]), replace(PATIENT, allow_private_hosts=()))
    assert visit.failure is not None
    assert (visit.failure.transient, visit.failure.reason) == (False, "refused-address")
    assert visit.exchanges == ()
    assert site.asked == []


@pytest.mark.parametrize(("network", "allowed"), [("127.0.0.1/32", True), ("127.0.0.0/8", True), ("10.0.0.0/8", False)])
def test_a_network_that_is_allowed_is_fetched(site: Site, client: Client, network: str, allowed: bool) -> None:
    visit = client.fetch(f"{site.url}/a", replace(PATIENT, allow_private_hosts=(network,)))
    assert (visit.response is not None) == allowed


def test_what_one_source_may_fetch_from_another_may_not(site: Site, client: Client) -> None:
    assert client.fetch(f"{site.url}/a", PATIENT).response is not None  # and its connection stays open
    assert client.fetch(f"{site.url}/a", replace(PATIENT, allow_private_hosts=())).response is None


@pytest.mark.usefixtures("names")
@pytest.mark.parametrize(
    ("host", "allowed", "found"),
    [
        ("public.test", (), ["93.184.216.34"]),
        ("mixed.test", (), ["93.184.216.34"]),
        ("mixed.test", ("::1/128",), ["93.184.216.34", "::1"]),
        ("private.test", ("10.0.0.0/8",), ["10.1.2.3"]),
    ],
)
def test_of_the_addresses_of_a_name_the_allowed_ones_are_used(
    host: str, allowed: tuple[str, ...], found: list[str]
) -> None:
    infos = Guard.of(allowed, "mailto:desk@news.example").addresses(host, 80, 1.0)
    assert [info[4][0] for info in infos] == found


@pytest.mark.usefixtures("names")
def test_a_name_without_an_allowed_address_is_refused() -> None:
    with pytest.raises(RefusedAddress, match=r"10\.1\.2\.3 is not public"):
        Guard.of((), "mailto:desk@news.example").addresses("private.test", 80, 1.0)


@pytest.mark.fault(
    "network", "DNS that changes between check and connection", "the connection goes to the address that was checked"
)
@pytest.mark.usefixtures("names")
def test_the_connection_goes_to_the_checked_address_under_the_name(site: Site, client: Client) -> None:
    port = site.url.rpartition(":")[2]
    assert client.fetch(f"http://news.test:{port}/a", PATIENT).response is not None
    assert site.asked[-1].headers["host"] == f"news.test:{port}"


@pytest.mark.usefixtures("names")
def test_without_a_contact_no_public_host_is_fetched(client: Client) -> None:
    with pytest.raises(ContactMissing, match=r"public\.test is a public host: set contact"):
        client.fetch("http://public.test/a", replace(PATIENT, contact=""))


def test_without_a_contact_an_allowed_private_host_is_fetched(site: Site, client: Client) -> None:
    assert client.fetch(f"{site.url}/a", replace(PATIENT, contact="")).response is not None
    assert "+" not in site.asked[-1].headers["user-agent"]


def test_a_name_that_does_not_exist_is_transient(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    def look_up(*args: object, **kwargs: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(NameUnknown):
        Guard.of((), "mailto:desk@news.example").addresses("nowhere.test", 80, 1.0)
    visit = client.fetch("http://nowhere.test/a", PATIENT)
    assert visit.failure is not None
    assert (visit.failure.transient, visit.failure.reason) == (True, None)


@pytest.mark.fault("network", "a resolver that does not answer", "given up; the page stays pending")
def test_a_slow_resolver_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    def look_up(*args: object, **kwargs: object) -> list[object]:
        site.over.wait()
        return []

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(DeadlinePassed, match="did not resolve"):
        Guard.of((), "mailto:desk@news.example").addresses("slow.test", 80, 0.05)


def test_http_and_https_are_one_host() -> None:
    """The lock is by host and port as the address spells them, without the scheme's default port."""
    assert request_host("http://news.example/a") == request_host("https://news.example:443/b") == "news.example"
    assert request_host("http://news.example:8080/") == "news.example:8080"
    assert request_host("http://[::1]:8080/") == "[::1]:8080"
