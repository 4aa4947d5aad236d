"""The manual page: `man`."""

import subprocess
from argparse import Namespace
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

from tui import __version__
from tui.failure import Exit
from tui.verbs import say

if TYPE_CHECKING:
    from tui.door import Door


def man(args: Namespace, door: "Door") -> int:
    """Show the manual at a terminal that has `man`; anywhere else, or with `--output`, write its source."""
    from tui.arguments.parser import parser
    from tui.manual import page
    from tui.out_file import write_file

    source = page(parser(door.words), door.words, __version__).encode()
    if args.output not in (None, "-"):
        write_file(Path(args.output), source, door, overwrite=args.force)
    elif args.output is None and say.to_terminal() and (program := which("man")):
        return subprocess.run([program, "-l", "-"], input=source, check=False).returncode and Exit.FAILED
    else:
        say.raw(source)
    return Exit.DONE
