"""Reads a trial of the untuned model: interval, bands still possible, kinds of failure."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import lcm, sqrt
from typing import TYPE_CHECKING

from logic.findings import TrialReading
from logic.model import Share
from logic.record import dataclass

if TYPE_CHECKING:
    from logic.assessment import Trial
    from logic.model import Content

Bands = tuple[tuple[str, float], ...]
#: 97.5 % quantile of the standard normal distribution, for a two-sided 95 % interval.
Z = 1.959963984540054
#: The kinds of failure, in the order of ``HubState``.
KINDS = ("facts", "way", "reasoning")
#: The diagnosis where nobody measured the untuned model.
NOT_TRIED = "not_tried"
#: The diagnosis where the pass mark is reached.
NO_GAP = "no_gap"
#: Decimals a share is rounded to, so that 55.1 % reached exactly is not missed by an ulp.
DIGITS = 12
#: Trials whose reading is kept, as one advice reads the same trial again and again.
_KEPT = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class HubState:
    """One state a trial may stand at: its band, shares of failures by kind, and its chance.

    ``weight`` is the chance with bands equally likely, and kinds equally likely in a band.
    """

    band: str
    facts: Fraction = Fraction(0)
    way: Fraction = Fraction(0)
    reasoning: Fraction = Fraction(0)
    weight: Fraction = Fraction(1)

    @property
    def whole(self) -> int:
        """The least number over which the shares of failures are whole."""
        return lcm(self.facts.denominator, self.way.denominator, self.reasoning.denominator)

    def shares(self, whole: int) -> dict[Share, int]:
        """What a term counts for, by its share of the failures, over a multiple of ``whole``.

        Where facts and manner both fail, tuning with retrieval mends both, so that many facts
        speak for neither side, and facts to look up speak less against tuning: not at all from
        half of manner on (evidence.md I2: an additive score cancels them to a tie).
        """
        facts, way, reasoning = (
            share.numerator * (whole // share.denominator)
            for share in (self.facts, self.way, self.reasoning)
        )
        return {
            Share.WHOLE: whole,
            Share.FACTS: max(0, facts - way),
            Share.WAY: way,
            Share.REASONING: reasoning,
            Share.NOT_WAY: max(0, whole - 2 * way),
        }


def wilson(good: int, tried: int, z: float = Z) -> tuple[float, float]:
    """The Wilson score interval of a share, both ends in [0, 1].

    Source: Wilson 1927, Journal of the American Statistical Association 22, 209-212.
    ``tried`` is at least 1 and ``good`` between 0 and it.
    """
    share = good / tried
    centre = share + z * z / (2 * tried)
    margin = z * sqrt(share * (1 - share) / tried + z * z / (4 * tried * tried))
    scale = 1 + z * z / tried
    low = 0.0 if good == 0 else (centre - margin) / scale
    high = 1.0 if good == tried else (centre + margin) / scale
    return low, high


@lru_cache(maxsize=_KEPT)
def read_trial(trial: Trial, bands: Bands) -> TrialReading:
    """What a trial shows: measured share, interval, headroom and possible bands."""
    low, high = wilson(trial.good, trial.tried)
    failed = trial.tried - trial.good
    pass_mark = round(trial.pass_mark / 100, DIGITS)
    counts = {kind: getattr(trial, kind) for kind in KINDS}
    counts["unclassified"] = failed - sum(counts.values())
    return TrialReading(
        tried=trial.tried,
        good=trial.good,
        share=trial.good / trial.tried,
        low=low,
        high=high,
        pass_mark=pass_mark,
        headroom=pass_mark - trial.good / trial.tried,
        bands=possible_bands(low, high, pass_mark, bands),
        failures={kind: Fraction(count, failed or 1) for kind, count in counts.items()},
    )


def possible_bands(low: float, high: float, pass_mark: float, bands: Bands) -> tuple[str, ...]:
    """The ids of the bands a true share in [low, high] may lie in, best first.

    The first band is reaching the pass mark; the others hold only below it.
    """
    met, *rest = bands
    found = [met[0]] if high >= pass_mark else []
    ceiling = min(high, pass_mark)
    above = 1.0
    for band, floor in rest:
        bottom = floor / 100
        if low < pass_mark and low < above and bottom <= ceiling and bottom < pass_mark:
            found.append(band)
        above = bottom
    return tuple(found)


def diagnose(content: Content, trial: TrialReading | None) -> str:
    """The diagnosis id: what the failures of the trial call for.

    A kind of failure counts from the share in the content's limits (lever_percent).
    """
    if trial is None:
        return NOT_TRIED
    if trial.headroom <= 0:
        return NO_GAP
    least = Fraction(content.limits.lever_percent, 100)
    facts, way, reasoning = (trial.failures[kind] >= least for kind in KINDS)
    if facts and way:
        return "facts_and_way"
    if reasoning and trial.failures["reasoning"] >= max(trial.failures.values()):
        return "reasoning"
    return "facts" if facts else "way" if way else "mixed"


@lru_cache(maxsize=_KEPT)
def hub_states(trial: Trial, bands: Bands) -> tuple[HubState, ...]:
    """The states a measured trial may stand at; unclassified failures may be of any kind.

    Where no case failed but the interval reaches below the pass mark, nothing is known of the
    failures there would be: each kind is as likely.
    """
    reading = read_trial(trial, bands)
    mixes = _mixes(reading) if trial.good < trial.tried else _PURE
    return _states(reading.bands, bands[0][0], mixes)


def unknown_states(possible: tuple[str, ...], bands: Bands) -> tuple[HubState, ...]:
    """The states of a trial nobody has made, of which these bands are possible."""
    return _states(possible, bands[0][0], _PURE)


Mix = tuple[Fraction, Fraction, Fraction]
_NO_FAILURE: Mix = (Fraction(0), Fraction(0), Fraction(0))
_PURE: tuple[Mix, ...] = (
    (Fraction(1), Fraction(0), Fraction(0)),
    (Fraction(0), Fraction(1), Fraction(0)),
    (Fraction(0), Fraction(0), Fraction(1)),
)


def _mixes(reading: TrialReading) -> tuple[Mix, ...]:
    facts, way, reasoning, rest = (reading.failures[kind] for kind in (*KINDS, "unclassified"))
    if not rest:
        return ((facts, way, reasoning),)
    return tuple(
        (facts + rest * pure[0], way + rest * pure[1], reasoning + rest * pure[2]) for pure in _PURE
    )


def _states(possible: tuple[str, ...], met: str, mixes: tuple[Mix, ...]) -> tuple[HubState, ...]:
    states: list[HubState] = []
    for band in possible:
        kinds = (_NO_FAILURE,) if band == met else mixes
        weight = Fraction(1, len(possible) * len(kinds))
        states += [
            HubState(band=band, facts=f, way=w, reasoning=r, weight=weight) for f, w, r in kinds
        ]
    return tuple(states)
