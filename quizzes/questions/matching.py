"""Each item has its match."""

from __future__ import annotations

import random

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, StructBlock, StructValue, TextBlock

from quizzes.questions.base import Answer, Content, general_feedback_block
from quizzes.questions.mistakes import Mistakes, about_the_list, are_distinct, folded
from quizzes.questions.placing import AssigningQuestion, freeze_choices, freeze_item, mixed

FEWEST, MOST = 2, 8


class PairBlock(StructBlock):
    item = CharBlock(max_length=300, label=_("Item"))
    match = CharBlock(max_length=200, label=_("Its match"))
    feedback = TextBlock(rows=2, required=False, label=_("Feedback"), help_text=_("Why the two belong together."))

    class Meta:
        icon = "link"
        label = _("Pair")
        label_format = "{item} – {match}"


class MatchingBlock(AssigningQuestion):
    type = "matching"
    instruction = _("Choose what belongs to each.")
    answer_key = "pairs"
    right_heading = _("These belong together:")
    nothing_chosen = _("Choose what belongs to at least one of them first.")

    pairs = ListBlock(
        PairBlock(), label=_("Pairs"), default=[{}, {}, {}], help_text=_("Two items may share one match.")
    )
    others = ListBlock(
        CharBlock(max_length=200, label=_("Match")),
        label=_("Matches that belong to nothing"),
        default=[],
        help_text=_("They can be chosen as well, so that the last item is not found by leaving out the others."),
    )
    feedback = general_feedback_block()

    class Meta:
        icon = "link"
        label = _("Matching")
        template = "quizzes/questions/matching.html"
        description = _("2 to 8 items, each with its match. Every item that is matched rightly earns its share.")
        preview_value = {
            "prompt": "<p>Whom do you tell first?</p>",
            "pairs": [
                {"item": "A tap drips in a guest’s room.", "match": "Maintenance", "feedback": "They have the tools."},
                {"item": "A guest seems afraid to speak.", "match": "The duty manager", "feedback": "Two see more."},
            ],
            "others": ["The other guests"],
            "feedback": "<p>Telling the right person early is all that is asked of you.</p>",
        }

    def mistakes_in(self, value: StructValue) -> Mistakes:
        items = [pair["item"] for pair in value["pairs"]]
        matches = {folded(pair["match"]) for pair in value["pairs"]}
        if not FEWEST <= len(items) <= MOST:
            sentence = gettext("Give from 2 to 8 pairs; there are %(number)d.") % {"number": len(items)}
            return {"pairs": about_the_list(sentence)}
        if not are_distinct(items):
            return {"pairs": about_the_list(gettext("Two items say the same thing. Change one of them."))}
        if len(matches) + len(value["others"]) < 2:
            sentence = gettext(
                "Every item has the same match. Give one of them another, or add a match to choose from."
            )
            return {"pairs": about_the_list(sentence)}
        return self.problems_with_others(list(value["others"]), matches)

    def problems_with_others(self, others: list[str], matches: set[str]) -> Mistakes:
        if taken := [other for other in others if folded(other) in matches]:
            sentence = gettext("“%(match)s” belongs to an item. Take it off this list.") % {"match": taken[0]}
            return {"others": about_the_list(sentence)}
        if not are_distinct(others):
            return {"others": about_the_list(gettext("Two of these matches say the same thing. Change one of them."))}
        return {}

    def freeze_parts(self, value: StructValue, id: str) -> Content:
        pairs = value["pairs"].bound_blocks
        return {
            "items": [freeze_item(id, pair, pair.value["item"], pair.value["match"]) for pair in pairs],
            "choices": freeze_choices(id, [*(pair.value["match"] for pair in pairs), *value["others"]]),
        }

    @classmethod
    def arrange(cls, content: Content, chance: random.Random, shuffle: bool) -> list[str]:
        """Matches are mixed in any case: in the editor's order they would be the key."""
        items = [item["id"] for item in content["items"]]
        if shuffle:
            chance.shuffle(items)
        return items + mixed(cls.texts(content), chance)

    @classmethod
    def lines(cls, content: Content, answer: Answer) -> list[str]:
        texts, given = cls.texts(content), cls.given(content, answer)
        return [f"{item['text']} – {texts[given[item['id']]]}" for item in content["items"] if item["id"] in given]
