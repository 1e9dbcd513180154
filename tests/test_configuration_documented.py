"""Every key of the configuration is in docs/configuration.md with its default, and no other key is."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from tasks.config import DEFAULT_PUBLISH_INTERVAL, DEFAULTS_ONLY, AlarmSettings, SelectorKeys, Source, load_config

PAGE = (Path(__file__).parent.parent / "docs" / "configuration.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(?P<key>\w+)` \| (?P<default>.+?) \| (?P<meaning>.+) \|$", re.MULTILINE)


def defaults_of(model: type[BaseModel]) -> dict[str, Any]:
    fields = model.model_fields.items()
    return {key: field.get_default(call_default_factory=True) for key, field in fields}


def documented(section: str) -> dict[str, str]:
    return {row["key"]: row["default"] for row in ROW.finditer(section)}


def written(default: Any) -> str:
    if default is PydanticUndefined:
        return "required"
    if default is None:  # TOML has no word for it: `spread` depends on the schedule
        return "a third of the interval"
    if isinstance(default, tuple):
        default = list(default)
    return f"`{json.dumps(default)}`"


ALARMS = PAGE[PAGE.index("## `[alarms]`") :]
SELECTORS = PAGE[PAGE.index("### `[sources.selectors]`") : PAGE.index("## Requests to hosts")]


def test_every_key_of_a_source_is_documented_with_its_default() -> None:
    expected = {key: written(value) for key, value in defaults_of(Source).items() if key != "selectors"}
    only = {"publish_interval": DEFAULT_PUBLISH_INTERVAL, "keep_archive_days": 0, "keep_archive_bytes": 0}
    assert set(only) == set(DEFAULTS_ONLY)
    expected |= {key: written(value) for key, value in only.items()}
    assert documented(PAGE.replace(SELECTORS, "").replace(ALARMS, "")) == expected


def test_every_selector_is_documented_with_its_default() -> None:
    assert documented(SELECTORS) == {key: written(value) for key, value in defaults_of(SelectorKeys).items()}


def test_every_key_of_the_alarms_is_documented_with_its_default() -> None:
    assert documented(ALARMS) == {key: written(value) for key, value in defaults_of(AlarmSettings).items()}


@pytest.mark.parametrize("example", re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL))
def test_the_examples_are_right(example: str, tmp_path: Path) -> None:
    path = tmp_path / "sources.toml"
    path.write_text(example, encoding="utf-8")
    assert tomllib.loads(example)
    assert load_config(path).select()


def test_the_page_has_an_example() -> None:
    assert "```toml" in PAGE
