"""A language that somebody adds: a compiled catalogue in the folder of the settings, and no code."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from tests.tui.at_screen import NARROW, running, services_at
from tests.tui.at_shell import bei
from tui.translate import Words, preferred


@pytest.fixture
def french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue of four sentences, one of which names a detail that is not given."""
    file = tmp_path / "settings" / "languages" / "fr.mo"
    file.parent.mkdir(parents=True)
    catalogue = Catalog(locale="fr")
    catalogue.add("list.none", "Aucun entretien.")
    catalogue.add(("trial.count", "trial.count"), ("{count} séance", "{count} séances"))
    catalogue.add("ledger.days", "{days} j")
    catalogue.add("cli.applied", "{nombre} commandes.")
    with file.open("wb") as opened:
        write_mo(opened, catalogue)
    monkeypatch.setenv("BEI_CONFIG", str(file.parents[1]))
    return file


@pytest.mark.usefixtures("french")
def test_it_is_spoken_where_it_is_asked_for_and_what_it_lacks_is_english() -> None:
    assert bei("list", lang="fr").told == (0, "Aucun entretien.")
    assert bei("show", "nobody", lang="fr").err == bei("show", "nobody", lang="en").err


@pytest.mark.usefixtures("french")
def test_its_plural_forms_are_those_of_the_language() -> None:
    assert [Words("fr")("trial.count", count=n) for n in (0, 1, 2)] == ["0 séance", "1 séance", "2 séances"]


@pytest.mark.usefixtures("french")
def test_a_translator_s_slip_is_said_in_english() -> None:
    assert Words("fr")("cli.applied", count=2) == Words("en")("cli.applied", count=2) == "2 commands done."


@pytest.mark.usefixtures("french")
def test_one_sentence_for_all_numbers_goes_before_the_english_plural() -> None:
    assert Words("fr")("ledger.days", days=2) == "2 j"


@pytest.mark.usefixtures("french")
@pytest.mark.parametrize(
    ("locale", "spoken"), [("fr_CA.UTF-8", "fr"), ("de_DE.UTF-8", "en"), ("zh_TW", "zh"), ("", "zh")]
)
def test_the_locale_chooses_among_the_languages_there_are(
    monkeypatch: pytest.MonkeyPatch, locale: str, spoken: str
) -> None:
    monkeypatch.setenv("LANG", locale)
    assert preferred(None) == spoken


def test_a_catalogue_that_cannot_be_read_is_told_and_english_is_spoken(french: Path) -> None:
    french.write_bytes(b"no catalogue")
    answer = bei("list", lang="fr")
    assert answer.code == 0
    assert answer.err.splitlines() == [f"The catalogue {french} cannot be read; English is used.", "No sessions."]
    assert Words("en").following == Words("zh")


@pytest.mark.usefixtures("french")
async def test_the_key_goes_through_all_languages(tmp_path: Path) -> None:
    async with running(services_at(tmp_path / "home", "en"), NARROW) as person:
        for locale in ("fr", "zh", "en"):
            await person.press("ctrl+l")
            assert person.words == Words(locale)
