"""Decisions about fetched pages: identity, versions, due dates. Values in, values out."""
