"""Vega-Lite to SVG for the page: no script, no external address, the browser's own tooltips."""

from __future__ import annotations

import json
import logging
import re
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from lxml import etree
from markupsafe import Markup

log = logging.getLogger(__name__)

Spec = dict[str, Any]

ENGINE = """
import json, sys, vl_convert
specs = json.load(sys.stdin)
json.dump([vl_convert.vegalite_to_svg(spec, vl_version="6.4", allowed_base_urls=[]) for spec in specs], sys.stdout)
"""
"""Run in a separate process: 130 MB for a second, and a crash in native code does not spread."""
TIMEOUT = 60.0
"""Seconds; it takes one or two."""

WIDE, NARROW = 1040, 350
"""Pixels: the text of a drawing for a wide screen would be too small on a phone."""
HEIGHT = {WIDE: 230, NARROW: 210}

FONT = "Arial"
"""The font that text is measured with; the page also names fonts of the same widths."""

_SVG = "{http://www.w3.org/2000/svg}"
_PLAIN = re.compile(r"[ -}]*")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_KEPT = ("path", "rect", "line", "text", "g", "svg", "title", "circle", "tspan")
_MARKS = ("bar", "rect mark")
"""Vega's names of the marks whose label becomes a tooltip."""
_DROPPED = (
    "aria-label",
    "aria-roledescription",
    "aria-hidden",
    "role",
    "class",
    "font-family",
    "stroke-miterlimit",
    "pointer-events",
    "clip-path",
)
_NUMBERS = {"d", "transform", "x", "y", "x2", "y2", "width", "height"}
_LONG = re.compile(r"-?\d+\.\d{2,}")
"""Numbers with more digits than a screen shows."""


def draw(orders: Sequence[tuple[Spec, int]]) -> list[Markup]:
    """Draw an ``<svg>`` element, scaling with its container, for each specification and width in pixels.

    Assistive technology skips them: tables in the page show the same data. Wide ones have tooltips. If the engine
    fails, each is a line that says so: a page without charts is better than none.
    """
    if not orders:
        return []
    placeholders = _Placeholders()
    specs = [placeholders.put(_whole(spec, width)) for spec, width in orders]
    try:
        answer = subprocess.run(  # noqa: S603 - a fixed command
            [sys.executable, "-I", "-c", ENGINE],
            input=json.dumps(specs).encode(),
            capture_output=True,
            check=True,
            timeout=TIMEOUT,
        )
        drawn = [
            _cleaned(text, placeholders, width == WIDE)
            for text, (_, width) in zip(json.loads(answer.stdout), orders, strict=True)
        ]
    except (subprocess.SubprocessError, OSError, ValueError) as error:
        said = getattr(error, "stderr", None) or b""
        log.warning("the charts could not be drawn", extra={"error": f"{error} {said[-300:].decode(errors='replace')}"})
        return [Markup('<p class="note">The chart could not be drawn; the table has its numbers.</p>')] * len(orders)
    return [Markup(text) for text in drawn]  # noqa: S704 - serialized by lxml, with a few allowed elements


class _Placeholders:
    """Placeholders for every text that is not plain ASCII while the engine runs.

    The engine shapes text to measure it, and some characters (U+001F, U+FFFE) crash it. Text of articles must not.
    """

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def put(self, value: Any) -> Any:
        """The value with placeholders of the same length."""
        if isinstance(value, dict):
            return {key: self.put(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.put(item) for item in value]
        if not isinstance(value, str) or _PLAIN.fullmatch(value):
            return value
        known = {text: placeholder for placeholder, text in self._texts.items()}
        placeholder = known.get(value, f"~{len(self._texts):03}~".ljust(len(value), "n"))
        self._texts[placeholder] = value
        return placeholder

    def take(self, text: str) -> str:
        """The text with the original texts restored."""
        for placeholder, meant in self._texts.items():
            text = text.replace(placeholder, _NO_XML.sub("", meant))
        return text


def _whole(spec: Spec, width: int) -> Spec:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": width,
        "height": HEIGHT.get(width, HEIGHT[NARROW]),
        "autosize": {"type": "fit-x" if "height" in spec else "fit", "contains": "padding"},
        "padding": 2,
        "config": _config(width),
        **spec,
    }


def _config(width: int) -> dict[str, Any]:
    size = 12 if width == WIDE else 11
    axis = {
        "labelColor": "var(--muted)",
        "titleColor": "var(--muted)",
        "titleFontWeight": "normal",
        "domainColor": "var(--line)",
        "tickColor": "var(--line)",
        "gridColor": "var(--line)",
        "gridOpacity": 0.6,
        "labelFontSize": size,
        "titleFontSize": size,
    }
    return {"background": None, "view": {"stroke": None}, "font": FONT, "axis": axis}


def _cleaned(text: str, placeholders: _Placeholders, tooltips: bool) -> str:
    root = etree.fromstring(text.encode(), parser=etree.XMLParser(resolve_entities=False, no_network=True))
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or element.tag.removeprefix(_SVG) not in _KEPT:
            if (parent := element.getparent()) is not None:
                parent.remove(element)
            continue
        element.tag = element.tag.removeprefix(_SVG)
        label, role = element.get("aria-label"), element.get("aria-roledescription")
        for name in _DROPPED:
            element.attrib.pop(name, "")
        for name in _NUMBERS.intersection(element.attrib):
            element.set(name, _LONG.sub(lambda number: f"{round(float(number.group()), 1):g}", element.attrib[name]))
        if element.text:
            element.text = placeholders.take(element.text)
        if tooltips and label and role in _MARKS:
            etree.SubElement(element, "title").text = placeholders.take(label)
    root.attrib.update({"viewBox": f"0 0 {root.get('width')} {root.get('height')}", "aria-hidden": "true"})
    for name in ("width", "height", "version"):
        root.attrib.pop(name, "")
    etree.cleanup_namespaces(root)
    return etree.tostring(root, encoding="unicode")
