"""Search terms, snippets and the runs of the search index."""
