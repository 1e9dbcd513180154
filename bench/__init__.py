"""Measurements on real parts: ``python -m bench``. Needs a folder of pages; see ``bench.corpus``."""
