"""Drives a whole quick assessment through the accessibility bus alone, as a reader's user would.

``python build/atspi_walk.py PAGES COMMAND ...`` within ``dbus-run-session``, with DISPLAY set; the
command opens the window. It goes as far as the report's page, or so many pages. Prints what it did;
1 where something a reader needs is not on the bus.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_A11Y: Final = "org.a11y.atspi."
_ROOT: Final = "/org/a11y/atspi/accessible/root"
_PATIENCE_S: Final = 40.0
_SHOWING: Final = 25
_UNKNOWN: Final = "We don\u2019t know yet"
_ONWARD: Final = ("Continue", "Check answers for a quick result", "This order is right")
_RESULT: Final = "Show the result"
_REPORT: Final = "Make the report"
_TEXT: Final = "Read as text"
_TASK: Final = "Claims triage"


class WalkError(Exception):
    """The walk could not go on; says where."""


class Node(NamedTuple):
    """A thing on the bus: whose it is, and its path."""

    bus: str
    path: str


class Reader:
    """Asks and acts over the accessibility bus."""

    def __init__(self) -> None:
        said = _busctl(
            "--user", "call", "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress"
        )
        self._address = str(said["data"][0])

    def call(self, node: Node, interface: str, method: str, *arguments: str) -> Any:  # noqa: ANN401
        """What a method says."""
        named = (node.bus, node.path, _A11Y + interface, method)
        return _busctl(f"--address={self._address}", "call", *named, *arguments)["data"]

    def property(self, node: Node, name: str) -> Any:  # noqa: ANN401
        """A property of a thing."""
        named = (node.bus, node.path, _A11Y + "Accessible", name)
        return _busctl(f"--address={self._address}", "get-property", *named)["data"]

    def window(self) -> Node:
        """The program's root, once it is on the bus."""
        registry = Node("org.a11y.atspi.Registry", _ROOT)
        end = time.monotonic() + _PATIENCE_S
        while time.monotonic() < end:
            # The registry is started by the first call, and may not answer that one.
            with suppress(WalkError):
                for bus, path in self.call(registry, "Accessible", "GetChildren")[0]:
                    return Node(bus, path)
            time.sleep(0.3)
        raise WalkError("the program never came onto the accessibility bus")

    def showing(self, node: Node) -> Iterator[tuple[Node, str]]:
        """The things shown below one, with their names."""
        for bus, path in self.call(node, "Accessible", "GetChildren")[0]:
            child = Node(bus, path)
            low = self.call(child, "Accessible", "GetState")[0][0]
            if low >> _SHOWING & 1:
                yield child, str(self.property(child, "Name"))
                yield from self.showing(child)

    def act(self, node: Node) -> None:
        """Press or choose a thing."""
        self.call(node, "Action", "DoAction", "i", "0")

    def write(self, node: Node, text: str) -> None:
        """Put a text into a field."""
        self.call(node, "EditableText", "SetTextContents", "s", text)


class Walk:
    """A quick assessment in which nobody knows anything yet, up to its report."""

    def __init__(self, reader: Reader, root: Node) -> None:
        self._reader = reader
        self._root = root
        self.pages = 0

    def go(self, most: int) -> None:
        """Go from the start page to the report's page, or to the page of that number.

        Raises:
            WalkError: something a reader needs is not there.
        """
        self._press("Quick assessment")
        self._reader.write(self._find("Task"), _TASK)
        for self.pages in range(1, most + 1):
            shown = self._shown()
            if _RESULT in shown:
                self._press(_RESULT)
                self._press(_REPORT)
                self._find(_TEXT)
                break
            if _UNKNOWN in shown:
                self._reader.act(shown[_UNKNOWN])
            self._reader.act(shown[next(name for name in _ONWARD if name in shown)])
        if _TASK not in self._shown():
            raise WalkError("the task written into its field is not the assessment's")

    def _shown(self) -> dict[str, Node]:
        return {name: node for node, name in self._reader.showing(self._root) if name}

    def _find(self, name: str) -> Node:
        end = time.monotonic() + _PATIENCE_S
        shown: dict[str, Node] = {}
        while time.monotonic() < end:
            shown = self._shown()
            if name in shown:
                return shown[name]
        raise WalkError(f"{name!r} is not there; there are {', '.join(shown)}")

    def _press(self, name: str) -> None:
        self._reader.act(self._find(name))


def _busctl(*arguments: str) -> Any:  # noqa: ANN401
    done = subprocess.run(
        ["busctl", "--json=short", *arguments], check=False, capture_output=True, text=True
    )
    if done.returncode:
        raise WalkError(f"{' '.join(arguments[-4:])}: {done.stderr.strip()}")
    return json.loads(done.stdout)


def main(most: int, command: list[str]) -> int:
    """Open the window and walk; 1 where it could not be done."""
    env = {**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"}
    program = subprocess.Popen(command, env=env)
    try:
        reader = Reader()
        walk = Walk(reader, reader.window())
        walk.go(most)
    except (WalkError, StopIteration) as fault:
        print(f"The walk over the accessibility bus ended: {fault}")
        return 1
    finally:
        program.terminate()
        program.wait()
    print(f"walked {walk.pages} pages")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
