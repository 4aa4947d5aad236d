"""`bei rubric review|note|standards|try`: what the sessions say of their model, and what a draft would do."""

from decimal import Decimal
from pathlib import Path

import pytest

from sessions.canonical import dumps
from tests.sessions.making import small
from tests.tui.at_shell import applied, bei, exported, have_small_model, home, made, mode
from tests.tui.reviewed import contents, decided, draft, grades, rated

NAME = "王芳"


def test_a_review_names_sessions_and_no_candidate_and_changes_nothing() -> None:
    sessions = [decided(), decided(rated("co", 2), submit=True)]
    running, gone = made(), made()
    applied(gone, {"do": "end", "how": "no_show"})
    before = contents()
    answer = bei("rubric", "review", "small", "--least", 2, "--json")
    assert (answer.code, answer.err) == (0, "")
    found = answer.json
    assert found["sessions"] == {
        "counted": sessions,
        "other_scale": [],
        "open": [running],
        "ended": [gone],
        "unreadable": [],
    }
    assert (found["versions"][0]["version"], found["versions"][0]["sessions"]) == ("1.0.0", 2)
    assert found["versions"][0]["digest"] == found["digest"]
    assert (found["age"]["basis"], found["age"]["days"], found["due"]) == ("sessions", 0, True)
    kinds = [(one["kind"], one["item"]) for one in found["findings"]]
    assert ("alike", "com") in kinds
    assert ("alike", "co") not in kinds
    overruled = next(one for one in found["findings"] if one["kind"] == "overruled")
    # Both were suggested level 1; the second was given 2, by the event before decision and submission.
    last = len(exported(sessions[1])["events"])
    assert overruled["reasons"] == [{"session": sessions[1], "event": last - 2}]
    assert (overruled["count"], overruled["of"], overruled["share"]) == (1, 2, Decimal("0.5"))
    for lang, said in (("en", "Items on which nobody differs"), ("zh", "分不出高低的素质项")):
        told = bei("rubric", "review", "small", "--least", 2, lang=lang).out
        assert said in told
        assert sessions[0] in told
        assert NAME not in told
    assert contents() == before


def test_too_few_sessions_are_told() -> None:
    decided()
    answer = bei("rubric", "review", "small")
    assert "  Not judged, with fewer than 10 ratings (1 at most): 4, co, com, law, ski\n" in answer.out
    assert answer.out.endswith("Nothing speaks for adjusting the model now.\n")
    assert bei("rubric", "review", "small", "--json").json["due"] is False


def test_a_damaged_session_is_told_and_the_others_are_counted() -> None:
    one, other = decided(), decided()
    bei("list")  # so that its model is known
    for file in (home() / "sessions" / other).glob("0*"):
        file.write_bytes(b"{" + file.read_bytes()[1:])
    found = bei("rubric", "review", "small", "--json").json
    assert (found["sessions"]["counted"], found["sessions"]["unreadable"]) == ([one], [other])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--least", "0"), "--least takes a whole number of 1 or more."),
        (("--days", "-1"), "--days takes a whole number of 0 or more."),
        (("--nearly", "1"), "--nearly takes a share between 0 and 1, not “1”."),
        (("--often", "many"), "--often takes a share between 0 and 1, not “many”."),
    ],
)
def test_thresholds_that_are_none_are_wrong_usage(options: tuple[str, ...], said: str) -> None:
    assert bei("rubric", "review", "telecom-am", *options).told == (2, said)


def test_a_change_of_duties_is_kept_listed_recorded_and_speaks_for_a_change() -> None:
    have_small_model()
    assert bei("rubric", "note", "small").told == (0, "No change of the post's duties has been noted.")
    assert bei("rubric", "note", "small", "  ").told[0] == 2
    assert bei("rubric", "note", "nosuch", "x").told[0] == 3
    assert bei("rubric", "note", "small", "also serves schools", "--by", "-", stdin="赵敏\n").code == 0
    assert mode(home() / "posts") == "0600"
    (noted,) = bei("rubric", "note", "small", "--json").json
    assert (noted["rubric"], noted["by"], noted["text"]) == ("small", "赵敏", "also serves schools")
    assert "赵敏: also serves schools" in bei("rubric", "note", "small").out
    assert [(one["act"], one["detail"], one["by"]) for one in bei("log", "--json").json] == [("post", "small", "赵敏")]
    assert "记下岗位职责变化" in bei("log", lang="zh").out
    found = bei("rubric", "review", "small", "--json").json
    assert (found["due"], [one["text"] for one in found["duties"]]) == (True, ["also serves schools"])
    assert bei("verify").code == 0
    # A version that comes after it has taken it up.
    path = home() / "draft.json"
    path.write_text(dumps({**small().content, "grades": grades({"co": 1, "com": 2, "law": 1})}), "utf-8")
    assert bei("rubric", "release", "small", path, "--version", "1.1.0", "--by", "A", "--why", "schools").code == 0
    found = bei("rubric", "review", "small", "--json").json
    assert (found["age"]["basis"], found["duties"], found["due"]) == ("changes", [], False)


