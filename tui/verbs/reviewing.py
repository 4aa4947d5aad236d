"""When a model is to be adjusted and how its standards are set: `rubric review|note|standards`."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError, say_fault, say_warning
from tui.verbs import say

if TYPE_CHECKING:
    from rubric.contrast import Contrast
    from rubric.model import Rubric
    from rubric.standards import Proposal
    from sessions.review.reference import Group
    from sessions.shelf import Shelf
    from tui.door import Door

_MOST_BYTES = 1_000_000


def _share(door: "Door", option: str, given: str) -> Fraction:
    """A share above 0 and below 1, as it was typed."""
    try:
        found = Fraction(Decimal(given))
    except (InvalidOperation, ValueError, OverflowError):
        found = Fraction(0)
    if not 0 < found < 1:
        raise FailureError(Exit.USAGE, door.words("review.bad_share", option=option, given=given))
    return found


def _at_least(door: "Door", option: str, given: int, least: int) -> int:
    if given < least:
        raise FailureError(Exit.USAGE, door.words("review.bad_number", option=option, least=least))
    return given


def say_shelf(door: "Door", shelf: "Shelf") -> None:
    """Tell what the store has to say of the sessions that were looked at."""
    for warning in shelf.warnings:
        say.message(say_warning(door.words, warning))


def review(args: Namespace, door: "Door") -> int:
    """Print what speaks for adjusting a model."""
    from sessions.canonical import digest
    from sessions.review.findings import Thresholds
    from sessions.review.held import Reader
    from sessions.review.reviewing import review as reviewed
    from tui.verbs.rubrics import read_model
    from tui.views.reviewing import review_lines

    asked = Thresholds(
        least=_at_least(door, "--least", args.least, 1),
        nearly=_share(door, "--nearly", args.nearly),
        often=_share(door, "--often", args.often),
        days=_at_least(door, "--days", args.days, 0),
    )
    reading = read_model(door, args.rubric)
    services = door.services()
    notes = services.shelf.posts.of(reading.rubric.id)
    reader = Reader(services.shelf)
    made = f"{reading.rubric.id} {reading.rubric.version}"
    acts = [one for one in services.ledger.entries() if one.act == "version" and one.detail == made]
    done = [one.at for one in acts if one.outcome == "done"]
    today, released = services.clock().astimezone(UTC).date(), done[-1] if done else None
    found = reviewed(reading.rubric, digest(reading.content), reader, notes, today, asked, released)
    say_shelf(door, services.shelf)
    if args.json:
        say.json(found.to_document())
        return Exit.DONE
    for line in review_lines(found, door.words):
        say.line(line)
    return Exit.DONE


def note(args: Namespace, door: "Door") -> int:
    """Note a change in the duties of a model's post; without a text, print those noted."""
    from sessions.desk import stamp_time
    from sessions.storage.posts import PostNote
    from sessions.storage.user import login_name
    from tui.verbs.duties import received_name
    from tui.verbs.rubrics import read_own

    rubric = read_own(door, args.rubric).rubric
    services = door.services()
    if args.text is not None:
        text = args.text.strip()
        if not text:
            raise FailureError(Exit.USAGE, door.words("review.note_empty"))
        by = received_name(door, args.by)
        made = PostNote(rubric.id, stamp_time(services.clock), by or login_name(), text)
        with services.ledger.recording("post", by=by, detail=rubric.id):
            services.shelf.posts.add(made)
        say.message(door.words("review.noted", rubric=rubric.id))
        return Exit.DONE
    notes = services.shelf.posts.of(rubric.id)
    if args.json:
        say.json([one.to_document() for one in notes])
        return Exit.DONE
    for one in notes:
        say.line(f"{one.at[:10]}  {one.by}: {one.text}")
    if not notes:
        say.message(door.words("review.no_notes"))
    return Exit.DONE


