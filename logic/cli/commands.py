"""The commands: each takes its arguments and gives what to print."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from logic.advice import advise
from logic.answers_file import check_ids, load_answers
from logic.assessment import Answer, Assessment, State
from logic.assessment_file import save
from logic.cli.data import advice_data, question_data
from logic.cli.passphrase import (
    is_protected,
    load_protected,
    new_passphrase,
    new_seal,
    with_password,
)
from logic.cli.price_check import check_text
from logic.cli.settings import settings_of
from logic.cli.targets import (
    check_assessment_target,
    check_report_target,
    check_sheet_target,
    held,
    keep_apart,
)
from logic.cli.text import advice_text, question_text
from logic.cli.verified import VERIFIED, note_of, unlike
from logic.disk import write_whole
from logic.errors import AnswerError, ReportError
from logic.interview import ref_of
from logic.own_pack import named_pack
from logic.pack import load_pack
from logic.prices.reading import bundled
from logic.record import dataclass
from resources import version

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from logic.findings import Advice
    from logic.pack import Pack
    from logic.report.blocks import Outline


#: How many characters that cannot be drawn are named.
_NAMED = 10
_TURNED = (
    "The PDF draws some text from right to left, in the order it is drawn in; the assessment file"
    " keeps it as it was written. So the PDF does not claim to be PDF/A or PDF/UA."
)


_BARED = (
    "{file} is protected by a passphrase, and this report of it is not: anyone can read it. With"
    " --protect it is."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The text a command prints, and a sentence beside it for standard error, or ""."""

    text: str
    note: str = ""


def _questions(arguments: Namespace) -> Said:
    pack = load_pack(named_pack())
    if arguments.json:
        return _as_json(question_data(pack.content, pack.words))
    return Said(text=question_text(pack.content, pack.words))


def _new(arguments: Namespace) -> Said:
    keep_apart(arguments.answers, arguments.output)
    check_assessment_target(arguments.output)
    assessment = load_answers(load_pack(named_pack()).content, arguments.answers)
    seal = new_seal() if arguments.protect else None
    with held(arguments.output):
        save(arguments.output, assessment, f"tunewise {version()}", seal)
    count = len(assessment.answers)
    said = f"{count} answer{'' if count == 1 else 's'}"
    return Said(text=f"Wrote {arguments.output} with {said}.\n")


def _evaluate(arguments: Namespace) -> Said:
    pack = load_pack(named_pack())
    assessment = _opened(pack, arguments.file)
    advice = advise(pack.content, assessment)
    if arguments.json:
        said = _as_json(advice_data(pack.content, assessment, advice))
    else:
        said = Said(text=advice_text(pack, assessment, advice))
    return Said(text=said.text, note=_other_rules(pack, assessment))


def _other_rules(pack: Pack, assessment: Assessment) -> str:
    made_with, here = assessment.content, ref_of(pack.content)
    if not made_with.checksum or made_with.checksum == here.checksum:
        return ""
    return (
        f"The assessment was made under the rules {made_with.version} "
        f"({made_with.checksum[:8]}); this is what the rules {here.version} "
        f"({here.checksum[:8]}) say of it."
    )


def _report(arguments: Namespace) -> Said:
    keep_apart(arguments.file, arguments.output)
    check_report_target(arguments.output)
    pack = load_pack(named_pack())
    kept = _opened(pack, arguments.file)
    assessment = replace(kept, report=settings_of(arguments, kept.report))
    password = new_passphrase() if arguments.protect else ""
    made, note = _made(pack, assessment, advise(pack.content, assessment), password)
    write_whole(arguments.output, made, private=False)
    notes = (note, "" if password else _bared(arguments.file))
    return Said(text=f"Wrote {arguments.output}.\n", note=" ".join(filter(None, notes)))


def _bared(file: Path) -> str:
    return _BARED.format(file=file) if is_protected(file) else ""


def _document(arguments: Namespace) -> Said:
    # Heavy, and used by few commands.
    from logic.report import render_outline  # noqa: PLC0415
    from logic.report.documents import Kind, build_document  # noqa: PLC0415
    from logic.report.spreadsheet import as_csv  # noqa: PLC0415

    keep_apart(arguments.file, arguments.output)
    sheet = arguments.output.suffix.lower() == ".csv"
    (check_sheet_target if sheet else check_report_target)(arguments.output)
    pack = load_pack(named_pack())
    assessment = _opened(pack, arguments.file)
    advice = advise(pack.content, assessment)
    made = build_document(Kind(arguments.kind), pack.content, pack.words, assessment, advice)
    written = as_csv(made.sheet) if sheet else render_outline(made.outline)
    write_whole(arguments.output, written, private=False)
    note = "" if sheet else _unclaimed(made.outline)
    return Said(text=f"Wrote {arguments.output}.\n", note=note)


