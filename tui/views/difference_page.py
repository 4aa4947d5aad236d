"""What differs between two versions of a model, on a page: by item and grade, old words above the new ones."""

from collections.abc import Sequence

from rubric.difference import Difference
from rubric.model import Rubric
from tui.lines import Line, heading, paragraph
from tui.translate import Words
from tui.views.differences import grouped


def difference_page(found: Sequence[Difference], old: Rubric, new: Rubric, width: int, words: Words) -> list[Line]:
    """The rows; one that says so where nothing differs."""
    made = paragraph(words("library.differences", count=len(found)), width, "muted")
    for group in grouped(found, old, new, words):
        made.append(heading(group.title, width))
        for one in group.changes:
            made += paragraph(one.what, width, first=(("· ", "accent"),), hang=2)
            if one.old is not None:
                made += paragraph(one.old, width, "muted", first=(("  − ", "bad"),), hang=4)
            if one.new is not None:
                made += paragraph(one.new, width, first=(("  + ", "good"),), hang=4)
    return made if found else paragraph(words("library.same"), width, "muted")
