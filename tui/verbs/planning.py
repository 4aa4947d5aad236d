"""Plans kept as templates: `plan list|show|save|apply|remove`."""

from argparse import Namespace
from typing import TYPE_CHECKING

from tui.failure import Exit, FailureError, say_refusal
from tui.verbs import say

if TYPE_CHECKING:
    from tui.door import Door


def list_plans(args: Namespace, door: "Door") -> int:
    """Print every template by name: for which model, how many items, how many minutes."""
    found = door.services().shelf.templates.all()
    if args.json:
        say.json([one.to_document() for one in found])
        return Exit.DONE
    for one in found:
        told = door.words("template.row", items=len(one.items), minutes=one.minutes)
        say.line(f"{one.name}  {one.rubric}  {told}")
    if not found:
        say.message(door.words("template.none"))
    return Exit.DONE


def show(args: Namespace, door: "Door") -> int:
    """Print one template."""
    found = door.services().shelf.templates.named(args.name)
    if args.json:
        say.json(found.to_document())
        return Exit.DONE
    words = door.words
    say.line(f"{found.name}  {found.rubric}  {words('template.row', items=len(found.items), minutes=found.minutes)}")
    say.line(words("template.items", items=words.listed(found.items)))
    if found.stages:
        told = words.listed(f"{words(f'stage.{stage}')} {minutes}" for stage, minutes in found.stages.items())
        say.line(words("template.stages", stages=told))
    for key, text in (("plan.opening", found.opening), ("plan.consent", found.consent)):
        say.line(words("template.text", what=words(key), text=text or words("plan.built_in")))
    if found.suggestions == "after_level":
        say.line(words("template.suggestions_after"))
    if not found.impression:
        say.line(words("template.impression_off"))
    for item, questions in found.questions.items():
        say.line(item)
        for question in questions:
            say.line(f"    ? {question}")
    return Exit.DONE


def save(args: Namespace, door: "Door") -> int:
    """Keep the plan of a session under a name."""
    from sessions.interview.refusals import RefusalError
    from sessions.templates import template_of
    from tui.verbs.sitting import open_desk

    desk = open_desk(door, args.session, read_only=True)
    session = desk.session
    desk.close()
    try:
        template = template_of(session, args.name)
    except RefusalError as refusal:
        raise FailureError(Exit.USAGE, say_refusal(door.words, refusal, "template")) from None
    door.services().shelf.templates.save(template, replace=args.force)
    say.message(door.words("template.saved", name=template.name))
    return Exit.DONE


def apply(args: Namespace, door: "Door") -> int:
    """Take a template over into a session."""
    from sessions.templates import applying
    from tui.verbs.sitting import open_desk

    template = door.services().shelf.templates.named(args.name)
    desk = open_desk(door, args.session, read_only=False)
    try:
        desk.do(applying(template, desk.session.rubric))
    finally:
        desk.close()
    say.message(door.words("template.applied", name=template.name, session=desk.session.id))
    return Exit.DONE


def remove(args: Namespace, door: "Door") -> int:
    """Forget a template; sessions that were planned by it stay as they are."""
    door.services().shelf.templates.remove(args.name)
    say.message(door.words("template.removed", name=args.name))
    return Exit.DONE
