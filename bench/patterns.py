"""``python -m bench.patterns``: every regular expression of the program, tried on texts that make such patterns slow.

A pattern is slow where the same text can be read by two of its loops, or where a search begins a loop again at each
character. So each loop of a pattern is given what it repeats, some thousand times, after what leads to it and before
something that does not match; a pattern whose time grows faster than the text is a fault. Patterns are tried with the
methods that the program calls on them. Exit status 1 if one is slow and is not among :data:`ALLOWED`.

No checker that is kept up and free reads the patterns of Python 3.11, with its possessive loops; this one measures what
``re`` does, so that it cannot be wrong about it.
"""

from __future__ import annotations

import ast
import importlib
import re
import re._constants as op
import re._parser as parser
import signal
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
FOLDERS = ("tasks", "flows")
METHODS = ("match", "fullmatch", "search", "sub")
"""``sub`` stands for all that search again and again: ``finditer``, ``findall``, ``split``."""
_AS_SUB = {"finditer", "findall", "split", "subn"}
SIZES = (30, 2_000)
"""Repetitions: the first finds what is exponential before the second is tried."""
SECONDS = 0.015
"""Of processor time for the longer text. What is linear takes a hundredth of it; what is quadratic, ten times as much."""
PATIENCE = 2
"""Seconds after which a call is given up."""
RATIO = 3.0
"""How much longer a text of twice the length may take."""

