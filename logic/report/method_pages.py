"""Method under the headings of a checklist, corrections of the usual account, limits, versions."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from logic.assessment import State
from logic.figures import Role
from logic.figures.numerals import percent
from logic.figures.sides import CLEAR_FROM
from logic.interview import walk
from logic.model import Consideration
from logic.report.blocks import Bullets, Heading, Manner, Paragraph, Section, Span, Table, say
from logic.report.matter import pair
from logic.report.price_words import PriceWords
from logic.report.prices_page import price_lists
from logic.report.sharing import attached
from logic.report.text import LONGEST, one_line
from logic.sentences import long_date, number
from resources import version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.assessment import Priorities
    from logic.model import Evidence
    from logic.report.blocks import Block, Prose
    from logic.report.matter import Matter

#: Where the eight headings come from.
_CHECKLIST = ("ISPOR",)
_PRICES = ("PRICES",)
_LIMITS = ("limits_1", "limits_2", "limits_3", "limits_4")
#: Sets of points beside one another in a table, so that all of them fit its width.
_MOST_SETS = 5
#: A header cell must not grow taller than a page.
_LONGEST_NAME = 60


def method_section(matter: Matter) -> Section:
    """How the advice was formed, with every value, weight, correction, limit and version."""
    return Section(
        id="method",
        name=matter.text("method.name"),
        kicker=(),
        headline=matter.text("method.headline"),
        blocks=(
            Paragraph(prose=(*say(matter.text("method.lead")), *_checklist(matter))),
            *_problem(matter),
            *_criteria(matter),
            *_performance(matter),
            *_list(matter, "method.scoring", ("how_3",)),
            *_weights(matter),
            *_list(matter, "method.aggregation", ("how_1", "how_4")),
            *_list(matter, "method.uncertainty", ("how_5", "uncertainty_1")),
            *_values(matter),
            *_list(matter, "method.reporting", ("reporting_1", "reporting_2")),
            *_corrections(matter),
            *_list(matter, "method.limits", _LIMITS),
            *_versions(matter),
        ),
    )


def _list(matter: Matter, title: str, keys: tuple[str, ...]) -> tuple[Block, ...]:
    review = long_date(matter.advice.review_date)
    given = {"limits_2": {"review": review}}
    items = tuple(say(matter.text(f"method.{key}", **given.get(key, {}))) for key in keys)
    return Heading(text=matter.text(title)), Bullets(items=items)


def _checklist(matter: Matter) -> Prose:
    cited = matter.cite(_CHECKLIST)
    return (Span(text=" "), *cited) if cited else ()


def _problem(matter: Matter) -> tuple[Block, ...]:
    """What is decided, between what, for whom."""
    engagement, routes = matter.assessment.engagement, matter.advice.routes
    blank = matter.text("about.not_given")
    kept = {"kept": sum(route.kept for route in routes), "all": len(routes)}
    choice = matter.text("method.problem_choice_value", **kept)
    rows = (
        pair(matter.text("about.task"), matter.task() or blank),
        pair(matter.text("about.decision"), engagement.decision or blank),
        *((pair(matter.text("method.problem_choice"), choice),) if routes else ()),
        pair(matter.text("about.people"), _asked(matter)),
    )
    title = matter.text("method.problem")
    return Heading(text=title), Table(rows=rows, widths=(150, 500), title=title)


def _asked(matter: Matter) -> str:
    people = len(matter.assessment.engagement.people)
    key = {0: "problem_who_none", 1: "problem_who_one"}.get(people, "problem_who_value")
    return matter.text(f"method.{key}", **({"count": people} if people > 1 else {}))


def _criteria(matter: Matter) -> tuple[Block, ...]:
    """The six considerations with their anchors."""
    title = matter.text("method.criteria")
    names = ("weighing.consideration", "method.worst", "method.best")
    rows = tuple(
        (say(matter.consideration(k)), *(say(_anchor(matter, k, end)) for end in ("worst", "best")))
        for k in Consideration
    )
    return (
        Heading(text=title),
        Paragraph(prose=say(matter.text("method.criteria_lead"))),
        Table(
            headers=tuple(say(matter.text(name)) for name in names),
            rows=rows,
            widths=(150, 250, 250),
            title=title,
        ),
    )


def _anchor(matter: Matter, k: Consideration, end: str) -> str:
    return matter.words.text(f"consideration.{k}.{end}")


def _performance(matter: Matter) -> tuple[Block, ...]:
    """How the trial is read, and what the answers rest on."""
    asked = walk(matter.content, matter.assessment)
    answers = [matter.assessment.answer(name) for name in asked]
    found = Counter(one.basis for one in answers if one.state is State.ANSWERED)
    unsaid = found.pop(None, 0)
    items = [
        matter.text("method.performance_basis_item", count=count, basis=matter.basis(basis).lower())
        for basis, count in found.most_common()
        if basis
    ]
    if unsaid:
        items.append(matter.text("method.performance_unsaid_item", count=unsaid))
    said = (
        matter.text("method.performance_basis", listed=", ".join(items))
        if items
        else matter.text("method.performance_none")
    )
    return (
        Heading(text=matter.text("method.performance")),
        Bullets(items=(say(matter.text("method.how_2")), say(said))),
    )


def _values(matter: Matter) -> tuple[Block, ...]:
    """The thresholds of the decision."""
    limits = matter.content.limits
    values = {
        "too_close_below": limits.too_close_below,
        "clear_from": CLEAR_FROM,
        "confirmed_at_least": limits.confirmed_at_least,
        "confirmed_for_side": limits.confirmed_for_side,
        "toss_from": limits.toss_from,
        "toss_to": limits.toss_to,
        "leaning_share": limits.leaning_share,
        "settled_share": limits.settled_share,
        "trial_cases": limits.trial_cases,
        "settled_cases": limits.settled_cases,
        "lever_percent": limits.lever_percent,
        "review_months": limits.review_months,
        "review_months_soon": limits.review_months_soon,
        "default_decisive": limits.default_decisive,
    }
    title = matter.text("method.values")
    rows = tuple(
        pair(number(value), matter.text(f"method.limit.{key}")) for key, value in values.items()
    )
    headers = (say(matter.text("method.value")), say(matter.text("method.meaning")))
    return Heading(text=title), Table(headers=headers, rows=rows, widths=(60, 590), title=title)


def _weights(matter: Matter) -> tuple[Block, ...]:
    """The points of everyone who gave some, and the weights that follow from the agreed ones."""
    title = matter.text("method.weighting")
    stated = matter.advice.weights_stated
    said = matter.text("method.weights_stated" if stated else "method.weights_equal")
    sets = [one for one in matter.assessment.priorities if one.points]
    parts = [sets[at : at + _MOST_SETS] for at in range(0, max(1, len(sets)), _MOST_SETS)]
    return (
        Heading(text=title),
        Paragraph(prose=say(said)),
        *(_weights_table(matter, title, part) for part in parts),
        *(Paragraph(prose=say(_certainty(matter, one)), manner=Manner.SMALL) for one in sets),
    )


def _weights_table(matter: Matter, title: str, sets: list[Priorities]) -> Table:
    """The weights, and beside them the points of a few."""
    columns = [_set_name(matter, one, _LONGEST_NAME) for one in sets]
    headers = (
        say(matter.text("weighing.consideration")),
        say(matter.text("weighing.weight")),
        *(say(name) for name in columns),
    )
    rows = tuple(_weight_row(matter, k, sets) for k in Consideration)
    widths = (190.0, 90.0, *(370.0 / len(sets) for _ in sets))
    numeric = tuple(range(1, len(widths)))
    return Table(headers=headers, rows=rows, widths=widths, title=title, numeric=numeric)


def _set_name(matter: Matter, one: Priorities, longest: int = LONGEST) -> str:
    """Whose points they are, cut at ``longest``; those that drive the result are marked."""
    who = one_line(matter.who(one.person), longest) if one.person else ""
    name = matter.text("method.weights_of", who=who) if who else matter.text("method.given")
    agreed = one is matter.assessment.agreed_priorities()
    return f"{name} ({matter.text('method.agreed')})" if agreed else name


def _weight_row(matter: Matter, k: Consideration, sets: list[Priorities]) -> tuple[Prose, ...]:
    weight = percent(matter.advice.weights[k])
    none = matter.words.text("ui_priorities.unset")
    points = (say(str(one.points.get(k, none))) for one in sets)
    return (say(matter.consideration(k)), say(weight), *points)


def _certainty(matter: Matter, one: Priorities) -> str:
    key = f"certainty.{one.certainty}.label"
    wanted = matter.words.placeholders(key)
    label = matter.words.text(key, **({"tolerance": one.tolerance} if wanted else {}))
    return matter.text("method.certainty", name=_set_name(matter, one), label=label)


def _corrections(matter: Matter) -> tuple[Block, ...]:
    """The corrections of the usual account, the same the Help page shows."""
    claims = matter.words.under("help.claim")
    if not claims:
        return ()
    columns = ("topic", "usual", "accurate")
    rows = tuple(
        tuple(say(matter.words.text(f"help.claim.{claim}.{column}")) for column in columns)
        for claim in claims
    )
    title = matter.text("method.corrections")
    headers = tuple(say(matter.text(f"method.{column}")) for column in columns)
    return (
        Heading(text=title),
        Paragraph(prose=say(matter.text("method.corrections_lead"))),
        Table(headers=headers, rows=rows, widths=(110, 200, 340), title=title),
    )


def _versions(matter: Matter) -> tuple[Block, ...]:
    """What this report was made with, so that it can be made again."""
    content, assessment = matter.content, matter.assessment
    title = matter.text("method.versions")
    dated = long_date(content.dated.isoformat())
    pack = {"id": content.id, "version": content.version, "dated": dated}
    revision = {"id": assessment.id, "number": assessment.revision}
    rows = (
        pair(matter.text("method.tool"), matter.text("method.tool_value", version=version())),
        pair(matter.text("method.pack"), matter.text("about.rules_value", **pack)),
        pair(matter.text("method.checksum"), content.checksum),
        pair(matter.text("method.assessment"), matter.text("method.revision", **revision)),
        pair(matter.text("method.answers_checksum"), sha256(attached(assessment)).hexdigest()),
        *(tuple(price_lists(matter)) or (_no_list(matter),)),
        *_revisions(matter),
    )
    return Heading(text=title), Table(rows=rows, widths=(150, 500), title=title)


def _no_list(matter: Matter) -> tuple[Prose, ...]:
    said = matter.text("method.no_list")
    name = PriceWords(matter.words).say("report.lists")
    return say(name), (Span(text=f"{said} "), *matter.cite(_PRICES))


def _revisions(matter: Matter) -> Iterator[tuple[Prose, ...]]:
    for one in matter.assessment.revisions:
        day = long_date(one.finished_on)
        said = matter.text("method.revision_item", number=one.number, day=day, why=one.why)
        yield pair(matter.text("method.earlier"), said)


def sources_section(matter: Matter, cited: tuple[str, ...]) -> Section | None:
    """The sources cited in the sections before; None where none is."""
    found = [matter.content.evidence[key] for key in cited]
    if not found:
        return None
    columns = ("key", "source", "mark")
    table = Table(
        headers=tuple(say(matter.text(f"sources.{name}")) for name in columns),
        rows=tuple(_source(matter, one) for one in sorted(found, key=_by_key)),
        widths=(80, 470, 100),
        title=matter.text("sources.name"),
    )
    one = len(found) == 1
    return Section(
        id="sources",
        name=matter.text("sources.name"),
        kicker=(),
        headline=matter.text("sources.headline_one")
        if one
        else matter.text("sources.headline", count=len(found)),
        blocks=(
            Paragraph(prose=say(matter.text("sources.caption")), manner=Manner.SMALL),
            table,
        ),
    )


def _by_key(evidence: Evidence) -> str:
    return evidence.key.lower()


def _source(matter: Matter, one: Evidence) -> tuple[Prose, ...]:
    how = matter.text(f"sources.how.{one.mark}")
    dated = f"{how}; {long_date(one.dated)}"
    return (
        (Span(text=one.key, anchor=f"source-{one.key}"),),
        (Span(text=one.citation), Span(text=f" {one.says}", role=Role.MUTE)),
        say(dated),
    )
