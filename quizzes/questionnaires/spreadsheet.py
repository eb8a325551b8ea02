"""The figures as a CSV file, a line for each scale and item, and another file that says what its columns mean.

No line is about a person. What the page does not show stands here neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from curriculum.spreadsheets import Cell, csv_lines
from quizzes.analysis import FEWEST
from quizzes.models import Time
from quizzes.questionnaires.measuring import AFTERWARDS, Line, Measured

Column = tuple[str, str, Callable[[Line], Cell]]  # its name, what it means, its value


def rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 3)


def columns() -> Iterator[Column]:
    yield "scale", _("knowledge, myths, confidence or intention"), lambda line: line.scale
    yield "item", _("the item's id; empty for the whole scale"), lambda line: line.id
    yield "words", _("the item as it is asked today; other wordings are not counted"), lambda line: line.words
    for time in Time:
        yield from columns_at(time)
    for time in AFTERWARDS:
        yield from columns_of_change(time)


def columns_at(time: Time) -> Iterator[Column]:
    when = {"time": time.label}
    yield (
        f"{time}_n",
        _("how many people answered: %(time)s. For a scale, those who answered at least half of it") % when,
        lambda line: line.at[time].n if line.at[time].is_shown else None,
    )
    yield (
        f"{time}_mean",
        _("mean: %(time)s. Knowledge and intention 0 to 100; myths and confidence 1 to 5, where 5 is best") % when,
        lambda line: rounded(line.at[time].mean),
    )
    yield (
        f"{time}_good",
        _(
            "share from 0 to 1 of answers that are right, or help, or reject a myth or feel sure in one of the two"
            " strongest steps: %(time)s"
        )
        % when,
        lambda line: rounded(line.at[time].share),
    )


def columns_of_change(time: Time) -> Iterator[Column]:
    when = {"time": time.label}

    def shown(line: Line, value: Cell) -> Cell:
        return value if line.to[time].is_shown else None

    paired = _("how many people answered both before and: %(time)s") % when
    yield f"{time}_pairs", paired, lambda line: shown(line, line.to[time].n)
    yield f"{time}_change", _("mean change of the same people"), lambda line: rounded(line.to[time].change)
    gain = _("normalised gain: (after − before) / (highest − before), of the means of the same people")
    yield f"{time}_gain", gain, lambda line: rounded(line.to[time].gain)
    effect = _("Cohen's d: the change in standard deviations of both times")
    yield f"{time}_effect", effect, lambda line: rounded(line.to[time].effect)
    gained = _("for items: people whose answer was not good before and is now (for McNemar's test)")
    yield f"{time}_gained", gained, lambda line: shown(line, line.to[time].gained) if line.id else None
    lost = _("for items: people whose answer was good before and is not now")
    yield f"{time}_lost", lost, lambda line: shown(line, line.to[time].lost) if line.id else None


def figures_file(measured: Measured) -> str:
    known = list(columns())
    rows = ([value(line) for _name, _meaning, value in known] for line in measured.lines)
    return "".join(csv_lines([[name for name, _meaning, _value in known], *rows]))


def dictionary_file() -> str:
    few = _("Figures of fewer than %(fewest)d people are left empty, so that nobody can be recognised.")
    rows: list[list[Cell]] = [[name, meaning] for name, meaning, _value in columns()]
    return "".join(csv_lines([["column", "meaning"], *rows, ["", few % {"fewest": FEWEST}]]))
