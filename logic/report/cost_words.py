"""What is said about the money, in sentences; the window and the report share them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.assessment import Amount
from logic.cost.inputs import AMOUNTS, said_amount
from logic.cost.paying import ways_of
from logic.cost.values import Column, Payback
from logic.currency import DOLLAR
from logic.figures.sides import approach_of
from logic.figures.tornado import gap_words, input_name
from logic.report.blocks import say
from logic.report.cost_figures import way_words
from logic.report.numbers import every_number, filled
from logic.report.numbers import number as opening
from logic.report.volume_words import rough, volume_words
from logic.sentences import amount_words, counted_as, inside, long_date, number
from logic.voices import differ

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from logic.cost.values import CostResult, Spread
    from logic.currency import Currency
    from logic.report.blocks import Prose
    from logic.report.matter import Matter
    from logic.words import Words

#: Inputs named as worth knowing better, those that move the difference most.
MOST_NAMED = 3
#: A month after this is named no more: nothing stays unchanged for ten years.
FAR = 120


class CostWords:
    """Sentences about one cost result, sums in the client's currency."""

    def __init__(self, matter: Matter, result: CostResult) -> None:
        self._matter = matter
        self._words: Words = matter.words
        self._result = result
        self._currency: Currency = matter.currency

    @property
    def currency(self) -> Currency:
        """What sums are shown in."""
        return self._currency

    def headline(self) -> str:
        """The finding as one sentence: when a tuned model becomes the cheaper one, if ever."""
        even = self._result.break_even
        if even is None:
            return self._say("headline.unknown")
        months = self._listed(even.months)
        once = even.payback is Payback.SEVERAL and len(even.months) == 1
        key = "turns_back" if once else even.payback
        return self._say(f"headline.{key}", months=months, horizon=self._result.months)

    def findings(self) -> tuple[Prose, ...]:
        """Every sentence there is something to say of, the most telling first."""
        if self._result.missing:
            return (say(self.missing()),)
        return _opening(
            (self.difference(), "gap"),
            (self.errors(), "point"),
            (self.even_range(), "first"),
            (self.beyond(), "even"),
            (self.chance(), "gap"),
            (self.volume(), "volume"),
            (self.hurdle(), "hurdle"),
            (self.better_known(), "precise"),
        )

    def basis(self) -> tuple[Prose, ...]:
        """What the sums rest on: the scale, the percentiles, the currency, how ranges read."""
        return (
            *_opening((self.way(), "way")),
            *self.put_aside(),
            *self.apart(),
            *_opening(
                (self.decisive(), "decisive"),
                (self.certificate(), "gap"),
                (self.no_small(), ""),
                (self.skew(), ""),
                (self.converted(), "rate"),
            ),
        )

    def missing(self) -> str:
        """What has to be known before there is a total, and what to do about it."""
        listed = self.join([self._name(name) for name in self._result.missing])
        return self._say("missing", missing=listed)

    def difference(self) -> str:
        """The likely difference over the horizon and the range of 80 draws in 100."""
        spread = self._result.difference
        if spread is None:
            return ""
        said = self._say(
            "difference",
            horizon=self._result.months,
            gap=self._gap(spread.likely),
            span=self._span(spread),
        )
        outside = not spread.p10 <= spread.likely <= spread.p90
        return f"{said} {self._say('outside')}" if outside else said

    def errors(self) -> str:
        """That wrong answers are in no total, or only in one, until they are given a cost."""
        scored = [one for one in self._result.columns if one.column is not Column.SMALL]
        without = [one for one in scored if not one.lines.get("errors")]
        if not without:
            return ""
        if len(without) == len(scored):
            return " ".join(part for part in (self._say("errors"), self._point()) if part)
        column = self._words.text(f"cost.column.{without[0].column}")
        return self._say("errors_one", column=inside(column))

    def _point(self) -> str:
        """What one wrong answer less in a hundred is worth over the horizon, "" if not known."""
        asked = (said_amount(self._matter.assessment, name) for name in ("error_cost", "volume"))
        error, requests = (amount.likely if amount else 0.0 for amount in asked)
        if not (error and requests):
            return ""
        months = self._result.months
        return self._say(
            "point",
            worth=self._currency.money(error * requests * months / 100),
            error=self._currency.money(error),
            requests=number(requests),
            horizon=months,
        )

    def _span(self, spread: Spread) -> str:
        """Both ends of the difference, the side named once where it is the same at both."""
        low, high = spread.p10, spread.p90
        if low * high <= 0:
            return self._say("between", low=self._gap(low), high=self._gap(high))
        least, most = sorted((abs(low), abs(high)))
        return self._say(
            f"between_{approach_of(low)}", span=self._currency.span(self._words, least, most)
        )

    def even_range(self) -> str:
        """By when one draw in ten, and nine in ten, have the tuned model as the cheaper one."""
        early, late = self._first("p90"), self._first("p10")
        if early is None or early in (0, late):
            return ""
        key = "even_range" if late is not None else "even_early"
        return self._say(key, early=early, late=late, horizon=self._result.months)

    def _first(self, end: str) -> int | None:
        """The first month from which on this end of the difference stays above zero."""
        found = None
        for month, spread in enumerate(self._result.difference_months):
            above = getattr(spread, end) >= 0
            found = (month if found is None else found) if above else None
        return found

    def beyond(self) -> str:
        """When it would pay back after the horizon, where that is known."""
        even = self._result.break_even
        if even is None or even.payback is not Payback.NOT_WITHIN or not even.months:
            return ""
        key = "beyond" if even.months[0] <= FAR else "beyond_far"
        return self._say(key, month=even.months[0])

    def chance(self) -> str:
        """In how many draws of 100 tuning is the cheaper one; never a chance of the advice."""
        share = self._result.tuned_cheaper
        if share is None:
            return ""
        count = f"{100 * share:.0f}"
        rare = {"0": "hardly_any", "100": "nearly_all"}.get(count)
        return self._say("chance", count=self._say(rare) if rare else count)

    def volume(self) -> str:
        """The monthly requests at which both cost the same over the horizon."""
        return volume_words(self._words, self._result)

    def hurdle(self) -> str:
        """The monthly requests at which the shorter prompt pays the hosting fee."""
        found = self._result.hurdle
        return "" if found is None else self._say("hurdle", volume=rough(found))

    def better_known(self) -> str:
        """The inputs worth knowing better, or that none is."""
        if self._result.difference is None:
            return ""
        precise = [one.input for one in self._result.tornado if one.precise]
        if not precise:
            return self._say("known_enough")
        names = [self._say("quoted", name=self._called(name)) for name in precise[:MOST_NAMED]]
        more = len(precise) - len(names)
        one = "better_known_one" if len(names) == 1 else "better_known"
        key = "better_known_more" if more else one
        return self._say(key, names=self.join(names), count=more)

    def decisive(self) -> str:
        """The amount that is the whole scale, and whether the client said it."""
        amount = self._currency.money(self._result.decisive)
        if self._result.decisive_is_default:
            return self._say("decisive_default", amount=amount)
        if not self._currency.converts:
            return self._say("decisive", amount=amount)
        dollars = DOLLAR.money(self._result.decisive)
        return self._say("decisive_converted", amount=amount, dollars=dollars)

    def way(self) -> str:
        """How the fine-tuned route is paid for, and who chose that or where it comes from."""
        if not self._result.columns:
            return ""
        content, assessment = self._matter.content, self._matter.assessment
        ways = ways_of(content, self._matter.advice, assessment.costs)
        now, behind = way_words(self._words, content, ways)
        route = self._words.maybe(f"route.{ways.route}.name", ways.route)
        return self._say("way", route=route, way=now, behind=behind.rstrip("."))

    def put_aside(self) -> tuple[Prose, ...]:
        """What amounts that were said not to apply count as: none, or still the usual value."""
        named: dict[str, list[Prose]] = {"none_of": [], "usual_of": []}
        for name in AMOUNTS:
            question = self._matter.content.questions[name]
            answer = self._matter.assessment.answer(name)
            amount = counted_as(question, answer)
            called = self._matter.question(name)
            if answer.put_aside_for(question.none_if):
                named["none_of"].append(say(self._say("quoted", name=called)))
            elif amount is not None:
                named["usual_of"].append(self._usual_at(name, amount))
        return tuple(self._listing(key, of) for key, of in named.items() if of)

    def _usual_at(self, name: str, amount: Amount) -> Prose:
        """An amount with what it counts as, which opens who said so."""
        said = amount_words(self._words, self._matter.content.questions[name], amount)
        shown = {"name": self._matter.question(name), "amount": opening(said, f"question:{name}")}
        return filled(self._words, "cost.say.usual_at", **shown)

    def _listing(self, key: str, names: Sequence[Prose]) -> Prose:
        """A sentence about these, listed as ``join`` does."""
        *first, last = names
        if first:
            comma, listed = say(", "), first[0]
            for one in first[1:]:
                listed = (*listed, *comma, *one)
            last = filled(self._words, "cost.say.and", first=listed, last=last)
        return filled(self._words, f"cost.say.{key}", names=last)

    def apart(self) -> tuple[Prose, ...]:
        """What amounts count as that people answered differently, where there are any."""
        named = []
        for name in AMOUNTS:
            found = said_amount(self._matter.assessment, name)
            if found is not None and differ(self._matter.assessment.answer(name)):
                amount = Amount(low=found.low, likely=found.likely, high=found.high)
                named.append(self._usual_at(name, amount))
        return (self._listing("apart_of", named),) if named else ()

    def certificate(self) -> str:
        """Which ends the certificate uses, and whether it holds whatever the costs are."""
        holds = self._result.holds_whatever_cost
        parts = [self._say("ends")]
        if holds is not None:
            held = self._result.held_at_ends
            parts.append(self._say("held" if held else "held_not"))
            parts += [self._say("holds" if holds else "holds_not")] if held else []
        return " ".join(parts)

    def no_small(self) -> str:
        """That the small model is left out where one of its prices is not known."""
        shown = {one.column for one in self._result.columns}
        return self._say("no_small") if shown and Column.SMALL not in shown else ""

    def skew(self) -> str:
        """Why a likely total may lie below its band."""
        low = any(one.total.likely < one.total.p10 for one in self._result.columns)
        return self._say("skew") if low else ""

    def converted(self) -> str:
        """The rate sums are converted at, where they are."""
        currency = self._currency
        if not currency.converts:
            return ""
        key = "converted" if currency.rate_date else "converted_undated"
        rate = f"{currency.rate:g}"
        return self._say(key, code=currency.code, rate=rate, date=long_date(currency.rate_date))

    def reading(self) -> str:
        """How to read the lines and bands."""
        return self._say("reading")

    def tornado_reading(self) -> str:
        """How to read the bars, in one sentence."""
        return self._say("tornado_reading")

    def paid(self, column: Column) -> str:
        """How a column is paid for, in a few words."""
        paid = next((one.paid for one in self._result.columns if one.column is column), "")
        return self._words.maybe(f"cost.paid.{paid}")

    def join(self, names: Sequence[str]) -> str:
        """Names as a list in a sentence: ``a, b and c``."""
        *first, last = names
        return self._say("and", first=", ".join(first), last=last) if first else last

    def spread(self, spread: Spread) -> str:
        """The P10 and P90 of a sum."""
        return self._currency.span(self._words, spread.p10, spread.p90)

    def _listed(self, months: Iterable[int]) -> str:
        names = [str(month) for month in months]
        return self.join(names) if names else ""

    def _name(self, name: str) -> str:
        return inside(self._called(name))

    def _called(self, name: str) -> str:
        return input_name(self._words, name)

    def _gap(self, difference: float) -> str:
        return gap_words(self._words, difference, self._currency)

    def _say(self, key: str, **values: object) -> str:
        return self._words.text(f"cost.say.{key}", **values)


def _opening(*parts: tuple[str, str]) -> tuple[Prose, ...]:
    """The sentences there are, each number of one opening the key beside it."""
    return tuple(every_number(said, key) for said, key in parts if said)
