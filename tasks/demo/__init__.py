"""A small fictional news site on loopback, which ``dateline demo`` ingests, and tests may ingest too.

Two papers, the Harbour Post (English) and the Hafenbote (German), in three layouts, with what real sites have besides
articles: a consent wall, a bot check, duplicate addresses, a removed page, a correction.
"""
