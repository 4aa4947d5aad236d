"""What is taken for an identifier and what is left alone, in both languages."""

import pytest

from sessions.duties.identifiers import STRUCTURED, Kind, hide, id_rules, name_rules, replace, word_rules

SHOWN: dict[Kind, str] = {
    "candidate": "<C>",
    "interviewer": "<I>",
    "candidate_id": "<ID>",
    "url": "<URL>",
    "mail": "<MAIL>",
    "card": "<CARD>",
    "chat": "<CHAT>",
    "phone": "<TEL>",
    "other": "<{n}>",
}


def shaped(text: str) -> str:
    return replace(text, STRUCTURED, SHOWN).text


def named(name: str, text: str) -> str:
    return replace(text, name_rules("candidate", name), SHOWN).text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("手机13800138000，随时打", "手机<TEL>，随时打"),
        ("打 138 0013 8000 或 138-0013-8000", "打 <TEL> 或 <TEL>"),
        ("１３８００１３８０００", "<TEL>"),
        ("+86 13800138000；8613800138000；0086-138-0013-8000", "<TEL>；<TEL>；<TEL>"),
        ("座机010-62345678转801，(0571) 8765 4321", "座机<TEL>转801，<TEL>"),
        ("0755-26771234-802 or 02162345678", "<TEL> or <TEL>"),
        ("call +44 20 7946 0958 or +1 (415) 555-2671.", "call <TEL> or <TEL>."),
        ("(415) 555-2671", "<TEL>"),
        ("电话：6234567", "电话：<TEL>"),
        ("phone no. 62345678", "phone no. <TEL>"),
        ("mail lin.xt+work@sub.example.com.cn, thanks", "mail <MAIL>, thanks"),
        ("邮箱lin_xt＠163．com", "邮箱<MAIL>"),
        ("身份证11010519491231002X。", "身份证<CARD>。"),
        ("身份证 440524 18800101 0014", "身份证 <CARD>"),
        ("护照号：E12345678", "护照号：<CARD>"),
        ("加微信：lin_xt88，QQ 10001、qq号：12345678", "加微信：<CHAT>，QQ <CHAT>、qq号：<CHAT>"),
        ("WeChat: lin-xt-1988", "WeChat: <CHAT>"),
        ("see https://www.linkedin.com/in/lin?x=1，后来", "see <URL>，后来"),
        ("github.com/lin-xt and www.lin.cn", "<URL> and <URL>"),
    ],
)
def test_numbers_and_addresses_are_known_by_their_shape(text: str, left: str) -> None:
    assert shaped(text) == left
    assert shaped(left) == left


