"""What tells in a text who somebody is, and how it is replaced: names, numbers, addresses. Pure.

Rules are tried in their order, and what one has taken no later one takes again. Full-width letters and digits count
as the plain ones. A number that is an amount, a date or a quantity is left alone.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sessions.duties.names import LETTER, patterns

Kind = Literal[
    "candidate", "interviewer", "person", "candidate_id", "url", "mail", "card", "chat", "phone", "other", "kept"
]


@dataclass(frozen=True, slots=True)
class Rule:
    """What of `kind` is found by `pattern` (its group `it`, where it has one) and holds before `valid`.

    `number` tells apart several of one kind, from 1; 0 where there is but one. What is `kept` is left as it stands.
    """

    kind: Kind
    pattern: re.Pattern[str]
    valid: Callable[[str], bool] = bool
    number: int = 0


@dataclass(frozen=True, slots=True)
class Replaced:
    """A text with what was found replaced, and how often, by kind."""

    text: str
    counts: Counter[Kind]


_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "！，；？"} | {0x3000: 0x20}

_AMOUNT = (
    r"(?!\s{0,2}(?:[元万亿块%％‰个户台吨米次人件条页家倍美欧港]|平方|人民币|RMB|CNY|USD|EUR|HKD|yuan|dollars|percent))"
)
_MONEY_BEFORE = r"(?<![¥￥$€£])(?<![¥￥$€£] )"
_NUMBER_ENDS = r"(?!\d)(?![.,]\d)"
_NUMBER_BEGINS = r"(?<!\d)(?<!\d[.,])"
_WECHAT = r"(?:微信|wechat|(?<![A-Z])vx|(?<![A-Z])wx)(?:号码?|ID)?"
_CALLED = r"(?:是|为|is|:|=|号|ID|id|no\.?|\s){0,4}"


def _valid_card(text: str) -> bool:
    """Whether the check digit fits (GB 11643-1999, ISO 7064 MOD 11-2)."""
    digits = re.sub(r"\s", "", text).upper()
    total = sum(int(one) * pow(2, 17 - place, 11) for place, one in enumerate(digits[:17]))
    return "10X98765432"[total % 11] == digits[17]


def _long_enough(text: str) -> bool:
    """Whether it has as many digits as an international number (ITU-T E.164), or at least nine."""
    return 9 <= sum(one.isdigit() for one in text) <= 15


def _rule(kind: Kind, pattern: str, valid: Callable[[str], bool] = bool, flags: int = re.IGNORECASE) -> Rule:
    return Rule(kind, re.compile(pattern, flags | re.ASCII), valid)


STRUCTURED: tuple[Rule, ...] = (
    _rule(
        "url",
        r"(?:https?|ftp)://[^\s<>\"'，。；、）】》”’]{1,2000}|(?<![A-Z0-9.])www\.[^\s<>\"'，。；、）】》”’]{1,2000}",
    ),
    _rule("mail", r"[A-Z0-9._%+-]{1,64}@(?:[A-Z0-9-]{1,63}\.){1,8}[A-Z]{2,24}"),
    _rule(
        "url",
        r"(?<![A-Z0-9.@-])(?:[A-Z0-9-]{1,63}\.){1,5}(?:com|cn|net|org|io|me|dev|info)/[^\s<>\"'，。；、）】》”’]{1,2000}",
    ),
    _rule(
        "card",
        r"(?<![0-9A-Z])[1-9]\d{5} ?(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]) ?\d{3}[\dX](?![0-9A-Z])",
        _valid_card,
    ),
    _rule("card", rf"(?:护照|passport){_CALLED}(?P<it>[A-Z]{{1,2}}\d{{7,8}})(?!\d)"),
    _rule("chat", rf"{_WECHAT} {{0,2}}[:=是为] {{0,2}}(?P<it>[A-Z0-9][A-Z0-9_-]{{4,29}})"),
    _rule("chat", rf"{_WECHAT} {{0,2}}(?P<it>(?=[A-Z_-]{{0,29}}\d)[A-Z0-9][A-Z0-9_-]{{4,29}})"),
    _rule("chat", rf"(?<![A-Z])(?:QQ|扣扣){_CALLED}(?P<it>[1-9]\d{{4,11}})(?!\d)"),
    _rule(
        "phone",
        rf"{_NUMBER_BEGINS}{_MONEY_BEFORE}(?:(?:\+|00)?86[ -]?)?"
        rf"1[3-9]\d[ -]?\d{{4}}[ -]?\d{{4}}{_NUMBER_ENDS}{_AMOUNT}",
    ),
    _rule(
        "phone", rf"(?<![\d+])(?:\+|00)\d{{1,3}}(?:[ -]?\(?\d{{1,4}}\)?){{2,6}}{_NUMBER_ENDS}{_AMOUNT}", _long_enough
    ),
    _rule(
        "phone",
        rf"(?:(?<!\d)\(|{_NUMBER_BEGINS})0(?:10|2\d|[3-9]\d{{2}})[ )-]{{1,2}}"
        r"[1-9]\d{3}[ -]?\d{3,4}(?:-\d{1,6})?(?!\d)",
    ),
    _rule("phone", rf"{_NUMBER_BEGINS}0(?:10|2\d|[3-9]\d{{2}})[1-9]\d{{6,7}}{_NUMBER_ENDS}{_AMOUNT}"),
    _rule("phone", r"(?<![\d.-])\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4}(?![\d-])"),
    _rule(
        "phone",
        rf"(?:电话|手机|座机|联系方式|tel|phone|mobile|cell){_CALLED}(?P<it>\d[\d -]{{5,13}}\d)(?!\d){_AMOUNT}",
    ),
)
"""Numbers and addresses that are known by their shape."""


def name_rules(kind: Kind, name: str, *, parts: bool = True, number: int = 0) -> list[Rule]:
    """The rules that find a person by name; without `parts` by the whole name only."""
    return [Rule(kind, pattern, number=number) for pattern in patterns(name.translate(_PLAIN), parts)]


def word_rules(kind: Kind, word: str, number: int = 0) -> list[Rule]:
    """The rule that finds `word` as it stands, in any case; not inside a longer word or number."""
    plain = word.translate(_PLAIN).strip()
    if not plain:
        return []
    edge = f"0-9{LETTER}"
    before = f"(?<![{edge}])" if re.match(f"[{edge}]", plain) else ""
    after = f"(?![{edge}])" if re.match(f"[{edge}]", plain[-1]) else ""
    pattern = r"\s+".join(map(re.escape, plain.split()))
    return [Rule(kind, re.compile(f"{before}{pattern}{after}", re.IGNORECASE), number=number)]


def id_rules(mark: str) -> list[Rule]:
    """The rule for a candidate's id; none for a short number, which would take years and amounts as well."""
    return [] if len(mark) < 3 or (mark.isdigit() and len(mark) < 6) else word_rules("candidate_id", mark)


