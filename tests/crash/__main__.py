"""The parts of `make crash` in turn; ends with 1 where anything was lost, invented or not told."""

import argparse
import os
import shutil
import subprocess
import sys

from tests.crash.full_disk import full_disk
from tests.crash.kills import kills
from tests.crash.power import SYSTEMS, power_cuts
from tests.crash.refusals import applied, typed
from tests.crash.report import put

PARTS = ("kill", "refuse", "full", "power")
ALONE = ("full", "power")
"""They mount, and so are run in a mount namespace of their own: nothing can be left behind."""


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="make crash", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="some of the parts alone")
    parser.add_argument("--kills", type=int, default=200, help="kills with -9 (200)")
    parser.add_argument("--calls", type=int, default=3, help="calls of each kind that are made to fail (3)")
    parser.add_argument("--cuts", type=int, default=40, help="power cuts per file system (40)")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins (1)")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _in_a_namespace(part: str, asked: argparse.Namespace) -> bool:
    """Run `part` in a mount namespace; whether all was well."""
    if os.geteuid() != 0 or shutil.which("unshare") is None:
        put(f"{part}: not run: it needs root, and unshare")
        return True
    words = ["unshare", "-m", sys.executable, "-m", "tests.crash", part, "--alone"]
    return not subprocess.run([*words, "--cuts", str(asked.cuts), "--seed", str(asked.seed)], check=False).returncode


def _run(part: str, asked: argparse.Namespace) -> bool:
    match part:
        case "kill":
            reports = [kills(asked.kills, asked.seed)]
        case "refuse":
            reports = [applied(asked.calls), typed(asked.calls, asked.seed)]
        case "full":
            reports = [full_disk()]
        case _:
            reports = [power_cuts(system, asked.cuts, asked.seed) for system in SYSTEMS]
    for report in reports:
        report.say()
    return not any(report.problems for report in reports)


def main() -> int:
    """Run what was asked for; 1 where a part found a problem."""
    asked = arguments()
    well = True
    for part in asked.parts or PARTS:
        well &= _in_a_namespace(part, asked) if part in ALONE and not asked.alone else _run(part, asked)
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
