"""No part of bei reaches outside: no other program, no connection."""

import re

from tests.test_architecture import MODULES, PACKAGES, module_of, sources

OUTSIDE = {"subprocess", "pty", "socket", "ssl", "urllib", "http", "ftplib", "smtplib", "xmlrpc", "webbrowser"}
"""Modules by which other programs are started and connections opened."""


def test_no_part_starts_another_program_or_opens_a_connection() -> None:
    """docs/threat-model.md: names of people get into no other process's arguments, and onto no network."""
    wrong = {f"{module}:{one.line}" for module, found in MODULES.items() for one in found if one.root in OUTSIDE}
    starting = re.compile(r"\bos\.(system|popen|exec\w+|spawn\w+|posix_spawn\w*)\(")
    wrong |= {module_of(path) for path in sources(*PACKAGES) if starting.search(path.read_text("utf-8"))}
    assert wrong == set()
