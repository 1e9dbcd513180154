"""Headers, cookies, user agent, proxy and authorities by source: sent where they belong, and shown nowhere."""

from __future__ import annotations

import gzip
import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from tasks.archive.records import visit_members
from tasks.config import Source, load_config
from tasks.fetching import Client
from tasks.fetching.errors import ContactMissing, RefusedAddress
from tasks.fetching.fetch import gets_secrets
from tasks.fetching.guard import Guard
from tasks.pure.errors import ConfigError
from tasks.pure.exchanges import FetchPolicy
from tests.support.web import PATIENT, Answer, Handler, Site, redirect, robots, serving

CERTIFICATE = Path(__file__).parent / "support/tls/server.pem"
SECRET = "s3cret-value"
HEADERS = (("Authorization", f"Bearer {SECRET}"), ("X-Key", SECRET))


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    with Client(tmp_path / "hosts", chance=lambda: 0.0, sleep=lambda seconds: None) as client:
        yield client


def policy(site: Site, **given: object) -> FetchPolicy:
    return replace(PATIENT, **{"sites": (f"{site.url}/feed",), **given})  # type: ignore[arg-type]


def test_headers_and_cookies_reach_the_site(site: Site, client: Client) -> None:
    site.routes["/1"] = Answer()
    client.fetch(f"{site.url}/1", policy(site, headers=HEADERS, cookies=(("session", SECRET), ("consent", "1"))))
    asked_robots, asked = site.asked
    assert (asked.headers["authorization"], asked.headers["x-key"]) == (f"Bearer {SECRET}", SECRET)
    assert asked.headers["cookie"] == f"session={SECRET}; consent=1"
    assert asked_robots.headers["x-key"] == SECRET


def test_a_cookie_of_the_site_counts_more(site: Site, client: Client) -> None:
    site.routes |= {"/1": redirect("/2", 302, ("Set-Cookie", "session=renewed; Path=/")), "/2": Answer()}
    client.fetch(f"{site.url}/1", policy(site, cookies=(("session", SECRET), ("consent", "1"))))
    assert set(site.asked[-1].headers["cookie"].split("; ")) == {"session=renewed", "consent=1"}


def test_another_site_gets_neither(site: Site, client: Client) -> None:
    with serving(host="127.0.1.7") as other:
        other.routes["/2"] = Answer()
        site.routes["/1"] = redirect(f"{other.url}/2")
        given = policy(site, headers=HEADERS, cookies=(("session", SECRET),))
        assert client.fetch(f"{site.url}/1", given).response is not None
        assert client.fetch(f"{other.url}/2", given).response is not None
        assert len(other.asked) == 3
        assert not any(SECRET in str(asked.headers) for asked in other.asked)


@pytest.mark.parametrize(
    ("url", "sites", "gets"),
    [
        ("https://example.org/1", ("https://www.example.org/feed",), True),
        ("https://news.example.org/1", ("https://example.org/feed",), True),
        ("http://example.org/1", ("https://example.org/feed",), False),
        ("http://example.org/1", ("http://example.org/feed",), True),
        ("https://example.org/1", ("http://example.org/feed",), True),
        ("https://example.com/1", ("https://example.org/feed",), False),
        ("https://example.org/1", (), False),
    ],
)
def test_the_sites_of_the_source_get_them(url: str, sites: tuple[str, ...], gets: bool) -> None:
    assert gets_secrets(url, sites) is gets


def test_no_secret_is_archived(site: Site, client: Client) -> None:
    site.routes["/1"] = Answer(b"<p>Text</p>", headers=(("Set-Cookie", f"session={SECRET}; Path=/"),))
    visit = client.fetch(f"{site.url}/1", policy(site, headers=HEADERS, cookies=(("session", SECRET),)))
    sent = dict(visit.exchanges[-1].request_headers)
    assert (sent["Authorization"], sent["X-Key"], sent["Cookie"]) == ("(withheld)", "(withheld)", "session=(withheld)")
    assert SECRET not in repr(visit)
    archived = b"".join(gzip.decompress(member) for member in visit_members(visit, visit.exchanges[-1].requested_at))
    assert b"X-Key: (withheld)" in archived
    assert SECRET.encode() not in archived


def test_the_user_agent_of_a_source_names_the_contact_and_is_addressed_by_robots_txt(
    site: Site, client: Client
) -> None:
    site.routes |= {
        "/robots.txt": robots("User-agent: *\nDisallow: /\n\nUser-agent: ExampleBot\nDisallow: /private\n"),
        "/1": Answer(),
    }
    own = policy(site, user_agent="ExampleBot/2.0")
    assert client.fetch(f"{site.url}/1", own).response is not None
    assert site.asked[-1].headers["user-agent"] == "ExampleBot/2.0 (+mailto:desk@news.example)"
    for url, given in ((f"{site.url}/private/1", own), (f"{site.url}/1", policy(site))):
        failure = client.fetch(url, given).failure
        assert failure is not None
        assert failure.reason == "robots"


