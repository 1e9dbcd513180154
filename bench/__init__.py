"""Measurements with real parts: ``python -m bench``. Needs a folder of pages; see ``tests.support.corpus_site``."""

from tasks.settings import skip_pandas

skip_pandas()  # as the command does: DuckDB imports no pandas
