"""The gettext catalogues say the same in each language, whole and in its own writing."""

import re
from collections import Counter

import pytest

from rubric.language import LANGUAGES, Language
from tests.tui.at_screen import in_both_languages
from tests.tui.catalogues import blanks, catalogue, forms, read
from tui.translate import CATALOGUES, Words


def test_both_languages_have_the_same_keys() -> None:
    assert sorted(catalogue("zh")) == sorted(catalogue("en"))


@in_both_languages
def test_no_key_stands_twice_or_is_said_twice_and_no_translation_is_in_doubt(language: Language) -> None:
    written = (CATALOGUES / language / "LC_MESSAGES" / "bei.po").read_text("utf-8")
    keys = Counter(re.findall(r'^msgid "(.+)"$', written, re.MULTILINE))
    assert keys.total() > 2000
    assert [key for key, times in keys.items() if times > 1] == []
    assert re.findall(r'^msgstr .*\n(msgstr ".*)', written, re.MULTILINE) == [], "babel reads the first of two"
    assert read(language).locale_identifier == language
    assert [one.id for one in read(language) if one.fuzzy] + list(read(language).obsolete) == []


@in_both_languages
def test_what_goes_by_a_number_has_all_plural_forms_of_its_language(language: Language) -> None:
    def numbered(one: Language) -> set[str]:
        return {message.id[0] for message in read(one) if isinstance(message.id, tuple)}

    assert numbered(language) == numbered("en")
    catalogues = forms(language)
    assert {len(catalogues[key]) for key in numbered(language)} <= {read(language).num_plurals}


def test_both_languages_say_the_same_details() -> None:
    chinese, english = (
        {key: set(map(frozenset, map(blanks, said))) for key, said in forms(one).items()} for one in LANGUAGES
    )
    # One of several forms may leave the number out: "the session", "3 sessions".
    differing = {key for key in chinese if set().union(*chinese[key]) != set().union(*english[key])}
    assert differing == set()


@in_both_languages
def test_no_sentence_is_empty_or_made_of_two_rows(language: Language) -> None:
    told = [(key, one) for key, said in forms(language).items() for one in said]
    assert [key for key, text in told if not text.strip() or not text.isprintable()] == []


def test_chinese_sentences_are_chinese_and_english_ones_are_not() -> None:
    han = re.compile("[\u3400-\u9fff]")
    same = {"key.language"}  # named in the language it leads to
    assert {key for key, text in catalogue("en").items() if han.search(text)} == same
    plain = {key: re.sub(r"\{\w*\}", "", text) for key, text in catalogue("zh").items() if not han.search(text)}
    assert {key for key, text in plain.items() if re.search("[A-Za-z]{3}", text)} == same


HAN = "[\u3400-\u9fff]"
AMISS = {
    "half-width punctuation at a Chinese word": rf"{HAN}[,;?!()]|{HAN}:(?! )|[,;?!()]{HAN}|{HAN}\.(?!\d)",
    "straight quotes around Chinese": rf"[\"']{HAN}|{HAN}[\"']",
    "three dots for an ellipsis": r"\.\.\.|。。",
    "no blank between Chinese and Latin letters": rf"{HAN}[A-Za-z]|[A-Za-z]{HAN}",
    "a blank beside full-width punctuation": r"[，。；：？！、（）《》」』] (?!·)| [，。；：？！、（）《》」』]",
    "punctuation twice": "[，。；：？！、]{2}",
}
"""What Chinese typography does not do; a blank stands between Chinese and Latin letters in all of the program."""


@pytest.mark.parametrize("what", AMISS)
def test_chinese_is_set_as_chinese_is(what: str) -> None:
    told = [(key, one) for key, said in forms("zh").items() for one in said]
    # What a person is to type stands between quotes or backticks just as it is typed.
    plain = [(key, re.sub(r"“[^”]*”|`[^`]*`|\{\{.*?\}\}", "“”", one)) for key, one in told]
    assert [(key, one) for key, one in plain if re.search(AMISS[what], one)] == []


def test_english_is_set_as_english_is() -> None:
    told = [(key, one) for key, said in forms("en").items() for one in said]
    assert [(key, one) for key, one in told if re.search("[，。；：？！、（）《》]", re.sub("“[^”]*”", "", one))] == []


def test_faults_which_are_told_as_text_have_no_plural_forms() -> None:
    assert [key for key, said in forms("en").items() if key.startswith("fault.") and len(said) > 1] == []


def test_one_is_not_many() -> None:
    en, zh = Words("en"), Words("zh")
    assert [en("history.count", count=n) for n in (0, 1, 2)] == ["0 events", "1 event", "2 events"]
    assert [zh("ledger.days", days=n) for n in (1, 2)] == ["1 天", "2 天"]
    assert en("cli.imported", session="x", events=1) == "x: imported, 1 event."
