"""Assessments for the tests of files."""

from __future__ import annotations

from logic.assessment import Amount, Answer, Assessment, Engagement, Priorities, State, Trial

ID = "6f1c1d9e-7a39-4c53-8d3b-0a6a6a1e5c11"
BLANK = Assessment(id=ID, date="2026-11-22")
SMALL = Assessment(
    id=ID,
    date="2026-11-22",
    engagement=Engagement(task="Claims triage", client="Example Insurance"),
    answers={
        "error_cost": Answer(state=State.ANSWERED, amount=Amount(low=1, likely=2.5, high=4)),
        "trial": Answer(state=State.ANSWERED, trial=Trial(tried=50, good=40, pass_mark=90)),
        "deadline": Answer(state=State.DONT_KNOW, words="Später — vielleicht"),
    },
    priorities=(Priorities(points={"cost": 20}),),
)
