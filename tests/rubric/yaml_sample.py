"""A small rubric file that is right, and help to spoil it at a marked place."""

from dataclasses import dataclass

import pytest

from rubric.faults import PlacedFault, RubricError
from rubric.reader import read_text

GOOD = """\
# A small model.
schema: bei.rubric/1
id: small
version: 1.0.0
title: {zh: 小模型, en: Small model}
adopted: {by: The board, on: 2026-01-31, basis: Job analysis}
scoring:
  coverage: 0.75
  marks: {partly: 0.4}
levels:
  - level: 1
    title: {zh: 一级, en: First}
    definition: {zh: 初步, en: Beginning}
  - level: 2
    title: {zh: 二级, en: Second}
    definition: {zh: 熟练, en: Fluent}
categories:
  - id: skills
    title: {zh: 能力, en: Skills}
    items: [ask, sell]
  - id: knowledge
    title: {zh: 知识, en: Knowledge}
    items: [law]
items:
  - code: ask
    title: {zh: 提问, en: Asking}
    weight: 0.1
    definition: {zh: 问清需要, en: Finds the need}
    questions:
      - {kind: success, zh: 请讲一次成功。, en: Tell me of a success.}
    probes:
      - {zh: 然后呢？, en: "And then?"}
    levels:
      1:
        - {zh: 问了, en: Asked}
        - {zh: 记了, en: Noted}
      2:
        - {zh: 追问了, en: Asked on}
  - code: sell
    title: {zh: 销售, en: Selling}
    method: both
    weight: 0.3
    definition: {zh: 促成成交, en: Closes}
    levels:
      1:
        - {zh: 介绍了, en: Presented}
      2:
        - {zh: 成交了, en: Closed}
    exam:
      subjects:
        - {code: talk, title: {zh: 话术, en: Talk}}
  - code: law
    title: {zh: 法规, en: Law}
    method: exam
    definition: {zh: 懂法规, en: Knows the law}
    exam:
      subjects:
        - {code: code, title: {zh: 法条, en: The code}, weight: 2}
        - {code: cases, title: {zh: 案例, en: Cases}}
      levels:
        2:
          weights: {cases: 3.5}
          scope: {zh: 疑难案例, en: Hard cases}
grades:
  - id: low
    title: {zh: 初级, en: Low}
    standards: {ask: 1, sell: 1, law: 1}
    core: [ask]
  - id: high
    title: {zh: 高级, en: High}
    standards: {ask: 2, sell: 2, law: 2}
    core: [ask, sell]
    min_score: 62.5
"""

MARK = "«"
"""Stands in a spoilt file where a fault is due; it is taken out before reading."""

Place = tuple[int, int]


def spoil(old: str, new: str, text: str = GOOD) -> str:
    """`text` with `old`, which must stand in it once, replaced."""
    assert text.count(old) == 1, f"{text.count(old)} times: {old}"
    return text.replace(old, new)


def marked(text: str) -> tuple[str, list[Place]]:
    """`text` without its marks, and the line and column of what follows each."""
    places = []
    while MARK in text:
        before, _, after = text.partition(MARK)
        places.append((before.count("\n") + 1, len(before) - before.rfind("\n")))
        text = before + after
    return text, places


def faults_of(text: str) -> list[PlacedFault]:
    """The faults for which `text` is refused."""
    with pytest.raises(RubricError) as caught:
        read_text(text, "small.yaml")
    assert {one.file for one in caught.value.faults} == {"small.yaml"}
    return list(caught.value.faults)


def told(text: str) -> list[tuple[Place, str]]:
    """Place and code of every fault for which `text` is refused, in the order told."""
    return [((one.line, one.column), one.fault.code) for one in faults_of(text)]


@dataclass(frozen=True)
class Spoilt:
    """What is wrong, what is put in place of what, the faults due there, the details of the first of them.

    `new` has a mark for each fault. `also` are those that follow elsewhere: a renamed item is missing where it
    was named, and so on.
    """

    situation: str
    old: str
    new: str
    faults: str
    details: str = ""
    also: str = ""

    def check(self) -> None:
        """Fail unless the reader tells just these faults, each at its mark."""
        text, places = marked(spoil(self.old, self.new))
        found = faults_of(text)
        here = [one for one in found if (one.line, one.column) in places]
        due = list(zip(places, self.faults.split(), strict=True))
        assert [((one.line, one.column), one.fault.code) for one in here] == due
        assert [one.fault.code for one in found if one not in here] == self.also.split()
        assert [(one.line, one.column) for one in found] == sorted((one.line, one.column) for one in found)
        first = found[0] if not here else here[0]
        assert self.details in ("", " ".join(f"{key}={value}" for key, value in first.fault.details.items()))
