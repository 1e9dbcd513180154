"""Chromium without a window, driven by its DevTools protocol over a WebSocket on loopback."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--remote-debugging-port=0",
]  # fmt: skip
SPOKE = {"Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Audits.issueAdded"}
"""Events by which a page complains."""
PATIENCE = 60.0
"""Seconds that a busy machine may take for one step."""


class Tab:
    """One page of the browser, and what it said."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._number = 0
        self.events: list[dict[str, Any]] = []

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv(timeout=PATIENCE))
            if message.get("id") == self._number:
                assert "error" not in message, message
                result: dict[str, Any] = message["result"]
                return result
            self.events.append(message)

    def wait_for(self, method: str) -> None:
        while not any(event["method"] == method for event in self.events):
            self.events.append(json.loads(self._socket.recv(timeout=PATIENCE)))

    def value(self, expression: str, *, is_promise: bool = False) -> Any:
        done = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=is_promise)
        assert "exceptionDetails" not in done, done["exceptionDetails"]
        return done["result"].get("value")

    def show(self, width: int, scheme: str) -> None:
        """Set the screen: its width, and light or dark."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 500
        )
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def open(self, url: str) -> None:
        """Go to an address and wait until it is loaded."""
        self.events.clear()
        self.call("Page.navigate", url=url)
        self.wait_for("Page.loadEventFired")

    def press(self, *keys: str) -> None:
        """Press keys; one that leads to another page has to be followed by ``wait_for``."""
        codes = {"Enter": {"windowsVirtualKeyCode": 13, "text": "\r"}, "Tab": {"windowsVirtualKeyCode": 9}}
        for key in keys:
            shared = {"key": key, **codes.get(key, {"text": key})}
            self.call("Input.dispatchKeyEvent", type="keyDown", **shared)
            self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def complaints(self) -> list[dict[str, Any]]:
        """What the page and the browser said in the console since it was opened."""
        return [event for event in self.events if event["method"] in SPOKE]

    def requested(self) -> set[str]:
        """The addresses that were requested since then, but for those within the page."""
        sent = (event for event in self.events if event["method"] == "Network.requestWillBeSent")
        return {url for event in sent if not (url := event["params"]["request"]["url"]).startswith("data:")}

    def keep(self, name: str) -> None:
        """Write a picture of the page into the folder that DATELINE_SCREENSHOTS names, if it names one."""
        if folder := os.environ.get("DATELINE_SCREENSHOTS"):
            picture = self.call("Page.captureScreenshot", captureBeyondViewport=True)["data"]
            (Path(folder) / f"{name}.png").write_bytes(base64.b64decode(picture))


@contextmanager
def browser(profile: Path) -> Iterator[Tab]:
    """A tab of a browser that ends with the block."""
    command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={profile}", "about:blank"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        port, path = _port(profile / "DevToolsActivePort", process)
        with connect(f"ws://127.0.0.1:{port}{path}", max_size=None, proxy=None) as root:
            made = Tab(root).call("Target.createTarget", url="about:blank")["targetId"]
            with connect(f"ws://127.0.0.1:{port}/devtools/page/{made}", max_size=None, proxy=None) as socket:
                tab = Tab(socket)
                for domain in ("Page", "Runtime", "Log", "Network", "Audits"):
                    tab.call(f"{domain}.enable")
                yield tab
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def _port(file: Path, process: subprocess.Popen[bytes]) -> tuple[str, str]:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        lines = file.read_text("utf-8").splitlines() if file.exists() else []
        if len(lines) == 2:
            return lines[0], lines[1]
        time.sleep(0.05)
    raise RuntimeError("Chromium did not start")
