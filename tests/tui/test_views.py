"""The views as worked examples on the sample sessions; no row is ever wider than it may be."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rubric.language import Language
from sessions.interview.coach import gaps, told_in
from sessions.interview.model import Session
from tests.tui.at_screen import RATING, SAMPLES, SUBMITTED, UNDERWAY, in_both_languages, services_at
from tui.lines import Line, as_text, spread
from tui.translate import Words
from tui.views.capture_hint import capture_hint, codes_for
from tui.views.home_list import HomeList, Listing
from tui.views.ladder import ladder, proof_lines
from tui.views.place import Place, first_place
from tui.views.prompter import for_you_only, prompter, prompts, say
from tui.views.rail import rail
from tui.views.reach import reach_lines
from tui.views.result_table import result_table
from tui.views.stream import stream
from tui.views.why import why

EN, ZH = Words("en"), Words("zh")


@pytest.fixture(scope="module")
def sessions(_sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Session]:
    services = services_at(Path(shutil.copytree(_sample_home, tmp_path_factory.mktemp("views") / "home")))
    return {one: services.desk(one, read_only=True).session for one in SAMPLES}


def rows(lines: list[Line]) -> list[str]:
    return as_text(lines).splitlines()


def test_the_rail_tells_minutes_notes_and_ratings(sessions: dict[str, Session]) -> None:
    made = rows(rail(sessions[UNDERWAY], 40, EN))
    assert made[:4] == [
        "✓ Opening                             3′",
        "✓ Duties                              7′",
        "▶ Incidents                          23′",
        "  ▲ Port authority won from the incum… 8",
    ]
    assert "  ret Customer retention             3  ·" not in made  # as wide as asked, no wider
    assert "  ret Customer retention            3  ·" in made
    assert made[-1] == "  Grade"
    rated = rows(rail(sessions[SUBMITTED], 28, ZH))
    assert "  int 人际交往能力      3 NE" in rated
    assert " *com 沟通倾听能力      3 L2" in rated
    assert any(one.startswith(" *com") for one in rows(rail(sessions[SUBMITTED], 20, ZH))), "core, however narrow"


def test_the_stream_puts_each_note_under_its_incident(sessions: dict[str, Session]) -> None:
    made = rows(stream(sessions[UNDERWAY], 50, EN))
    assert made[6:9] == [
        "── High point Port authority won from the incumbe…",
        "08:55 S   9 terminals on leased lines, incumbent's",
        "          contract up 30 April",
    ]
    assert "08:59 R−  -12% offer from a reseller; lines gone" in made
    assert made[made.index("08:59 R−  -12% offer from a reseller; lines gone") + 1] == "          on 1 November #ret"
    assert "08:56   “ ops manager: “Nobody else ever came down" in made
    # An item that an indicator implies is not named beside it.
    assert "          technicians, copied their log: 14" in made
    assert "          dropouts in 6 hours #nee #inf.2.2" in made


def test_the_stream_tells_of_events_that_were_lost(sessions: dict[str, Session]) -> None:
    lost = replace(sessions[UNDERWAY], gaps=(4, 9))
    for words, numbers in ((EN, "4, 9"), (ZH, "4、9")):
        told = " ".join(rows(stream(lost, 50, words))).replace(" ", "")
        assert told.startswith(words("show.gaps", events=numbers).replace(" ", ""))


def test_the_prompter_asks_for_what_an_incident_lacks(sessions: dict[str, Session]) -> None:
    session = sessions[UNDERWAY]
    assert {one: gaps(told_in(session, one)) for one in session.incidents} == {
        "i1": ("t",),
        "i2": ("t", "f"),
        "i3": ("t", "f"),
        "i4": ("t", "r", "f"),
    }
    made = rows(prompter(session, Place("incident:i2"), "star.f", 60, EN))
    assert made[0].startswith("Low point University renewal lost ──")
    assert made[1:6] == [
        "July to October 2025 · account manager",
        "■situation □task ■act ■result □felt",
        "  What was it that you had to achieve?",
        "▸ What went through your mind at that moment? How did you",
        "  feel?",
    ]
    narrow = rows(prompter(session, Place("incident:i2"), "star.t", 20, EN))
    assert narrow[3:6] == [
        "■situation □task",
        "■act ■result □felt",
        "▸ What was it that",
    ]


def test_the_prompter_counts_high_and_low_points(sessions: dict[str, Session]) -> None:
    made = rows(prompter(sessions[UNDERWAY], Place("stage:incidents"), None, 100, ZH))
    assert made[1] == "目前高峰 2 件、低谷 2 件；两类各需至少两件。"


@in_both_languages
def test_every_stage_has_something_to_say(sessions: dict[str, Session], language: Language) -> None:
    for one in rail(sessions[UNDERWAY], 40, EN):
        assert one.key is not None
        words = Words(language)
        asked = prompts(sessions[UNDERWAY], Place(one.key), words)
        assert asked, one.key
        assert all(say(probe, words) for probe in asked)


def test_a_session_opens_where_it_stands(sessions: dict[str, Session]) -> None:
    assert first_place(sessions[UNDERWAY]) == Place("incident:i4")
    assert first_place(sessions[RATING]) == Place("stage:rate")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", EN("capture.empty")),
        ("plain", "plain note"),
        ("a: + #ac", "Tab #ach Achievement orientation"),
        ("#mar.2", "Tab #mar.2.1 "),
        ("a: - #mar.2.1 x", "A action  counter  #mar Proactive marketing"),
        ("q：＋ 他说", "supporting  verbatim"),
        ("~ q: x", "verbatim  not codable"),
        ("#zz", EN("capture.no_code")),
        ("#zz x", "#zz fits no item, or several: kept as text"),
        ("\\a: x", "plain note"),
        ("-12% revenue", "plain note"),
    ],
)
def test_the_hint_tells_what_a_line_will_become(sessions: dict[str, Session], typed: str, told: str) -> None:
    session = sessions[UNDERWAY]
    assert capture_hint(session.rubric, session.planned, typed, typed, EN).text.startswith(told)


def test_codes_of_the_plan_are_offered_first(sessions: dict[str, Session]) -> None:
    rubric = sessions[UNDERWAY].rubric
    assert codes_for(rubric, ("str", "ski"), "x #s") == ("s", ["ski", "str"])
    assert codes_for(rubric, ("res",), "＃re") == ("re", ["res", "ret", "rel"])
    assert codes_for(rubric, ("res",), "#re done") is None


def test_the_ladder_shows_marks_their_notes_and_where_the_rating_stands(sessions: dict[str, Session]) -> None:
    made = rows(ladder(sessions[SUBMITTED], "ach", 50, ZH))
    assert made[0] == " 1 初级                                       达到"
    assert made[1:3] == [" [+] 未经主管提醒，在规定日期前办完了名下客户的续", "     约、对账等例行工作。"]
    assert made[3].startswith("     + e"), "under the indicator the note that speaks for it"
    assert next(one for one in made if one.startswith("●")).startswith("●2 中级  ◆标准  ")
    exam = rows(ladder(sessions[RATING], "gen", 50, EN))
    assert exam[0].split() == ["1", "Junior", "89.0", "met"]
    assert exam[8].split() == ["Law", "and", "regulation", "weight", "25", "72.5"]
    assert exam[10].split() == ["3", "Senior", "open"]


def test_the_proof_tells_the_suggestion_and_what_is_missing(sessions: dict[str, Session]) -> None:
    assert rows(proof_lines(sessions[RATING], "gen", 60, EN)) == [
        "Rated: level 2",
        "Suggested: level 2",
        "· Level 1 met: 89.0/100",
        "· Level 2 met: 80.4/100",
    ]
    bare = as_text(proof_lines(sessions[UNDERWAY], "int", 200, EN))
    assert EN("ladder.unrated") in bare
    assert EN("ladder.no_ground") in bare
    assert EN("ladder.no_evidence", code="int") in as_text(reach_lines(sessions[UNDERWAY], "int", None, 200, EN))


def test_the_table_sets_levels_against_standards(sessions: dict[str, Session]) -> None:
    session = sessions[SUBMITTED]
    made = rows(result_table(session, session.rubric.grade[session.grade], 70, ZH))
    assert made[0].startswith("基本能力   39.3 已评 87.5%")
    assert made[1].split() == ["ach", "成就导向", "→2", "██··", "2", "/2", "="]
    assert made[4].split() == ["wri", "书面表达能力", "→2", "█◆··", "1", "/2", "-1"]
    assert made[5].split() == ["int", "人际交往能力", "·◆··", "NE", "/2"]
    assert made[6].split() == ["*exe", "执行能力", "→2", "██··", "2", "/2", "="]
    assert made[-2].startswith("总分   47.1 已评 94.4%")
    senior = rows(result_table(session, session.rubric.grade["senior"], 70, ZH))
    assert senior[1].split() == ["ach", "成就导向", "→2", "██◆·", "2", "/3", "-1"]


def test_a_sign_of_the_table_stands_on_the_row_of_what_it_means(sessions: dict[str, Session]) -> None:
    session = sessions[SUBMITTED]
    for width in range(40, 75):
        made = result_table(session, session.rubric.grade[session.grade], width, EN)
        told = [one.text for one in made[-3:]]
        for sign in ("* core", "◆ standard", "→ suggested"):
            assert any(sign in one for one in told), (width, told)


def test_the_reasons_name_verdict_decision_and_what_would_change_it(sessions: dict[str, Session]) -> None:
    made = rows(why(sessions[SUBMITTED], 60, ZH))
    assert made[:2] == ["评定：中级客户经理", "决定：录用，中级客户经理，周敏：核心五项都到2级，自己找单、"]
    assert "［已提交］" in "".join(made)
    assert "✓ 初级客户经理（c）达标权重 100%，要求 80%" in made
    assert made[-1] == ZH("grade.draft")
    open_one = rows(why(sessions[RATING], 200, EN))
    assert open_one[:2] == ["Verdict: Insufficient evidence", "No decision yet (F5)."]


def test_both_ends_of_a_row_give_way_the_left_one_first() -> None:
    made = [spread([("left", "plain")], [("right", "muted")], width).text for width in (11, 9, 7, 5, 3, 0)]
    assert made == ["left  right", "le… right", "… right", "right", "ri…", ""]


def all_views(session: Session, width: int, words: Words) -> Iterator[tuple[str, list[Line]]]:
    """Every view of `session`, with some of the items, which differ from width to width."""
    yield "rail", rail(session, width, words)
    yield "stream", stream(session, width, words)
    yield "why", why(session, width, words)
    yield "table", result_table(session, session.rubric.grade[session.grade], width, words)
    for incident in session.incidents:
        yield "incident", prompter(session, Place(f"incident:{incident}"), "more", width, words)
    yield "stage", prompter(session, Place("stage:incidents"), "script.incidents.2", width, words)
    code = session.planned[width % len(session.planned)]
    yield code, prompter(session, Place(f"item:{code}"), None, width, words)
    yield code, for_you_only(session, Place(f"item:{code}"), width, words)
    yield code, ladder(session, code, width, words)
    yield code, proof_lines(session, code, width, words)
    yield code, reach_lines(session, code, None, width, words)


@in_both_languages
@pytest.mark.parametrize("sample", SAMPLES)
def test_no_row_of_a_view_is_wider_than_its_pane(sessions: dict[str, Session], sample: str, language: Language) -> None:
    words = Words(language)
    for width in (*range(20, 36, 3), *range(36, 121, 6)):
        for name, made in all_views(sessions[sample], width, words):
            assert [(name, width, one.text) for one in made if one.cells > width] == []


@in_both_languages
def test_no_row_of_the_list_is_wider_than_the_home(samples: Path, language: Language) -> None:
    listed = Listing(services_at(samples).shelf.rows())
    for width in range(20, 121):
        made = HomeList(listed, "", width, Words(language))
        assert [one.cells for one in made[:]] == [width] * 3


def test_the_list_finds_all_words_in_any_order(samples: Path) -> None:
    listed = Listing(services_at(samples).shelf.rows())
    assert HomeList(listed, "patel HK-22", 80, EN).keys == [RATING]
    assert HomeList(listed, "telecom-am", 80, EN).keys == [UNDERWAY, RATING, SUBMITTED]
    assert HomeList(listed, "patel 林", 80, EN).keys == []
    assert HomeList(listed, "ＰＡＴＥＬ\u3000ｈｋ－２２", 80, EN).keys == [RATING], "as an input method types it"
