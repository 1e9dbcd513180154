"""The tags and the section of an article."""
