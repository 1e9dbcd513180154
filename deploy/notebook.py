"""A notebook on the published snapshot: how current it is, how much it has, who writes about what, what changed.

    pip install 'dateline[notebook]'         # or, in a checkout: make dev
    DATELINE_HOME=demo-data marimo edit deploy/notebook.py

It reads ``published/analyst.duckdb`` under DATELINE_HOME (./data unless set) and writes nothing. As a separate page,
including the results: ``marimo export html deploy/notebook.py -o news.html``.
"""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="Dateline")


@app.cell
def _():
    import os
    from pathlib import Path

    import altair as alt
    import duckdb
    import marimo as mo

    snapshot = Path(os.environ.get("DATELINE_HOME", "data")) / "published" / "analyst.duckdb"
    news = duckdb.connect(snapshot, read_only=True)
    return alt, mo, news


@app.cell
def _(mo, news):
    published_at, articles, sources = news.sql("SELECT published_at, articles, sources FROM snapshot_info").fetchone()
    mo.md(
        f"""
        # Dateline

        The snapshot of **{published_at:%Y-%m-%d %H:%M} UTC**: {articles:,} articles of {sources} sources.
        Run the notebook again to read a newer one.
        """
    )
    return


@app.cell
def _(mo, news):
    health = news.sql("SELECT source, health, why, articles, inserted_24h, complete_through FROM source_health").pl()
    mo.vstack([mo.md("## Whom can I trust today?"), mo.ui.table(health, selection=None)])
    return (health,)


@app.cell
def _(mo, news):
    days = mo.ui.slider(7, 365, value=60, label="days")
    names = mo.ui.multiselect(
        [name for (name,) in news.sql("SELECT source FROM sources ORDER BY source").fetchall()],
        label="sources (none: all)",
    )
    mo.vstack([mo.md("## How much was published?"), mo.hstack([days, names], justify="start")])
    return days, names


@app.cell
def _(alt, days, mo, names, news):
    volume = news.execute(
        """
        SELECT day, source, sum(articles)::BIGINT AS articles, bool_and(is_complete) AS is_complete
        FROM daily_volume
        WHERE day > (SELECT published_at::DATE FROM snapshot_info) - $days::INTEGER
            AND (len($names) = 0 OR list_contains($names, source))
        GROUP BY ALL ORDER BY ALL
        """,
        {"days": days.value, "names": names.value},
    ).pl()
    volume_chart = (
        alt.Chart(volume)
        .mark_bar()
        .encode(
            x=alt.X("day:T", title=None),
            y=alt.Y("articles:Q"),
            color=alt.Color("source:N"),
            opacity=alt.Opacity("is_complete:N", scale=alt.Scale(domain=[True, False], range=[1, 0.5]), legend=None),
            tooltip=["day:T", "source:N", "articles:Q", "is_complete:N"],
        )
        .properties(width="container", height=220)
    )
    mo.vstack([volume_chart, mo.md("Paler: the day is not complete, its count may still grow.")])
    return volume, volume_chart


@app.cell
def _(mo):
    words = mo.ui.text(value="harbour", label="words", debounce=True)
    mo.vstack([mo.md("## Who writes about it, and how?"), words])
    return (words,)


@app.cell
def _(alt, mo, news, words):
    mentions = news.execute(
        "SELECT day, source, articles, share FROM mentions($words) ORDER BY ALL", {"words": words.value}
    ).pl()
    mentions_chart = (
        alt.Chart(mentions)
        .mark_circle(size=70)
        .encode(
            x=alt.X("day:T", title=None),
            y=alt.Y("share:Q", title="share of the day's articles", axis=alt.Axis(format="%")),
            color=alt.Color("source:N"),
            tooltip=["day:T", "source:N", "articles:Q", alt.Tooltip("share:Q", format=".1%")],
        )
        .properties(width="container", height=200)
    )
    mentions_chart if len(mentions) else mo.md("Nobody.")
    return mentions, mentions_chart


@app.cell
def _(mo, news, words):
    found = news.execute(
        "SELECT round(score, 2) AS score, published_on, source, title, url FROM search($words) LIMIT 20",
        {"words": words.value},
    ).pl()
    mo.ui.table(found, selection=None)
    return (found,)


@app.cell
def _(mo, news, words):
    in_context = news.execute(
        "SELECT source, published_on, left_context, keyword, right_context FROM concordance($words, 40) LIMIT 100",
        {"words": words.value},
    ).pl()
    mo.ui.table(in_context, selection=None)
    return (in_context,)


@app.cell
def _(alt, mo, news):
    tags = news.sql(
        """
        SELECT tag, sum(articles)::BIGINT AS articles, count(DISTINCT source) AS sources
        FROM tag_days GROUP BY tag ORDER BY articles DESC, tag LIMIT 20
        """
    ).pl()
    tags_chart = (
        alt.Chart(tags)
        .mark_bar()
        .encode(
            y=alt.Y("tag:N", sort="-x", title=None),
            x=alt.X("articles:Q", axis=alt.Axis(tickMinStep=1)),
            tooltip=["tag:N", "articles:Q", "sources:Q"],
        )
        .properties(width="container")
    )
    mo.vstack([mo.md("## What is it tagged with?"), tags_chart])
    return tags, tags_chart


@app.cell
def _(mo, news):
    revisions = news.sql(
        """
        SELECT source, revised_at, round(hours_after_publication, 1) AS hours, title_after AS title,
            paragraphs_removed, paragraphs_added, url
        FROM revisions WHERE cause = 'publisher' ORDER BY revised_at DESC LIMIT 50
        """
    ).pl()
    mo.vstack([mo.md("## What did publishers change?"), mo.ui.table(revisions, selection=None)])
    return (revisions,)


if __name__ == "__main__":
    app.run()
