"""Parsing feeds, sitemaps and listings: from their bytes to candidates."""
