"""Other clients open the snapshot and run every macro: versions of DuckDB from 1.3 to 2.0, BI tools, dbt, a browser's.

``make clients`` runs it, as CI does: it installs them with pip and npm.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.clients.environments import DUCKDB_VERSIONS, Environment, NotReached, made, made_for_node
from tests.support import two_newspapers
from tests.support.macro_calls import SCALAR_MACROS, TABLE_MACROS

FOLDER = os.environ.get("DATELINE_CLIENTS")
if FOLDER is None:
    pytest.skip("`make clients` runs them: other versions of DuckDB, BI tools, dbt, Node", allow_module_level=True)

CLIENTS = Path(__file__).parent / "clients"
ROOT = Path(__file__).parent.parent
NEEDS_ICU = "local_time"
"""DuckDB-WASM loads the extension of time zones from the network."""


def environment(name: str, *packages: str) -> Environment:
    """An environment, or a skipped test with the reason."""
    if not_reached:  # once is enough: each attempt takes a while
        pytest.skip(not_reached[0])
    try:
        return made(Path(FOLDER or "").absolute(), name, *packages)
    except NotReached as reason:
        not_reached.append(str(reason))
        pytest.skip(str(reason))


not_reached: list[str] = []
"""Why pip cannot install anything."""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_newspapers.made_home(tmp_path_factory.mktemp("home")).snapshot


@pytest.fixture(scope="module")
def requests(snapshot: Path) -> str:
    """Every table, view and macro for analysts, as ``asking.py`` takes them."""
    import duckdb

    query = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main' ORDER BY table_name"
    with duckdb.connect(snapshot, read_only=True) as connection:
        relations = [name for (name,) in connection.execute(query).fetchall()]
    assert len(relations) > 30
    return json.dumps({"relations": relations, "tables": TABLE_MACROS, "scalars": SCALAR_MACROS})


@pytest.fixture(scope="module")
def expected(snapshot: Path, requests: str) -> Mapping[str, Any]:
    """The answers of Dateline's own DuckDB, of the opened file."""
    from tests.clients import asking

    answers = {}
    with asking.connected(str(snapshot), "opened") as (connection, _):
        asked = json.loads(requests)
        for name in (*asked["relations"], *asked["tables"]):
            answers[name] = asking.asked(connection, f"SELECT * FROM {name}")  # noqa: S608
        for name in asked["scalars"]:
            answers[name] = asking.asked(connection, f"SELECT {name}")
    assert [name for name, rows in answers.items() if isinstance(rows, str)] == []
    return answers