class Proxy:
    """A forwarding proxy that answers itself and records what it was sent."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.headers: list[dict[str, str]] = []

    def __call__(self, handler: Handler) -> None:
        self.lines.append(handler.requestline)
        self.headers.append({name.lower(): value for name, value in handler.headers.items()})
        body = b"<p>By the proxy</p>" if not handler.path.endswith("/robots.txt") else b""
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))


@pytest.fixture
def proxied(site: Site) -> tuple[Proxy, str]:
    proxy = Proxy()
    for path in ("/1", "/robots.txt"):
        site.routes[f"http://news.invalid{path}"] = proxy
    return proxy, site.url.replace("http://", f"http://desk:{SECRET}@")


def test_requests_go_through_the_proxy(client: Client, proxied: tuple[Proxy, str]) -> None:
    proxy, address = proxied
    visit = client.fetch("http://news.invalid/1", replace(PATIENT, allow_private_hosts=(), proxy=address))
    assert visit.response is not None
    assert visit.response.body == b"<p>By the proxy</p>"
    assert proxy.lines == [f"GET http://news.invalid{path} HTTP/1.1" for path in ("/robots.txt", "/1")]
    assert proxy.headers[1]["proxy-authorization"].startswith("Basic ")
    assert "roxy" not in str(visit.exchanges[-1].request_headers)


class Tunnel(socketserver.BaseRequestHandler):
    """Answers CONNECT and passes bytes on, whatever host is named, to the site that the server knows."""

    def handle(self) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            head += self.request.recv(4096)
        self.server.heads.append(head)  # type: ignore[attr-defined]
        self.request.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        with socket.create_connection(self.server.target) as onward:  # type: ignore[attr-defined]
            other = threading.Thread(target=_pass_on, args=(onward, self.request), daemon=True)
            other.start()
            _pass_on(self.request, onward)
            other.join()


def _pass_on(source: socket.socket, target: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)


def test_an_encrypted_site_is_reached_through_a_tunnel(tmp_path: Path) -> None:
    with (
        serving({"/a": Answer(b"<p>Encrypted</p>")}, tls=_server_tls()) as site,
        socketserver.ThreadingTCPServer(("127.0.0.1", 0), Tunnel) as server,
        Client(tmp_path / "hosts") as client,
    ):
        server.heads, server.target = [], ("127.0.0.1", int(site.url.rpartition(":")[2]))  # type: ignore[attr-defined]
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        proxy = f"http://desk:{SECRET}@127.0.0.1:{server.server_address[1]}"
        given = replace(PATIENT, respect_robots=False, proxy=proxy, ca_file=str(CERTIFICATE), timeout=5.0)
        response = client.fetch("https://news.test/a", given).response
        assert response is not None
        assert response.body == b"<p>Encrypted</p>"
        assert server.heads[0].startswith(b"CONNECT news.test:443 ")  # type: ignore[attr-defined]
        assert site.asked[0].headers["host"] == "news.test"
        assert "proxy-authorization" not in site.asked[0].headers
        client.close()
        server.shutdown()


def _server_tls() -> ssl.SSLContext:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(CERTIFICATE, CERTIFICATE.with_suffix(".key"))
    return tls


def test_a_proxy_that_is_away_is_transient_and_its_password_is_not_shown(client: Client) -> None:
    given = replace(PATIENT, respect_robots=False, proxy=f"http://desk:{SECRET}@127.0.0.1:9")
    failure = client.fetch("http://news.invalid/1", given).failure
    assert failure is not None
    assert failure.transient
    assert SECRET not in failure.error
    assert SECRET not in repr(given)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://10.1.2.3/1", "refused-address"),
        ("http://localhost/1", "refused-address"),
        ("http://[::1]/", "refused-address"),
        ("http://desk.localhost/", "refused-address"),
    ],
)
def test_a_proxy_is_no_way_around_the_guard(client: Client, proxied: tuple[Proxy, str], url: str, reason: str) -> None:
    proxy, address = proxied
    given = replace(PATIENT, allow_private_hosts=(), respect_robots=False, proxy=address)
    failure = client.fetch(url, given).failure
    assert failure is not None
    assert failure.reason == reason
    assert proxy.lines == []


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """What this machine's resolver knows; numbers are left to the real one."""
    known = {"intranet.test": ["10.1.2.3"], "mixed.test": ["93.184.216.34", "10.1.2.3"], "news.test": ["93.184.216.34"]}
    real = socket.getaddrinfo

    def look_up(host: str, port: int, *args: object, **kwargs: object) -> list[object]:
        if host.endswith(".nowhere.test"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if host not in known:
            return list(real(host, port, *args, **kwargs))  # type: ignore[arg-type]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in known[host]]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.mark.usefixtures("names")
@pytest.mark.fault("network", "a name of a private address, requested through a proxy", "refused before any request")
@pytest.mark.parametrize("host", ["intranet.test", "mixed.test"])
def test_a_name_that_is_known_here_to_be_private_is_not_requested_through_a_proxy(host: str) -> None:
    guard = Guard.of((), "mailto:desk@news.example")
    with pytest.raises(RefusedAddress, match=r"10\.1\.2\.3 is not public and not in allow_private_hosts"):
        guard.check_for_proxy(host)
    Guard.of(("10.0.0.0/8",), "mailto:desk@news.example").check_for_proxy(host)


def test_an_address_that_is_a_number_is_named_once() -> None:
    with pytest.raises(RefusedAddress) as raised:
        Guard.of((), "mailto:desk@news.example").addresses("10.1.2.3", 80, 1.0)
    assert str(raised.value) == "10.1.2.3: is not public and not in allow_private_hosts"


@pytest.mark.usefixtures("names")
def test_a_name_that_only_the_proxy_knows_is_left_to_it() -> None:
    for host in ("news.test", "a.nowhere.test"):
        Guard.of((), "mailto:desk@news.example").check_for_proxy(host)
        with pytest.raises(ContactMissing):
            Guard.of((), "").check_for_proxy(host)
    Guard.of(("10.0.0.0/8",), "").check_for_proxy("intranet.test")


def test_an_authority_of_ones_own_is_trusted(tmp_path: Path) -> None:
    with serving({"/a": Answer()}, tls=_server_tls()) as site, Client(tmp_path / "hosts") as client:
        plain = replace(PATIENT, respect_robots=False)
        assert client.fetch(f"{site.url}/a", plain).failure is not None
        assert client.fetch(f"{site.url}/a", replace(plain, ca_file=str(CERTIFICATE))).response is not None


def configured(folder: Path, lines: str) -> Source:
    path = folder / "sources.toml"
    path.write_text(f'[[sources]]\nname = "one"\nurls = ["https://a.example/1"]\n{lines}\n')
    return load_config(path).sources[0]


def test_secrets_come_from_the_environment_or_from_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret").write_text(f"{SECRET}\n")
    monkeypatch.setenv("NEWS_TOKEN", SECRET)
    monkeypatch.setenv("NEWS_SESSION_FILE", str(tmp_path / "secret"))
    source = configured(
        tmp_path, 'headers = {Authorization = "Bearer ${NEWS_TOKEN}"}\ncookies = {session = "${NEWS_SESSION}"}'
    )
    given = source.policy()
    assert given.headers == (("Authorization", f"Bearer {SECRET}"),)
    assert given.cookies == (("session", SECRET),)
    assert given.sites == ("https://a.example/1",)
    assert SECRET not in repr(source) + repr(given)


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({}, "the environment has no NEWS_TOKEN, and no NEWS_TOKEN_FILE"),
        ({"NEWS_TOKEN_FILE": "/nowhere/secret"}, "NEWS_TOKEN_FILE names /nowhere/secret, which cannot be read"),
        ({"NEWS_TOKEN": "two\nlines"}, "the value has line breaks or is not ASCII"),
    ],
)
def test_a_secret_that_is_not_to_be_had_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], words: str
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    configured(tmp_path, 'headers = {Authorization = "Bearer ${NEWS_TOKEN}"}')
    config = load_config(tmp_path / "sources.toml")
    with pytest.raises(ConfigError) as caught:
        config.require_secrets(config.sources)
    assert caught.value.key == f"{tmp_path / 'sources.toml'}: headers.Authorization"
    assert words in caught.value.message
    assert "two" not in caught.value.message


