"""Makes the session that is practised on, ready for the candidate's first words."""

from shutil import copyfile

from sessions.interview import commands as co
from sessions.interview.consent import RecordConsent
from sessions.interview.opening import NewSession
from sessions.interview.planning import ChangePlan
from tui.practice.script import FOLDER, Script
from tui.services import Services

MODEL = "practice"
MINUTES = 30


def make_practice(services: Services, script: Script) -> str:
    """Make the session and its model in the home of `services`, which is thrown away; returns its id."""
    own = services.home / "rubrics"
    own.mkdir(mode=0o700, exist_ok=True)
    copyfile(FOLDER / "model.yaml", own / f"{MODEL}.yaml")
    desk = services.begin(NewSession(script.candidate, "junior", script.interviewer, minutes=MINUTES), MODEL)
    desk.do_all(
        [
            ChangePlan(impression=False),
            RecordConsent(given=True),
            co.StartStage(stage="incidents"),
            co.AddIncident(kind="low", title=script.incident),
        ]
    )
    desk.close()
    return desk.session.id
