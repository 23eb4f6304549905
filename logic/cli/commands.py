"""The commands: each takes its arguments and gives the text to print."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import UUID

from logic.advice import advise
from logic.answers_file import check_ids, load_answers
from logic.assessment import Answer, Assessment, State
from logic.assessment_file import load, save
from logic.cli.data import advice_data, question_data
from logic.cli.targets import check_assessment_target, check_report_target, keep_apart
from logic.cli.text import advice_text, question_text
from logic.disk import write_whole
from logic.errors import AnswerError, ReportError
from logic.pack import load_pack
from resources import version

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from logic.findings import Advice
    from logic.pack import Pack


def _questions(arguments: Namespace) -> str:
    pack = load_pack()
    if arguments.json:
        return _as_json(question_data(pack.content, pack.words))
    return question_text(pack.content, pack.words)


def _new(arguments: Namespace) -> str:
    keep_apart(arguments.answers, arguments.output)
    check_assessment_target(arguments.output)
    assessment = load_answers(load_pack().content, arguments.answers)
    save(arguments.output, assessment, f"tunewise {version()}")
    return f"Wrote {arguments.output} with {len(assessment.answers)} answers.\n"


def _evaluate(arguments: Namespace) -> str:
    pack = load_pack()
    assessment = _opened(pack, arguments.file)
    advice = advise(pack.content, assessment)
    if arguments.json:
        return _as_json(advice_data(pack.content, assessment, advice))
    return advice_text(pack, assessment, advice)


def _report(arguments: Namespace) -> str:
    keep_apart(arguments.file, arguments.output)
    check_report_target(arguments.output)
    pack = load_pack()
    assessment = _opened(pack, arguments.file)
    made = _made(pack, assessment, advise(pack.content, assessment))
    write_whole(arguments.output, made, private=False)
    return f"Wrote {arguments.output}.\n"


def _selftest(_arguments: Namespace) -> str:
    pack = load_pack()
    content = pack.content
    assessment = _tiny(pack)
    advice = advise(content, assessment)
    made = _made(pack, assessment, advice)
    return (
        f"content  {content.id} {content.version}, {len(content.questions)} questions\n"
        f"advice   {advice.recommendation}\n"
        f"report   {len(made)} bytes of PDF\n"
        f"Tunewise {version()} works.\n"
    )


COMMANDS: Mapping[str, Callable[[Namespace], str]] = {
    "questions": _questions,
    "new": _new,
    "evaluate": _evaluate,
    "report": _report,
    "selftest": _selftest,
}


def _as_json(data: object) -> str:
    # Plain ASCII: the receiving program need not know this terminal's encoding.
    return json.dumps(data, indent=2, allow_nan=False) + "\n"


def _opened(pack: Pack, path: Path) -> Assessment:
    assessment = load(path)
    try:
        check_ids(pack.content, assessment)
    except AnswerError as fault:
        raise AnswerError(
            f"{path} cannot be used with this content pack: {fault}; it was left as it is, so"
            " open it with the version that made it."
        ) from fault
    return assessment


def _made(pack: Pack, assessment: Assessment, advice: Advice) -> bytes:
    from logic.report import make_report  # noqa: PLC0415 - heavy, and used by few commands

    made = make_report(pack.content, pack.words, assessment, advice)
    if not made.startswith(b"%PDF-"):
        raise ReportError("The report came out as no PDF; install Tunewise again.")
    return made


def _tiny(pack: Pack) -> Assessment:
    """An assessment of one answer: the first question's first option."""
    first = next(iter(pack.content.questions.values()))
    answer = Answer(state=State.ANSWERED, options=first.option_ids()[:1])
    day = pack.content.dated.isoformat()
    return Assessment(id=str(UUID(int=0)), date=day, answers={first.id: answer})
