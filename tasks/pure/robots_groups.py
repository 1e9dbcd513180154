"""The part of a robots.txt that is addressed to us, found in one pass (RFC 9309, 2.2.1).

The parser keeps each rule once for each name of its group, so that n names before m rules cost n times m. It is given
one group only: ours, or else the one of all.
"""

from __future__ import annotations

import re

MAX_RULES = 3_000
"""Rules of one group that are kept, the first ones: more would cost the parser over 50 ms for each file. Wikipedia's,
one of the longest, has some 700."""
MAX_NAMES = 100
"""Names on one line that are looked at."""

_LINE = re.compile(
    # The spellings are those that Protego accepts; some sites leave out the colon.
    r"^[^\S\n]*+(?:(user[- ]?agent)|(crawl[- ]delay)|(allow)|(?:disallow|dissallow|dissalow|disalow|diasllow|disallaw))"
    r"(?:[^\S\n]*+:|[^\S\n])[^\S\n]*+([^#\n]*+)",
    re.IGNORECASE | re.MULTILINE,
)
_AGENT_LINE = re.compile(r"^[^\S\n]*+user[- ]?agent[^\S\n:]*+[:\s]", re.IGNORECASE | re.MULTILINE)
_TOKEN = re.compile(r"[A-Za-z_-]*+")
_LISTED = re.compile(r"[,;|]")


def own_group(text: str, token: str) -> str:
    """A robots.txt of the one group that applies to ``token``, in lower case; empty if none does.

    A name is ours if its product token is, which ends at the first character that cannot be in one: ``Dateline/0.1
    (...)`` names us and ``date`` does not. A line may list several names. Groups that name us are joined; if there are
    none, the groups of ``*`` are. Only rules end the names of a group: a Crawl-delay between two names does not, and
    counts for the names directly before it.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    groups = _Groups(token)
    position = 0
    while found := _LINE.search(text, position):
        position = found.end()
        is_agent, is_delay, is_allow, value = found.groups()
        if is_agent:
            groups.name(value)
        elif is_delay:
            groups.delay(value.strip())
        elif not groups.rule(f"{'allow' if is_allow else 'disallow'}: {value.strip()}"):
            following = _AGENT_LINE.search(text, position)  # the other rules of the group are not looked at
            if following is None:
                break
            position = following.start()
    return groups.own()


class _Groups:
    """The groups that name us, and those of all, while the lines are read."""

    def __init__(self, token: str) -> None:
        self._token = token
        self._rules: dict[str, list[str]] = {}
        """By name, ``*`` or ours, once it has been named."""
        self._delays: dict[str, str] = {}
        self._group: set[str] = set()
        self._just_named: set[str] = set()
        self._after = "rule"
        """What kind of line the last one was."""

    def name(self, value: str) -> None:
        """Take a user-agent line, which begins a group or adds to its names."""
        if self._after == "rule":
            self._group = set()
        if self._after != "name":
            self._just_named = set()
        names = _names(value, self._token)
        self._just_named |= names
        self._group |= names
        for name in names:
            self._rules.setdefault(name, [])
        self._after = "name"

    def delay(self, value: str) -> None:
        """Take a Crawl-delay for the names directly before it."""
        self._delays |= dict.fromkeys(self._just_named, value)
        if self._after == "name":
            self._after = "delay"

    def rule(self, rule: str) -> bool:
        """Take a rule; False if no name of the group takes any more."""
        self._after = "rule"
        taking = [self._rules[name] for name in self._group if len(self._rules[name]) < MAX_RULES]
        for rules in taking:
            rules.append(rule)
        return bool(taking)

    def own(self) -> str:
        """The group that applies to us, as a robots.txt of its own."""
        name = self._token if self._token in self._rules else "*"
        if name not in self._rules:
            return ""
        delay = [f"crawl-delay: {self._delays[name]}"] if name in self._delays else []
        return "\n".join((f"user-agent: {name}", *delay, *self._rules[name], ""))


def _names(value: str, token: str) -> set[str]:
    """Which of ``token`` and ``*`` a user-agent line names."""
    if value.strip() == "*":
        return {"*"}
    names: set[str] = set()
    if "*" not in value and token not in value.lower():
        return names
    for written in _LISTED.split(value, MAX_NAMES)[:MAX_NAMES]:
        name = written.strip()
        if name.startswith("*") and not name[1:].lstrip("*")[:1].strip():
            names.add("*")
        elif (found := _TOKEN.match(name.lstrip("*"))) and found.group().lower() == token:
            names.add(token)
    return names
