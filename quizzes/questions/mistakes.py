"""What keeps a question from working, in sentences for the editor who writes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from wagtail.blocks.list_block import ListBlockValidationError

Mistakes = Mapping[str, ValidationError | None]  # by field; None where there is none


def about_the_field(sentence: str) -> ValidationError | None:
    return ValidationError(sentence) if sentence else None


def about_the_list(sentence: str) -> ListBlockValidationError | None:
    return ListBlockValidationError(non_block_errors=[ValidationError(sentence)]) if sentence else None


def folded(words: str) -> str:
    """What two wordings have in common that say the same."""
    return " ".join((words or "").split()).casefold()


def are_distinct(texts: Sequence[str]) -> bool:
    return len({folded(text) for text in texts}) == len(texts)
