"""All commands, room by room."""

from tui.arguments.care import add_care
from tui.arguments.configuring import add_settings
from tui.arguments.copies import add_copies
from tui.arguments.exams import add_exams
from tui.arguments.exporting import add_export
from tui.arguments.machine import add_machine
from tui.arguments.making import Makers
from tui.arguments.models import add_models
from tui.arguments.planning import add_plans
from tui.arguments.serving import add_serving
from tui.arguments.sitting import add_documents, add_sessions


def add_commands(makers: Makers) -> None:
    """Add every command that is asked for."""
    add_sessions(makers)
    add_export(makers)
    add_documents(makers)
    add_models(makers)
    add_plans(makers)
    add_exams(makers)
    add_care(makers)
    add_copies(makers)
    add_settings(makers)
    add_serving(makers)
    add_machine(makers)
    makers.plain(makers.verb("demo"))
    makers.verb("practice")
