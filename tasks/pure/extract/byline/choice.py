"""Which of a page's sources names the writers: the best one, unless another shows that it names somebody else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tasks.pure.extract.byline.names import is_same_name
from tasks.pure.extract.byline.uncased import UNCASED, is_full_name
from tasks.pure.extract.lexicon.agencies import is_agency
from tasks.pure.extract.lexicon.bylines import COMPANIES, ENDINGS_OF_COMPANIES, LAST_PARTS_OF_COMPANIES, ORGANISATIONS

Group = tuple[str, list[str]]
"""A source's rule and the names that it gives."""

_LOGIN = re.compile(r"[a-z][a-z0-9_.-]*")
_MARKED = frozenset({"byline", "rel=author", "itemprop"})
_SHOWN = _MARKED | {"text"}
_HEAD = ("json-ld", "meta:")
"""Rules of what the head of a page states."""


def choose(groups: Sequence[Group], posted: Sequence[str]) -> Group:
    """The names of the first source; a byline on the page that names all of them and more is the fuller statement.

    A byline that names somebody else wins where readers cannot take it for anything else, or where the head has
    no full name: systems put there which account posted the text, or the company that owns the site.

    Args:
        groups: the best source first.
        posted: names of the account that posted the text, as cards for social media have it.
    """
    if not groups:
        return "", []
    return _instead(groups, posted) or _fuller(groups) or groups[0]


def are_logins(names: Sequence[str]) -> bool:
    """Whether the names are those of accounts: who is "jdoe" in the head may sign in full for readers."""
    return all(_LOGIN.fullmatch(name) and not is_agency(name) for name in names)


def is_company(group: Group) -> bool:
    """Whether a meta names companies alone, which is who owns the site: ``Northgate Press``."""
    rule, names = group
    return rule.startswith("meta:") and all(_is_company(name) for name in names)


def is_disputed(groups: Sequence[Group], posted: Sequence[str]) -> bool:
    """Whether the texts at the top have to be read too, since the head may not name who wrote.

    A marked byline names nobody of those whom the head names, or the head names the account that posted and no byline does.
    """
    rule, names = groups[0]
    if not rule.startswith(_HEAD):
        return False
    marked = [_is_other(more, names) for other, more in groups[1:] if other in _MARKED]
    return any(marked) or (not marked and _only_posted(names, posted))


def _instead(groups: Sequence[Group], posted: Sequence[str]) -> Group | None:
    """The source that names other people than the first, and is right."""
    rule, names = groups[0]
    others = [group for group in groups[1:] if _is_other(group[1], names)]
    if is_company(groups[0]):
        return next(
            (group for group in others if all(_is_full(name) and not _is_company(name) for name in group[1])), None
        )
    if all(" " not in name and name.isascii() and not is_agency(name) for name in names):
        rules, signed = (_SHOWN, groups[1:]) if are_logins(names) else (_MARKED, others)
        full = [group for group in signed if group[0] in rules and all(" " in name for name in group[1])]
        if full:
            return full[0]
    if not rule.startswith(_HEAD):
        return None
    confirmed = any(shown in _MARKED and not _is_other(more, names) for shown, more in groups[1:])
    rules = _SHOWN if _only_posted(names, posted) and not confirmed else _MARKED
    return next((group for group in others if group[0] in rules and _is_labelled(group[1], groups)), None)


def _fuller(groups: Sequence[Group]) -> Group | None:
    """The byline that names all whom the first source names, and more."""
    names = groups[0][1]
    for rule, more in groups[1:]:
        added = [name for name in more if not any(is_same_name(name, known) for known in names)]
        if (
            rule in ("byline", "rel=author")
            and added
            and len(more) - len(added) == len(names)
            and all(" " in name for name in added)
        ):
            return rule, more
    return None


def _is_other(shown: Sequence[str], names: Sequence[str]) -> bool:
    return not any(is_same_name(name, known) for name in shown for known in names)


def _only_posted(names: Sequence[str], posted: Sequence[str]) -> bool:
    return bool(posted) and set(names) <= set(posted)


def _is_labelled(names: Sequence[str], groups: Sequence[Group]) -> bool:
    """Whether these are full names of people behind "by" at the top of the page."""
    if any(not _is_full(name) or is_agency(name) or _is_company(name) for name in names):
        return False
    return any(rule == "text" and is_same_name(names[0], labelled[0]) for rule, labelled in groups)


def _is_full(name: str) -> bool:
    """Whether a name is a full one: of two words, or what is one in a script without blanks."""
    return " " in name or (UNCASED.search(name) is not None and is_full_name(name))


def _is_company(name: str) -> bool:
    if not name.isascii() and name.endswith(ENDINGS_OF_COMPANIES):
        return not is_agency(name)
    words = name.casefold().replace(".", "").split()
    return not is_agency(name) and any(
        word in ORGANISATIONS or word in COMPANIES or word.startswith("agen") or word.endswith(LAST_PARTS_OF_COMPANIES)
        for word in words
    )
