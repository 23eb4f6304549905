"""The cost model: what each line of each column costs, from the values of every input.

Every function is plain arithmetic on what it is given, draw by draw, so that the same sums run
on numbers and on quantities with units, which prove that no unlike things are added up. The
terms are those of the research behind the content pack, named there with their sources.
"""

from __future__ import annotations

from dataclasses import field
from functools import reduce
from math import ceil
from operator import add, mul
from typing import TYPE_CHECKING, NamedTuple

from logic.cost.values import Column
from logic.record import dataclass
from logic.units import MILLION, MINUTES_A_DAY, SECONDS_AN_HOUR

if TYPE_CHECKING:
    from collections.abc import Collection

    from logic.cost.timing import Times
    from logic.cost.values import CostRoutes
    from logic.points import Numbers, Points

#: More examples than this are sampled for a run: gains flatten.
MOST_TRAINED = 5000
#: Calls to a model for each case of a test: the one tested, and the one that judges.
CALLS_A_CASE = 2
BY_TOKEN = ("hosted", "request")
ON_GPUS = ("own_gpu", "shared")


@dataclass(slots=True)
class Flow:
    """What a column costs in dollars, by line, for each draw.

    ``start`` before the first month, ``monthly`` in each, ``moves`` a month's share of what comes
    once in the life of a base model, ``repeats`` at each new training, ``uses`` in the first month
    and growing with the volume, ``requests`` so and at changing prices.
    """

    start: dict[str, Numbers]
    monthly: dict[str, Numbers]
    moves: dict[str, Numbers]
    repeats: dict[str, Numbers] = field(default_factory=dict)
    uses: dict[str, Numbers] = field(default_factory=dict)
    requests: Numbers = ()


#: The lines of the costs, in order.
LINES = (
    "design",
    "labels",
    "training",
    "requests",
    "hosting",
    "evaluation",
    "running",
    "retrieval",
    "governance",
    "retraining",
    "migration",
    "errors",
)
#: The lines of what is kept apart here.
_LINE_OF = {"asked": "evaluation", "store": "retrieval"}


class Use(NamedTuple):
    """What a request of a column sends and gets back, and at which prices."""

    prefix: Numbers
    rest: Numbers
    reasoning: Numbers
    cached: Numbers
    price_in: Numbers
    price_out: Numbers


def product(*factors: Numbers) -> Numbers:
    """The product, draw by draw."""
    found, *rest = factors
    for one in rest:
        found = [*map(mul, found, one)]
    return found


def plus(one: Numbers, other: Numbers) -> Numbers:
    """The sum, draw by draw."""
    return [*map(add, one, other)]


def use_of(p: Points, column: Column) -> Use:
    """A request of a column; a tuned model has learnt most of the instructions."""
    if column is Column.FINE_TUNED:
        return Use(
            product(p.prompt_tokens, p.prompt_kept),
            product(p.variable_tokens, p.variable_kept),
            p.tuned_reasoning_factor,
            p.tuned_cache_hit_share,
            p.tuned_input_usd_per_million,
            p.tuned_output_usd_per_million,
        )
    small = column is Column.SMALL
    return Use(
        p.prompt_tokens,
        p.variable_tokens,
        p.reasoning_factor,
        p.cache_hit_share,
        p.small_input_usd_per_million if small else p.input_usd_per_million,
        p.small_output_usd_per_million if small else p.output_usd_per_million,
    )


def request_cost(p: Points, use: Use) -> Numbers:
    """One request in dollars, with caching, batches, long prompts, retries and residency."""
    use = _at_length(p, use)
    shares = zip(use.cached, p.cache_read_factor, p.cache_write_factor, strict=True)
    cached = [
        paid if (paid := hit * read + (1 - hit) * write) < 1 else 1 for hit, read, write in shares
    ]
    rows = zip(
        *(use.prefix, use.rest, cached, use.price_in),
        *(p.output_tokens, use.reasoning, use.price_out, _times(p)),
        strict=True,
    )
    return [
        times * ((rest + prefix * c) * price_in + out * thought * price_out)
        for prefix, rest, c, price_in, out, thought, price_out, times in rows
    ]


def _times(p: Points) -> Numbers:
    """What tokens are multiplied with: tokenizer, retries, batches, residency; per million."""
    rows = zip(
        *(p.tokenizer_factor, p.retry_share, p.batch_share, p.batch_discount),
        p.residency_factor,
        strict=True,
    )
    return [
        tokens * (1 + again) * (1 - share * off) * uplift / MILLION
        for tokens, again, share, off, uplift in rows
    ]


def _at_length(p: Points, use: Use) -> Use:
    """The use at the prices of long prompts where a prompt is that long."""
    if not max(use.prefix) + max(use.rest) > min(p.long_prompt_from):
        return use
    lengths = zip(use.prefix, use.rest, p.long_prompt_from, strict=True)
    long = [prefix + rest > most for prefix, rest, most in lengths]
    dear_in, dear_out = (
        [factor if is_long else 1 for factor, is_long in zip(factors, long, strict=True)]
        for factors in (p.long_prompt_input_factor, p.long_prompt_output_factor)
    )
    return use._replace(
        price_in=product(use.price_in, dear_in), price_out=product(use.price_out, dear_out)
    )