@pytest.mark.parametrize(
    ("line", "place", "words"),
    [
        ('headers = {"X Key" = "hidden"}', "headers.X Key", "is not the name of a header"),
        ('headers = {Cookie = "hidden"}', "headers.Cookie", "use the key cookies"),
        ('headers = {user-agent = "hidden"}', "headers.user-agent", "use the key user_agent"),
        ('headers = {X-Key = " hidden"}', "headers.X-Key", "one line of ASCII characters"),
        ('headers = {X-Key = "hidden${"}', "headers.X-Key", "right would be ${NAME}"),
        ("headers = {X-Key = 7391846520}", "headers.X-Key", "must be a string in quotes"),
        ('headers = "hidden"', "headers", 'must be a table, as in {Name = "value"}'),
        ('cookies = {"a;b" = "hidden"}', "cookies.a;b", "is not the name of a cookie"),
        ('proxy = "proxy.example:hidden"', "proxy", 'right would be "http://proxy.example.org:3128"'),
        ('proxy = "socks5://u:hidden@p"', "proxy", "SOCKS proxies are not supported"),
        ("proxy = 7391846520", "proxy", "must be a string in quotes"),
        ('user_agent = "Bot\\r\\nX: y"', "user_agent", "one line of ASCII"),
        ('ca_file = "ca.pem"', "ca_file", "must be an absolute path"),
        ('ca_file = "/nowhere/ca.pem"', "ca_file", "cannot be read: No such file"),
        (f'ca_file = "{__file__}"', "ca_file", "has no certificate in PEM"),
    ],
)
def test_a_mistake_is_named_without_its_value(tmp_path: Path, line: str, place: str, words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        configured(tmp_path, line)
    assert caught.value.key.startswith(f"{tmp_path / 'sources.toml'}: sources[0].{place.partition('.')[0]}")
    assert words in caught.value.message
    assert "hidden" not in str(caught.value)
    assert "7391846520" not in str(caught.value)
