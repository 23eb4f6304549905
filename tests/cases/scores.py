"""Holds the lean of the advice against the outcome of each published case."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from logic.advice import advise
from logic.assessment import Certainty
from logic.firmness import share_for
from logic.model import Approach, Consideration

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from logic.findings import Advice
    from logic.model import Content
    from tests.cases.mapping import Case

#: How firm the lean is by the share of all weightings under which it holds, in percent.
FIRMNESS = (
    ("settled's share (90 to 100)", 90),
    ("leaning's (67 to 90)", 67),
    ("below (under 67)", 0),
)
OUTCOMES = ("foundation", "fine_tuned", "hybrid", "tie")
LEANS = ("foundation", "fine_tuned", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Counts of (outcome, lean) and of recommendation kinds, for one set of cases."""

    name: str
    leans: Counter[tuple[str, str]]
    kinds: Counter[str]
    by_group: Mapping[tuple[str, str], float]
    firm: Counter[tuple[str, bool]]
    printed: Counter[tuple[str, bool]]

    def recall(self, approach: str) -> float | None:
        """Of the cases an approach won, the share that lean to it; None if it won none.

        Each source counts once, however many cases it gave.
        """
        won = sum(self.by_group.get((approach, lean), 0.0) for lean in LEANS)
        return self.by_group.get((approach, approach), 0.0) / won if won else None

    def balanced_accuracy(self) -> float | None:
        """The mean of both recalls, None unless both approaches won a case."""
        found = [self.recall(approach) for approach in Approach]
        known = [recall for recall in found if recall is not None]
        return sum(known) / len(found) if len(known) == len(found) else None


def score(name: str, content: Content, cases: Iterable[Case]) -> Scores:
    """The scores of one set of cases."""
    pairs = [(case, advise(content, case.assessment)) for case in cases]
    sizes = Counter(case.group for case, _ in pairs)
    weighted: dict[tuple[str, str], float] = {}
    for case, advice in pairs:
        key = case.outcome, lean(advice)
        weighted[key] = weighted.get(key, 0.0) + 1 / sizes[case.group]
    won = [(case, advice) for case, advice in pairs if case.outcome in tuple(Approach)]
    return Scores(
        name=name,
        leans=Counter((case.outcome, lean(advice)) for case, advice in pairs),
        kinds=Counter(advice.recommendation.value for _, advice in pairs),
        by_group=weighted,
        firm=Counter((firmness(a), lean(a) == c.outcome) for c, a in won if a.leans_to),
        printed=Counter(
            (a.firmness.kind.value, lean(a) == c.outcome) for c, a in won if a.firmness
        ),
    )


def firmness(advice: Advice) -> str:
    """How firm the lean would be by its share alone, were the trial's cap not there."""
    assert advice.leans_to is not None
    differences = {one.id: one.difference for one in advice.considerations}
    points = dict.fromkeys(Consideration, 1)
    share = share_for(advice.leans_to, differences, points, Certainty.NONE).low * 100
    return next(name for name, least in FIRMNESS if share >= least)


def lean(advice: Advice) -> str:
    """The id of the side the advice leans to, "none" on a tie or where nothing is shown."""
    return advice.leans_to.value if advice.leans_to else "none"


def table(scores: Scores) -> str:
    """The scores as a Markdown table with the figures below it."""
    total = sum(scores.leans.values())
    lines = [
        f"### {scores.name} ({total})",
        "",
        "| outcome | leans to foundation | leans to fine-tuned | no lean |",
        "|---|---|---|---|",
    ]
    for outcome in OUTCOMES:
        counts = (str(scores.leans[outcome, lean]) for lean in LEANS)
        lines.append(f"| {outcome} | {' | '.join(counts)} |")
    kinds = ", ".join(f"{kind} {count}" for kind, count in scores.kinds.most_common())
    figures = (
        f"Balanced accuracy {_percent(scores.balanced_accuracy())}; recall foundation "
        f"{_percent(scores.recall('foundation'))}, fine-tuned "
        f"{_percent(scores.recall('fine_tuned'))}. Recommendations: {kinds}."
    )
    return "\n".join((*lines, "", figures, "", *_calibration(scores)))


def _calibration(scores: Scores) -> list[str]:
    """How often a lean was right, by how firm its share is, and what was printed firm."""
    lines = ["| share of weightings behind the lean | right | wrong |", "|---|---|---|"]
    for name, _ in FIRMNESS:
        lines.append(f"| {name} | {scores.firm[name, True]} | {scores.firm[name, False]} |")
    printed = ", ".join(
        f"{kind} {scores.printed[kind, True]} of {_all(scores, kind)}"
        for kind in ("settled", "leaning")
    )
    return [*lines, "", f"Printed as such, and right: {printed}."]


def _percent(share: float | None) -> str:
    return "not defined" if share is None else f"{share:.0%}"


def _all(scores: Scores, kind: str) -> int:
    return scores.printed[kind, True] + scores.printed[kind, False]
