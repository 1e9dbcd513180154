"""``python -m bench.patterns``: every regular expression of the program, tried on texts that make such patterns slow.

A pattern is slow where the same text can be read by two of its loops, or where a search begins a loop again at each
character. So each loop of a pattern is given what it repeats, some thousand times, after what leads to it and before
something that does not match; a pattern whose time grows faster than the text is a fault. Patterns are tried with the
methods that the program calls on them. Those of ``bench.pattern_bounds`` are tried at the bound of their texts, or on
texts without two blanks in a row. Exit status 1 if one is slow.

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

from bench.pattern_bounds import BOUNDED, MOST_MILLISECONDS, SINGLE_BLANKS, TRUSTED, bound_of
from tasks.pure.extract.lexicon.any_case import AnyCase

ROOT = Path(__file__).parent.parent
FOLDERS = ("tasks", "flows")
METHODS = ("match", "fullmatch", "search", "sub")
"""``sub`` stands for all that search again and again: ``finditer``, ``findall``, ``split``."""
_AS_SUB = {"finditer", "findall", "split", "subn"}
SIZES = (30, 2_000)
"""Repetitions: the first finds what is exponential before the second is tried."""
SECONDS = 0.015
"""Of processor time for the longer text. What is linear takes a hundredth of it; what is quadratic, ten times as much."""
TRIES = 3
"""Times that a text may be tried: other processes use the cores, too."""
PATIENCE = 2
"""Seconds of processor time after which a call is given up."""
RATIO = 3.0
"""How much longer a text of twice the length may take."""

BLANKS = re.compile(r"\s\s+")


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
    signal.signal(signal.SIGVTALRM, _give_up)
    only = sys.argv[1:]
    slow, count, places = 0, 0, set()
    for found in patterns():
        if only and not any(word in found.place for word in only):
            continue
        count += 1
        places.add(found.place)
        if fault := fault_of(found):
            slow += 1
            print(f"{found.place}: {fault}\n    {found.pattern[:200]!r}")
    for place in sorted({*TRUSTED, *BOUNDED, *SINGLE_BLANKS} - places) if not only else ():
        slow += 1
        print(f"{place}: is in bench.pattern_bounds, and is not there: take it out")
    print(f"{count} patterns, {slow} slow; {len(BOUNDED)} tried at the bound of their texts")
    sys.exit(1 if slow else 0)


def fault_of(found: Found) -> str:
    """On what a pattern takes too long; empty where nothing was found."""
    if found.place in TRUSTED:
        return ""
    pattern = re.compile(found.pattern, found.flags)
    is_fast = _is_fast_at_bound if found.place in BOUNDED else _is_linear
    for method in sorted(found.methods):
        for attack in attacks(found.pattern, found.flags):
            with suppress(TooSlow):
                if is_fast(_Call(pattern, method, found.place), attack):
                    continue
            before, pump, after = attack
            return f"{method} of {before!r} + {pump!r} * n + {after!r}"
    return ""


@dataclass(frozen=True, slots=True)
class _Call:
    """A method of a pattern that is tried."""

    pattern: re.Pattern[Any]
    method: str
    place: str

    def seconds(self, text: str) -> float:
        """Of processor time for a text."""
        given = text.encode("latin-1", "replace") if isinstance(self.pattern.pattern, bytes) else text
        signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
        began = time.process_time()
        try:
            if self.method == "sub":
                self.pattern.sub(given[:0], given)
            else:
                getattr(self.pattern, self.method)(given)
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        return time.process_time() - began


def _is_fast_at_bound(call: _Call, attack: tuple[str, str, str]) -> bool:
    """Whether a text as long as the bound takes some milliseconds."""
    before, pump, after = attack
    bound = bound_of(call.place)
    text = before + pump * (bound // len(pump) + 1)
    text = text[: max(0, bound - len(after))] + after
    return any(call.seconds(text) < MOST_MILLISECONDS / 1000 for _ in range(TRIES))


def _is_linear(call: _Call, attack: tuple[str, str, str]) -> bool:
    """Whether twice the text takes twice the time, or hardly any."""
    before, pump, after = attack

    def seconds(size: int) -> float:
        text = before + pump * size + after
        return call.seconds(BLANKS.sub(" ", text) if call.place in SINGLE_BLANKS else text)

    for size in SIZES:
        if seconds(size) > SECONDS:
            once = min(seconds(size) for _ in range(TRIES))
            return once < SECONDS or any(seconds(2 * size) < RATIO * once for _ in range(TRIES))
    return True


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
                    used = texts[path] if name.startswith("_") else everything
                    methods = {method} if method else _methods(name, used)
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
    elif isinstance(value, AnyCase):
        for compiled in value.patterns:
            yield name, compiled, ""
    elif isinstance(value, (tuple, list, frozenset, set)):
        for number, item in enumerate(value):
            for _, compiled, method in _compiled(name, item):
                yield f"{name}[{number}]", compiled, method
    elif isinstance(value, dict) and not name.startswith("__"):
        for key, item in value.items():
            for _, compiled, method in _compiled(name, item):
                yield f"{name}[{key!r}]", compiled, method


def _methods(name: str, text: str) -> set[str]:
    """The methods that a text calls on a pattern of this name; all, where none is seen."""
    found = set(re.findall(rf"\b{re.escape(name)}\.(\w+)", text))
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
