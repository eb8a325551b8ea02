"""Each item goes into one of a few categories."""

from __future__ import annotations

import random

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock, StructBlockValidationError, StructValue, TextBlock
from wagtail.blocks.list_block import ListBlockValidationError

from quizzes.questions.base import Answer, Content, general_feedback_block
from quizzes.questions.mistakes import Mistakes, about_the_list, are_distinct, folded
from quizzes.questions.placing import AssigningQuestion, freeze_choices, freeze_item

FEWEST_CATEGORIES, MOST_CATEGORIES = 2, 4
FEWEST_ITEMS, MOST_ITEMS = 2, 10


class ItemBlock(StructBlock):
    text = CharBlock(max_length=300, label=_("Item"))
    category = CharBlock(max_length=80, label=_("Category"), help_text=_("In the same words as above."))
    feedback = TextBlock(rows=2, required=False, label=_("Feedback"), help_text=_("Why it belongs there."))

    class Meta:
        icon = "list-ul"
        label = _("Item")
        label_format = "{text} – {category}"


class SortingBlock(AssigningQuestion):
    type = "sorting"
    instruction = _("Say of each where it belongs.")
    answer_key = "items"
    right_heading = _("This is where they belong:")
    nothing_chosen = _("Say of at least one of them where it belongs first.")

    categories = ListBlock(CharBlock(max_length=80, label=_("Category")), label=_("Categories"), default=["", ""])
    items = ListBlock(ItemBlock(), label=_("Items"), default=[{}, {}, {}])
    feedback = general_feedback_block()

    class Meta:
        icon = "table"
        label = _("Sorting")
        template = "quizzes/questions/sorting.html"
        description = _("2 to 10 items, each to be put into one of 2 to 4 categories. Every item earns its share.")
        preview_value = {
            "prompt": "<p>What do these tell you?</p>",
            "categories": ["Nothing by itself", "Worth a second look"],
            "items": [
                {"text": "A guest pays in cash.", "category": "Nothing by itself", "feedback": "Many people do."},
                {
                    "text": "Someone else answers every question for her, and holds her papers.",
                    "category": "Worth a second look",
                    "feedback": "Two signs together are worth telling the duty manager.",
                },
            ],
            "feedback": "<p>There may be other reasons. You need not be sure to tell someone.</p>",
        }

    def mistakes_in(self, value: StructValue) -> Mistakes:
        categories, texts = list(value["categories"]), [item["text"] for item in value["items"]]
        return {
            "categories": self.problem_with_categories(categories),
            "items": self.problem_with_items(texts) or self.problem_with_places(value, categories),
        }

    def problem_with_categories(self, categories: list[str]) -> ValidationError | None:
        if not FEWEST_CATEGORIES <= len(categories) <= MOST_CATEGORIES:
            sentence = gettext("Give from 2 to 4 categories; there are %(number)d.")
            return about_the_list(sentence % {"number": len(categories)})
        if not are_distinct(categories):
            return about_the_list(gettext("Two categories say the same thing. Change one of them."))
        return None

    def problem_with_items(self, texts: list[str]) -> ValidationError | None:
        if not FEWEST_ITEMS <= len(texts) <= MOST_ITEMS:
            return about_the_list(gettext("Give from 2 to 10 items; there are %(number)d.") % {"number": len(texts)})
        if not are_distinct(texts):
            return about_the_list(gettext("Two items say the same thing. Change one of them."))
        return None

    def problem_with_places(self, value: StructValue, categories: list[str]) -> ValidationError | None:
        """Beside each item whose category is not one of them."""
        known = {folded(category) for category in categories}
        sentence = gettext("“%(item)s” is put into “%(category)s”, which is not one of the categories: %(categories)s.")
        wrong = {
            at: sentence % {"item": item["text"], "category": item["category"], "categories": ", ".join(categories)}
            for at, item in enumerate(value["items"])
            if folded(item["category"]) not in known
        }
        errors = {at: StructBlockValidationError({"category": ValidationError(words)}) for at, words in wrong.items()}
        return ListBlockValidationError(block_errors=errors) if errors else None

    def freeze_parts(self, value: StructValue, id: str) -> Content:
        items = value["items"].bound_blocks
        return {
            "items": [freeze_item(id, item, item.value["text"], item.value["category"]) for item in items],
            "choices": freeze_choices(id, value["categories"]),
        }

    @classmethod
    def arrange(cls, content: Content, chance: random.Random, shuffle: bool) -> list[str]:
        items = [item["id"] for item in content["items"]]
        if shuffle:
            chance.shuffle(items)
        return items + list(cls.texts(content))

    @classmethod
    def lines(cls, content: Content, answer: Answer) -> list[str]:
        """Category by category."""
        given = cls.given(content, answer)
        held = {
            text: [item["text"] for item in content["items"] if given.get(item["id"]) == id]
            for id, text in cls.texts(content).items()
        }
        return [f"{category}: {'; '.join(items)}" for category, items in held.items() if items]