def test_a_version_that_is_old_is_told(tmp_path: Path) -> None:
    path = draft(tmp_path, changes=[{"version": "1.0.0", "on": "2020-01-01", "by": "A", "why": "B"}])
    shown = bei("rubric", "review", path, "--days", "700").out
    assert "This version was released on 2020-01-01, " in shown
    assert "  That is more than 700 days: read it through." in shown
    assert shown.endswith("The points above speak for adjusting the model.\n")


def test_standards_by_the_median_and_by_a_quantile_of_a_group(tmp_path: Path) -> None:
    sessions = [decided(rated("com", level), rated("ski", "NE")) for level in (1, 2, 3)]
    listed = tmp_path / "group.txt"
    listed.write_text("\n".join(f"{one}  # good" for one in sessions) + "\n\n", "utf-8")
    call = ("rubric", "standards", "small", "--grade", "high", "--least", 3, "--json")
    found = bei(*call, "--file", listed).json
    assert found["group"]["sessions"] == sessions
    assert found["items"]["com"] == {
        "current": 2,
        "standard": 2,
        "reaching": {
            "count": 2,
            "of": 3,
            "share": Decimal("0.6667"),
            "interval": [Decimal("0.2077"), Decimal("0.9385")],
        },
        "levels": {"rated": 3, "counts": {"1": 1, "2": 1, "3": 1}, "NE": 0, "unrated": 0},
    }
    assert (found["items"]["ski"]["standard"], found["items"]["ski"]["levels"]["NE"]) == (None, 3)
    lower = bei(*call, "--from", *sessions, "--method", "quantile", "--quantile", "0.2").json
    assert lower["items"]["com"]["standard"] == 1
    shown = bei(*call[:-1], "--from", *sessions).out
    assert "com com  now 2, stays  reached by 66.7% (20.8%–93.9%)  [1×1, 2×1, 3×1; NE 0, unrated 0]\n" in shown
    assert "ski ski  now 2, none proposed  only 0 rated: too few" in shown
    assert NAME not in shown


def test_standards_by_contrast_tell_what_separates_the_groups() -> None:
    high = [decided(rated("com", 3)) for _ in range(4)]
    average = [decided(rated("com", 1)) for _ in range(4)]
    running = made()
    groups = ("--from", *high, running, "--against", *average, "--method", "contrast", "--least", "4")
    found = bei("rubric", "standards", "small", "--grade", "high", *groups, "--json").json
    assert found["high"]["left_out"]["open"] == [running]
    com, co = found["items"]["com"], found["items"]["co"]
    # All 16 pairs point one way: from (4 − z²)/(4 + z²) to 1.
    assert (com["delta"], com["interval"], com["separates"], com["standard"]) == (1, [Decimal("0.0202"), 1], True, 2)
    assert (co["delta"], co["separates"], co["standard"]) == (0, False, None)
    shown = bei("rubric", "standards", "small", "--grade", "high", *groups, lang="zh").out
    assert "「com」 com  δ=1.00（95%：0.02 – 1.00），能区分两组  现行 2，建议不变" in shown


def test_proposed_standards_become_a_draft_that_can_be_tried_and_released(tmp_path: Path) -> None:
    sessions = [decided(rated("com", 2)) for _ in range(3)]
    path = tmp_path / "draft.json"
    call = ("rubric", "standards", "small", "--grade", "low", "--least", 3, "--from", *sessions)
    answer = bei(*call, "-o", path)
    assert (answer.code, answer.err.partition(" See ")[0]) == (0, f"The draft is in {path}; standards changed: 1.")
    assert bei("rubric", "try", path, "--json").json["sessions"]["same"] == 3
    draft_ = path.read_bytes()
    assert bei(*call, "-o", path).told[0] == 1
    assert path.read_bytes() == draft_
    assert bei(*call, "-o", home() / "draft.json").told[0] == 1
    released = bei("rubric", "release", "small", path, "--version", "1.0.1", "--by", "A", "--why", "B")
    assert (released.code, released.err) == (
        0,
        "Low, com com: standard raised from 1 to 2\n",
    )