def _verify(arguments: Namespace) -> Said:
    # Heavy, and used by few commands.
    from logic.report.attachment import read_report  # noqa: PLC0415
    from logic.report.verification import verify  # noqa: PLC0415

    pack = load_pack(named_pack())
    data = read_report(arguments.file)
    given = pack.content, pack.words, data, str(arguments.file)
    found = with_password(arguments.file, partial(verify, *given))
    if not found.consistent:
        raise ReportError(unlike(arguments.file, found))
    return Said(text=VERIFIED.format(file=arguments.file), note=note_of(found))


def _check_content(arguments: Namespace) -> Said:
    pack = load_pack(arguments.folder)
    content = pack.content
    return Said(
        text=f"{content.id} {content.version} is in order: {len(content.questions)} questions, "
        f"{len(content.terms)} terms, {len(content.gates)} gates, {len(content.routes)} routes, "
        f"{len(content.evidence)} sources.\nchecksum {content.checksum}\n"
    )


def _prices(arguments: Namespace) -> Said:
    today = datetime.now(UTC).astimezone().date().isoformat()
    return Said(text=check_text(arguments.file, arguments.dated, today))


def _selftest(_arguments: Namespace) -> Said:
    pack = load_pack(named_pack())
    content = pack.content
    assessment = _tiny(pack)
    advice = advise(content, assessment)
    made, _ = _made(pack, assessment, advice)
    return Said(
        text=f"content  {content.id} {content.version}, {len(content.questions)} questions\n"
        f"advice   {advice.recommendation}\n"
        f"prices   {len(bundled().rows)} listed\n"
        f"report   {len(made)} bytes of PDF\n"
        f"Tunewise {version()} works.\n"
    )


COMMANDS: Mapping[str, Callable[[Namespace], Said]] = {
    "questions": _questions,
    "new": _new,
    "evaluate": _evaluate,
    "report": _report,
    "document": _document,
    "verify": _verify,
    "check-content": _check_content,
    "prices": _prices,
    "selftest": _selftest,
}


def _as_json(data: object) -> Said:
    # Plain ASCII: the receiving program need not know this terminal's encoding.
    return Said(text=json.dumps(data, indent=2, allow_nan=False) + "\n")


def _opened(pack: Pack, path: Path) -> Assessment:
    assessment = _inside(path) if path.suffix.lower() == ".pdf" else load_protected(path)
    try:
        check_ids(pack.content, assessment)
    except AnswerError as fault:
        raise AnswerError(
            f"{path} cannot be used with this content pack: {fault}; it was left as it is, so"
            " open it with the version that made it."
        ) from fault
    return assessment


def _inside(report: Path) -> Assessment:
    from logic.report.attachment import read_report, reopen  # noqa: PLC0415 - heavy

    return with_password(report, partial(reopen, read_report(report), str(report)))


def _made(
    pack: Pack, assessment: Assessment, advice: Advice, password: str = ""
) -> tuple[bytes, str]:
    """The PDF, and a sentence on the characters it lacks, or ""."""
    # Heavy, and used by few commands.
    from logic.report import export_of, render_outline  # noqa: PLC0415
    from logic.report.outline import build_outline  # noqa: PLC0415

    outline = build_outline(pack.content, pack.words, assessment, advice)
    made = render_outline(outline, export=export_of(assessment, password))
    if not made.startswith(b"%PDF-"):
        raise ReportError("The report came out as no PDF; install Tunewise again.")
    return made, _unclaimed(outline)


def _unclaimed(outline: Outline) -> str:
    """Why the PDF of an outline claims no standard, or ""."""
    from logic.report import not_drawable, turns  # noqa: PLC0415 - heavy

    notes = (_lacking(not_drawable(outline)), _TURNED if turns(outline) else "")
    return " ".join(note for note in notes if note)


def _lacking(characters: str) -> str:
    if not characters:
        return ""
    named = ", ".join(_named(character) for character in characters[:_NAMED])
    more = f" and {len(characters) - _NAMED} more" if len(characters) > _NAMED else ""
    return (
        f"The PDF lacks characters that its typefaces cannot draw: {named}{more}; they are kept"
        " in the assessment file. So the PDF does not claim to be PDF/A or PDF/UA."
    )


def _named(character: str) -> str:
    # By number too: the terminal may not draw it either.
    number = f"U+{ord(character):04X}"
    return f"{character} ({number})" if character.isprintable() else number


def _tiny(pack: Pack) -> Assessment:
    """An assessment of one answer: the first question's first option."""
    first = next(iter(pack.content.questions.values()))
    answer = Answer(state=State.ANSWERED, options=first.option_ids()[:1])
    day = pack.content.dated.isoformat()
    return Assessment(id=str(UUID(int=0)), date=day, answers={first.id: answer})
