"""A person's name as people write it in notes: whole, by surname and title, by given name, in Chinese and in English.

Surnames are words as well (由于工作, 本周总结), so a surname alone is never taken, and one before a title only where
the characters around it do not make it a part of such a word.
"""

import re
from collections.abc import Iterator

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
LETTER = "A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"
"""Letters that are written in words with spaces between: next to them a name is a part of another word."""

_RUNS = re.compile(rf"[{HAN}]+|[{LETTER}][{LETTER}'’]*|[^\W\d_]+?(?=[{HAN}{LETTER}]|[\W\d_]|$)")
_HAN = re.compile(rf"[{HAN}]+")
_WRITTEN_APART = rf"[{LETTER}]"
_GAP = r"[\s·•・.]{0,2}"

_COMPOUND = frozenset(
    re.findall(
        "..",
        "欧阳司马上官诸葛夏侯皇甫尉迟公孙长孙慕容宇文司徒令狐东方南宫西门独孤申屠轩辕端木百里呼延赫连"
        "澹台公冶宗政濮阳淳于太叔仲孙钟离鲜于闾丘司空亓官拓跋歐陽司馬諸葛東方南宮西門鍾離",
    )
)
_TITLES = (
    "先生|女士|小姐|太太|夫人|总经理|總經理|副总|总监|总裁|总工|经理|經理|主管|主任|主席|处长|科长|部长|局长|院长|校长|行长|"
    "厂长|店长|组长|队长|书记|教授|老师|老師|博士|医生|律师|师傅|工程师|董事长|老板|老总|同学|同志|某某|"
    "总(?!结|部|量|额|数|计|共|体|之|算|价|包|线|署|理|统|局|行|台|公司|览|投资|销量|收入|利润|成本|经费)|總(?!結|部|量|額|數)|"
    "工(?!作|程|人|具|期|地|资|业|厂|艺|单|龄|序|种|时|商|信|段|装|况|夫|伤|钱|费)|"
    "董(?!事)|哥(?!们)|姐(?!妹)|某(?!些|种|个|项|一|人|地|天|次|年|月)"
)
_WORDS_BEFORE = {
    "于": "由对關关鉴基处位属至用出源等大小高低敢善勇便终限过归忙急乐",
    "周": "本上下每两三四五六七八九十一几整全单双前后多数0-9",
    "方": "对双多各我乙甲官地北南东西校院厂买卖资供需",
    "常": "日经正非通平异",
    "关": "相有无海机",
    "全": "安健完齐",
    "高": "提很较更最偏",
    "成": "完达形组构合",
    "任": "主责担信",
    "项": "一二三四五六七八九十各多几每专事款两0-9",
    "金": "现资基奖佣",
    "万": "一二三四五六七八九十百千几数两0-9",
    "路": "铁公线网",
    "安": "治公保平",
    "时": "及同当小临按",
    "施": "措实",
    "和": "\u3400-\u9fff",
    "钱": "花挣赚付收现",
    "包": "承分外总",
    "程": "工流过课日进",
}
"""Surnames that end a common word, with the characters that come before them in it."""

_NO_NICKNAME = frozenset("于时师板组学区心家人年米麦孙姐妹伙计外说")
"""Surnames that make another word after 小 or 老: 小时, 老师, 小于."""

_COMMON = frozenset(
    re.findall(
        r"\w+",
        "will mark may june april august grace faith hope joy rose bill art jack drew chase grant frank pat sue rob "
        "miles long young king price page brown green white black gray grey he an so she you do li sun wen man can "
        "song tang gang chang hu bo pan pang bin pin sen ping bang ya to me ma hang dong fan fang pay gene guy hill "
        "wood stone rich pearl ray ruby summer autumn dawn eve iris ivy lily olive sandy violet carter cook baker "
        "cooper mason",
    )
)
"""Words that are names too: taken for a name only where they begin with a capital."""


def patterns(name: str, parts: bool = True) -> Iterator[re.Pattern[str]]:
    """What to look for in a text, most telling first: the whole name, then (with `parts`) how else it is written.

    Chinese: 欧阳晓彤 also as 欧阳女士, 晓彤; 王芳 also as 王经理, 王总, 小王.
    English: first name and last name with word boundaries, in any case; both in either order. One that is a plain
    word too (Will, May) with a capital only.
    """
    runs: list[str] = _RUNS.findall(name)
    if all(map(_HAN.fullmatch, runs)) and len("".join(runs)) <= 4 and any(len(run) == 1 for run in runs):
        runs = ["".join(runs)]  # 王 芳
    han = [run for run in runs if _HAN.fullmatch(run) and len(run) > 1]
    latin = [run for run in runs if re.match(_WRITTEN_APART, run)]
    other = [run for run in runs if run not in latin and not _HAN.fullmatch(run) and len(run) > 1]
    if len(han) > 1:
        yield re.compile(_GAP.join(han))
    for run in han:
        yield re.compile(_GAP.join(run))
    if len(latin) > 1:
        for order in (latin, [latin[-1], *latin[:-1]]):
            yield _whole(order)
    yield from map(re.compile, map(re.escape, other))
    if parts or len(latin) == 1:
        yield from (_latin(run) for run in latin if len(run) > 1)
    if parts and len(han) == 1:
        yield from _han_parts(han[0])


def _word(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"(?<![{LETTER}])(?:{pattern})(?![{LETTER}])", flags)


def _whole(runs: list[str]) -> re.Pattern[str]:
    gap = r"[\s.,_-]{0,2}"
    if any(run.lower() not in _COMMON for run in runs):
        return _word(gap.join(map(re.escape, runs)), re.IGNORECASE)
    return _word("|".join(gap.join(map(re.escape, one)) for one in (runs, [run.upper() for run in runs])))


def _latin(run: str) -> re.Pattern[str]:
    if run.lower() not in _COMMON:
        return _word(re.escape(run), re.IGNORECASE)
    # A month is a date, not a name.
    return _word(rf"(?:{re.escape(run.capitalize())}|{re.escape(run.upper())})(?!\s*\d)")


def _han_parts(run: str) -> Iterator[re.Pattern[str]]:
    if len(run) > 4:
        return
    surname = run[:2] if run[:2] in _COMPOUND and len(run) > 2 else run[:1]
    before = _WORDS_BEFORE.get(surname)
    yield re.compile((f"(?<![{before}])" if before else "") + rf"{surname}(?:{_TITLES})")
    if len(surname) == 1 and surname not in _NO_NICKNAME:
        yield re.compile(rf"[小老阿]{surname}(?:{_TITLES})?")
    given = run[len(surname) :]
    if len(given) > 1:
        yield re.compile(given)
