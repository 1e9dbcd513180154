"""Sends messages through notification services: mail, chat, webhooks, by the addresses that apprise knows.

Addresses hold passwords and tokens. Errors name an address by its place in the configuration and its scheme alone.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.secrets import SecretMissing, fill


@dataclass(frozen=True, slots=True)
class Delivery:
    """What came of one address."""

    name: str
    """Its place and scheme, as ``alarms.to[0] (mailto)``: no secret."""
    error: str
    """Empty: the service took the message. That it arrived, no service says."""


def send(addresses: Sequence[str], title: str, body: str) -> list[Delivery]:
    """Send a message to every address; one that fails does not keep it from the others.

    Args:
        addresses: of apprise; ``${NAME}`` as :mod:`tasks.secrets` describes it.
        title: a line.
        body: plain text.
    """
    return [
        Delivery(f"alarms.to[{place}] ({address.partition('://')[0]})", _send(address, title, body))
        for place, address in enumerate(addresses)
    ]


def _send(address: str, title: str, body: str) -> str:
    import apprise  # takes 0.3 s, which a run without alarms need not wait

    try:
        filled = fill(address)
    except SecretMissing as error:
        return str(error)
    # What apprise logs may hold the address.
    logging.getLogger("apprise").disabled = True
    service = apprise.Apprise()
    try:
        if not service.add(filled):
            return "is not an address that apprise knows: see https://appriseit.com/services/"
        taken = service.notify(title=title, body=body, body_format=apprise.NotifyFormat.TEXT)
    except Exception as error:  # noqa: BLE001 - its plugins raise what their libraries raise
        return f"failed with {type(error).__name__}"
    return "" if taken else "the service did not take the message: is it up, and are name and password right?"