@pytest.mark.parametrize(
    "text",
    [
        "合同额13800万，回款 1380 万元",
        "收入13800138000元，利润 ¥13800138000",
        "revenue grew to 13800138000 yuan, $13912345678",
        "2025-03-01 到 2026-03-01，2025年3月1日，20250301",
        "from 09:30 to 17:45 on 1/3/2025",
        "增长 +12.5%，+15000户，下降-3000",
        "订单号 202503011234567890 共 18 位",
        "110105194912310021",  # the check digit does not fit
        "版本 1.2.3，IP 10.0.12.254",
        "三年里签了 86 家，138 家在谈",
        "微信群里通知了客户，QQ邮箱收到",
        "WeChat groups were set up",
        "ratio 3.14159265358979",
        "带宽 10000M，1000 台，8000 8000 8000 元",
        "客户 5G 专网 0.99999999999 可用性",
        "13800138000.5 和 1,380,013,800",
        "@所有人 a@b",
        "sina.com 是客户",
    ],
)
def test_amounts_dates_and_quantities_are_left_alone(text: str) -> None:
    assert shaped(text) == text


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("王芳", "王芳说，王 芳、王　芳也写作王·芳", "<C>说，<C>、<C>也写作<C>"),
        ("王芳", "王女士去了，王经理、王总和小王都在，王工签字", "<C>去了，<C>、<C>和<C>都在，<C>签字"),
        ("林晓彤", "晓彤找到林总监，林晓彤的同事", "<C>找到<C>，<C>的同事"),
        ("欧阳晓彤", "欧阳女士就是晓彤，欧阳修不是", "<C>就是<C>，欧阳修不是"),
        ("于洋", "于总到了，由于工作忙，小于5%，对于经理们", "<C>到了，由于工作忙，小于5%，对于经理们"),
        ("周敏", "周工来了，本周工作、每周总结、周总结", "<C>来了，本周工作、每周总结、周总结"),
        ("王芳", "芳香、王国、国王、王工作了三年", "芳香、王国、国王、王工作了三年"),
        ("时雨", "三小时内，时经理到场，及时工作", "三小时内，<C>到场，及时工作"),
        ("阿卜杜拉·买买提", "买买提先生，阿卜杜拉·买买提，阿卜杜拉买买提", "<C>先生，<C>，<C>"),
        ("Linda Chen", "linda said; LINDA CHEN; Chen, Linda; Ms Chen's plan", "<C> said; <C>; <C>; Ms <C>'s plan"),
        ("Linda Chen", "Lindaberg, kitchen, Chenille; Linda做了", "Lindaberg, kitchen, Chenille; <C>做了"),
        ("Will May", "Will may go; he will go in May 2025; WILL", "<C> may go; he will go in May 2025; <C>"),
        ("王芳 (Fang Wang)", "Fang Wang 即王芳，王女士", "<C> 即<C>，<C>"),
        ("Jean-Luc Müller", "müller und Jean", "<C> und <C>"),
        ("Ｌｉｎｄａ", "linda, Ｌｉｎｄａ", "<C>, <C>"),
        ("Ольга Петрова", "ольга и Петрова, Петровастрой", "<C> и <C>, Петровастрой"),
        ("김민수", "김민수는 왔다", "<C>는 왔다"),
    ],
)
def test_a_person_is_known_by_the_ways_people_write_a_name(name: str, text: str, left: str) -> None:
    assert named(name, text) == left


def test_of_others_the_whole_name_alone_counts() -> None:
    rules = [
        *name_rules("other", "赵建国", parts=False, number=1),
        *name_rules("other", "Will Ng", parts=False, number=2),
    ]
    text = "建国以来，赵总、赵建国 and Will Ng, will"
    assert replace(text, rules, SHOWN).text == "建国以来，赵总、<1> and <2>, will"


def test_words_given_are_found_as_they_stand_and_not_inside_others() -> None:
    rules = [*word_rules("other", "Acme  Corp", 1), *word_rules("other", "星河", 2), *word_rules("other", "A1", 3)]
    said = replace("ACME\tcorp, acme corporal, 星河集团, A1 and A12", rules, SHOWN)
    assert said.text == "<1>, acme corporal, <2>集团, <3> and A12"
    assert said.counts == {"other": 3}
    assert word_rules("other", "  ") == []


@pytest.mark.parametrize(
    ("mark", "text", "left"),
    [
        ("EMP-0042", "工号emp-0042在册，EMP-00421不是", "工号<ID>在册，EMP-00421不是"),
        ("2024", "2024年签了2024万", "2024年签了2024万"),
        ("100234", "工号100234，收入1002345", "工号<ID>，收入1002345"),
        ("7", "7天", "7天"),
    ],
)
def test_an_id_is_found_but_a_short_number_is_no_id(mark: str, text: str, left: str) -> None:
    assert replace(text, id_rules(mark), SHOWN).text == left


def test_the_first_rule_that_takes_a_text_has_it_and_what_is_kept_stays() -> None:
    rules = [*name_rules("kept", "王芳"), *STRUCTURED, *name_rules("candidate", "王伟")]
    said = replace("王芳、王女士、王伟，wang@x.com 13800138000", rules, SHOWN)
    assert said.text == "王芳、王女士、<C>，<MAIL> <TEL>"
    assert said.counts == {"candidate": 1, "mail": 1, "phone": 1}


def test_what_goes_into_the_ledger_names_nobody() -> None:
    assert hide("给林晓彤 lin@x.com，c-7", ["林晓彤", "c-7"]) == "给*** ***，***"
    assert hide("", ["林晓彤"]) == ""
