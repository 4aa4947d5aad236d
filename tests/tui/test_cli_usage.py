"""Wrong usage and refusals of the system, in the reader's language, with what was probably meant."""

import errno
import os
import re
from pathlib import Path

import pytest

from tests.tui.at_shell import NEW, bei, have_small_model, home, made
from tui.arguments.usage import told
from tui.system_words import NAMED, reason
from tui.translate import Words

WRONG = (
    (("lsit",), "没有命令“lsit”。是否为“list”？"),
    (("zzz",), "没有命令“zzz”。bei --help 可列出全部命令。"),
    (("validate",), "没有命令“validate”。是否为“bei rubric validate”？"),
    (("rubric", "lnt"), "没有命令“lnt”。是否为“lint”？"),
    (("rubric",), "缺少：命令"),
    (("list", "--jsn"), "没有选项“--jsn”。是否为“--json”？"),
    (("--jsn", "list"), "没有选项“--jsn”。"),
    (("list", "多余"), "多出参数“多余”"),
    (("show",), "缺少：ID"),
    (("--home",), "--home 后面须有一个值"),
    (("list", "--json=3"), "--json 不带值，不能写成“3”"),
    (("export", "--all", "--format", "jsno"), "--format 不能是“jsno”，可以是：json、"),
    (("retention", "--days", "一年"), "--days 须为数字，不能是“一年”"),
    (("retention", "--days", "3", "--forever"), "--forever 与 --days 不能同用"),
    (("rubric", "standards", "telecom-am", "--grade", "x"), "须给出其中之一：--from --file"),
    (("rubric", "validate"), "缺少：ID|FILE"),
)
ENGLISH = re.compile(r"\b(error|arguments?|choose|expected|invalid|required|unrecognized|allowed|usage)\b")


@pytest.mark.parametrize(("arguments", "said"), WRONG, ids=lambda one: " ".join(one) if isinstance(one, tuple) else "")
def test_wrong_usage_is_told_in_chinese_with_what_was_meant(arguments: tuple[str, ...], said: str) -> None:
    answer = bei(*arguments, lang="zh")
    usage, _, problem = answer.told[1].rpartition("\nbei")
    assert answer.code == 2
    assert usage.startswith("用法：bei")
    assert said in problem
    assert not ENGLISH.search(problem)


def test_what_is_not_known_of_argparse_stays_as_it_is() -> None:
    assert told("something a later Python says", Words("zh")) == "something a later Python says"


def test_a_grade_that_the_model_has_not_is_answered_with_those_it_has() -> None:
    have_small_model()
    wrong = [*NEW[:6], "loww", *NEW[7:]]
    code, said = bei(*wrong).told
    assert code == 2
    assert said == "Unknown grade “loww”. Did you mean “low”? The model has these grades: low Low, high High."


def test_a_model_that_there_is_not_is_answered_with_the_nearest() -> None:
    for arguments in ([*NEW[:4], "telecom", *NEW[5:]], ["rubric", "show", "telecom"]):
        code, said = bei(*arguments, lang="zh").told
        assert code == 3
        assert said.endswith("是否为“telecom-am”？")
        assert "tobacco" in said


def test_what_the_system_refuses_is_told_by_its_number_with_the_file(tmp_path: Path) -> None:
    session = made()
    assert bei("apply", session, tmp_path, lang="zh").err.endswith(f"这是文件夹，不是文件：{tmp_path}\n")
    long = tmp_path / ("x" * 300)
    assert bei("grade", f"{long}.json", lang="zh").told == (1, f"名称过长：{long}.json")
    (home().parent / "file").write_text("")
    for lang, said in (("zh", "路径中有一段不是文件夹"), ("en", "Not a directory")):
        code, told_of = bei("--home", home().parent / "file" / "home", "list", lang=lang).told
        assert (code, told_of.endswith(said)) == (5, True)


def test_every_number_that_has_words_is_one_of_this_system_or_another() -> None:
    for name in NAMED:
        number = getattr(errno, name)
        assert reason(OSError(number, os.strerror(number)), Words("zh")) != os.strerror(number)
    assert reason(OSError(errno.ENOTTY, "as the system says"), Words("zh")) == f"系统错误 {errno.ENOTTY} ENOTTY"
