"""Between a session's plan and the templates of its home."""

from rubric.model import Rubric
from sessions.interview.model import Session
from sessions.interview.opening import clean_name
from sessions.interview.planning import ApplyTemplate
from sessions.interview.refusals import RefusalError
from sessions.storage.templates import Template


def template_of(session: Session, name: str) -> Template:
    """The plan of `session` as a template. Raises RefusalError where `name` may be none."""
    return Template(
        name=clean_name("name", name, needed=True),
        rubric=session.rubric.id,
        items=session.plan,
        minutes=session.minutes,
        stages={str(stage): minutes for stage, minutes in session.stage_minutes.items()},
        opening=session.opening_script,
        consent=session.consent_text,
        questions=dict(session.questions),
        suggestions=session.suggestions,
        impression=session.impression_asked,
    )


def applying(template: Template, rubric: Rubric) -> ApplyTemplate:
    """The command that takes `template` over into a session on `rubric`.

    Raises RefusalError where it is for another model, or names items that this version of the model has not.
    """
    if template.rubric != rubric.id:
        raise RefusalError("template_elsewhere", name=template.name, rubric=template.rubric, here=rubric.id)
    if lacking := sorted({*template.items, *template.questions} - rubric.item.keys()):
        raise RefusalError("template_items", name=template.name, items=", ".join(lacking))
    return ApplyTemplate.model_validate({name: one for name, one in template.to_document().items() if name != "rubric"})
