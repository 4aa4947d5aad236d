"""Measures the codability hints: precision and recall on labelled sentences, false hints on the demo interviews.

Run with `python -m benchmarks.codability [--missed]`. The sentences are in `tests/data/codability/`, named
`HALF.LANGUAGE.tsv`: a label (`-` for no hint) and a sentence on each row. What counts is the hint that is told on the
screen, the first one.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rubric.catalogue import Catalogue
from sessions.interview.capture import parse
from sessions.interview.codability import HINT_KINDS, hints
from tui.demo.make import SAMPLES

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests" / "data" / "codability"
JUDGED = DATA / "demo.tsv"
NONE = "-"


@dataclass(frozen=True)
class Score:
    """What came of one file of sentences; counts by kind, `NONE` for sentences that want no hint."""

    wanted: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    """Wanted, told, sentence: wherever the two differ."""

    def precision(self, *kinds: str) -> float:
        """Of the hints of `kinds` that were told, the share that were wanted; 1 where none was told."""
        return share(sum(self.right[kind] for kind in kinds), sum(self.told[kind] for kind in kinds))

    def recall(self, *kinds: str) -> float:
        """Of the hints of `kinds` that were wanted, the share that were told; 1 where none was wanted."""
        return share(sum(self.right[kind] for kind in kinds), sum(self.wanted[kind] for kind in kinds))


def share(part: int, whole: int) -> float:
    """`part` of `whole`; 1 of nothing."""
    return part / whole if whole else 1.0


def sentences(path: Path) -> Iterator[tuple[str, str]]:
    """Label and sentence of each row. Raises ValueError, with file and row, for a row that is none."""
    for number, row in enumerate(path.read_text("utf-8").splitlines(), 1):
        label, tab, sentence = row.partition("\t")
        if not tab or not sentence.strip() or label not in (NONE, *HINT_KINDS):
            raise ValueError(f"{path}:{number}: {row!r}")
        yield label, sentence


def measure(path: Path) -> Score:
    """How the rules do on the sentences of `path`."""
    score = Score()
    for label, sentence in sentences(path):
        found = hints(sentence)
        told = found[0].kind if found else NONE
        score.wanted[label] += 1
        score.told[told] += 1
        score.right[told] += told == label
        if told != label:
            score.missed.append((label, told, sentence))
    return score


@dataclass(frozen=True)
class Demo:
    """The hints on the demo interviews, each with its judgement: `right`, `false`, or `unjudged`."""

    notes: int
    found: list[tuple[str, str, str]]

    def count(self, judgement: str) -> int:
        """How many hints were judged so."""
        return sum(found[0] == judgement for found in self.found)


def demo() -> Demo:
    """Every hint on every note of the demo interviews, looked up among the judgements."""
    rubric = Catalogue().read("telecom-am").rubric
    rows = (row.split("\t") for row in JUDGED.read_text("utf-8").splitlines())
    judged = {(kind, text): judgement for judgement, kind, text in rows}
    notes = 0
    found: list[tuple[str, str, str]] = []
    for file, _, _ in SAMPLES:
        for row in (ROOT / "tui" / "demo" / file).read_text("utf-8").splitlines():
            command = json.loads(row)
            if command["do"] != "capture":
                continue
            notes += 1
            said = parse(command["line"], rubric)
            found += [
                (judged.get((hint.kind, said.text), "unjudged"), hint.kind, said.text)
                for hint in hints(said.text, said.star)
            ]
    return Demo(notes, found)


def main(arguments: list[str]) -> None:
    """Print all of it; with `--missed` also each sentence that came out wrong."""
    print(f"{'half':<10}{'lang':<6}{'kind':<10}{'wanted':>7}{'told':>6}{'right':>7}{'precision':>11}{'recall':>8}")
    for path in sorted(DATA.glob("*.*.tsv")):
        half, language = path.name.split(".")[:2]
        score = measure(path)
        for kind, kinds in [*((kind, (kind,)) for kind in HINT_KINDS), ("all", HINT_KINDS)]:
            counts = [sum(counter[one] for one in kinds) for counter in (score.wanted, score.told, score.right)]
            print(
                f"{half:<10}{language:<6}{kind:<10}{counts[0]:>7}{counts[1]:>6}{counts[2]:>7}"
                f"{score.precision(*kinds):>11.3f}{score.recall(*kinds):>8.3f}"
            )
        plain = score.wanted[NONE]
        print(f"{half:<10}{language:<6}{'none':<10}{plain:>7}, of them {plain - score.right[NONE]} with a hint")
        if "--missed" in arguments:
            for wanted, told, sentence in score.missed:
                print(f"    {wanted} told as {told}: {sentence}")
    seen = demo()
    wrong = seen.count("false") + seen.count("unjudged")
    print(f"demo: {seen.notes} notes, {len(seen.found)} hints, {wrong} false or not judged")
    print(f"demo: {100 * wrong / seen.notes:.1f} false hints per 100 notes")
    for judgement, kind, text in seen.found:
        print(f"    {judgement} {kind}: {text}")


if __name__ == "__main__":
    main(sys.argv[1:])
