"""No part of bei reaches outside: no other program but an editor that the user names, no connection."""

import re

from tests.test_architecture import MODULES, PACKAGES, module_of, sources

OUTSIDE = {"subprocess", "pty", "socket", "ssl", "urllib", "http", "ftplib", "smtplib", "xmlrpc", "webbrowser"}
"""Modules by which other programs are started and connections opened."""


EDITOR = "tui.verbs.editing"
"""Starts the user's own editor, on the file of a model, in which there are no names of people."""


def test_no_part_starts_another_program_or_opens_a_connection() -> None:
    """docs/threat-model.md: names of people get into no other process's arguments, and onto no network."""
    found = {module: {one.root for one in imports} & OUTSIDE for module, imports in MODULES.items()}
    assert found.pop(EDITOR) == {"subprocess"}
    wrong = {module for module, roots in found.items() if roots}
    starting = re.compile(r"\bos\.(system|popen|exec\w+|spawn\w+|posix_spawn\w*)\(")
    wrong |= {module_of(path) for path in sources(*PACKAGES) if starting.search(path.read_text("utf-8"))}
    assert wrong == set()
