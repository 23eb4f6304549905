"""What the result page says above its tabs: the finding of each, and how firm it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.cost.inputs import HORIZON
from logic.figures import lead_words
from logic.figures.numerals import signed
from logic.findings import DecidedBy, Recommendation
from logic.model import Approach, Consideration
from logic.report.blocks import say
from logic.report.change_page import headline
from logic.report.numbers import every_number, filled, opening
from logic.report.numbers import number as opened
from logic.sentences import number
from ui.widgets import Run

if TYPE_CHECKING:
    from logic.report.blocks import Prose
    from logic.report.matter import Matter

WHY, CHANGE, COMPARISON, ROUTES, COST, PLAN = TABS = (
    "why",
    "change",
    "comparison",
    "routes",
    "cost",
    "plan",
)
#: Kinds of recommendation that say nothing of the two approaches.
FEW_TABS = {Recommendation.NEITHER: (WHY, PLAN)}


def finding(matter: Matter, tab: str) -> Prose:
    """The headline of a tab, a full sentence; its numbers open."""
    if tab == COST:
        return _cost_finding(matter)
    if tab == CHANGE and matter.advice.recommendation is not Recommendation.NEITHER:
        return headline(matter)
    return _told(matter, tab) or say(matter.sentences.title())


def _told(matter: Matter, tab: str) -> Prose:
    """The report's headline on a tab; the module that makes it is read when it is first shown."""
    if tab == COMPARISON:
        from logic.report.comparison_page import headline as compared  # noqa: PLC0415 - memory

        return say(compared(matter))
    if tab == ROUTES:
        from logic.report.routes_page import headline as kept  # noqa: PLC0415 - memory

        return kept(matter)
    if tab == PLAN and matter.advice.plan:
        from logic.report.plan_pages import headline as planned  # noqa: PLC0415 - memory

        return planned(matter)
    return ()


def _cost_finding(matter: Matter) -> Prose:
    """When tuning pays back; the likely difference while that is being worked out."""
    if matter.money is not None:
        from logic.report.cost_words import CostWords  # noqa: PLC0415 - memory

        return every_number(CostWords(matter, matter.money).headline(), "even")
    cost = matter.advice.cost
    if cost.difference is None:
        return filled(matter.words, "ui_result.cost.unknown")
    likely, money = cost.difference[1], matter.currency.money
    months = opened(number(cost.months), f"question:{HORIZON}")
    if money(likely) == money(0):
        return filled(matter.words, "ui_result.cost.even", months=months)
    side = Approach.FINE_TUNED if likely > 0 else Approach.FOUNDATION
    amount = opened(money(abs(likely)), f"consideration:{Consideration.COST}")
    return filled(matter.words, f"ui_result.cost.{side}", amount=amount, months=months)


def firmness(matter: Matter) -> tuple[Run, ...]:
    """How firm the finding is: a word, the lead in brackets, and the sentences behind it."""
    advice = matter.advice
    word, behind = matter.sentences.firmness()
    first = _word(matter, word)
    said = every_number(behind, "share") if behind else say(matter.sentences.lead_in())
    bold = opening(f"{first} ", signed(advice.lead or 0), "lead") if first else ()
    more = []
    if advice.quick:
        more.append(matter.text("answer.quick"))
    if advice.decided_by is DecidedBy.WEIGHTS and not advice.weights_stated:
        more.append(matter.text("answer.equal_weights"))
    return (
        *(Run(span.text, bold=True, colour="ink", opens=span.opens) for span in bold),
        *(Run(span.text, opens=span.opens) for span in said),
        *(Run(f" {part}") for part in more),
    )


def _word(matter: Matter, firm: str) -> str:
    """The finding's firmness and lean in words, with the lead as a number in brackets."""
    advice, say = matter.advice, matter.words.text
    if advice.decided_by is DecidedBy.CONDITION:
        return say("ui_result.firm.condition")
    if advice.lead is None:
        return ""
    said = lead_words(matter.words, advice.lead)
    values = {"words": said, "lead": signed(advice.lead)}
    if firm:
        return say("ui_result.firm.side", firmness=firm, **values)
    return say("ui_result.firm.so_far", **values)
