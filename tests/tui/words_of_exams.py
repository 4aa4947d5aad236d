"""The families of keys that the words of exams have, for test_words.py."""

from typing import get_args

from rubric.bank import Credit, QuestionKind
from rubric.item_analysis import Flag
from sessions.interview.paper import HandedIn

FAMILIES = {
    f"{row}.{{}}": {f"{row}.{one}" for one in get_args(all_of)}
    for row, all_of in (
        ("exam.handed_in", HandedIn),
        ("paper.over", HandedIn),
        ("paper.multiple", Credit),
        ("bank", Credit),
        ("question", QuestionKind),
        ("analysis.flag", Flag),
    )
}
