"""Prefect flows and the ``dateline`` command: order and schedules, no logic."""
