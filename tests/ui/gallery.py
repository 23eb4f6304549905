"""Pictures of every widget and of a made-up question page, to be looked at by a person.

``python tests/ui/gallery.py FOLDER`` from the project's root; not a test.
"""

from __future__ import annotations

import os
import sys
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QMainWindow, QRadioButton

from ui import widgets as w
from ui.theme import Look, Scheme

TITLE = "How many good examples of the finished work does the organisation have?"
HINT = (
    "An example is an input together with the answer an expert would accept: a claim letter"
    " and its correct category, say"
)
WHY = (
    "Fine-tuning learns from examples. Below a few dozen there is little to learn from;"
    " prompting needs none."
)
SETTLED = (
    "The answer is settled: no open question changes the side, and the rest decides only where"
    " the model runs."
)
OPTIONS = (
    ("None yet", "We would have to write them from scratch"),
    ("Fewer than 50", "A few that people keep as reference"),
    ("50 to 1,000", "Enough for a first tuning run with most providers"),
    ("More than 1,000", "Routinely produced, checked by experts"),
)
GROUPS = (
    w.RailGroup(items=(w.RailItem(place="engagement", label="Engagement", state="done"),)),
    w.RailGroup(
        heading="Interview",
        items=(
            w.RailItem(place="business", label="Business need", state="done", note="done"),
            w.RailItem(place="data", label="Data & knowledge", note="2 of 4"),
            w.RailItem(place="performance", label="Performance", state="marked", note="1 marked"),
            w.RailItem(place="custom", label="Customization", note="4"),
            w.RailItem(place="security", label="Security", note="5"),
            w.RailItem(place="cost", label="Cost", note="6"),
        ),
    ),
    w.RailGroup(
        heading="Decide",
        items=(
            w.RailItem(place="priorities", label="Priorities"),
            w.RailItem(place="check", label="Check answers"),
            w.RailItem(place="result", label="Result", state="hidden", note="hidden"),
            w.RailItem(place="report", label="Report"),
        ),
    ),
)


def question_page(look: Look) -> w.PageScaffold:
    """The question page of the design."""
    page = w.PageScaffold(look)
    page.heading.set_texts("Data and knowledge · question 3 of 4", TITLE, HINT)
    page.heading.set_action("Mark for later")
    group = w.OptionGroup(look, TITLE)
    group.set_options(
        [
            w.Option(key=str(n), label=label, detail=detail, digit=str(n))
            for n, (label, detail) in enumerate(OPTIONS, 1)
        ],
        w.Option(
            key=None,
            label="We don't know yet",
            detail="The result will show whether it matters",
            digit="0",
        ),
        "or",
    )
    group.set_states({"3": w.OptionState(chosen=True)})
    page.main.addWidget(group)
    link = w.LinkButton(look, "Not applicable…", "secondary", "mute")
    page.main.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
    page.add_side("Why we ask", w.Prose(look, WHY))
    page.add_side("Evidence", w.Prose(look, "Guides advise 50 to 100."), folded=True)
    words = w.TextField(look, "")
    words.set_label("", "Client's words")
    words.set_value("About 600 closed claims with the adjuster's decision, 2023-2026")
    words.set_help("goes into the report")
    page.add_side("Client's words", words)
    page.add_side("Private note (1)", w.TextField(look, "Note"), folded=True)
    return page


def parts_page(look: Look) -> w.PageScaffold:
    """Everything the question page does not show."""
    page = w.PageScaffold(look)
    title = "Fine-tune a model, and keep retrieval for the policy text."
    page.heading.set_texts("Recommendation", title)
    page.heading.set_hint(
        (w.Run("Settled. ", bold=True, colour="ink"), w.Run("No open answer changes it."))
    )
    tabs = (("why", "Why"), ("change", "What would change it"), ("plan", "Plan and risks"))
    page.main.addWidget(w.TabBar(look, tabs))
    page.main.addWidget(_buttons(look))
    for kind in ("info", "warning", "error", "settled"):
        strip = w.Strip(look, kind, SETTLED)
        strip.add_action("Show the result")
        strip.add_action("Undo")
        page.main.addWidget(strip)
    for part in (_fields(look), _table(look), _states(look)):
        page.main.addWidget(part)
    note = w.Disclosure(look, "Private note (1)", w.Prose(look, "A note."), strong=True)
    note.set_open(opened=True)
    page.main.addWidget(note)
    page.main.addWidget(w.EmptyState(look, "No assessment yet.", "Start an assessment"))
    return page


