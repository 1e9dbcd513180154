"""Makes a warehouse whose articles were indexed by a Dateline that kept no positions of words."""

from __future__ import annotations

from tasks.warehouse import Warehouse

_POSTINGS = """CREATE TEMP TABLE earlier AS
    SELECT term, 0 AS form, document, sum(frequency) AS frequency, sum(in_title) AS in_title, NULL AS positions
    FROM search_postings WHERE document % $every = 0 GROUP BY term, document ORDER BY term, document"""


def take_positions_away(warehouse: Warehouse, *, every: int = 1) -> None:
    """Leave the postings of each document, or of one in ``every``, as they were before there were positions."""
    given = {"every": every}
    with warehouse.transaction() as connection:
        connection.execute(_POSTINGS, given)
        connection.execute("DELETE FROM search_postings WHERE document % $every = 0", given)
        connection.execute("INSERT INTO search_postings BY NAME SELECT * FROM earlier")
        connection.execute("UPDATE search_documents SET is_cut = NULL WHERE document % $every = 0", given)
