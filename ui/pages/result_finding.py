"""What the result page says above its tabs: the finding of each, and how firm it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.figures import lead_words
from logic.figures.numerals import signed
from logic.findings import DecidedBy, Recommendation
from logic.model import Approach
from logic.report.blocks import say
from logic.report.change_page import headline
from logic.report.numbers import every_number, opening
from logic.sentences import number
from ui.widgets import Run

if TYPE_CHECKING:
    from logic.report.blocks import Section
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


def finding(matter: Matter, tab: str) -> str:
    """The headline of a tab, a full sentence."""
    if tab == COST:
        return _cost_finding(matter)
    if tab == CHANGE and matter.advice.recommendation is not Recommendation.NEITHER:
        return headline(matter)
    section = _section(matter, tab)
    return section.headline if section is not None else matter.sentences.title()


def _section(matter: Matter, tab: str) -> Section | None:
    """The report's section on a tab; the module that makes it is read when it is first shown."""
    if tab == COMPARISON:
        from logic.report.comparison_page import comparison_section  # noqa: PLC0415 - memory

        return comparison_section(matter)
    if tab == ROUTES:
        from logic.report.routes_page import routes_section  # noqa: PLC0415 - memory

        return routes_section(matter)
    if tab == PLAN:
        from logic.report.plan_pages import plan_section  # noqa: PLC0415 - memory

        return plan_section(matter)
    return None


def _cost_finding(matter: Matter) -> str:
    """When tuning pays back; the likely difference while that is being worked out."""
    if matter.money is not None:
        from logic.report.cost_words import CostWords  # noqa: PLC0415 - memory

        return CostWords(matter, matter.money).headline()
    say, cost = matter.words.text, matter.advice.cost
    if cost.difference is None:
        return say("ui_result.cost.unknown")
    likely, money = cost.difference[1], matter.currency.money
    if money(likely) == money(0):
        return say("ui_result.cost.even", months=number(cost.months))
    side = Approach.FINE_TUNED if likely > 0 else Approach.FOUNDATION
    amount = money(abs(likely))
    return say(f"ui_result.cost.{side}", amount=amount, months=number(cost.months))


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
