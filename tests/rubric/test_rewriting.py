"""A rubric file is changed where its content changes, and nowhere else: whatever the change, however it is laid out."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from difflib import SequenceMatcher
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rubric.catalogue import LIBRARY
from rubric.faults import RubricError
from rubric.reader import read_content
from rubric.rewriting import NotRewrittenError, rewritten
from tests.rubric.builders import content
from tests.rubric.yaml_sample import GOOD

SHIPPED = (LIBRARY / "telecom-am.yaml").read_text("utf-8")
COMMENTED = """\
# The head of the file.
schema: bei.rubric/1  # the format

# apart

id: remarked
categories:
- id: one  # first
  items: [a, b]
# above two
- id: two
  # within two
  items: [  # open
    c,  # see c
    # above d
    d
  ]
  # deep below two
items:
  # above a
  - code: a   # beside a
    title: {zh: "甲", en: 'It''s A'}
    weight: 0.50
    levels:  # scale of a
      1:
        - zh: 做了
          en: Did
          # below did
        # above noted
        - {zh: 记了, en: Noted}
      # above level 2
      2: []   # to come
    # the end of a

  # nobody's

  # above b
  - code: b
    definition: |
      Long
      lines.

  - title: {zh: 丙}
    code: c
    # above weight
    weight: 3
"""


def _content(text: str) -> Any:
    return read_content(text, "a.yaml")[1]


def _hunks(old: str, new: str) -> list[tuple[str, str]]:
    """The runs of lines that differ, as they were and as they are."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    found = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [("".join(before[a:b]), "".join(after[c:d])) for kind, a, b, c, d in found if kind != "equal"]


def _edited(text: str, edit: Callable[[Any], object]) -> str:
    wanted = deepcopy(_content(text))
    edit(wanted)
    made = rewritten(text, "a.yaml", wanted)
    assert _content(made) == wanted
    return made


def _reworded(model: Any) -> None:
    model["items"][0]["levels"][1][1]["zh"] = "到年底时，达到了指标：一百万。"


def _added(model: Any) -> None:
    model["items"][0]["levels"][2].insert(1, {"zh": "新的一条。", "en": "Did: a new thing."})


def _without_a_grade(model: Any) -> None:
    del model["grades"][1]


def _suppressing(model: Any) -> None:
    model["lint"] = [{"rule": "vague", "at": "ach.1.1", "reason": "见 #3"}]


@pytest.mark.parametrize(
    ("edit", "was", "became"),
    [
        (
            _reworded,
            "        - zh: 到考核期结束时，达到了公司下达给本人的收入或业务发展指标。\n",
            "        - zh: 到年底时，达到了指标：一百万。\n",
        ),
        (_added, "", '        - zh: 新的一条。\n          en: "Did: a new thing."\n'),
        (_suppressing, "", '\nlint:\n  - {rule: vague, at: ach.1.1, reason: "见 #3"}\n'),
    ],
)  # fmt: skip
def test_one_edit_of_the_shipped_model_changes_one_place(edit: Callable[[Any], None], was: str, became: str) -> None:
    assert _hunks(SHIPPED, _edited(SHIPPED, edit)) == [(was, became)]


def test_what_goes_takes_its_comments_along() -> None:
    ((was, became),) = _hunks(SHIPPED, _edited(SHIPPED, _without_a_grade))
    assert became == ""
    assert was.startswith("  # 中级")
    assert was.endswith("core: [com, exe, ski, nee, mar]\n")


@pytest.mark.parametrize("text", [SHIPPED, COMMENTED, json.dumps(content("a b", "low a1"), indent=1, default=int)])
def test_without_an_edit_the_file_is_the_same(text: str) -> None:
    assert rewritten(text, "a.yaml", deepcopy(_content(text))) == text


def test_a_member_moves_with_the_comments_around_it() -> None:
    made = _edited(COMMENTED, lambda model: model["items"].insert(0, model["items"].pop()))
    assert made.index("code: c") < made.index("# above weight") < made.index("# above a\n") < made.index("code: a   #")
    made = _edited(COMMENTED, lambda model: model["categories"].reverse())
    assert (
        made[made.index("categories:") : made.index("items:\n")]
        == COMMENTED[COMMENTED.index("categories:") : COMMENTED.index("items:\n")].replace(
            "- id: one  # first\n  items: [a, b]\n", ""
        )
        + "- id: one  # first\n  items: [a, b]\n"
    )


def test_comments_that_belong_to_nobody_stay() -> None:
    made = _edited(COMMENTED, lambda model: model["items"].pop(1))
    assert "# nobody's" in made
    assert "# above b" not in made


