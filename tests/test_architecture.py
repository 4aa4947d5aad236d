"""The rules that hold the three packages apart and their files small, read off the source and off `sys.modules`."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("rubric", "sessions", "tui")
MAY_IMPORT = {
    "rubric": {"rubric", "pydantic", "pydantic_core", "ruamel"},
    "sessions": {"rubric", "sessions", "pydantic", "pydantic_core", "tinydb", "cryptography", "pyrage"},
}
"""What a package may import beside the standard library: no tui and no Textual. tui may import anything."""
STORAGE = {"sessions.storage.journal", "sessions.storage.store", "sessions.storage.tables"}
ROOMS = {"interview": 1, "storage": 2, "duties": 3, "": 4, "vault": 5, "review": 5, "integrity": 6}
"""The folders of `sessions`, lowest first; "" is what stands beside them, but for `BASE`, which lies under all."""
BASE = {"sessions.canonical", "sessions.errors", "sessions.limits"}
EXTRA = {"cryptography", "pyrage"}
MOST_LINES = 300
CHECKING = ("assert", "check", "expect")
"""How the name of a helper begins that asserts for the tests."""


@dataclass(frozen=True)
class Import:
    """One import: of `module`, or of `name` out of it; `on_load` where it runs as the file is loaded."""

    module: str
    name: str
    line: int
    on_load: bool

    @property
    def root(self) -> str:
        """The top-level package."""
        return self.module.partition(".")[0]


def imports(node: ast.AST, package: str, on_load: bool = True) -> Iterator[Import]:
    """Every import in `node`; relative ones are read as seen from `package`."""
    if isinstance(node, ast.Import):
        yield from (Import(one.name, "", node.lineno, on_load) for one in node.names)
    elif isinstance(node, ast.ImportFrom):
        above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
        module = ".".join(filter(None, (*above, node.module)))
        yield from (Import(module, one.name, node.lineno, on_load) for one in node.names)
    elif isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
        yield from (found for child in node.body for found in imports(child, package, on_load=False))
        yield from (found for child in node.orelse for found in imports(child, package, on_load))
    else:
        later = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for child in ast.iter_child_nodes(node):
            yield from imports(child, package, on_load and not later)


def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


MODULES = {
    module_of(path): list(imports(_tree(path), ".".join(path.relative_to(ROOT).parts[:-1])))
    for path in sources(*PACKAGES)
}


def _cycle(modules: dict[str, list[Import]]) -> list[str]:
    graph: dict[str, set[str]] = {}
    for module, found in modules.items():
        inner = {f"{one.module}.{one.name}" for one in found if one.on_load} & modules.keys()
        outer = {one.module for one in found if one.on_load and f"{one.module}.{one.name}" not in modules}
        graph[module] = inner | outer & modules.keys()
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_an_import_is_read_with_the_time_at_which_it_runs() -> None:
    source = """
import a.b
from typing import TYPE_CHECKING
if TYPE_CHECKING:
    from c import d
else:
    import e
def f():
    import g
class H:
    from . import i
    from ..j import k
