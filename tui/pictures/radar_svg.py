"""The radar as SVG, on the field that terminal cells would have: the same frame, the same places of the names."""

from collections.abc import Sequence
from math import cos, pi, sin

from rich.cells import cell_len

from tui.pictures import svg
from tui.pictures.braille import Point
from tui.pictures.placing import Frame, Label, arrange
from tui.pictures.radar import Axis, Outline, Radar, radar

_DOT = 4.0  # units from one dot of a terminal's board to the next
_DASHES = ("2 4", "9 4", "9 3 2 3", "18 4")
_CORNERS = (4, 3, 6, 5)  # of the sign of each standard, which nest where several meet
_SIGN, _WIDER = 5.0, 2.6
_AIR = 3.5  # dots by which the plot is smaller than in cells, for signs on the rim
_UPRIGHT = 1e-9


def radar_svg(axes: Sequence[Axis], outlines: Sequence[Outline], top: int, width: int, height: int) -> list[str]:
    """The elements of the radar in a field of `width` by `height` cells; signs of standards that meet lie in another.

    Raises what `radar` raises.
    """
    shape = radar(axes, outlines, top)
    frame, labels = arrange(axes, shape.tips, width, height)
    frame = frame._replace(reach=max(frame.reach - _AIR, 1))
    body = _rings(frame, shape)
    layers = [
        (outline, [vertex and at(frame, vertex) for vertex in vertices])
        for outline, vertices in zip(outlines, shape.outlines, strict=True)
    ]
    standards = [(outline.place, places) for outline, places in layers if outline.place is not None]
    for number, (place, places) in reversed(list(enumerate(standards))):
        body += _standard(place, number, _closed(places), places)
    for places in [places for outline, places in layers if outline.place is None]:
        body += _person(_closed(places), places)
        missing = [tip for tip, one in zip(shape.tips, places, strict=True) if one is None]
        body += [_unrated(at(frame, tip)) for tip in missing]
    for tip, label in zip(shape.tips, labels, strict=bool(labels)):
        body += _name(tip, label)
    return body


def at(frame: Frame, point: Point) -> Point:
    """A place of the unit circle in units of the picture."""
    across, down = frame.dots(point)
    return (across + 0.5) * _DOT, (down + 0.5) * _DOT


def look(outline: Outline | None, number: int, x: float, y: float) -> list[str]:
    """A sample of an outline for a legend, 40 units wide; None is what is not rated."""
    line: list[Point | None] = [(x, y), (x + 40, y)]
    middle: list[Point | None] = [(x + 20, y)]
    if outline is None:
        return [_unrated((x + 20, y))]
    return _person(line, middle) if outline.place is None else _standard(outline.place, number, line, middle)


def _standard(place: int, number: int, line: Sequence[Point | None], vertices: Sequence[Point | None]) -> list[str]:
    """A standard's line and its sign at each vertex, the larger the higher its `number` from 0."""
    colour = svg.STANDARDS[place % len(svg.STANDARDS)]
    made = [svg.path(line, stroke=colour, stroke_width=1.6, stroke_dasharray=_DASHES[place % len(_DASHES)])]
    return made + [_sign(one, place, number, colour) for one in vertices if one]


def _sign(place: Point, kind: int, number: int, colour: str) -> str:
    """The open sign of the standard `kind` around a place."""
    reach, corners = _SIGN + _WIDER * number, _CORNERS[kind % len(_CORNERS)]
    turns = (pi * (2 * corner / corners - 0.5 + (0.25 if corners == 4 else 0)) for corner in range(corners))
    points = [(place[0] + reach * cos(turn), place[1] + reach * sin(turn)) for turn in turns]
    return svg.path(points, closed=True, stroke=colour, stroke_width=1.4)


def _person(line: Sequence[Point | None], vertices: Sequence[Point | None]) -> list[str]:
    """The person's line, broken where there is no vertex, and its sign at each."""
    made = [svg.path(line, stroke=svg.PERSON, stroke_width=2.6, stroke_linejoin="round")]
    return made + [svg.element("circle", cx=one[0], cy=one[1], r=4, fill=svg.PERSON) for one in vertices if one]


def _unrated(place: Point) -> str:
    """The open sign on the rim of an item that is not rated."""
    return svg.element("circle", cx=place[0], cy=place[1], r=4.5, fill="#fff", stroke=svg.PERSON, stroke_width=1.8)


def _rings(frame: Frame, shape: Radar) -> list[str]:
    middle = at(frame, (0, 0))
    made = [svg.path([middle, at(frame, tip)], stroke=svg.PALE, stroke_width=0.8) for tip in shape.tips]
    for ring in shape.rings:
        last = ring is shape.rings[-1]
        places = [at(frame, corner) for corner in ring]
        made.append(svg.path(places, closed=True, stroke=svg.FAINT if last else svg.PALE, stroke_width=0.8))
    for level, ring in enumerate(shape.rings, 1):
        (x0, y0), (x1, y1) = (at(frame, corner) for corner in (ring[0], ring[1 % len(ring)]))
        made.append(svg.text((x0 + x1) / 2, (y0 + y1) / 2 + 12, str(level), size=10, anchor="middle", fill=svg.FAINT))
    return made


def _name(tip: Point, label: Label) -> list[str]:
    wide, high = svg.CELL
    made = []
    for row, (column, line) in enumerate(label.lines, label.row):
        size = cell_len(line)
        share, anchor = (0.5, "middle") if abs(tip[0]) <= _UPRIGHT else (0.0, "start") if tip[0] > 0 else (1.0, "end")
        x = (column + share * size) * wide
        made.append(svg.text(x, row * high + 12.5, line, size=13.5, anchor=anchor, room=size * wide))
    return made


def _closed(places: Sequence[Point | None]) -> list[Point | None]:
    return [*places, *places[:1]]
