"""The body of an article: its container, its blocks, and the reason for each block that is removed."""
