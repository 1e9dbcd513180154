"""The SQL of a search, to copy into any client of the snapshot: the same articles in the same order."""

from __future__ import annotations

from tasks.desk.selection import Selection

__all__ = ["as_sql"]

_CONDITIONS = {
    "source": "articles.source IN ({values})",
    "language": "articles.language IN ({values})",
    "section": "articles.section IN ({values})",
    "tag": "list_has_any(articles.tags, [{values}])",
    "author": "list_has_any(articles.authors, [{values}])",
    "agency": "articles.agency IN ({values})",
    "label": "articles.source IN (SELECT source FROM sources, unnest(map_entries(labels)) AS each(label)\n"
    "        WHERE concat(label.key, '=', label.value) IN ({values}))",
    "type": "articles.page_type IN ({values})",
    "access": "articles.access IN ({values})",
}
_FROM_NEWEST = "coalesce(articles.published_at, articles.first_seen_at) DESC, articles.article_id"
_ORDERS = {
    "best": f"answered.score DESC NULLS LAST, {_FROM_NEWEST}",
    "newest": _FROM_NEWEST,
    "oldest": "coalesce(articles.published_at, articles.first_seen_at), articles.article_id",
    "versions": f"heads.versions DESC, {_FROM_NEWEST}",
}


def as_sql(selection: Selection) -> str:
    """One statement, complete: text of the address appears in it only as quoted literals."""
    # The literals are quoted by `_quoted`; the other parts are the constants above.
    conditions = [
        template.format(values=", ".join(map(_quoted, selection.values(facet))))
        for facet, template in _CONDITIONS.items()
        if selection.values(facet)
    ]
    if selection.first:
        conditions.append(f"articles.published_on >= DATE '{selection.first}'")
    if selection.last:
        conditions.append(f"articles.published_on <= DATE '{selection.last}'")
    lines = [
        "SELECT articles.article_id, articles.source, articles.published_on, articles.title, articles.url, answered.score",
        "FROM articles",
        f"INNER JOIN matches({_quoted(selection.text or '*')}) AS answered USING (article_id)",
    ]
    if selection.sort == "versions":
        lines.append("INNER JOIN internal.article_heads AS heads USING (article_id)")
    lines += [f"{'WHERE' if number == 0 else '    AND'} {condition}" for number, condition in enumerate(conditions)]
    return "\n".join([*lines, f"ORDER BY {_ORDERS[selection.sort]};"])


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
