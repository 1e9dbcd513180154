"""Secrets in the configuration: ``${NAME}`` stands for a variable of the environment, or for a file that it names.

Where ``NAME`` is not set, ``NAME_FILE`` may name a file with the value, as the images of PostgreSQL and others take the
secrets of Docker and Kubernetes. The configuration, its copies and all messages have the name alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

VARIABLE = re.compile(r"\$\{(\w+)\}")
WITHHELD = "(withheld)"
"""What is shown and archived in place of a secret."""


class SecretMissing(KeyError):
    """A variable is not set, or its file cannot be read. Its text says so and has no value."""

    def __str__(self) -> str:
        return str(self.args[0])


def fill(text: str, variables: Mapping[str, str] | None = None) -> str:
    """The text with the values of its variables.

    Args:
        variables: by default those of the environment.

    Raises:
        SecretMissing: a variable is not set, or its file cannot be read.
    """
    given = os.environ if variables is None else variables
    return VARIABLE.sub(lambda found: _value(found[1], given), text)


def names(text: str) -> Iterator[str]:
    """The names of the variables in a text."""
    return (found[1] for found in VARIABLE.finditer(text))


def _value(name: str, variables: Mapping[str, str]) -> str:
    if name in variables:
        return variables[name]
    path = variables.get(f"{name}_FILE")
    if path is None:
        raise SecretMissing(f"the environment has no {name}, and no {name}_FILE")
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        what = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise SecretMissing(f"{name}_FILE names {path}, which cannot be read: {what}") from error
