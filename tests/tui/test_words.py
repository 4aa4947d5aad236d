"""Every sentence the program may want is there in both languages, and none that it never wants.

The keys are read out of the source: those written out, and the families whose keys are made from a value
(`words(f"stage.{stage}")`), each of which has to be named in FAMILIES with all its members.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
from pydantic_core.core_schema import ErrorType

from rubric.language import LANGUAGES
from rubric.scoring import Mark
from sessions.duties.identifiers import Kind
from sessions.duties.ledger import Act, Outcome
from sessions.duties.purge import Reason
from sessions.errors import WarningCode
from sessions.integrity.findings import LEVELS, Code
from sessions.interview.codability import HINT_KINDS
from sessions.interview.component import Component, Kept
from sessions.interview.component import Reason as WhyFound
from sessions.interview.words import CHOICES, PURPOSES, REMARK_KINDS, SHOWINGS, STAGES, STARS, Ending, IncidentKind
from sessions.vault.key import State
from tests.tui.catalogues import blanks, catalogue
from tests.tui.words_of_charts import FAMILIES as OF_CHARTS
from tests.tui.words_of_decisions import FAMILIES as OF_DECISIONS
from tests.tui.words_of_exams import FAMILIES as OF_EXAMS
from tests.tui.words_of_faults import FILES_OF_FAULTS, TABLES_OF_FAULTS
from tests.tui.words_of_machine import FAMILIES as OF_MACHINE
from tests.tui.words_of_models import FAMILIES as OF_MODELS
from tests.tui.words_of_plain import FAMILIES as OF_PLAIN
from tests.tui.words_of_rating import FAMILIES as OF_RATING
from tests.tui.words_of_reports import FAMILIES as OF_REPORTS
from tests.tui.words_of_settings import FAMILIES as OF_SETTINGS
from tui.translate import Words
from tui.views.plan import FIELDS as FIELDS_OF_PLAN

ROOT = Path(__file__).parents[2]


@cache
def tree(file: str) -> ast.Module:
    return ast.parse((ROOT / file).read_text("utf-8"))


def files(package: str) -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / package).rglob("*.py"))


def nodes(*names: str) -> Iterator[ast.AST]:
    for name in names:
        yield from ast.walk(tree(name))


def called(node: ast.AST) -> str:
    """The last name of what a call calls; empty for anything else."""
    if not isinstance(node, ast.Call):
        return ""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


@cache
def calls(file: str) -> dict[str, list[ast.Call]]:
    """The calls in `file` by the last name of what they call."""
    found: dict[str, list[ast.Call]] = {}
    for node in nodes(file):
        if isinstance(node, ast.Call):
            found.setdefault(called(node), []).append(node)
    return found


def constants(node: ast.expr) -> list[str]:
    """The strings that `node` may stand for, as far as they are written out."""
    if isinstance(node, ast.IfExp):
        return constants(node.body) + constants(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def asked() -> Iterator[tuple[str, set[str] | None]]:
    """Every key that is asked for by its whole name, with the details given; None where those cannot be read."""
    for node in nodes(*files("tui")):
        if isinstance(node, ast.Call) and called(node) in ("words", "_words") and node.args:
            details = {one.arg for one in node.keywords if one.arg is not None}
            known = len(details) == len(node.keywords)
            for key in constants(node.args[0]):
                yield key, details if known else None


def literals(file: str, name: str) -> set[str]:
    """The strings that are given to calls of `name`."""
    return {text for node in calls(file).get(name, ()) for one in node.args for text in constants(one)}


def keyword_names(package: list[str], name: str, code: str) -> set[str] | None:
    """The keywords of the call `name(code, …)`; None where it is not written so."""
    for node in (one for file in package for one in calls(file).get(name, ())):
        if node.args and code in constants(node.args[0]):
            return {one.arg or "" for one in node.keywords}
    return None


def refusals() -> set[str]:
    found: set[str] = set()
    for file in files("sessions"):
        found |= {f"unknown_{what}" for what in literals(file, "known")}
        found |= literals(file, "needed") | literals(file, "RefusalError")
    return found


def faults() -> set[str]:
    found: set[str] = set()
    for file in FILES_OF_FAULTS:
        found |= {f"unknown_{what}" for what in literals(file, "unknown")}
        found |= literals(file, "Fault") | literals(file, "_fault") | literals(file, "refuse")
        found |= literals(file, "WrongValueError")
    found |= TABLES_OF_FAULTS
    return {code for code in found - {"warning"} if not code.startswith("value_")}


def commands() -> set[str]:
    """The names of the help of the verbs."""
    verbs = [one for file in files("tui/arguments") for one in calls(file).get("verb", ())]
    return {name for call in verbs if call.args for name in constants(call.args[2 if len(call.args) > 2 else 0])}


def topics() -> set[str]:
    return {
        node.value.value
        for file in files("tui/screens")
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Assign | ast.AnnAssign)
        and "HELP_WORD" in ast.unparse(node).partition("=")[0]
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        and node.value.value
    }


FIELDS = {"setup": ("candidate", "candidate_id", "post", "interviewer"), "decide": ("by",), "template": ("name",)}
"""The fields of forms of which a refusal may speak, by form."""

FAMILIES: dict[str, set[str]] = {
    "{}.{}": {f"{form}.{field}" for form, fields in FIELDS.items() for field in fields},
    "plan.{}": {f"plan.{one}" for one in (*FIELDS_OF_PLAN, *SHOWINGS)},
    "plan.about.{}": {
        f"plan.about.{one}" for one in ("interest", "items", "minutes", "suggestions", "impression", "template")
    },
    "stage.{}": {f"stage.{one}" for one in STAGES},
    "kind.{}": {f"kind.{one}" for one in get_args(IncidentKind)},
    "kind.short.{}": {f"kind.short.{one}" for one in get_args(IncidentKind)},
    "star.{}": {f"star.{one}" for one in STARS},
    "star.short.{}": {f"star.short.{one}" for one in STARS},
    "codability.{}": {f"codability.{one}" for one in HINT_KINDS},
    "codability.probe.{}.{}": {f"codability.probe.{one}.{n}" for one in HINT_KINDS for n in (1, 2)},
    "probe.{}": {f"probe.{one}" for one in STARS},
    **{f"{row}.{{}}": {f"{row}.{one}" for one in REMARK_KINDS} for row in ("remark", "aside.add", "aside.text")},
    "sign.{}": {"sign.plus", "sign.minus"},
    "ending.{}": {f"ending.{one}" for one in get_args(Ending)},
    "state.{}": {"state.open", "state.ended", "state.submitted"},
    "purpose.{}": {f"purpose.{one}" for one in PURPOSES},
    "choice.{}": {f"choice.{one}" for choices in CHOICES.values() for one in choices},
    "method.{}": {"method.interview", "method.exam", "method.both"},
    "verdict.{}": {"verdict.below", "verdict.insufficient"},
    "script.{}.{}": {f"script.{stage}.1" for stage in (*STAGES[1:], "consent")},
    "guide.{}.{}": {f"guide.{topic}.1" for topic in topics()},
    "help.{}": {f"help.{one}" for one in commands()},
    "key.{}": {f"key.{one}" for one in (*get_args(Mark), "clear_mark")},
    "redact.kind.{}": {f"redact.kind.{one}" for one in get_args(Kind) if one != "kept"},
    "ledger.act.{}": {f"ledger.act.{one}" for one in get_args(Act)},
    "ledger.why.{}": {f"ledger.why.{one}" for one in get_args(Reason)},
    "ledger.outcome.{}": {f"ledger.outcome.{one}" for one in get_args(Outcome) if one != "done"},
    **OF_DECISIONS,
    **OF_EXAMS,
    **OF_MODELS,
    **OF_CHARTS,
    **OF_MACHINE,
    **OF_RATING,
    **OF_SETTINGS,
    **OF_PLAIN,
    **OF_REPORTS,
    "vault.state.{}": {f"vault.state.{one}" for one in ("plain", *get_args(State))},
    "verify.level.{}": {f"verify.level.{one}" for one in LEVELS},
    "verify.found.{}": {f"verify.found.{one}" for one in get_args(Code)},
    "store.{}": {f"store.{one}" for one in get_args(WarningCode)},
    "end.means.{}": {f"end.means.{one}" for one in get_args(Ending)},
    "aside.key.{}": {"aside.key.opening", "aside.key.close"},
    **{
        f"structure.{row}.{{}}": {f"structure.{row}.{one}" for one in get_args(all_of)}
        for row, all_of in (("kept", Kept), ("component", Component), ("said", WhyFound))
    },
    "toward.{}": {"toward.a", "toward.c"},
    "refusal.{}": {f"refusal.{one}" for one in refusals()},
    "fault.{}": {f"fault.{one}" for one in faults()},
}
"""The families of keys, with the members that there must be; of scripts and guides there may be more."""


def pattern(node: ast.JoinedStr) -> str:
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def numbered(key: str) -> bool:
    """Whether `key` is one of a row of numbered sentences, none of which is left out before it."""
    row, _, number = key.rpartition(".")
    first = f"{row}.1" in FAMILIES["script.{}.{}"] | FAMILIES["guide.{}.{}"]
    return first and number.isdigit() and (number == "1" or f"{row}.{int(number) - 1}" in catalogue("en"))


def test_every_key_asked_for_is_there_with_just_the_details_it_is_given() -> None:
    wrong = []
    for key, details in asked():
        if key not in catalogue("en"):
            wrong.append(f"{key} is missing")
        elif details is not None and blanks(catalogue("en")[key]) != details:
            wrong.append(f"{key} has {blanks(catalogue('en')[key])}, is given {details}")
    assert wrong == []
    assert len(list(asked())) > 150  # the search itself works


def test_every_family_that_the_code_makes_keys_of_is_known_here() -> None:
    made = {
        pattern(node.args[0])
        for node in nodes(*files("tui"))
        if isinstance(node, ast.Call)
        and called(node) in ("words", "_words", "has")
        and node.args
        and isinstance(node.args[0], ast.JoinedStr)
    }
    assert made - set(FAMILIES) == set()


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_is_whole(family: str) -> None:
    assert FAMILIES[family], "nothing was found to look for"
    assert sorted(FAMILIES[family] - set(catalogue("en"))) == []


def test_no_sentence_is_never_said() -> None:
    written = {node.value for node in nodes(*files("tui")) if isinstance(node, ast.Constant)}
    wanted = set().union(*FAMILIES.values()) | written
    pydantic = {f"fault.value_{one}" for one in get_args(ErrorType)}
    assert [key for key in catalogue("en") if key not in wanted | pydantic and not numbered(key)] == []


def test_refusals_and_faults_are_found_in_the_source() -> None:
    assert {"unknown_item", "unknown_incident", "empty_note", "reason_needed", "name_taken"} <= refusals()
    assert {"unknown_subject", "duplicate_key", "exam_missing", "too_large", "bad_number"} <= faults()


@pytest.mark.parametrize("code", sorted(refusals()))
def test_every_refusal_is_given_what_its_sentence_says(code: str) -> None:
    given = keyword_names(files("sessions"), "RefusalError", code)
    if given is None:  # made by `known` or `needed`
        given = {"code", "near"} if code.startswith("unknown_") else set()
    assert blanks(catalogue("en")[f"refusal.{code}"]) <= given


def test_words_of_a_key_that_is_not_there_are_an_error() -> None:
    for language in LANGUAGES:
        with pytest.raises(KeyError):
            Words(language)("no.such.key")
