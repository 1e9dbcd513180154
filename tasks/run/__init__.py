"""One run: its session, its bundles, its time budget, recovery, backfill plans and page import."""
