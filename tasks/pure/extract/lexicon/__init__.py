"""The word tables of extraction: one table for one meaning."""