def gpus(p: Points, speeds: Numbers, months: int) -> Numbers:
    """How many GPUs the busiest month needs, at least those that must stand by."""
    rows = zip(
        *(p.volume, p.growth_a_month, p.output_tokens, p.hours_a_month, p.peak_factor),
        *(speeds, p.utilisation, p.gpus_at_least),
        strict=True,
    )
    return [
        max(
            least,
            ceil(
                volume
                * max(1, (1 + growth) ** (months - 1))
                * out
                * peak
                / (hours * SECONDS_AN_HOUR * speed * used)
            ),
        )
        for volume, growth, out, hours, peak, speed, used, least in rows
    ]


def _looked_at(p: Points) -> Numbers:
    """What looking at each case of a test costs."""
    cases = zip(p.evaluation_cases, p.evaluation_minutes, p.staff_usd_per_day, strict=True)
    return [count * minutes / MINUTES_A_DAY * rate for count, minutes, rate in cases]


def untuned(p: Points, column: Column, routes: CostRoutes, months: int) -> Flow:
    """What a foundation model costs as it is, the large one or the small one."""
    rate, tested = p.staff_usd_per_day, _looked_at(p)
    moved = plus(product(p.migration_days_foundation, rate), tested)
    flow = Flow(
        start={
            "design": product(p.staff_days, rate),
            "labels": product(p.evaluation_cases, p.label_cost, p.label_review_factor),
            "evaluation": tested,
            "governance": product(p.governance_days_foundation, rate),
        },
        monthly={"running": product(p.run_days_foundation, rate)},
        moves={"work": _a_month(moved, p)},
    )
    return with_machines(flow, p, column, routes, months)


def with_machines(flow: Flow, p: Points, column: Column, routes: CostRoutes, months: int) -> Flow:
    """The flow of a foundation model with what requests, GPUs and looking up cost."""
    paid, looks_up = routes.paid(column)
    if paid == "own_gpu":
        rented = gpus(p, p.tokens_per_second_large, months)
        flow.monthly["hosting"] = product(rented, p.hours_a_month, p.gpu_usd_per_hour)
    else:
        _add_requests(flow, p, column)
    small = column is Column.SMALL
    _add_errors(flow, p, p.error_share_small if small else p.error_share_foundation)
    if looks_up:
        _add_retrieval(flow, p, None)
    return flow


def tuned(p: Points, routes: CostRoutes, months: int) -> Flow:
    """What a fine-tuned model costs."""
    paid, looks_up = routes.paid(Column.FINE_TUNED)
    rate = p.staff_usd_per_day
    days = product(p.staff_days, p.tuning_day_factor)
    label = product(p.label_cost, p.label_review_factor)
    tested, trained = _looked_at(p), training(p, paid)
    moved = plus(product(p.migration_days_tuned, rate), tested)
    flow = Flow(
        start={
            "design": product(days, rate),
            "labels": product(_labels(p), label),
            "training": trained,
            "evaluation": tested,
            "governance": product(p.governance_days_tuned, rate),
        },
        monthly={"running": product(p.run_days_tuned, rate)},
        moves={"work": _a_month(moved, p), "training": _a_month(trained, p)},
        repeats={
            "work": plus(product(p.retraining_days_share, days, rate), tested),
            "labels": product(p.relabel_share, p.examples_wanted, label),
            "training": trained,
        },
    )
    if paid != "request":
        flow.monthly["hosting"] = hosting(p, paid, months)
    if paid in BY_TOKEN:
        _add_requests(flow, p, Column.FINE_TUNED)
    _add_errors(flow, p, p.error_share_tuned)
    if looks_up:
        _add_retrieval(flow, p, p.retrieval_kept)
    return flow


def _labels(p: Points) -> Numbers:
    """The examples to be made: those to test with, and what is wanted beyond those held."""
    rows = zip(p.evaluation_cases, p.examples_wanted, p.examples_held, strict=True)
    return [cases + max(0, wanted - held) for cases, wanted, held in rows]


def _a_month(costs: Numbers, p: Points) -> Numbers:
    """A cost that comes once in the life of a base model, spread over its months."""
    return [cost / life for cost, life in zip(costs, p.model_life_months, strict=True)]


def _add_requests(flow: Flow, p: Points, column: Column) -> None:
    """The requests of a month, and those that test a release: each case asked, and judged."""
    request = request_cost(p, use_of(p, column))
    flow.requests = product(p.volume, request)
    pairs = zip(p.evaluation_cases, request, strict=True)
    asked = [cases * CALLS_A_CASE * one for cases, one in pairs]
    flow.start["asked"], flow.moves["asked"] = asked, _a_month(asked, p)
    if flow.repeats:
        flow.repeats["asked"] = asked


