"""Question types: one module, one template and one stylesheet each. To add one, write it and list it here."""

from __future__ import annotations

from quizzes.questions.base import (
    Answer,
    Content,
    Feedback,
    HostileAnswer,
    NothingChosen,
    QuestionBlock,
    StillArranging,
    UnreadableAnswer,
)
from quizzes.questions.conversation import ConversationQuestionBlock
from quizzes.questions.gap_choice import GapChoiceBlock
from quizzes.questions.hot_text import HotTextBlock
from quizzes.questions.matching import MatchingBlock
from quizzes.questions.multiple_choice import MultipleChoiceBlock
from quizzes.questions.number import NumberBlock
from quizzes.questions.ordering import OrderingBlock
from quizzes.questions.rating import RatingBlock
from quizzes.questions.short_text import ShortTextBlock
from quizzes.questions.single_choice import SingleChoiceBlock
from quizzes.questions.sorting import SortingBlock
from quizzes.questions.true_false import TrueFalseBlock
from quizzes.questions.what_would_you_do import WhatWouldYouDoBlock

TYPES: dict[str, type[QuestionBlock]] = {
    block.type: block
    for block in (
        SingleChoiceBlock,
        MultipleChoiceBlock,
        TrueFalseBlock,
        MatchingBlock,
        OrderingBlock,
        SortingBlock,
        GapChoiceBlock,
        ShortTextBlock,
        NumberBlock,
        HotTextBlock,
        ConversationQuestionBlock,
        WhatWouldYouDoBlock,
        RatingBlock,
    )
}
QUESTION_BLOCKS = [(name, block()) for name, block in TYPES.items()]


def type_of(content: Content) -> type[QuestionBlock]:
    """What can be done with a frozen question."""
    return TYPES[content["type"]]


__all__ = [
    "QUESTION_BLOCKS",
    "TYPES",
    "Answer",
    "Content",
    "Feedback",
    "HostileAnswer",
    "NothingChosen",
    "QuestionBlock",
    "StillArranging",
    "UnreadableAnswer",
    "type_of",
]
