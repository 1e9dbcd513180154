"""``python -m bench.docs``: writes the generated parts of the documentation (``make docs``).

``docs/modules.md`` lists every module with the first line of its docstring. The error tree in ``docs/architecture.md``
comes from the classes themselves, and the table of ``docs/reliability.md`` from the tests that are marked
``@pytest.mark.fault(area, case, what happens)``. A test fails while one of them is out of date.
"""

from __future__ import annotations

import ast
import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from tasks.pure.errors import DatelineError

ROOT = Path(__file__).parent.parent
MODULES = ROOT / "docs" / "modules.md"
ARCHITECTURE = ROOT / "docs" / "architecture.md"
RELIABILITY = ROOT / "docs" / "reliability.md"
FAULTS_BEGIN, FAULTS_END = "<!-- faults: make docs -->", "<!-- end of faults -->"
BEGIN, END = "<!-- errors: make docs -->", "<!-- end of errors -->"

_INTRODUCTION = """# Modules

Every module of `tasks` and `flows`, with what it does. `make docs` writes this page from the docstrings.
[architecture.md](architecture.md) says how they work together.
"""


def main() -> None:
    """Write all three."""
    MODULES.write_text(module_map(), encoding="utf-8")
    ARCHITECTURE.write_text(with_error_tree(ARCHITECTURE.read_text(encoding="utf-8")), encoding="utf-8")
    RELIABILITY.write_text(with_faults(RELIABILITY.read_text(encoding="utf-8")), encoding="utf-8")


def module_map() -> str:
    """Return ``docs/modules.md``: a table for each package."""
    pages = [_INTRODUCTION]
    for package in sorted({path.parent for path in _modules()}):
        name = package.relative_to(ROOT).as_posix()
        about = _summary(package / "__init__.py")
        rows = [
            f"| `{path.name}` | {_summary(path)} |" for path in sorted(package.glob("*.py")) if path.stem != "__init__"
        ]
        pages.append(f"## {name}\n\n{about}\n\n| module | does |\n| --- | --- |\n" + "\n".join(rows) + "\n")
    return "\n".join(pages)


def with_error_tree(page: str) -> str:
    """Return the page with the tree between its two markers."""
    tree = "\n".join(_branch(DatelineError, 0))
    head, _, rest = page.partition(BEGIN)
    return f"{head}{BEGIN}\n\n```text\n{tree}\n```\n\n{END}{rest.partition(END)[2]}"


def with_faults(page: str) -> str:
    """Return the page with the table of faults between its two markers."""
    rows = "\n".join(f"| {area} | {case} | {result} | `{test}` |" for area, case, result, test in sorted(_faults()))
    head, _, rest = page.partition(FAULTS_BEGIN)
    table = f"| area | case | what happens | test |\n| --- | --- | --- | --- |\n{rows}"
    return f"{head}{FAULTS_BEGIN}\n\n{table}\n\n{FAULTS_END}{rest.partition(FAULTS_END)[2]}"


def _faults() -> Iterator[tuple[str, str, str, str]]:
    for path in sorted((ROOT / "tests").glob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                for mark in node.decorator_list:
                    if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.fault":
                        area, case, result = (str(ast.literal_eval(argument)) for argument in mark.args)
                        yield area, case, result, f"{path.stem}::{node.name}"


def _branch(error: type[DatelineError], depth: int) -> Iterator[str]:
    if depth == 0:
        for path in _modules():
            importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    place = Path(str(sys.modules[error.__module__].__file__)).relative_to(ROOT).as_posix()
    yield f"{'    ' * depth + error.__name__:<36}{place}"
    for child in sorted(error.__subclasses__(), key=lambda found: found.__name__):
        if child.__module__.startswith(("tasks.", "flows.")):
            yield from _branch(child, depth + 1)


def _modules() -> list[Path]:
    found = [*(ROOT / "tasks").rglob("*.py"), *(ROOT / "flows").rglob("*.py")]
    return [path for path in found if not path.stem.startswith("__")]


def _summary(path: Path) -> str:
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    line = " ".join(text.partition("\n\n")[0].split())
    return re.sub(r"``", "`", re.sub(r":[a-z]+:`~?([^`]+)`", r"`\1`", line)).replace("|", r"\|")


if __name__ == "__main__":
    main()