def _add_errors(flow: Flow, p: Points, shares: Numbers) -> None:
    if any(p.error_usd) and any(shares):
        flow.uses["errors"] = product(p.volume, shares, p.error_usd)


def _add_retrieval(flow: Flow, p: Points, kept: Numbers | None) -> None:
    priced = product(p.corpus_size, p.tokens_a_page, p.embedding_usd_per_million)
    embedded = [cost / MILLION for cost in priced]
    days = product(p.retrieval_days, p.staff_usd_per_day)
    flow.start["retrieval"] = plus(embedded, days)
    store, ranked = p.vector_store_usd_a_month, product(p.volume, p.rerank_usd_a_request)
    flow.monthly["store"] = store if kept is None else product(store, kept)
    flow.uses["retrieval"] = ranked if kept is None else product(ranked, kept)


def hosting(p: Points, paid: str, months: int) -> Numbers:
    """What keeping a tuned model ready costs a month."""
    if paid == "hosted":
        return product(p.hours_a_month, p.hosting_usd_per_hour)
    if paid == "cpu":
        return product(p.hours_a_month, p.cpu_usd_per_hour)
    rented = gpus(p, p.tokens_per_second_small, months)
    fees = product(rented, p.hours_a_month, p.gpu_usd_per_hour)
    if paid == "own_gpu":
        return fees
    return [fee / sharing for fee, sharing in zip(fees, p.adapters_sharing, strict=True)]


def training(p: Points, paid: str) -> Numbers:
    """What the training runs of one release cost, by the token or by the hour."""
    pairs = zip(p.examples_held, p.examples_wanted, strict=True)
    examples = [min(MOST_TRAINED, max(held, wanted)) for held, wanted in pairs]
    passes = plus(p.epochs, p.validation_passes)
    tokens = product(examples, p.tokens_an_example, passes, p.runs_a_release)
    if paid in BY_TOKEN:
        prices = zip(tokens, p.training_usd_per_million, strict=True)
        return [count * price / MILLION for count, price in prices]
    fees = p.cpu_usd_per_hour if paid == "cpu" else p.gpu_usd_per_hour
    rows = zip(tokens, p.training_tokens_per_second, fees, strict=True)
    return [count / (speed * SECONDS_AN_HOUR) * fee for count, speed, fee in rows]


def flow_of(p: Points, column: Column, routes: CostRoutes, months: int) -> Flow:
    """What a column costs."""
    if column is Column.FINE_TUNED:
        return tuned(p, routes, months)
    return untuned(p, column, routes, months)


def summed(parts: Collection[Numbers]) -> Numbers:
    """The sums, draw by draw; nothing of nothing."""
    return reduce(plus, parts) if parts else ()


class Sums(NamedTuple):
    """A flow put together: what comes at the start, by request, by use, a month, a training.

    Each for every draw, or empty where nothing of the kind is paid.
    """

    start: Numbers
    requests: Numbers
    uses: Numbers
    monthly: Numbers
    repeats: Numbers


def sums_of(flow: Flow) -> Sums:
    """The lines of a flow put together."""
    return Sums(
        start=summed(flow.start.values()),
        requests=flow.requests,
        uses=summed(flow.uses.values()),
        monthly=summed([*flow.monthly.values(), *flow.moves.values()]),
        repeats=summed(flow.repeats.values()),
    )


def totals(sums: Sums, times: Times, column: Column) -> Numbers:
    """The present values of a column over the months the factors are of."""
    found = [sums.start] if sums.start else []
    if sums.monthly:
        found.append(product(sums.monthly, times.months))
    if sums.requests:
        found.append(product(sums.requests, priced(times, column)))
    if sums.uses:
        found.append(product(sums.uses, times.uses))
    if sums.repeats:
        found.append(product(sums.repeats, times.repeats))
    return summed(found)


def priced(times: Times, column: Column) -> Numbers:
    """What requests of a column add up to."""
    return times.tuned if column is Column.FINE_TUNED else times.foundation


def lines_of(flow: Flow, times: Times, column: Column) -> dict[str, float]:
    """The present value of a column line by line, in the order of ``LINES``; the first draw."""
    found = dict.fromkeys(LINES, 0.0)
    for name, cost in flow.start.items():
        found[_LINE_OF.get(name, name)] += cost[0]
    for name, cost in flow.monthly.items():
        found[_LINE_OF.get(name, name)] += cost[0] * times.months[0]
    for cost in flow.moves.values():
        found["migration"] += cost[0] * times.months[0]
    for name, cost in flow.uses.items():
        found[name] += cost[0] * times.uses[0]
    if flow.requests:
        found["requests"] += flow.requests[0] * priced(times, column)[0]
    for cost in flow.repeats.values():
        found["retraining"] += cost[0] * times.repeats[0]
    return found
