"""Examples in the documents: found in the text, and run as a person at a shell would, in this process.

A block fenced as `sh` is run line by line. `ID`, `ID2`, `ID3` stand for sessions of the samples. Behind a line,
`# exit N` says how it ends where that is not 0, and `# not run: WHY` that it is not run; on a line of its own before
others, the latter is said of the whole block. Of a shell there are pipes, `>`, `>>`, `<` and `echo`.
"""

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.tui.at_shell import bei

_FENCE = re.compile(r"^```(?P<kind>\w*)[^\n]*\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
_REMARK = re.compile(r"(?:^|\s+)# (?:(?P<not_run>not run: .+)|exit (?P<code>\d+)\b.*|.*)$")
_CODE = re.compile(r"`(bei [^`\n]+)`")


@dataclass(frozen=True, slots=True)
class Example:
    """A line of a block: where it stands, how it must end, and why it is not run, empty where it is."""

    place: str
    line: str
    code: int = 0
    why_not: str = ""


def examples(file: Path) -> Iterator[Example]:
    """The lines of the blocks that are to be run."""
    text = file.read_text("utf-8")
    for block in _FENCE.finditer(text):
        if block["kind"] not in ("sh", "bash", "console"):
            continue
        first, of_all = text.count("\n", 0, block.start("text")) + 1, ""
        for number, row in enumerate(block["text"].splitlines(), first):
            remark = _REMARK.search(row)
            line = (row[: remark.start()] if remark else row).strip().removeprefix("$ ")
            why = remark["not_run"].removeprefix("not run: ") if remark and remark["not_run"] else ""
            if not line:
                of_all = why or of_all
                continue
            code = int(remark["code"]) if remark and remark["code"] else 0
            yield Example(f"{file.name}:{number}", line, code, why or of_all)


def mentioned(file: Path) -> Iterator[tuple[str, str]]:
    """Where a document shows the form of a command outside of what is run, and that form, from `bei` on."""
    text = file.read_text("utf-8")
    for block in _FENCE.finditer(text):
        first = text.count("\n", 0, block.start("text")) + 1
        for number, row in enumerate(block["text"].splitlines(), first):
            for form in re.split(r"(?:^|\s{2,})(?=bei\b)", row) if block["kind"] in ("", "text") else ():
                if form.startswith("bei "):
                    yield f"{file.name}:{number}", re.split(r"\s{3,}|\s+#", form)[0]
    bare = _FENCE.sub(lambda found: "\n" * found[0].count("\n"), text)
    for code in _CODE.finditer(bare):
        yield f"{file.name}:{bare.count(chr(10), 0, code.start()) + 1}", code[1]


def run(example: Example, sessions: Mapping[str, str]) -> tuple[int, str]:
    """Run a line; how it ended, and what it said to standard error. Raises ValueError for what is no such shell."""
    lexer = shlex.shlex(example.line, posix=True, punctuation_chars="|<>")
    lexer.whitespace_split = True
    words = list(lexer)
    flowing, told, code = b"", "", 0
    for part in _split(words, "|"):
        command, target, mode = _redirected(part)
        if "<" in command:
            at = command.index("<")
            flowing = Path(command[at + 1]).read_bytes()
            command = command[:at]
        name, *arguments = (sessions.get(word, word) for word in command)
        if name == "echo":
            flowing = " ".join(arguments).encode() + b"\n"
        elif name == "bei":
            answer = bei(*arguments, stdin=flowing)
            flowing, told, code = answer.data, told + answer.err, answer.code
        else:
            raise ValueError(f"{example.place}: {name} cannot be run here")
        if target:
            with Path(target).open(mode) as file:
                file.write(flowing)
    return code, told


def _split(words: list[str], at: str) -> Iterator[list[str]]:
    part: list[str] = []
    for word in [*words, at]:
        if word == at:
            yield part
            part = []
        else:
            part.append(word)


def _redirected(command: list[str]) -> tuple[list[str], str, str]:
    for sign, mode in ((">>", "ab"), (">", "wb")):
        if sign in command:
            at = command.index(sign)
            return command[:at], command[at + 1], mode
    return command, "", ""
