"""Counts which lines and branches of bei the tests run, and holds each part to its share.

SlipCover writes the counting into the code as it is imported and takes it out again where it has seen enough, so that
counting costs a twentieth of the tests' time; coverage.py, which is told of every line, takes about as long as the
tests themselves before Python 3.12. SlipCover's own pytest plugin also rewrites the tests, which it cannot do with
this pytest, so only its loader and its sums are used.

    COUNTED_INTO=FOLDER pytest -p tests.counting …      counts, one file in FOLDER for each process
    python -m tests.counting FOLDER rubric=95 tui=85    prints what was not run; exit code 1 below a share
"""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from slipcover.importer import SlipcoverLoader
from slipcover.slipcover import Slipcover, merge_coverage, print_coverage

PARTS = ("rubric", "sessions", "tui")
FOLDER = os.environ.get("COUNTED_INTO")
SEEN_OFTEN = 2_000
"""How often a line already seen is passed before its counting is taken out, which takes a tenth of a second."""


class _Counted(MetaPathFinder):
    """Finds the modules of bei and has them counted."""

    def __init__(self, count: Slipcover) -> None:
        self._count = count

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname.partition(".")[0] not in PARTS:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and isinstance(spec.loader, SourceFileLoader):
            spec.loader = SlipcoverLoader(self._count, spec.loader, spec.origin)
        return spec


if FOLDER is not None:
    # As the plugin is loaded, before any conftest.py imports a module of bei.
    _count = Slipcover(branch=True, source=list(PARTS), d_miss_threshold=SEEN_OFTEN, exclude_also=[r"\.\.\.$"])
    sys.meta_path.insert(0, _Counted(_count))

    def pytest_sessionfinish(session: pytest.Session) -> None:
        """Write what was counted, but for the process that only hands out the tests."""
        if os.environ.get("PYTEST_XDIST_WORKER") or not getattr(session.config.option, "numprocesses", None):
            name = os.environ.get("PYTEST_XDIST_WORKER", "alone")
            Path(str(FOLDER), f"{name}.json").write_text(json.dumps(_count.get_coverage()), encoding="utf-8")


def _share(files: Mapping[str, Any], part: str) -> float:
    """Percent of the lines and branches of `part` that were run."""
    run = all_there_are = 0
    for name, one in files.items():
        if Path(name).parts[0] == part:
            seen = len(one["executed_lines"]) + len(one["executed_branches"])
            run += seen
            all_there_are += seen + len(one["missing_lines"]) + len(one["missing_branches"])
    return 100 * run / all_there_are


def main(folder: str, *least: str) -> int:
    """Print what no test of `folder` ran and the share of each part, such as `rubric=95`; 1 where one is too low."""
    counted = [json.loads(one.read_text(encoding="utf-8")) for one in sorted(Path(folder).glob("*.json"))]
    whole = counted[0]
    for one in counted[1:]:
        merge_coverage(whole, one)
    print_coverage(whole, missing_width=60, skip_covered=True)
    low = False
    for asked in least:
        part, _, percent = asked.partition("=")
        share = _share(whole["files"], part)
        low |= share < float(percent)
        sys.stdout.write(f"{part}: {share:.1f} % of lines and branches, at least {percent} % asked\n")
    return int(low)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
