"""Measurements on real parts: ``python -m bench``. Needs a folder of pages; see ``bench.corpus``."""

from tasks.settings import skip_pandas

skip_pandas()  # as the command does: DuckDB imports no pandas