ALLOWED: dict[str, str] = {
    "tasks.config.alarming._ADDRESS": "the operator's configuration",
    "tasks.config.values:222": "the operator's configuration",
    "tasks.demo.layouts.LINK": "the demo's own texts",
    "tasks.pure.discovery.documents._DECLARATION": "matched once, at the beginning of a document",
    "tasks.pure.discovery.documents._PROLOGUE": "the first 4,096 bytes of a document",
    "tasks.pure.discovery.sitemaps._CLOSED": "the last 4,096 characters of a sitemap",
    "tasks.pure.macros._HEAD": "our own SQL",
    "tasks.pure.site_survey.judging._LANGUAGE": "the first kilobytes of a feed",
    "tasks.report.drawing._LONG": "numbers of our own drawings",
}
"""By module and name, or line: patterns that may be slow, and why that costs nothing."""
_OF_EXTRACTION = """
    body.blocks._OVERLAY_LINK
    body.lines._IMAGE_OBJECT
    byline.lines._REPORTERS
    body.captions._LABEL
    body.captions._TAIL
    body.credits._EMAIL
    body.credits._PICTURE_START
    body.lines._OUR_MESSENGER
    body.stamps._REPORTER
    byline.credit_labels._AT_END
    byline.lines._CREDIT_IN_BRACKETS
    byline.lines._DESCRIBED
    byline.lines._ENDS_OPEN
    byline.lines._FROM_THERE
    byline.lines._LABEL
    byline.lines._REPORTED_FROM
    byline.lines._WITH_AGENCIES
    byline.names._ADDRESSES
    byline.names._BRACKETS
    byline.names._DASH_AFTER_NAME
    byline.names._ENDS
    byline.names._JOINER
    byline.names._OTHERS
    byline.names._STRONG
    byline.near._IN_A_SECTION
    dateline._CAPITALS
    dateline._WEB_SITE
    dates.candidates._BARS
    dates.lines._MONTH_DAY_TIME
    dates.written._MONTH_DAY_TIME_YEAR
    dates.written._MONTH_DAY_YEAR
    image._OWN_FOLDER
    lexicon.verdicts.NOT_FOUND
    page.charset._STATED
    page.jsonld._CLOSING
    page.site_names._PARTS
    title.affixes._BY
    title.affixes._NAME_BEHIND
    title.affixes._SEPARATORS
    title.finder._PARTS_OF_TITLE
    topics.finder._SPLIT
    topics.finder._STEPS
    verdict.signs._TITLE_PARTS
"""
ALLOWED |= dict.fromkeys(
    (f"tasks.pure.extract.{name}" for name in _OF_EXTRACTION.split()),
    "of lines whose runs of spaces are one space, and that are cut where they are long: tests/test_pages_cost.py doubles "
    "some hundred pages and texts, spaces and letters without end among them, and each finder is linear",
)


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern of the program, and where it is."""

    place: str
    pattern: str
    flags: int
    methods: frozenset[str]


class TooSlow(Exception):
    """A call was given up."""


def main() -> None:
    """Try all patterns; print those that are slow."""
    signal.signal(signal.SIGALRM, _give_up)
    only = sys.argv[1:]
    slow, count, places = 0, 0, set()
    for found in patterns():
        if only and not any(word in found.place for word in only):
            continue
        count += 1
        places.add(found.place)
        if found.place not in ALLOWED and (fault := fault_of(found)):
            slow += 1
            print(f"{found.place}: {fault}\n    {found.pattern[:200]!r}")
    for place in sorted(set(ALLOWED) - places) if not only else ():
        slow += 1
        print(f"{place}: is allowed to be slow, and is not there: take it out of the list")
    print(f"{count} patterns, {slow} slow, {len(ALLOWED)} allowed to be")
    sys.exit(1 if slow else 0)


def fault_of(found: Found) -> str:
    """On what a pattern takes too long; empty where nothing was found."""
    pattern = re.compile(found.pattern, found.flags)
    if isinstance(pattern.pattern, bytes):
        return ""
    for method in sorted(found.methods):
        for before, pump, after in attacks(found.pattern, found.flags):
            with suppress(TooSlow):
                if _is_linear(pattern, method, before, pump, after):
                    continue
            return f"{method} of {before!r} + {pump!r} * n + {after!r}"
    return ""


def _is_linear(pattern: re.Pattern[str], method: str, before: str, pump: str, after: str) -> bool:
    for size in SIZES:
        if _seconds(pattern, method, before + pump * size + after) > SECONDS:
            once = min(_seconds(pattern, method, before + pump * size + after) for _ in range(2))
            twice = min(_seconds(pattern, method, before + pump * (2 * size) + after) for _ in range(2))
            return once < SECONDS or twice < RATIO * once
    return True


def _seconds(pattern: re.Pattern[str], method: str, text: str) -> float:
    signal.alarm(PATIENCE)
    began = time.process_time()
    try:
        if method == "sub":
            pattern.sub("", text)
        else:
            getattr(pattern, method)(text)
    finally:
        signal.alarm(0)
    return time.process_time() - began


def _give_up(*_: object) -> None:
    raise TooSlow


def attacks(pattern: str, flags: int) -> Iterator[tuple[str, str, str]]:
    """What stands before, what is repeated, and what ends it, for each loop of a pattern."""
    tree = parser.parse(pattern, flags)
    seen = set()
    characters = [one for one in dict.fromkeys(_characters(tree)) if one]
    for before, body in _loops(tree, ""):
        pumps = [*dict.fromkeys((*_samples(body), before, *characters[:4]))]
        for pump in pumps:
            for start in {before, ""}:
                for after in ("", "\n!"):
                    if pump and (start, pump, after) not in seen:
                        seen.add((start, pump, after))
                        yield start, pump, after


def _loops(tree: Iterable[Any], before: str) -> Iterator[tuple[str, Any]]:
    """Each loop without a small bound: a text that leads to it, and what it repeats."""
    for code, argument in tree:
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            _, most, body = argument
            if most is op.MAXREPEAT or most > 100:
                yield before, body
            yield from _loops(body, before)
        elif code is op.SUBPATTERN:
            yield from _loops(argument[3], before)
        elif code is op.ATOMIC_GROUP:
            yield from _loops(argument, before)
        elif code is op.BRANCH:
            for branch in argument[1]:
                yield from _loops(branch, before)
        elif code in (op.ASSERT, op.ASSERT_NOT):
            yield from _loops(argument[1], before)
        before += _sample([(code, argument)])


def _samples(body: Any) -> list[str]:
    """Some texts that a loop's body matches: one, and of alternatives and classes each."""
    found = [_sample(body)]
    items = list(body)
    if len(items) == 1 and items[0][0] is op.SUBPATTERN:
        return found + _samples(items[0][1][3])
    if len(items) == 1 and items[0][0] is op.BRANCH:
        found += [_sample(branch) for branch in items[0][1][1]][:6]
    if len(items) == 1 and items[0][0] is op.IN:
        found += _members(items[0][1])[:4]
    return found


def _sample(tree: Iterable[Any]) -> str:
    """One text that a pattern matches, as far as that can be said of its parts alone."""
    text = ""
    for code, argument in tree:
        if code is op.LITERAL:
            text += chr(argument)
        elif code is op.NOT_LITERAL:
            text += "a" if argument != ord("a") else "b"
        elif code is op.ANY:
            text += "a"
        elif code is op.IN:
            text += (_members(argument) or ["a"])[0]
        elif code is op.BRANCH:
            text += _sample(argument[1][0])
        elif code is op.SUBPATTERN:
            text += _sample(argument[3])
        elif code is op.ATOMIC_GROUP:
            text += _sample(argument)
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            text += _sample(argument[2]) * max(1, min(argument[0], 3))
    return text


