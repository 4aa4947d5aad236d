"""The development plan on its page and by `bei develop`."""

from pathlib import Path

from rubric.language import Language
from tests.tui.at_screen import SUBMITTED, Size, at_either_end, running, services_at, squeezed
from tests.tui.at_shell import RATED, applied, bei, made


@at_either_end
async def test_the_page_tells_gap_by_gap_what_has_to_show(samples: Path, size: Size, language: Language) -> None:
    async with running(services_at(samples, language), size, SUBMITTED) as person:
        await person.press("f4", "ctrl+d")
        words, rubric = person.words, person.session.rubric
        said = squeezed(person.pane("page"))
        assert squeezed(words.of(rubric.item["com"].at(3)[0].text)) in said
        assert squeezed(words("develop.exercise")) in said
        assert squeezed(words("develop.check")) in said
        assert words.of(rubric.grades[2].title) in person.pane("head")
        await person.press("right")
        assert words.of(rubric.grades[3].title) in person.pane("head")
        await person.press("escape")
        assert person.pane("why")


def test_the_command_prints_the_plan_and_the_same_as_data() -> None:
    session = made()
    applied(session, *RATED)
    told = bei("develop", session)
    assert (told.code, told.err) == (0, "")
    assert "Now level 1, standard level 2. First reach level 2" in told.out
    data = bei("develop", session, "--toward", "high", "--json").json
    assert (data["session"], data["toward"]) == (session, "high")
    assert [gap["item"] for gap in data["gaps"]] == ["com", "co", "law", "ski"]
    assert data["gaps"][0]["indicators"][0] == {"id": "com.2.1", "mark": None, "evidence": []}


def test_a_grade_that_the_model_has_not_is_not_found() -> None:
    session = made()
    answer = bei("develop", session, "--toward", "none")
    assert answer.code == 3
    assert "low, high" in answer.err
