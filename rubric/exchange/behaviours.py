"""Several behaviours in one text: a cell of a table, or a description, often lists them by lines or by numbers."""

import re

_AFTER = r"(?:^|(?<=[\s；;。，,.、：:）)!！?？]))\s*"
# A number in brackets or a circle begins a part wherever it stands, any other only after a break in the sentence.
_MARKED = re.compile(rf"(?:{_AFTER}(\d{{1,2}})\s?(?:[.．](?!\d)|[、)）])|[（(](\d{{1,2}})[)）]|([①-⑳]))\s*")
_BULLET = re.compile(r"^\s*(?:[•·●○▪■◆◇*–—・-]\s*)+(?=\S)")
_END = re.compile(r"[\s；;]+\Z")


def split(text: str) -> list[str]:
    """The behaviours in `text`, without their numbers and bullets: numbered 1, 2, … from 1 on, else by lines."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    numbered = _numbered(text)
    parts = numbered or [_BULLET.sub("", line) for line in text.split("\n")]
    said = (_END.sub("", " ".join(part.split("\n"))).strip() for part in parts)
    return [one for one in said if one]


def _numbered(text: str) -> list[str]:
    """The parts of a list that counts from 1 without gaps; nothing where there is none."""
    cuts: list[tuple[int, int]] = []
    for found in _MARKED.finditer(text):
        said = found[1] or found[2]
        number = int(said) if said else ord(found[3]) - ord("①") + 1
        if number == len(cuts) + 1:
            cuts.append(found.span())
    if not cuts or (len(cuts) == 1 and cuts[0][0] > 0 and text[: cuts[0][0]].strip()):
        return []
    ends = [start for start, _ in cuts[1:]] + [len(text)]
    # What stands before the first number introduces the list: it is kept as a part of its own.
    before = [text[: cuts[0][0]]] if text[: cuts[0][0]].strip() else []
    return before + [text[end:until] for (_, end), until in zip(cuts, ends, strict=True)]