_CATEGORIES = {
    op.CATEGORY_SPACE: " \n",
    op.CATEGORY_DIGIT: "1",
    op.CATEGORY_WORD: "a1",
    op.CATEGORY_NOT_SPACE: "a-",
    op.CATEGORY_NOT_DIGIT: "a ",
    op.CATEGORY_NOT_WORD: " -",
}
_ANY = "a1 -<.\n\"'"


def _members(items: Sequence[Any]) -> list[str]:
    """Some characters of a class."""
    if items and items[0][0] is op.NEGATE:
        refused = set(_listed(items[1:]))
        return [one for one in _ANY if one not in refused]
    return list(_listed(items))


def _listed(items: Iterable[Any]) -> Iterator[str]:
    for code, argument in items:
        if code is op.LITERAL:
            yield chr(argument)
        elif code is op.RANGE:
            yield chr(argument[0])
            if argument[0] <= ord("a") <= argument[1]:
                yield "a"
        elif code is op.CATEGORY:
            yield from _CATEGORIES.get(argument, "a")


def _characters(tree: Iterable[Any]) -> Iterator[str]:
    """What single characters and classes of a pattern stand for."""
    for code, argument in tree:
        if code is op.IN:
            yield from _members(argument)[:3]
        elif code is op.ANY:
            yield "a"
        elif code is op.LITERAL:
            yield chr(argument)
        elif code is op.SUBPATTERN:
            yield from _characters(argument[3])
        elif code is op.ATOMIC_GROUP:
            yield from _characters(argument)
        elif code is op.BRANCH:
            for branch in argument[1]:
                yield from _characters(branch)
        elif code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            yield from _characters(argument[2])
        elif code in (op.ASSERT, op.ASSERT_NOT):
            yield from _characters(argument[1])


def patterns() -> Iterator[Found]:
    """The patterns of the program: those that its modules compile when they are imported, and literals in calls."""
    texts = {
        path: path.read_text(encoding="utf-8") for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))
    }
    everything = "\n".join(texts.values())
    seen: set[tuple[str, int]] = set()
    for path in texts:
        place = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")
        if place.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(place)).items():
            for label, compiled, method in _compiled(name, value):
                key = (str(compiled.pattern), compiled.flags)
                if key not in seen:
                    seen.add(key)
                    methods = {method} if method else _methods(name, everything)
                    yield Found(f"{place}.{label}", compiled.pattern, compiled.flags, frozenset(methods))
        for line, literal, method in _literals(texts[path]):
            if (literal, 0) not in seen:
                seen.add((literal, 0))
                yield Found(f"{place}:{line}", literal, 0, frozenset({method}))


def _compiled(name: str, value: Any) -> Iterator[tuple[str, re.Pattern[str], str]]:
    """Patterns in a module's variable: itself, a method of it, or in a table."""
    if isinstance(value, re.Pattern):
        yield name, value, ""
    elif isinstance(getattr(value, "__self__", None), re.Pattern):
        yield name, value.__self__, _named(value.__name__)
    elif isinstance(value, (tuple, list, frozenset, set)):
        for number, item in enumerate(value):
            for _, compiled, method in _compiled(name, item):
                yield f"{name}[{number}]", compiled, method
    elif isinstance(value, dict) and not name.startswith("__"):
        for key, item in value.items():
            for _, compiled, method in _compiled(name, item):
                yield f"{name}[{key!r}]", compiled, method


def _methods(name: str, everything: str) -> set[str]:
    """The methods that are called on a pattern of this name anywhere; all, where none is seen."""
    found = set(re.findall(rf"\b{re.escape(name)}\.(\w+)", everything))
    return {_named(method) for method in found} & set(METHODS) or set(METHODS)


def _named(method: str) -> str:
    return "sub" if method in _AS_SUB else method


def _literals(text: str) -> Iterator[tuple[int, str, str]]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and ast.unparse(node.func.value) == "re":
            first = node.args[0] if node.args else None
            if node.func.attr != "compile" and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield node.lineno, first.value, _named(node.func.attr)


if __name__ == "__main__":
    main()
