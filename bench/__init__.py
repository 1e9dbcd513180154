"""Measurements on real parts: ``python -m bench``. Needs a folder of pages; see ``bench.corpus``."""

import flows  # noqa: F401 - as the command has it: DuckDB imports no pandas
