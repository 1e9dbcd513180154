"""A small fictional newspaper on loopback: what ``dateline demo`` ingests, and what tests may ingest too.

Two papers, the Harbour Post (English) and the Hafenbote (German), in three layouts, with what real sites have beside
articles: a consent wall, a bot check, twins of an address, a page that is gone, a correction.
"""
