"""The ``[alarms]`` table: where alarms are sent to, and when. Its addresses hold secrets, so no message shows a value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StrictStr, ValidationError

from tasks.config.values import suggestion

_ADDRESS = re.compile(r"[a-z][a-z0-9+]*://\S+\Z", re.IGNORECASE)
_EXAMPLE = '"mailto://user:${SMTP_PASSWORD}@example.org" or "json://example.org/hook"'


class AlarmSettings(BaseModel):
    """``[alarms]``; the defaults where there is none."""

    # Pydantic would show what was given in its messages.
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    to: Annotated[tuple[StrictStr, ...], Field(repr=False)] = ()
    """Apprise addresses; ``${NAME}`` stands for a variable of the environment."""
    hold_minutes: Annotated[int, Field(strict=True, ge=0, le=10_080)] = 60
    remind_days: Annotated[int, Field(strict=True, ge=0, le=365)] = 0
    link: StrictStr = ""


def alarm_settings(table: Mapping[str, Any], mistakes: dict[str, str]) -> AlarmSettings:
    """Check the table; mistakes are added by key, and never name a value."""
    try:
        found = AlarmSettings.model_validate(table)
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_input=False):
            key = "alarms" + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in detail["loc"])
            mistakes[key] = _in_words(detail["type"], str(detail["loc"][-1]), detail["msg"])
        return AlarmSettings()
    for place, address in enumerate(found.to):
        if not _ADDRESS.match(address):
            mistakes[f"alarms.to[{place}]"] = f"is not the address of a notification service; right would be {_EXAMPLE}"
    if found.link and not found.link.startswith(("http://", "https://")):
        mistakes["alarms.link"] = 'must be an http:// or https:// address, such as "https://news.example.org/status"'
    return found


def _in_words(kind: str, key: str, message: str) -> str:
    match kind:
        case "extra_forbidden":
            known = AlarmSettings.model_fields
            return f"unknown key; {suggestion(key, known) or 'known are: ' + ', '.join(known)}"
        case "tuple_type":
            return f"must be a list, in brackets: [{_EXAMPLE.partition(' or ')[0]}]"
        case "string_type":
            return "must be a string in quotes"
        case "int_type":
            return "must be a whole number, without quotes"
        case _:
            return message
