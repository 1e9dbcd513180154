"""Fetching takes one address and returns its exchanges and result; polite, bounded, to allowed addresses only."""

from tasks.fetching.client import Client
from tasks.fetching.errors import ContactMissing, Stopped
from tasks.fetching.robots import origin_of

__all__ = ["Client", "ContactMissing", "Stopped", "origin_of"]