def replace(text: str, rules: Sequence[Rule], placeholders: Mapping[Kind, str]) -> Replaced:
    """`text` with each find replaced by its kind's placeholder, in which `{n}` is the rule's number."""
    plain = text.translate(_PLAIN)
    taken = bytearray(len(plain))
    found: list[tuple[int, int, Rule]] = []
    for rule in rules:
        for match in rule.pattern.finditer(plain):
            start, end = match.span("it") if "it" in rule.pattern.groupindex else match.span()
            if start < end and not any(taken[start:end]) and rule.valid(plain[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append((start, end, rule))
    pieces: list[str] = []
    counts: Counter[Kind] = Counter()
    done = 0
    for start, end, rule in sorted(found, key=lambda one: one[0]):
        if rule.kind == "kept":
            continue
        pieces += (text[done:start], placeholders[rule.kind].replace("{n}", str(rule.number)))
        counts[rule.kind] += 1
        done = end
    return Replaced("".join((*pieces, text[done:])), counts)


def hide(text: str, names: Iterable[str]) -> str:
    """`text` with these people's names and ids, and all that is known by its shape, taken out."""
    rules = [
        *STRUCTURED,
        *(rule for name in names for rule in (*word_rules("other", name), *_if_a_name(name))),
    ]
    return replace(text, rules, dict.fromkeys(_KINDS, "***")).text if text else ""


def _if_a_name(text: str) -> list[Rule]:
    return [] if any(map(str.isdigit, text)) else name_rules("other", text)


_KINDS: tuple[Kind, ...] = ("url", "mail", "card", "chat", "phone", "other")
