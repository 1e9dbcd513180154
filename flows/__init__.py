"""Prefect flows and the ``dateline`` command: order and schedules, no logic."""

import sys

# DuckDB looks for pandas at every statement that has parameters, and imports it where it is installed: a second and
# 70 MB of each command, for nothing. What wants pandas runs in an analyst's own process.
sys.modules.setdefault("pandas", None)  # type: ignore[arg-type]
