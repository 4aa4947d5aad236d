"""Question banks: `exam bank list|show|validate`."""

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.failure import Exit, FailureError
from tui.verbs import say
from tui.verbs.checking import Check, check, ended

if TYPE_CHECKING:
    from rubric.bank import BankQuestion
    from rubric.bank_reader import BankReading, Banks
    from tui.door import Door


def banks_of(door: "Door") -> "Banks":
    """The built-in banks and those of the home."""
    from rubric.bank_reader import Banks
    from rubric.catalogue import Catalogue

    return Banks(Catalogue(door.home / "rubrics"), door.home / "banks")


def read_bank(door: "Door", named: str) -> "BankReading":
    """A bank by id, or by its file. Raises BankNotFoundError, RubricError, OSError."""
    path = Path(named)
    return banks_of(door).read_file(path) if path.suffix or "/" in named else banks_of(door).read(named)


def _read_or_tell(door: "Door", named: str) -> "BankReading | FailureError":
    """The bank; what is wrong with it where it has faults, which has been told then."""
    from tui.verbs.outcome import failure_of

    try:
        return read_bank(door, named)
    except Exception as error:
        found = failure_of(door.words, error)
        if found is None:
            raise
        say.message(found.message)
        return found


def list_banks(args: Namespace, door: "Door") -> int:
    """Print every bank: id, version, item, number of questions, title; one that cannot be read says so."""
    listed: list[dict[str, Any]] = []
    for bank_id in banks_of(door).files():
        reading = _read_or_tell(door, bank_id)
        if isinstance(reading, FailureError):
            continue
        bank = reading.bank
        listed.append(
            {
                "id": bank.id,
                "version": bank.version,
                "rubric": bank.rubric,
                "item": bank.item,
                "title": bank.title.model_dump(),
                "questions": len(bank.questions),
                "levels": sorted({one.level for one in bank.questions}),
            }
        )
    if args.json:
        say.json(listed)
        return Exit.DONE
    for one in listed:
        title = one["title"][door.words.language]
        levels = door.words.listed(one["levels"])
        say.line(door.words("bank.row", **{**one, "title": title, "levels": levels}))
    return Exit.DONE


def show(args: Namespace, door: "Door") -> int:
    """Print a bank with its answers and their sources, all levels or one."""
    reading = read_bank(door, args.bank)
    if args.json:
        say.json(reading.content)
        return Exit.DONE
    words, bank = door.words, reading.bank
    say.line(f"{words.of(bank.title)}  {bank.id} {bank.version}")
    say.line(words("bank.paper", draw=bank.draw, seconds=bank.seconds, multiple=words(f"bank.{bank.multiple}")))
    for question in bank.questions:
        if args.level in (None, question.level):
            _show_question(door, question)
    return Exit.DONE


def _show_question(door: "Door", question: "BankQuestion") -> None:
    words = door.words
    say.line(f"\n{question.id}  [{words(f'question.{question.kind}')}]  {words.of(question.text)}".lstrip("\n"))
    for option in question.options:
        say.line(f"    {'✓' if option.right else ' '} {words.of(option)}")
    if question.answer is not None:
        say.line(f"    ✓ {words('question.true' if question.answer else 'question.false')}")
    if question.expected is not None:
        say.line(f"    ✓ {words.of(question.expected)}")
    say.line(f"    {words('bank.source', source=words.of(question.source))}")


def validate(args: Namespace, door: "Door") -> int:
    """Check bank files: every fault with its place, and how many questions each subject has at each level."""
    checks = [check(door, named, lambda named: read_bank(door, named)) for named in args.files]
    if args.json:
        say.json([{**one.to_document(), "questions": [*_counts(one)]} for one in checks])
        return ended(checks)
    for one in checks:
        if one.reading is not None:
            say.line(door.words("bank.valid", bank=one.named, questions=len(one.reading.bank.questions)))
            for row in _counts(one):
                say.line(door.words("bank.count", **row))
    return ended(checks)


def _counts(one: "Check[BankReading]") -> Iterator[dict[str, Any]]:
    """How many questions each subject has at each level."""
    questions = one.reading.bank.questions if one.reading is not None else ()
    for (subject, level), count in sorted(Counter((each.subject, each.level) for each in questions).items()):
        yield {"subject": subject, "level": level, "count": count}
