"""Fetching: one address in, its exchanges and what came of it out; polite, bounded, to allowed addresses only."""

from tasks.fetching.client import Client, never
from tasks.fetching.errors import ContactMissing

__all__ = ["Client", "ContactMissing", "never"]
