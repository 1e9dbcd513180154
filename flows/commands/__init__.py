"""The commands of ``dateline``: each module has one ``command``."""
