"""An assessment made under other rules than those here: the result under each, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.advice import advise
from logic.assessment import Outcome
from logic.errors import AnswerError
from logic.interview import check_answer, ref_of, unknown_ids
from logic.record import dataclass

if TYPE_CHECKING:
    from logic.assessment import Assessment, ContentRef
    from logic.findings import Advice
    from logic.model import Content


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesApart:
    """Which rules an assessment was made under and which are here, and what each comes to.

    ``then`` is the recommendation under the earlier rules, "" where they are not on this
    computer or do not take the answers, and none was recorded.
    """

    made_with: ContentRef
    here: ContentRef
    then: str
    now: str

    @property
    def same(self) -> bool:
        """Whether both come to the same recommendation."""
        return self.then == self.now


def rules_apart(
    content: Content, earlier: Content | None, assessment: Assessment, now: Advice
) -> RulesApart | None:
    """Both results, None where the assessment was made under these very rules or names none.

    ``earlier`` are the rules it was made under, None where they cannot be had; ``now`` is what
    ``content`` says of it.
    """
    made_with, here = assessment.content, ref_of(content)
    if not made_with.checksum or made_with.checksum == here.checksum:
        return None
    advice = advice_under(earlier, assessment)
    recorded = assessment.outcome if assessment.outcome.content == made_with else Outcome()
    then = advice.recommendation.value if advice else recorded.recommendation
    return RulesApart(made_with=made_with, here=here, then=then, now=now.recommendation.value)


def advice_under(content: Content | None, assessment: Assessment) -> Advice | None:
    """What these rules say, None where there are none or they do not take the answers."""
    if content is None or any(unknown_ids(content, assessment.answers)):
        return None
    try:
        for question, answer in assessment.answers.items():
            check_answer(content.questions[question], answer)
    except AnswerError:
        return None
    return advise(content, assessment)
