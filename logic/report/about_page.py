"""What was assessed, who was asked, and where to find what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.report.answer_page import view_fits
from logic.report.blocks import Contents, Heading, Paragraph, Section, Table, say
from logic.report.matter import pair
from logic.report.prices_page import price_facts
from logic.sentences import long_date
from logic.voices import unlisted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.report.blocks import Block, Prose
    from logic.report.matter import Matter

_LONGEST = 400


def about_section(matter: Matter, sections: tuple[Section, ...]) -> Section:
    """The facts of the assessment, and the contents of the report's sections."""
    name = matter.text("about.name")
    names = tuple((section.id, section.name) for section in sections)
    return Section(
        id="about",
        name=name,
        kicker=(),
        headline=known(matter),
        blocks=(
            Table(rows=tuple(_facts(matter)), widths=(170, 480), title=name),
            Heading(text=matter.text("about.contents")),
            Contents(names=names),
            *_view(matter),
        ),
        one_page=True,
    )


def known(matter: Matter) -> str:
    """How many questions rest on confirmed answers, in a sentence."""
    counts = matter.advice.counts
    values = {"asked": counts.asked, "confirmed": counts.confirmed, "open": counts.open}
    if counts.assumed:
        return matter.text("about.headline_assumed", assumed=counts.assumed, **values)
    if counts.open:
        return matter.text("about.headline", **values)
    return matter.text("about.headline_all", asked=counts.asked)


def view_section(matter: Matter) -> tuple[Section, ...]:
    """A page for the adviser's view alone, where no other follows and the first had no room."""
    view = matter.assessment.engagement.adviser_view
    if view_fits(view):
        return ()
    name = matter.text("answer.view")
    blocks = (Paragraph(prose=say(view)),)
    return (Section(id="view", name=name, kicker=(), headline=f"{name}.", blocks=blocks),)


def _view(matter: Matter) -> tuple[Block, ...]:
    """The adviser's own view, where the first page had no room for all of it."""
    view = matter.assessment.engagement.adviser_view
    if view_fits(view):
        return ()
    return Heading(text=matter.text("answer.view")), Paragraph(prose=say(view))


def _facts(matter: Matter) -> Iterator[tuple[Prose, ...]]:
    """What is known about the engagement; what was not given is left out."""
    engagement = matter.assessment.engagement
    given = {
        "task": engagement.task,
        "client": matter.client(),
        "decision": engagement.decision,
        "decide_by": long_date(engagement.decide_by),
        "date": matter.date(),
        "people": _people(matter),
        "prepared": matter.prepared_by(_LONGEST),
        "sells": matter.text(f"about.{_SELLS[engagement.sells_implementation]}"),
        "sources": engagement.sources,
        "confidentiality": engagement.confidentiality,
        "version": _version(matter),
        "rules": _rules(matter),
        "review": long_date(matter.advice.review_date),
    }
    yield from (pair(matter.text(f"about.{key}"), text) for key, text in given.items() if text)
    yield from price_facts(matter)


_SELLS = {True: "sells_yes", False: "sells_no", None: "sells_unknown"}


def _people(matter: Matter) -> str:
    """The people listed, then who else said something; one taken out goes by the role."""
    listed = [matter.who(person.id) for person in matter.assessment.engagement.people]
    others = dict.fromkeys(matter.who(name) for name in unlisted(matter.assessment))
    return "; ".join((*listed, *(who for who in others if who not in listed)))


def _version(matter: Matter) -> str:
    assessment = matter.assessment
    state = "final" if assessment.finished else "open"
    if assessment.report.draft:
        state = "draft"
    return matter.text(f"about.version_{state}", number=assessment.revision)


def _rules(matter: Matter) -> str:
    content = matter.content
    dated = long_date(content.dated.isoformat())
    return matter.text("about.rules_value", id=content.id, version=content.version, dated=dated)