def standards(args: Namespace, door: "Door") -> int:
    """Print the standards that a reference group suggests for a grade; with a file given, write the draft."""
    from rubric.standards import MEDIAN
    from sessions.review.reference import contrast, propose
    from tui.verbs.rubrics import read_model
    from tui.views.reviewing import contrast_lines, group_lines, proposal_lines
    from tui.views.standards import contrast_document, proposal_document

    two = args.against is not None or args.against_file is not None
    if two != (args.method == "contrast"):
        raise FailureError(Exit.USAGE, door.words("standards.two_groups"))
    if args.group_file == args.against_file == "-":
        raise FailureError(Exit.USAGE, door.words("standards.one_stream"))
    share = MEDIAN if args.method == "median" else _share(door, "--quantile", args.quantile)
    least = _at_least(door, "--least", args.least, 1)
    rubric = read_model(door, args.rubric).rubric
    if args.grade not in rubric.grade:
        known = door.words.listed(rubric.grade)
        raise FailureError(Exit.NOT_FOUND, door.words("standards.no_grade", grade=args.grade, known=known))
    shelf, words = door.services().shelf, door.words
    high = _group(door, shelf, rubric, args.group, args.group_file)
    found: Sequence[Proposal] | Sequence[Contrast]
    if two:
        average = _group(door, shelf, rubric, args.against, args.against_file)
        if both := sorted({*high.ids} & {*average.ids}):
            raise FailureError(Exit.USAGE, words("standards.in_both", sessions=words.listed(both)))
        found = contrasted = contrast(rubric, args.grade, high, average, least)
        document = contrast_document(rubric, args.grade, least, high, average, contrasted)
        groups = (*group_lines("high", high, words), *group_lines("average", average, words))
        lines = [*groups, *contrast_lines(rubric, contrasted, words)]
    else:
        found = proposed = propose(rubric, args.grade, high, share, least)
        document = proposal_document(rubric, args.grade, args.method, share, least, high, proposed)
        lines = [*group_lines("group", high, words), *proposal_lines(rubric, proposed, words)]
    say_shelf(door, shelf)
    if args.output is not None:
        _write_draft(args, door, found)
    if args.json:
        say.json(document)
        return Exit.DONE
    grade = words.of(rubric.grade[args.grade].title)
    say.line(words("standards.head", title=words.of(rubric.title), version=rubric.version, grade=grade))
    for line in lines:
        say.line(line)
    return Exit.DONE


def _write_draft(args: Namespace, door: "Door", found: "Sequence[Proposal] | Sequence[Contrast]") -> None:
    """Write the model with the proposed standards, its comments kept; never over a file that is there."""
    from rubric.reader import read_text
    from rubric.rewriting import NotRewrittenError, with_standards
    from tui.out_file import write_file
    from tui.verbs.rubrics import model_text

    new = {one.item: one.standard for one in found if one.standard not in (None, one.current)}
    changed = {item: standard for item, standard in new.items() if standard is not None}
    if not changed:
        say.message(door.words("standards.nothing"))
        return
    text, name = model_text(door, args.rubric)
    try:
        made = with_standards(text, name, args.grade, changed)
    except NotRewrittenError:
        raise FailureError(Exit.FAILED, door.words("standards.by_hand", rubric=args.rubric)) from None
    write_file(Path(args.output), made.encode(), door, overwrite=False)
    for warning in read_text(made, args.output).warnings:
        say.message(say_fault(door.words, warning))
    say.message(door.words("standards.written", file=args.output, count=len(changed)))


def _group(door: "Door", shelf: "Shelf", rubric: "Rubric", given: Sequence[str] | None, source: str | None) -> "Group":
    from sessions.review.reference import group_of

    named = _listed(door, source) if source is not None else list(given or ())
    group = group_of(shelf, rubric, [shelf.resolve(one) for one in named])
    if not group.held:
        raise FailureError(Exit.FAILED, door.words("standards.empty_group"))
    return group


def _listed(door: "Door", source: str) -> list[str]:
    """The ids in a file, one a line; what follows a # is a remark."""
    from tui.verbs.sources import opened

    with opened(source) as file:
        raw = file.read(_MOST_BYTES + 1)
    if len(raw) > _MOST_BYTES:
        raise FailureError(Exit.INVALID, door.words("fault.too_large", most=_MOST_BYTES))
    try:
        lines = raw.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise FailureError(Exit.INVALID, door.words("error.not_utf8")) from None
    return [found for line in lines if (found := line.partition("#")[0].strip())]
