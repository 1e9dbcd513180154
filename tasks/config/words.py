"""Messages for mistakes in a configuration: what is wrong, and what would be right."""

from __future__ import annotations

import json
import re

from pydantic_core import ErrorDetails

from tasks.config.models import SelectorKeys, Source
from tasks.config.values import suggestion

DEFAULTS_ONLY = ("publish_interval", "keep_archive_days", "keep_archive_bytes")
"""Keys that belong to ``[defaults]`` only."""


SECRETS = ("headers", "cookies", "proxy")
"""Keys of which no message shows a value."""


def in_words(detail: ErrorDetails) -> str:
    """A message for a pydantic error: what is wrong, and what would be right."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx", {})
    is_secret = detail["loc"][0] in SECRETS and kind != "extra_forbidden"
    shown = "what is given" if is_secret else json.dumps(value, default=str, ensure_ascii=False)
    match kind:
        case "value_error":
            return str(context["error"])
        case "missing":
            return 'is required; for example name = "example-news"'
        case "extra_forbidden":
            key = str(detail["loc"][-1])
            known = SelectorKeys.model_fields if detail["loc"][0] == "selectors" else Source.model_fields
            if key in DEFAULTS_ONLY:
                return "belongs in [defaults]: it is the same for all sources"
            hint = unknown_hint(key) if known is Source.model_fields else f"known are: {', '.join(known)}"
            return f"unknown key; {suggestion(key, known) or hint}"
        case "string_type":
            example = "${NAME}" if is_secret else value
            return f'{shown} must be a string in quotes, such as "{example}"'
        case "bool_type":
            return f"{shown} must be true or false, without quotes"
        case "float_type" | "int_type":
            return f"{shown} must be a {'whole ' if kind == 'int_type' else ''}number, without quotes"
        case "literal_error":
            return f"{shown} must be {context['expected'].replace(chr(39), chr(34))}"
        case "tuple_type":
            return f"{shown} must be a list, in brackets: [{shown}]"
        case "dict_type" if is_secret:
            return 'must be a table, as in {Name = "value"}'
        case "dict_type" | "model_type":
            return f"{shown} must be a table"
        case "greater_than_equal" | "greater_than" | "less_than_equal":
            bound = {"greater_than_equal": "at least", "greater_than": "more than", "less_than_equal": "at most"}[kind]
            return f"{shown} must be {bound} {next(iter(context.values()))}"
        case _:
            return f"{shown}: {detail['msg']}"


def unknown_hint(key: str) -> str:
    """Where an unknown key belongs, or which keys are known."""
    if key in Source.model_fields:
        return "it belongs in a [[sources]] table or in [defaults]"
    return f"known are: {', '.join(Source.model_fields)}"


def toml_mistake(message: str, text: str) -> str:
    """What the TOML parser says, with the key that is meant and what would be right where that is known."""
    found = _LINE.search(message)
    lines = text.splitlines()
    number = int(found[1]) if found else len(lines)
    line = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    # The place is behind the value: at the end of its line, or on the next one.
    key = line.partition("=")[0].strip()
    if "Cannot declare ('sources',) twice" in message or ("overwrite a value" in message and line == "[sources]"):
        return f"line {number}: a source begins with [[sources]], in double brackets"
    if "overwrite a value" in message:
        return f"{json.dumps(key)} is set twice in one table (line {number})" if "=" in line else message
    if "Unescaped '\\\\'" in message or "Unescaped '\\'" in message:
        return message + "; in a regular expression write \"\\\\d\", or '\\d' in single quotes"
    if "Illegal character '\\n'" in message:
        return f"{message}; is a closing quote missing?"
    if "Expected '=' after a key" in message:
        return f'{message}; right would be key = "value"'
    if "Invalid value" in message and line.partition("=")[2].strip().lower() in (
        "true",
        "false",
        "yes",
        "no",
        "on",
        "off",
    ):
        return f"{message}; right would be {key} = true or {key} = false, in small letters"
    if "Invalid value" in message:
        return f'{message}; texts stand in quotes, as in name = "example-news"'
    return message


_LINE = re.compile(r"line (\d+)")
