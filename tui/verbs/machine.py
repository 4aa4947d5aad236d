"""Where things are, and how the machine stands: `locate`, `doctor`; and what the shell completes: `completion`."""

import sys
from argparse import Namespace
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

from tui.failure import Exit
from tui.verbs import say

if TYPE_CHECKING:
    from tui.doctor.finding import Finding
    from tui.door import Door
    from tui.translate import Words


def completion(args: Namespace, _door: "Door") -> int:
    """Print what makes a shell complete `bei …`."""
    from argcomplete.shell_integration import shellcode

    say.data(shellcode(["bei"], use_defaults=False, shell=args.shell))
    return Exit.DONE


def locate(args: Namespace, door: "Door") -> int:
    """Print where things are, whether or not anything is there; of one asked for, its path alone."""
    found = places(door.home)
    if args.json:
        told = {name: {"path": str(path), "exists": path.exists()} for name, path in found.items()}
        say.json(told if args.what is None else told[args.what])
    elif args.what is not None:
        say.line(str(found[args.what]))
    else:
        wide = max(map(len, found))
        for name, path in found.items():
            absent = "" if path.exists() else f"  {door.words('locate.none')}"
            say.line(f"{name:<{wide}}  {path}{absent}")
    return Exit.DONE


def places(home: Path) -> dict[str, Path]:
    """Every place by its name, in the order of a list."""
    from rubric.catalogue import LIBRARY
    from sessions.duties.ledger import NAME as LEDGER
    from tui.places import LANGUAGES, SETTINGS, TEMPLATES, THEMES, config_dir
    from tui.translate import CATALOGUES

    own, program = config_dir(), which(sys.argv[0]) or sys.argv[0]
    return {
        "home": home,
        "sessions": home / "sessions",
        "log": home / LEDGER,
        "models": home / "rubrics",
        "banks": home / "banks",
        "reports": home / "reports",
        "config": own,
        "settings": own / SETTINGS,
        "templates": own / TEMPLATES,
        "themes": own / THEMES,
        "languages": own / LANGUAGES,
        "library": LIBRARY,
        "locale": CATALOGUES,
        "program": Path(program).absolute(),
        "package": Path(__file__).parents[1],
        "python": Path(sys.executable),
    }


def doctor(args: Namespace, door: "Door") -> int:
    """Look at the terminal, the machine and the places of bei; 1 where something stands in the way of work."""
    findings = list(_findings(door))
    levels = [one.level for one in findings]
    if args.json:
        worst = next((one for one in ("fault", "warning") if one in levels), "ok")
        say.json({"level": worst, "findings": [one.to_document() for one in findings]})
    else:
        for one in findings:
            for text in told(one, door.words):
                say.line(text)
        counts = {"warnings": levels.count("warning"), "faults": levels.count("fault")}
        say.message(door.words("doctor.sum", **counts))
    return Exit.FAILED if "fault" in levels else Exit.DONE


def _findings(door: "Door") -> "list[Finding]":
    from tui.doctor import machine, places, terminal
    from tui.doctor.finding import Finding
    from tui.places import SETTINGS, config_dir

    faults = len(door.reading.faults)
    file = {"place": str(config_dir() / SETTINGS)}
    return [
        *terminal.look(),
        *machine.look(door.words),
        *places.look(door.home, config_dir()),
        *([Finding("settings_faults", "fault", {**file, "count": faults})] if faults else []),
    ]


def told(one: "Finding", words: "Words") -> list[str]:
    """A finding in words, and what is to be done about it."""
    lines = [f"{words(f'doctor.level.{one.level}')}  {words(f'doctor.{one.code}', **one.details)}"]
    if one.level in ("warning", "fault"):
        lines.append("    " + words(f"doctor.do.{one.code}", **one.details))
    return lines
