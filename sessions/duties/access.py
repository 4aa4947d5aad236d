"""What a person may see of what is kept about him: which sessions are his, and who else is named in them.

Subject access gives a person his own data and nobody else's: those who took part appear by their part only, other
candidates and whoever is named to bei not at all, and numbers and addresses only where they are the person's own.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence

from sessions.duties.identifiers import STRUCTURED, Kind, Rule, id_rules, name_rules, replace, word_rules
from sessions.storage.summary import Row

_OF_OTHERS = ("mail", "phone", "card", "chat")


class SharedNameError(Exception):
    """Several people bear the name: `marks` are their candidate ids, one of them perhaps empty."""

    def __init__(self, marks: Sequence[str]) -> None:
        """Take the ids."""
        super().__init__(", ".join(marks))
        self.marks = tuple(marks)


def same_name(one: str, other: str) -> bool:
    """Whether two names are written alike: composed forms, full-width letters and blanks aside."""
    return _plain(one) == _plain(other)


def sessions_of(rows: Iterable[Row], name: str | None, mark: str | None) -> list[Row]:
    """The sessions of the person of that name, or that candidate id, or both; the first opened first.

    Raises SharedNameError where the name alone does not tell who is meant.
    """
    found = [
        row
        for row in rows
        if (name is None or same_name(row.candidate, name)) and (mark is None or row.candidate_id == mark)
    ]
    marks = sorted({row.candidate_id for row in found})
    if mark is None and len(marks) > 1:
        raise SharedNameError(marks)
    return sorted(found, key=lambda row: (row.opened, row.id))


def veil(
    own: Iterable[Row],
    staff: Sequence[str],
    others: Iterable[str],
    third: Sequence[str],
    kept: Sequence[str],
    placeholders: Mapping[Kind, str],
) -> Callable[[str], str]:
    """What takes third parties out of a text about the person whose rows are `own`.

    `staff` are those who conducted and decided, the interviewer first; `others` the names of other candidates, taken
    whole only, since a part of one may be anybody's; `third` and `kept` what was given to be taken out or to stay.
    """
    rules: list[Rule] = [rule for word in kept for rule in word_rules("kept", word)]
    names = {row.candidate for row in own}
    for name in names:
        rules += name_rules("kept", name)
    for mark in {row.candidate_id for row in own}:
        rules += [Rule("kept", rule.pattern) for rule in id_rules(mark)]
    rules += [rule for rule in STRUCTURED if rule.kind in _OF_OTHERS]
    for number, name in enumerate(staff):
        rules += name_rules("person" if number else "interviewer", name, number=number)
    for number, word in enumerate(third, 1):
        rules += [*name_rules("other", word, number=number), *word_rules("other", word, number)]
    for name in sorted(set(others)):
        if not any(same_name(name, one) for one in names):
            rules += name_rules("candidate", name, parts=False)
    return lambda text: replace(text, rules, placeholders).text


def _plain(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())