def _buttons(look: Look) -> w.FlowRow:
    off, dim = w.Button(look, "Off", "primary"), w.Button(look, "Off")
    for button in (off, dim):
        button.setEnabled(False)
    save = w.Button(look, "Save the report…", "primary", "plus")
    link = w.LinkButton(look, "Show all 28 questions")
    return w.FlowRow(look, w.Button(look, "Try a what-if"), save, off, dim, link)


def _fields(look: Look) -> w.Card:
    card = w.Card(look, "Still unknown")
    card.add_text("Whether data may leave the premises is unanswered.")
    volume = w.LineField(look, "Volume", "requests a month", "100,000", 320)
    volume.set_help("A usual month")
    mark = w.LineField(look, "Pass mark", "%", "", 160)
    mark.set_value("140")
    mark.set_error("Give a share between 0 and 100")
    basis = w.ChoiceField(look, "Basis", (("m", "Measured"), ("d", "Documented")), "Choose")
    order, about = QRadioButton("Only the order"), QRadioButton("About right, give or take 10")
    about.setChecked(True)
    check, summary = QCheckBox("All answers, with who said them"), QCheckBox("Summary only")
    check.setChecked(True)
    points, unset = w.PointsSlider(look, "Points"), w.PointsSlider(look, "Points")
    points.set_value(64)
    for widget in (volume, mark, basis, order, about, check, summary, points, unset):
        card.body.addWidget(widget)
    errors = w.ErrorSummary(look)
    errors.show_errors((("Give a share between 0 and 100", mark),))
    card.body.insertWidget(0, errors)
    return card


def _table(look: Look) -> w.Card:
    columns = (w.Column(title="", share=1), *(w.Column(title=t, right=True) for t in ("A", "B")))
    table = w.DataTable(look, columns, "Cost")
    foundation, tuned = "Foundation, retrieval in the prompt", "Fine-tuned small model"
    table.set_rows(((foundation, "$6k", w.Cell(text="$311k", bold=True)), (tuned, "$62k", "$206k")))
    card = w.Card(look)
    card.body.addWidget(table)
    return card


def _states(look: Look) -> w.OptionGroup:
    group = w.OptionGroup(look, "States")
    group.set_options(
        (
            w.Option(key="a", label="Nothing may leave", digit="1"),
            w.Option(key="b", label="Averylongword" * 7, detail="Second", digit="2"),
        )
    )
    note = "This rules out managed tuning. Reopens if a provider offers it in the region."
    said = w.OptionState(chosen=True, assumed="Assumed", people=("Head of claims", "IT"))
    group.set_states({"a": w.OptionState(note=note), "b": said})
    return group


def window(look: Look, page: w.PageScaffold) -> QMainWindow:
    """A page in a whole window."""
    rail, footer, top = w.Rail(look), w.Footer(look), QMainWindow()
    rail.set_groups(GROUPS)
    rail.set_current("data")
    rail.set_foot("Claims triage · Example Insurance", "Saved 14:32")
    footer.show_actions("Continue", "", "Enter to continue", "Back")
    frame = w.Frame(look, rail, page, footer)
    frame.bar.set_text("Data & knowledge, 3 of 4")
    for name in ("File", "Edit", "View", "Assessment", "Help"):
        top.menuBar().addMenu(name)
    top.setCentralWidget(frame)
    return top


def main(folder: Path) -> None:
    """Grab every page at every size, light and dark."""
    app = QApplication([])
    look = Look()
    look.apply(app)
    folder.mkdir(parents=True, exist_ok=True)
    sizes = {
        "wide": (1280, 800, 1.0),
        "medium": (1024, 700, 1.0),
        "large-text": (1024, 700, 2.0),
        "small": (480, 360, 1.0),
        "tall": (1280, 2000, 1.0),
    }
    pages = {"question": question_page, "parts": parts_page}
    for scheme, page, size in product((Scheme.LIGHT, Scheme.DARK), pages, sizes):
        width, height, text = sizes[size]
        look.set_scheme(scheme)
        look.set_text_size(text)
        top = window(look, pages[page](look))
        top.resize(width, height)
        top.show()
        app.processEvents()
        app.processEvents()
        top.grab().save(str(folder / f"{page}-{size}-{scheme}.png"))
        top.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
