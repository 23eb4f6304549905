"""The project's own rules, which no linter knows."""

from __future__ import annotations

import ast
import importlib.util
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import resources

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

pytestmark = pytest.mark.untraced

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))

APP = [ROOT / "main.py", *sorted(p for d in ("logic", "ui") for p in (ROOT / d).rglob("*.py"))]
SOURCES = [*APP, *sorted(p for d in ("build", "tests") for p in (ROOT / d).rglob("*.py"))]

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
NETWORK = {
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "poplib",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "xmlrpc",
    "PySide6.QtNetwork",
    "PySide6.QtNetworkAuth",
    "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineWidgets",
    "PySide6.QtWebSockets",
}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_files_are_short() -> None:
    lines = {relative(path): len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    long = [
        f"{relative(path)}: {node.name} has {length} lines"
        for path in SOURCES
        for node in ast.walk(parse(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > LONGEST_FUNCTION
    ]
    assert long == []


def test_no_lambda_is_connected() -> None:
    """A lambda that holds self keeps a dropped page alive."""
    held = [
        f"{relative(path)}: line {call.lineno}"
        for path in SOURCES
        for call in ast.walk(parse(path))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "connect"
        and any(contains_lambda(argument) for argument in call.args)
    ]
    assert held == []


def test_no_slot_connected_by_a_class_is_another_in_one_made_of_it() -> None:
    """PySide then keeps calling it when the widget is gone, and the slot fails."""
    made = {
        node.name: node
        for path in SOURCES
        for node in ast.walk(parse(path))
        if isinstance(node, ast.ClassDef)
    }
    taken = [
        f"{name}.{method}"
        for name, node in made.items()
        for above in ancestors(node, made)
        for method in methods(node) & connected(above)
    ]
    assert taken == []


def test_the_application_has_no_network() -> None:
    reached = {
        (relative(path), name)
        for path in APP
        for name in imports(parse(path))
        if name in NETWORK or root(name) in NETWORK
    }
    assert reached == set()


def test_no_name_of_a_day_or_month_comes_from_the_system() -> None:
    """Qt takes on the system's locale, and with it Python's names of months."""
    named = re.compile(r"\{[^{}]*:[^{}]*%[aAbBcpxX]|strftime\([^)]*%[aAbBcpxX]")
    found = [relative(path) for path in APP if named.search(path.read_text("utf-8"))]
    assert found == []


def test_no_wizard() -> None:
    """QWizard empties the answers of a page left by Back."""
    for path in APP:
        names = {n.id for n in ast.walk(parse(path)) if isinstance(n, ast.Name)}
        assert not names & {"QWizard", "QWizardPage"}, relative(path)
        assert not {name for name in imports(parse(path)) if "QWizard" in name}, relative(path)


@pytest.mark.parametrize(
    "module", ["QtCharts", "QtGraphs", "QtDataVisualization", "QtWebEngineCore"]
)
def test_modules_under_gpl_only_are_not_installed(module: str) -> None:
    assert importlib.util.find_spec(f"PySide6.{module}") is None


def test_version_stands_in_one_place() -> None:
    version = PROJECT["project"]["version"]
    assert resources.version() == version
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_packages_are_pinned() -> None:
    groups = [PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"].values()]
    loose = [package for group in groups for package in group if "==" not in package]
    assert not loose


def test_lock_names_the_public_index_only() -> None:
    places = {p["source"].get("registry") for p in LOCK["package"] if p["name"] != "tunewise"}
    assert places == {"https://pypi.org/simple"}


@pytest.mark.parametrize(
    ("name", "groups"),
    [("requirements.txt", ()), ("requirements-dev.txt", tuple(PROJECT["dependency-groups"]))],
)
def test_requirements_are_what_the_lock_says(name: str, groups: tuple[str, ...]) -> None:
    listed = dict(requirements((ROOT / name).read_text(encoding="utf-8")))
    assert listed == locked(groups)


def test_lock_is_of_these_dependencies() -> None:
    """The lock repeats what pyproject.toml asks for; ``tasks.py lock`` brings them together."""
    asked = PROJECT["project"]["dependencies"]
    stated = project_entry()["metadata"]["requires-dist"]
    assert {f"{e['name']}{e['specifier']}" for e in stated} == {a.lower() for a in asked}
    for group, packages in PROJECT["dependency-groups"].items():
        stated = project_entry()["metadata"]["requires-dev"][group]
        assert {f"{e['name']}{e['specifier']}" for e in stated} == {p.lower() for p in packages}


# What the tests above read.


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def ancestors(node: ast.ClassDef, made: Mapping[str, ast.ClassDef]) -> Iterator[ast.ClassDef]:
    for base in node.bases:
        if isinstance(base, ast.Name) and base.id in made:
            yield made[base.id]
            yield from ancestors(made[base.id], made)


def methods(node: ast.ClassDef) -> set[str]:
    return {part.name for part in node.body if isinstance(part, ast.FunctionDef)}


def connected(node: ast.ClassDef) -> set[str]:
    """The methods of its own that a class connects to a signal."""
    calls = (call for call in ast.walk(node) if isinstance(call, ast.Call))
    return {
        slot.attr
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "connect"
        for slot in call.args
        if isinstance(slot, ast.Attribute)
        and isinstance(slot.value, ast.Name)
        and slot.value.id == "self"
    }


def contains_lambda(node: ast.expr) -> bool:
    return any(isinstance(inner, ast.Lambda) for inner in ast.walk(node))


def imports(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def root(name: str) -> str:
    return name.partition(".")[0]


def requirements(text: str) -> Iterator[tuple[str, tuple[str, frozenset[str]]]]:
    """Each package of a requirements file: its name, version and hashes."""
    for entry in re.split(r"\n(?=[a-z])", text):
        pinned = re.match(r"([a-z0-9-]+)==(\S+)", entry)
        if pinned:
            hashes = re.findall(r"--hash=(sha256:[0-9a-f]{64})", entry)
            yield pinned[1], (pinned[2], frozenset(hashes))


def project_entry() -> dict[str, Any]:
    return next(p for p in LOCK["package"] if p["name"] == "tunewise")


def locked(groups: tuple[str, ...]) -> dict[str, tuple[str, frozenset[str]]]:
    """Every package the project needs, with what those need in turn."""
    packages = {package["name"]: package for package in LOCK["package"]}
    entry = project_entry()
    waiting = [*entry["dependencies"]]
    for group in groups:
        waiting += entry["dev-dependencies"][group]
    found: dict[str, tuple[str, frozenset[str]]] = {}
    while waiting:
        package = packages[waiting.pop()["name"]]
        if package["name"] not in found:
            found[package["name"]] = package["version"], hashes_of(package)
            waiting += package.get("dependencies", [])
    return found


def hashes_of(package: dict[str, Any]) -> frozenset[str]:
    files = [*package.get("wheels", []), *([package["sdist"]] if "sdist" in package else [])]
    return frozenset(file["hash"] for file in files)
