"""Names and outlines that the tests of the radar draw."""

from collections.abc import Sequence

from tui.pictures.radar import Axis, Outline

CHINESE = [
    "成就导向",
    "抗挫能力",
    "沟通倾听能力",
    "书面表达能力",
    "人际交往能力",
    "执行能力",
    "情绪控制能力",
    "协调能力",
    "通用基础知识",
    "专业基础知识",
    "岗位基础知识",
    "岗位基本技能",
    "信息收集",
    "需求分析",
    "定制策略",
    "主动营销",
    "客户保持",
    "客户关系",
]
ENGLISH = [
    "Achievement orientation", "Resilience", "Communication and listening", "Written expression",
    "Interpersonal ability", "Execution", "Emotional control", "Coordination", "General foundation knowledge",
    "Professional foundation knowledge", "Job foundation knowledge", "Basic job skills", "Information gathering",
    "Needs analysis", "Tailoring a strategy", "Proactive marketing", "Customer retention", "Customer relationships",
]  # fmt: skip
LONG = [
    "多渠道核实信息并独立识别重大授信风险的能力",
    "Gathering and verifying information through several channels",
] * 9
STANDARD = Outline("standard", [3, 3, 3, 2, 3, 3, 2, 2, 2, 2, 3, 3, 3, 3, 2, 3, 3, 3], 2)
RATING = Outline("rating", [3, 2, 4, 2, 2, 3, None, 3, 2, 1, 3, 4, 3, 2, 2, 1, 3, 4])


def axes(names: Sequence[str]) -> list[Axis]:
    """An axis for each name."""
    return [Axis(name) for name in names]
