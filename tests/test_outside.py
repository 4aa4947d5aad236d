"""No part of bei reaches outside: no other program but the user's editor and browser, no connection but `bei serve`."""

import re

from tests.test_architecture import MODULES, PACKAGES, module_of, sources

OUTSIDE = {"subprocess", "pty", "socket", "ssl", "urllib", "http", "ftplib", "smtplib", "xmlrpc", "webbrowser"}
"""Modules by which other programs are started and connections opened."""
HARMLESS = {"urllib.parse"}
"""Take addresses apart and reach nobody."""


STARTING = {"tui.verbs.editor", "tui.verbs.manual", "tui.doctor.machine"}
"""Start the user's own editor on the file of a model, in which there are no names of people; `man` on the manual; and
`fc-list`, to count the fonts."""
SERVING = {"tui.serving.address": {"socket"}, "tui.serving.server": {"socket"}, "tui.serving.opening": {"webbrowser"}}
"""`bei serve` listens where it is told to, and shows a browser a file of its own."""
SERVED = "tui.serving.program"
"""Starts the program anew for a page, without an argument."""


def test_no_part_starts_another_program_or_opens_a_connection() -> None:
    """docs/threat-model.md: names of people get into no other process's arguments, and onto no network."""
    found = {
        module: {one.root for one in imports if one.module not in HARMLESS} & OUTSIDE
        for module, imports in MODULES.items()
    }
    assert {module: found.pop(module) for module in STARTING} == {one: {"subprocess"} for one in STARTING}
    assert {module: found.pop(module) for module in SERVING} == SERVING
    wrong = {module for module, roots in found.items() if roots}
    starting = re.compile(r"\bos\.(system|popen|exec\w+|spawn\w+|posix_spawn\w*)\(|create_subprocess_|open_connection")
    wrong |= {module_of(path) for path in sources(*PACKAGES) if starting.search(path.read_text("utf-8"))}
    assert wrong == {SERVED}
