"""Checks of the keys by which a site is reached: headers, cookies, user agent, proxy, authorities.

Headers, cookies and proxies hold secrets, so no message shows such a value.
"""

from __future__ import annotations

import re
import ssl
from pathlib import Path

from tasks.config.values import shown
from tasks.secrets import VARIABLE

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, 5.6.2
_OWN_HEADERS = {
    "host": "it follows from the address",
    "user-agent": "use the key user_agent",
    "cookie": "use the key cookies",
    "proxy-authorization": 'write proxy = "http://user:${NAME}@host:port"',
    "accept-encoding": "it says what can be decoded here",
    **dict.fromkeys(
        ("connection", "content-length", "transfer-encoding", "if-none-match", "if-modified-since", "range"),
        "it is set where it is needed",
    ),
}
"""Request headers that a configuration cannot set, and why."""


def check_header_name(value: str) -> str:
    """The name of a request header that is not set by the client itself."""
    if not _TOKEN.fullmatch(value):
        raise ValueError(f'{shown(value)} is not the name of a header; right would be Authorization or "X-Api-Key"')
    if why := _OWN_HEADERS.get(value.lower()):
        raise ValueError(f"{value} cannot be set here: {why}")
    return value


def check_cookie_name(value: str) -> str:
    """The name of a cookie (RFC 6265, 4.1.1)."""
    if not _TOKEN.fullmatch(value):
        raise ValueError(f'{shown(value)} is not the name of a cookie; right would be cookies = {{session = "value"}}')
    return value


def check_header_value(value: str) -> str:
    """One line of ASCII, with ``${NAME}`` for secrets. The message does not show it."""
    if not value.isascii() or not value.isprintable() or value != value.strip() or not value:
        raise ValueError("must be one line of ASCII characters, without spaces around it")
    return _check_variables(value)


def _check_variables(value: str) -> str:
    if "${" in VARIABLE.sub("", value):
        raise ValueError("has ${ without a name and }; right would be ${NAME}, with letters, digits and _")
    return value


def check_user_agent(value: str) -> str:
    """One line of ASCII for the header User-Agent; empty: Dateline's own."""
    if value and (not value.isascii() or not value.isprintable() or value != value.strip()):
        raise ValueError(f'{shown(value)} must be one line of ASCII characters, such as "ExampleBot/1.0"')
    return value


def check_proxy(value: str) -> str:
    """An HTTP proxy as ``http://[user:password@]host[:port]``; empty: none. The message does not show it."""
    if not value:
        return value
    example = 'right would be "http://proxy.example.org:3128" or "http://user:${NAME}@proxy.example.org:3128"'
    if re.match(r"socks\w*://", value, re.IGNORECASE):
        raise ValueError(f"SOCKS proxies are not supported; {example}")
    plain = re.sub(r"\$\{\w+\}", "x", value)
    if (
        not re.fullmatch(r"https?://(?:[^\s/@]+@)?[^\s/@:]+(?::\d{1,5})?/?", plain, re.IGNORECASE)
        or not plain.isascii()
    ):
        raise ValueError(f"is not the address of an HTTP proxy; {example}")
    return _check_variables(value)


def check_ca_file(value: str) -> str:
    """A file with certificates of authorities in PEM, by its absolute path; empty: none."""
    if not value:
        return value
    path = Path(value)
    if not path.is_absolute():
        raise ValueError(f'{shown(value)} must be an absolute path, such as "/etc/ssl/our-ca.pem"')
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(path)
    except ssl.SSLError as error:
        raise ValueError(f"{shown(value)} has no certificate in PEM (-----BEGIN CERTIFICATE-----)") from error
    except OSError as error:
        raise ValueError(f"{shown(value)} cannot be read: {error.strerror}") from error
    return value
