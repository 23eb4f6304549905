"""The trial: share of good answers, how far chance may move it, and the pass mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logic.figures.lower import lowered
from logic.figures.measure import text_width, wrap
from logic.figures.numerals import count
from logic.figures.numerals import percent as whole_percent
from logic.figures.sides import LINE
from logic.figures.values import Anchor, Box, Figure, Item, Line, Role, Spot, Text
from logic.sentences import percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from logic.findings import Advice, TrialReading
    from logic.words import Words

WIDTH = 650.0
_HEIGHT = 100.0
_AXIS = 46.0
_BAND = 18.0
_INSET = 24.0


def trial_figure(words: Words, advice: Advice, *, width: float = WIDTH) -> Figure | None:
    """The trial of the untuned model against its pass mark; None where none was made."""
    trial = advice.trial
    if trial is None or trial.tried == 0:
        return None
    drop = LINE * (len(_share(words, trial, width)) - 1)
    below = lowered(_axis(width), drop)
    return Figure(
        width=width,
        height=_HEIGHT + drop,
        items=(*below, *_band(words, trial, width), *_labels(words, trial, width)),
        title=words.text("figure.trial.title"),
        alt=words.text("figure.trial.alt", **_values(trial)),
        headers=(words.text("figure.trial.what"), words.text("figure.trial.value")),
        rows=(
            (words.text("figure.trial.measured"), percent(trial.share)),
            (words.text("figure.trial.cases"), f"{count(trial.good)} / {count(trial.tried)}"),
            (words.text("figure.trial.between"), words.text("number.range", **_ends(trial))),
            (words.text("figure.trial.pass_mark"), percent(trial.pass_mark)),
        ),
        spots=tuple(_spots(words, trial, width)),
    )


def _spots(words: Words, trial: TrialReading, width: float) -> Iterator[Spot]:
    """The pass mark and the measured share open where they came from."""
    mark, *share = _labels(words, trial, width)
    for text in (mark, share[-1]):
        wide = min(text_width(text.text) * 1.1, width)
        left = text.x - wide / 2 if text.anchor is Anchor.MIDDLE else text.x
        yield Spot(
            x=max(left, 0.0),
            y=max(text.y - 14, 0.0),
            width=wide,
            height=18,
            key="trial",
            name=words.text("figure.trial.open", said=text.text),
            text=text,
        )


def _ends(trial: TrialReading) -> dict[str, str]:
    return {"low": whole_percent(trial.low), "high": whole_percent(trial.high)}


def _values(trial: TrialReading) -> dict[str, object]:
    return {
        "good": count(trial.good),
        "tried": count(trial.tried),
        "share": percent(trial.share),
        "pass_mark": percent(trial.pass_mark),
        **_ends(trial),
    }


def _place(share: float, width: float) -> float:
    return _INSET + share * (width - 2 * _INSET)


def _axis(width: float) -> tuple[Item, ...]:
    start, end = _place(0, width), _place(1, width)
    marks = [(share / 4, _place(share / 4, width)) for share in range(5)]
    labels = tuple(
        Text(x=x, y=_HEIGHT - 6, text=percent(share), role=Role.MUTE, anchor=Anchor.MIDDLE)
        for share, x in marks
    )
    y = _HEIGHT - 24
    ticks = tuple(Line(x1=x, y1=y, x2=x, y2=y + 5, role=Role.EDGE) for _, x in marks)
    return (Line(x1=start, y1=y, x2=end, y2=y, role=Role.EDGE), *ticks, *labels)


def _band(words: Words, trial: TrialReading, width: float) -> tuple[Item, ...]:
    """The range, the share and the pass mark, whose line ends above a label in its way."""
    low, high = _place(trial.low, width), _place(trial.high, width)
    middle, mark = _place(trial.share, width), _place(trial.pass_mark, width)
    share = _labels(words, trial, width)[1:]
    crossed = any(said.x < mark < said.x + text_width(said.text) * 1.1 for said in share)
    end = _HEIGHT - 24 + LINE * (len(share) - 1)
    bottom = _AXIS + _BAND / 2 if crossed else end
    return (
        Box(
            x=low,
            y=_AXIS - _BAND / 2,
            width=max(high - low, 2.0),
            height=_BAND,
            fill=Role.FOUNDATION_SOFT,
            outline=Role.FOUNDATION,
        ),
        Line(x1=mark, y1=18, x2=mark, y2=bottom, role=Role.INK, width=1.5, dash=True),
        Box(
            x=middle - 7,
            y=_AXIS - 7,
            width=14,
            height=14,
            radius=7,
            fill=Role.FOUNDATION,
            outline=Role.CARD,
        ),
    )


def _labels(words: Words, trial: TrialReading, width: float) -> tuple[Text, ...]:
    """The pass mark above its line; the measured share below, on the freer side of the line."""
    mark = words.text("figure.trial.mark_label", pass_mark=percent(trial.pass_mark))
    lines = _share(words, trial, width)
    x = _beside(max(lines, key=text_width), trial, width)
    first = _HEIGHT - 31
    return (
        _inside(Text(x=_place(trial.pass_mark, width), y=12, text=mark, strong=True), width),
        *(
            Text(x=x, y=first + LINE * at, text=line, role=Role.FOUNDATION, strong=True)
            for at, line in enumerate(lines)
        ),
    )


def _share(words: Words, trial: TrialReading, width: float) -> tuple[str, ...]:
    """The measured share in words, in lines where it is wider than the figure."""
    said = words.text("figure.trial.share_label", **_values(trial))
    return wrap(said, width / 1.1, lines=3)


def _beside(said: str, trial: TrialReading, width: float) -> float:
    room = text_width(said) * 1.1
    x = _place(trial.share, width) - room / 2
    mark = _place(trial.pass_mark, width)
    if x - 6 < mark < x + room + 6:
        x = mark - room - 6 if mark - room - 6 > 0 and trial.share <= trial.pass_mark else mark + 8
    return min(max(x, 0.0), width - room)


def _inside(text: Text, width: float) -> Text:
    half = text_width(text.text) * 0.55
    x = min(max(text.x, half), width - half)
    return Text(x=x, y=text.y, text=text.text, anchor=Anchor.MIDDLE, strong=text.strong)