"""
    found = {(one.module, one.name): one.on_load for one in imports(ast.parse(source), "p.q")}
    assert found == {
        ("a.b", ""): True,
        ("typing", "TYPE_CHECKING"): True,
        ("c", "d"): False,
        ("e", ""): True,
        ("g", ""): False,
        ("p.q", "i"): True,
        ("p.j", "k"): True,
    }


def test_a_cycle_is_seen_and_a_late_import_is_none() -> None:
    def at(module: str, on_load: bool = True) -> Import:
        return Import(module, "", 1, on_load)

    assert set(_cycle({"a": [at("b")], "b": [at("c")], "c": [at("a")]})) == {"a", "b", "c"}
    assert _cycle({"a": [at("b")], "b": [at("a", on_load=False)]}) == []


def test_every_package_is_read() -> None:
    assert {module.partition(".")[0] for module in MODULES} == set(PACKAGES)
    assert sum(len(found) for found in MODULES.values()) > len(MODULES)


@pytest.mark.parametrize("package", sorted(MAY_IMPORT))
def test_a_package_imports_only_what_lies_below_it(package: str) -> None:
    # Imports in functions and for type checkers count as well: they too are knowledge.
    wrong = [
        f"{module}:{one.line} {one.module}"
        for module, found in MODULES.items()
        for one in found
        if module.partition(".")[0] == package
        and one.root not in MAY_IMPORT[package]
        and one.root not in sys.stdlib_module_names
    ]
    assert wrong == []


def test_nothing_below_tui_imports_by_a_name_made_at_run_time() -> None:
    wrong = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources(*MAY_IMPORT)
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__"))
    ]
    assert wrong == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert _cycle(MODULES) == []


def test_the_rooms_of_sessions_know_only_what_lies_below_them() -> None:
    def height(module: str) -> int:
        return 0 if module in BASE else ROOMS[module.split(".")[1] if module.count(".") > 1 else ""]

    wrong = []
    for module, found in MODULES.items():
        for one in found:
            target = f"{one.module}.{one.name}" if f"{one.module}.{one.name}" in MODULES else one.module
            inside = module.startswith("sessions.") and target.startswith("sessions.")
            if inside and one.on_load and height(target) > height(module):
                wrong.append(f"{module}:{one.line} {target}")
    assert wrong == []


def test_tinydb_appears_in_the_storage_modules_alone() -> None:
    assert {module for module, found in MODULES.items() for one in found if one.root == "tinydb"} <= STORAGE


def test_the_packages_of_the_extra_are_loaded_by_those_alone_who_use_them_and_late() -> None:
    found = {(module, one.root) for module, all_of in MODULES.items() for one in all_of if one.root in EXTRA}
    assert found <= {("sessions.vault.key", "cryptography"), ("sessions.vault.age", "pyrage")}
    early = [
        (module, one.line) for module, all_of in MODULES.items() for one in all_of if one.root in EXTRA and one.on_load
    ]
    assert early == []


def test_no_file_is_long() -> None:
    everywhere = [*ROOT.glob("*.py"), *sources(*PACKAGES, "tests", "benchmarks", "docs")]
    lines = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in everywhere}
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def _asserts(function: ast.AST) -> bool:
    """Whether `function` asserts: a condition, an error expected, or a call of a helper that asserts."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assert) and not isinstance(node.test, ast.Constant):
            return True
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called == "pytest.raises" or called.rpartition(".")[2].startswith(CHECKING):
                return True
    return False


def test_a_test_without_an_assertion_is_seen() -> None:
    bodies = {
        "assert x == 1": True,
        "with pytest.raises(KeyError): x()": True,
        "helper.check_lines(x)": True,
        "assert_same(x, y)": True,
        "assert True": False,
        "x()": False,
        "isinstance(x, int)": False,
    }
    assert {body: _asserts(ast.parse(f"def test_x():\n    {body}")) for body in bodies} == bodies


def test_every_test_asserts_something() -> None:
    idle = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in sources("tests")
        for node in ast.walk(_tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith("test_")
        if not _asserts(node)
    ]
    assert idle == []


def _undocumented(node: ast.Module | ast.ClassDef, place: str) -> Iterator[str]:
    """The public functions, classes and methods of `node` that lack a docstring."""
    for child in node.body:
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        marks = {ast.unparse(mark) for mark in child.decorator_list}
        if child.name.startswith("_") or any(mark.endswith(("overload", "override", ".setter")) for mark in marks):
            continue
        if ast.get_docstring(child) is None:
            yield f"{place}:{child.lineno} {child.name}"
        if isinstance(child, ast.ClassDef):
            yield from _undocumented(child, place)


def test_what_is_public_has_a_docstring() -> None:
    trees = {str(path.relative_to(ROOT)): _tree(path) for path in sources(*PACKAGES)}
    assert [place for place, tree in trees.items() if not ast.get_docstring(tree)] == []
    assert [found for place, tree in trees.items() for found in _undocumented(tree, place)] == []