@pytest.mark.parametrize("version", DUCKDB_VERSIONS)
def test_a_version_of_duckdb_answers_as_ours_does(
    snapshot: Path, requests: str, expected: Mapping[str, Any], version: str
) -> None:
    done = environment(f"duckdb-{version}", f"duckdb=={version}").run(
        str(CLIENTS / "asking.py"), str(snapshot), given=requests
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["version"] == version
    for way, answers in told["answers"].items():
        wrong = {name: rows for name, rows in answers.items() if rows != expected[name]}
        assert wrong == {}, way


def test_wasm_in_node_answers(snapshot: Path, requests: str, expected: Mapping[str, Any]) -> None:
    asked = json.loads(requests)
    asked["scalars"] = [call for call in asked["scalars"] if not call.startswith(NEEDS_ICU)]
    try:
        modules = made_for_node(Path(FOLDER or "").absolute()) / "node_modules"
    except NotReached as reason:
        pytest.skip(str(reason))
    done = subprocess.run(
        ["node", str(CLIENTS / "wasm.cjs"), str(modules), str(snapshot)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    expected_counts = {name: len(rows) for name, rows in expected.items() if not name.startswith(NEEDS_ICU)}
    assert json.loads(done.stdout)["answers"] == expected_counts


def queries_of_the_docs() -> list[str]:
    """The SQL that the pages for analysts show, without what is no single SELECT."""
    pages = [
        ROOT / "README.md",
        *(ROOT / "docs" / f"{name}.md" for name in ("analysts", "questions", "query-language")),
    ]
    found = [sql for page in pages for sql in re.findall(r"```sql\n(.*?)```", page.read_text("utf-8"), flags=re.DOTALL)]
    return [
        one.strip()
        for sql in found
        for one in re.split(r";\s*(?:\n|$)", sql)
        if re.match(r"\s*(SELECT|WITH|FROM)", one)
    ]


SQLGLOT = """
import json, sys
import duckdb, sqlglot
given = json.load(sys.stdin)
wrong = {}
with duckdb.connect(given["snapshot"], read_only=True) as connection:
    for query in given["queries"]:
        try:
            (written,) = sqlglot.transpile(query, read="duckdb", write="duckdb")
            connection.execute(f"EXPLAIN {written}")
        except Exception as error:
            wrong[query] = str(error)
print(json.dumps(wrong))
"""
"""What Superset, ibis and SQLMesh do with a query: parse it, and write it again."""


def test_sqlglot_reads_and_writes_the_queries_of_the_docs(snapshot: Path) -> None:
    calls = [f"SELECT * FROM {call}" for call in TABLE_MACROS if not call.startswith("search('bridge')")]  # noqa: S608
    calls += [f"SELECT {call}" for call in SCALAR_MACROS]
    given = json.dumps({"snapshot": str(snapshot), "queries": [*calls, *queries_of_the_docs()]})
    done = environment("tools").run("-c", SQLGLOT, given=given)
    assert done.returncode == 0, done.stderr
    wrong = json.loads(done.stdout)
    assert {query: error for query, error in wrong.items() if "search(" not in query} == {}


IBIS = """
import json, sys
import ibis
given = json.load(sys.stdin)
news = ibis.duckdb.connect(given["snapshot"], read_only=True)
articles = news.table("articles")
print(json.dumps({
    "tables": sorted(news.list_tables()),
    "articles": int(articles.count().execute()),
    "by_source": int(articles.group_by("source").agg(n=articles.count()).count().execute()),
    "calls": {call: int(news.sql(f"SELECT * FROM {call}").count().execute()) for call in given["calls"]},
}))
"""


def test_ibis_lists_what_is_for_analysts_and_runs_the_macros(
    snapshot: Path, requests: str, expected: Mapping[str, Any]
) -> None:
    calls = [call for call in TABLE_MACROS if call != "search('bridge')"]
    done = environment("tools").run("-c", IBIS, given=json.dumps({"snapshot": str(snapshot), "calls": calls}))
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["tables"] == json.loads(requests)["relations"]
    assert (told["articles"], told["by_source"]) == (6, 2)
    assert told["calls"] == {call: len(expected[call]) for call in calls}


ALCHEMY = """
import json, sys
import sqlalchemy as sa
given = json.load(sys.stdin)
engine = sa.create_engine(f"duckdb:///{given['snapshot']}", connect_args={"read_only": True})
seen = sa.inspect(engine)
with engine.connect() as connection:
    bound = connection.execute(sa.text("SELECT article_id FROM search(:query)"), {"query": "lighthouse"}).fetchall()
    calls = {call: len(connection.execute(sa.text(f"SELECT * FROM {call}".replace(":=", r"\\:="))).fetchall()) for call in given["calls"]}
    columns = {one["name"]: sa.Column(one["name"], one["type"]) for one in seen.get_columns("articles", schema="main")}
    articles = sa.Table("articles", sa.MetaData(), *columns.values())
    titles = len(connection.execute(sa.select(articles.c.title)).fetchall())
print(json.dumps({
    "relations": sorted({*seen.get_table_names(schema="main"), *seen.get_view_names(schema="main")}),
    "bound": [key for (key,) in bound], "calls": calls, "titles": titles,
}))
"""


def test_sqlalchemy_reflects_the_relations_and_runs_the_macros(
    snapshot: Path, requests: str, expected: Mapping[str, Any]
) -> None:
    given = json.dumps({"snapshot": str(snapshot), "calls": TABLE_MACROS})
    done = environment("tools").run("-W", "ignore", "-c", ALCHEMY, given=given)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["relations"] == json.loads(requests)["relations"]
    assert (told["bound"], told["titles"]) == (["old"], 6)
    assert told["calls"] == {call: len(expected[call]) for call in TABLE_MACROS}


def test_dbt_builds_on_it(snapshot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tmp_path / "project"
    shutil.copytree(CLIENTS / "dbt", project)
    monkeypatch.setenv("SNAPSHOT", str(snapshot))
    tools = environment("dbt")
    for _ in range(2):  # the second time incrementally
        done = tools.run("-m", "dbt.cli.main", "build", "--profiles-dir", ".", cwd=project)
        assert done.returncode == 0, done.stdout
    assert "PASS=5" in done.stdout, done.stdout