def test_groups_that_cannot_be_are_refused() -> None:
    one = decided()
    call = ("rubric", "standards", "small", "--grade", "low", "--from", one)
    assert bei(*call, "--method", "contrast").told[0] == 2
    assert bei(*call, "--against", one).told[0] == 2
    assert bei(*call, "--against", one, "--method", "contrast").told == (
        2,
        f"These sessions are in both groups: {one}.",
    )
    assert bei(*call[:4], "top", *call[5:]).told == (3, "No grade “top”. There are: low, high.")
    assert bei(*call[:-1], "nosuchsession").told[0] == 3
    assert bei(*call[:-1], made()).told[0] == 1
    assert bei("rubric", "standards", "telecom-am", "--grade", "junior", "--from", one).told[0] == 1
    assert bei(*call[:-2], "--file", "-", stdin=b"\xff").told[0] == 4


def test_a_draft_that_is_the_model_changes_nobody(tmp_path: Path) -> None:
    decided()
    before = contents()
    found = bei("rubric", "try", draft(tmp_path), "--json").json
    assert found["sessions"] == {"same": 1, "up": 0, "down": 0, "other": 0, "all": 1}
    assert (found["changed"], contents()) == ([], before)


def test_a_draft_tells_who_would_change_and_why(tmp_path: Path) -> None:
    falls, stays = decided(), decided(rated("com", 2))
    running = made()
    before = contents()
    path = draft(tmp_path, grades=grades({"co": 1, "com": 2, "law": 1}, core=("co", "com")))
    found = bei("rubric", "try", path, "--json").json
    assert (found["sessions"]["down"], found["sessions"]["same"], found["left_out"]["open"]) == (1, 1, [running])
    (one,) = found["changed"]
    assert (one["session"], one["held_under"], one["from"], one["to"]) == (falls, "1.0.0", "low", "below")
    assert one["lost"][0] == {"rule": "core_weak", "grade": "low", "items": ["com"], "ratings": {"com": 1}}
    shown = bei("rubric", "try", path).out.splitlines()
    assert shown[0].endswith("Verdict the same 1, up 0, down 1, otherwise different 0.")
    at = shown.index(f"{falls} (version 1.0.0): Low → Below, down")
    assert shown[at + 1] == "    under the draft: Low (b) core items below standard: com 1/2"
    assert not any(stays in line or NAME in line for line in shown)
    assert contents() == before


def test_items_and_levels_that_a_draft_has_not_are_told(tmp_path: Path) -> None:
    decided()
    content = small().content
    items = [{**one, "code": "neu"} if one["code"] == "com" else one for one in content["items"]]
    path = draft(
        tmp_path,
        items=items,
        categories=[{**content["categories"][0], "items": ["co", "neu"]}, content["categories"][1]],
        grades=[{**content["grades"][0], "standards": {"co": 1, "law": 1}}],
    )
    found = bei("rubric", "try", path, "--json").json
    assert found["items"] == {"gone": {"com": 1}, "off_scale": {}, "new": {"neu": 1}}
    shown = bei("rubric", "try", path, lang="zh").out
    assert "修订稿没有素质项 com：1 场的评级不再计入" in shown
    assert "neu 是新增素质项：1 场面试没有它的评级" in shown


def test_a_draft_with_fewer_levels_takes_levels_over_by_number_and_says_so(tmp_path: Path) -> None:
    decided(rated("com", 3))
    content = small().content
    items = [{**one, "levels": {n: one["levels"][n] for n in (1, 2)}} for one in content["items"]]
    path = draft(tmp_path, items=items, levels=content["levels"][:2])
    found = bei("rubric", "try", path, "--json").json
    assert (found["scales"], found["items"]["off_scale"]) == ({"3": 1}, {"com": 1})
    shown = bei("rubric", "try", path).out
    assert "  Held on 3 levels, the draft has 2 (sessions: 1): " in shown
    assert "  com: levels above the draft's scale no longer count (sessions: 1).\n" in shown
    assert bei("rubric", "review", path, "--json").json["sessions"]["other_scale"] != []
