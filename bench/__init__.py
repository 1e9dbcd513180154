"""Measurements with real parts: ``python -m bench``. Needs a folder of pages; see ``tests.support.corpus_site``."""

import flows  # noqa: F401 - as in the command: it keeps DuckDB from importing pandas
