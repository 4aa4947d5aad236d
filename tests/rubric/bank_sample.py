"""A small question bank in YAML, right in every way, that tests damage in one place each."""

GOOD_BANK = """\
schema: bei.bank/1
id: own-gen
version: 1.0.0
rubric: telecom-am
item: gen
title: {zh: 通用基础知识, en: General foundation knowledge}
draw: 2
seconds: 60
multiple: partial
questions:
  - id: industry-1-01
    subject: industry
    level: 1
    kind: single
    text: {zh: 一年有几个月？, en: "How many months has a year?"}
    options:
      - {zh: 十二, en: Twelve, right: true}
      - {zh: 十, en: Ten}
      - {zh: 十一, en: Eleven}
      - {zh: 十三, en: Thirteen}
    source: {zh: 常识, en: Common knowledge}
  - id: industry-1-02
    subject: industry
    level: 1
    kind: multiple
    text: {zh: 哪些是偶数？, en: "Which are even?"}
    options:
      - {zh: '2', en: Two, right: true}
      - {zh: '4', en: Four, right: true}
      - {zh: '3', en: Three}
      - {zh: '5', en: Five}
    source: {zh: 算术, en: Arithmetic}
  - id: company-1-01
    subject: company
    level: 1
    kind: true_false
    text: {zh: 一周有八天。, en: A week has eight days.}
    answer: false
    source: {zh: 常识, en: Common knowledge}
  - id: law-1-01
    subject: law
    level: 1
    kind: short
    points: 2
    seconds: 120
    text: {zh: 说明水为什么结冰。, en: Say why water freezes.}
    expected: {zh: 温度低于零度, en: It is below zero}
    source: {zh: 物理课本, en: A textbook of physics}
"""
