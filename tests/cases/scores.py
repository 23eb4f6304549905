"""Holds the lean of the advice against the outcome of each published case."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from logic.advice import advise
from logic.model import Approach

if TYPE_CHECKING:
    from collections.abc import Iterable

    from logic.findings import Advice
    from logic.model import Content
    from tests.cases.mapping import Case

OUTCOMES = ("foundation", "fine_tuned", "hybrid", "tie")
LEANS = ("foundation", "fine_tuned", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Counts of (outcome, lean) and of recommendation kinds, for one set of cases."""

    name: str
    leans: Counter[tuple[str, str]]
    kinds: Counter[str]

    def recall(self, approach: str) -> float | None:
        """Of the cases an approach won, the share that lean to it; None if it won none."""
        won = sum(self.leans[approach, lean] for lean in LEANS)
        return self.leans[approach, approach] / won if won else None

    def balanced_accuracy(self) -> float | None:
        """The mean of both recalls, None unless both approaches won a case."""
        found = [self.recall(approach) for approach in Approach]
        known = [recall for recall in found if recall is not None]
        return sum(known) / len(found) if len(known) == len(found) else None


def score(name: str, content: Content, cases: Iterable[Case]) -> Scores:
    """The scores of one set of cases."""
    pairs = [(case, advise(content, case.assessment)) for case in cases]
    return Scores(
        name=name,
        leans=Counter((case.outcome, lean(advice)) for case, advice in pairs),
        kinds=Counter(advice.recommendation.value for _, advice in pairs),
    )


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
    return "\n".join((*lines, "", figures))


def _percent(share: float | None) -> str:
    return "not defined" if share is None else f"{share:.0%}"