def test_what_is_new_is_written_as_its_neighbours_are() -> None:
    def edit(model: Any) -> None:
        model["categories"][1]["items"].append("e")
        model["items"][0]["levels"][2] = [{"zh": "又做了", "en": "Did more"}]
        model["items"][2]["levels"] = {1: [{"zh": "想", "en": "null"}]}
        model["items"][1]["title"] = {"zh": "乙"}

    made = _edited(COMMENTED, edit)
    assert "    # above d\n    d,\n    e\n  ]\n" in made
    assert "      2:  # to come\n        - zh: 又做了\n          en: Did more\n" in made
    assert '    levels:\n      1:\n        - zh: 想\n          en: "null"\n' in made
    assert '    title: {zh: "乙"}\n' in made


@pytest.mark.parametrize(
    "value", ["a: b", "# no", "", " x ", "1.50", "true", "2026-01-01", "a, b}", "“引”", "a\nb\u2028c", "@x", "😀"]
)
@pytest.mark.parametrize("indent", [None, 2])
def test_a_text_is_quoted_where_it_must_be(value: str, indent: int | None) -> None:
    def edit(model: Any) -> None:
        model["items"][0]["title"]["zh"] = model["items"][0]["definition"]["en"] = value

    for text in (GOOD, GOOD.replace("\n", "\r\n"), json.dumps(_content(GOOD), indent=indent, default=float)):
        made = _edited(text, edit)
        assert made.count("\r\n") == text.count("\r\n")
        if text.startswith("{"):
            assert json.loads(made)["items"][0]["title"]["zh"] == value


def test_a_file_in_json_keeps_its_lines() -> None:
    text = json.dumps(content("a b", "low a1"), indent=4, default=int, ensure_ascii=False)
    made = _edited(text, lambda model: model["items"][1]["levels"][1].append({"zh": "新", "en": "new"}))
    assert made == json.dumps(json.loads(made), indent=4, ensure_ascii=False)


def test_a_file_that_does_not_read_is_told_and_one_that_cannot_be_kept_is_left() -> None:
    with pytest.raises(RubricError):
        rewritten("a: [", "a.yaml", {})
    with pytest.raises(NotRewrittenError):
        rewritten(GOOD, "a.yaml", {"schema": "\ud800"})
    with pytest.raises(TypeError):
        rewritten(GOOD, "a.yaml", {"weight": 0.1})


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict | list):
        yield path
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _places(one, (*path, key))


_NEW = st.sampled_from([
    "其他", "Some: thing", "yes # no", 7, True, None, {}, [], ["x", "y"], {"zh": "新", "en": "new, {old}"},
    [{"zh": "一", "en": "one"}, {"zh": "二"}], {1: [{"zh": "三"}], 2: []}, {"code": "n", "items": ["a"]},
]).map(deepcopy)  # fmt: skip


@st.composite
def _edits(draw: st.DrawFn, given_: Any) -> Any:
    """`given_` after a few edits at random places: something replaced, put in, taken out, moved."""
    made = deepcopy(given_)
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.sampled_from(list(_places(made))))
        inner = made
        for key in place:
            inner = inner[key]
        keys = list(inner) if isinstance(inner, dict) else list(range(len(inner)))
        what = draw(st.sampled_from(["new", "replaced", "gone", "moved"]))
        if what == "new" or not keys:
            if isinstance(inner, dict):
                inner[draw(st.sampled_from(["note", "title", 3]))] = draw(_NEW)
            else:
                inner.insert(draw(st.integers(0, len(inner))), draw(_NEW))
        elif what == "replaced":
            inner[draw(st.sampled_from(keys))] = draw(_NEW)
        elif what == "moved" and isinstance(inner, list):
            inner[:] = draw(st.permutations(inner))
        elif place or len(keys) > 1:
            del inner[draw(st.sampled_from(keys))]
    return made


# What must be found as it was as long as the item says the same, its comments among it.
_ITEMS = {
    code: COMMENTED[COMMENTED.index(start) : COMMENTED.index(end)]
    for code, start, end in (("a", "- code: a", "\n  # nobody's"), ("b", "- code: b", "  - title: {zh: 丙}"))
}


@given(st.data())
@settings(max_examples=40)
def test_any_edit_is_written_and_what_is_untouched_keeps_its_comments(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([COMMENTED, GOOD, json.dumps(_content(GOOD), indent=2, default=float)]))
    old = _content(text)
    wanted = data.draw(_edits(old))
    made = rewritten(text, "a.yaml", wanted)
    assert _content(made) == wanted
    if text is COMMENTED and isinstance(wanted.get("items"), list):
        for item in old["items"]:
            if wanted["items"].count(item) == 1 and item["code"] in _ITEMS:
                assert _ITEMS[item["code"]].strip() in made
