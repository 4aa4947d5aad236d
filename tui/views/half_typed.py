"""Which forms wait half filled, in words: said when a session is opened, since a form does not open by itself."""

from tui.draft_pad import DraftPad
from tui.translate import Words


def half_typed(pad: DraftPad, words: Words) -> list[str]:
    """The forms with a draft, each with the key that opens it; people's text is not among it."""
    forms = dict.fromkeys(place.partition("/")[0] for place in pad.places() if "/" in place)
    return [_form(place.split(":"), words) for place in forms]


def _form(place: list[str], words: Words) -> str:
    match place:
        case ["incident"]:
            return f"{words('incident.new')} (F6)"
        case ["rate", item, level]:
            return f"{words('rating.reason')}: #{item} {level} (F3)"
        case ["score", item, level, subject]:
            return f"{words('rating.score', subject=subject, level=level)} #{item} (F3)"
        case ["plan", *_]:
            return f"{words('plan.title')} (Shift+F2)"
        case ["decide"]:
            return f"{words('decide.title')} (F4 F5)"
        case ["amend"]:
            return f"{words('amend.title')} (F4 F6)"
        case _:
            return f"{words('end.title')} (F4 F7)"
