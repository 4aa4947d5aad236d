"""Which characters a font has pictures for: read from the table `cmap` of an OpenType file.

A character without one would be an empty box on paper, and nothing at all when the text is copied.
"""

import struct
from collections.abc import Iterable
from pathlib import Path

_UNICODE_FULL = 12
"""The format of the table that has all planes (OpenType specification, `cmap`)."""
_PLAIN = "\u0590"
"""Below it stand Latin, Greek, Cyrillic and their marks, which typst's own fonts have where these have not."""


def covered(file: Path) -> frozenset[int]:
    """The code points that the font in `file` draws. Raises ValueError where it has no table of all planes."""
    data = file.read_bytes()
    tables = (struct.unpack_from(">4sIII", data, 12 + 16 * n) for n in range(struct.unpack_from(">H", data, 4)[0]))
    start = next((place for name, _, place, _ in tables if name == b"cmap"), 0)
    for n in range(struct.unpack_from(">H", data, start + 2)[0] if start else 0):
        part = start + struct.unpack_from(">I", data, start + 8 + 8 * n)[0]
        if struct.unpack_from(">H", data, part)[0] == _UNICODE_FULL:
            groups = struct.iter_unpack(">III", data[part + 16 : part + struct.unpack_from(">I", data, part + 4)[0]])
            return frozenset(point for first, last, _ in groups for point in range(first, last + 1))
    raise ValueError(f"{file}: no cmap of format {_UNICODE_FULL}")


def numbered(text: str, files: Iterable[Path]) -> str:
    """`text` with each character that one of the fonts lacks as its number, ‹U+1F600›."""
    rare = {one for one in set(text) if one >= _PLAIN}
    known = frozenset.intersection(*map(covered, files)) if rare else frozenset()
    return text.translate({ord(one): f"‹U+{ord(one):04X}›" for one in rare if ord(one) not in known})
