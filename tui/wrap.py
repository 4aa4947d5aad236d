"""Text in terminal cells: wrapping Chinese and Latin lines, cutting and padding to a width.

A Chinese character or an emoji takes two cells. The text is expected to have gone through `safe_text.visible`.
"""

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

CLOSING = frozenset("，。、；：？！）》」』】〉〕］｝”’．％…—,.;:!?)]}%")  # begins no line
OPENING = frozenset("（《「『【〈〔［｛“‘([{")  # ends no line
_SPACES = " \u3000"
_JOINER = "\u200d"


class _Piece(NamedTuple):
    """Clusters that stay on one line where the line is long enough, and the spaces before them."""

    lead: str
    clusters: list[str]

    @property
    def text(self) -> str:
        return "".join(self.clusters)


def clusters(text: str) -> list[str]:
    """Cut `text` into the shortest parts that stay together: a character with what has no width or is joined to it.

    The cells of the parts add up to the cells of the text.
    """
    parts: list[str] = []
    joined = False
    for character in text:
        if parts and (joined or not cell_len(character)):
            parts[-1] += character
        else:
            parts.append(character)
        joined = character == _JOINER and not joined
    return parts


def wrap(text: str, width: int, first: int | None = None) -> list[str]:
    """Return the lines of `text`, none wider than `width` cells; the first one no wider than `first`.

    A line may end at spaces and beside any character of two cells; a Latin word is cut only where it is longer
    than a line. No line begins with closing punctuation or ends with an opening bracket or quote, unless the
    width leaves no other place. A line end in the text is one here too. Spaces at the end of a line go, all other
    characters stay; those at the beginning of a paragraph stay where the word after them has room. The first line
    is empty where `first` has no room for a word that fits a whole line. A width below 1 counts as 1; there, and
    only there, a character of two cells is wider than its line.
    """
    width = max(width, 1)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        room = width if first is None or lines else first
        lines.extend(_fill(paragraph, width, room))
    return lines


def fit(text: str, width: int) -> str:
    """Return the one line `text`, cut to at most `width` cells, with … where something was cut."""
    if cell_len(text) <= width:
        return text
    kept: list[str] = []
    room = width - 1
    for cluster in clusters(text):
        room -= cell_len(cluster)
        if room < 0:
            break
        kept.append(cluster)
    return "".join(kept) + "…" if width > 0 else ""


def pad(text: str, width: int) -> str:
    """Return the one line `text` at exactly `width` cells (0 where negative): cut with …, or filled with spaces."""
    shown = fit(text, width)
    return shown + " " * (width - cell_len(shown))


def _fill(paragraph: str, width: int, room: int) -> Iterator[str]:
    """Yield the lines of one paragraph; the line it starts on has `room` cells, the others `width`."""
    if cell_len(paragraph) <= room:
        yield paragraph.rstrip(_SPACES)
        return
    line, used = "", 0
    for piece in _pieces(paragraph):
        rest = piece.clusters
        size, lead = cell_len(piece.text), cell_len(piece.lead)
        if used + lead + size <= room:
            line += piece.lead + piece.text
            used += lead + size
            continue
        if line or room < size <= width or room < min(cell_len(rest[0]), width):
            yield line
            room = width
        while len(rest) > 1 and cell_len("".join(rest)) > room:
            cut = _cut(rest, room)
            yield "".join(rest[:cut]).rstrip(_SPACES)
            while rest[cut] in _SPACES:
                cut += 1
            rest = rest[cut:]
            room = width
        line = "".join(rest)
        used = cell_len(line)
    yield line


def _pieces(paragraph: str) -> Iterator[_Piece]:
    lead = gap = ""
    inside: list[str] = []
    for cluster in clusters(paragraph):
        if cluster in _SPACES:
            gap += cluster
            continue
        if inside and _may_part(inside[-1], cluster) and (gap or _breaks(inside[-1]) or cell_len(cluster) > 1):
            yield _Piece(lead, inside)
            lead, inside, gap = gap, [cluster], ""
        elif inside:
            inside += [*gap, cluster]
            gap = ""
        else:
            lead, inside, gap = gap, [cluster], ""
    if inside:
        yield _Piece(lead, inside)


def _breaks(cluster: str) -> bool:
    """Whether a line may end right after this character, no space following."""
    return cell_len(cluster) > 1 or cluster[0] in "…—"


def _may_part(left: str, right: str) -> bool:
    """Whether punctuation allows a line to end with `left` and the next to begin with `right`."""
    return left[0] not in OPENING and right[0] not in CLOSING


def _cut(parts: list[str], room: int) -> int:
    """How many parts of a piece too long for `room` cells go on this line: the most that punctuation allows."""
    used, fitting = 0, 0
    for part in parts:
        used += cell_len(part)
        if used > room:
            break
        fitting += 1
    for place in range(fitting, 0, -1):
        left = next((part for part in reversed(parts[:place]) if part not in _SPACES), "")
        right = next((part for part in parts[place:] if part not in _SPACES), "")
        if left and right and _may_part(left, right):
            return place
    return max(fitting, 1)
