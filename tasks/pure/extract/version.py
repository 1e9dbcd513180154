"""The version of the extraction rules, kept with every article that they made."""

from __future__ import annotations

EXTRACTOR = "1"
