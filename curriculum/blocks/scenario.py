from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StructBlock, StructValue
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from curriculum.blocks.answerable import AnswerableBlock, must_be_answered
from curriculum.blocks.groups import DOING
from curriculum.blocks.story import story_problems
from curriculum.blocks.text import INLINE_FEATURES
from curriculum.languages import NameBlock


class ChoiceBlock(StructBlock):
    choice = CharBlock(max_length=200, label=_("What the reader does"))
    to = NameBlock(max_length=40, label=_("Leads to"), help_text=_("The name of a scene."))

    class Meta:
        label = _("Choice")
        label_format = "{choice}"


class SceneBlock(StructBlock):
    scene = NameBlock(
        max_length=40, label=_("Name"), help_text=_("Small letters and hyphens; choices lead here by it.")
    )
    text = RichTextBlock(features=INLINE_FEATURES, label=_("Text"))
    choices = ListBlock(ChoiceBlock(), default=[], label=_("Choices"), help_text=_("None: the story ends here."))

    class Meta:
        label = _("Scene")
        label_format = "{scene}"


class Story(StructValue):
    @property
    def endings(self) -> list[str]:
        return [scene["scene"] for scene in self["scenes"] if not scene["choices"]]

    @property
    def numbered(self) -> list[tuple[int, StructValue, list[tuple[StructValue, int | None]]]]:
        """Scenes with their numbers, and with the number each choice leads to: on paper one turns to it."""
        places = {scene["scene"]: number for number, scene in enumerate(self["scenes"], 1)}
        return [
            (number, scene, [(choice, places.get(choice["to"])) for choice in scene["choices"]])
            for number, scene in enumerate(self["scenes"], 1)
        ]

    @property
    def start(self) -> str:
        return self["scenes"][0]["scene"] if self["scenes"] else ""


class ScenarioBlock(AnswerableBlock):
    title = CharBlock(max_length=120, label=_("Title"))
    introduction = RichTextBlock(features=INLINE_FEATURES, required=False, label=_("Introduction"))
    scenes = ListBlock(SceneBlock(), min_num=1, label=_("Scenes"), help_text=_("The story begins with the first."))
    required = must_be_answered()

    class Meta:
        icon = "redirect"
        label = _("Scenario")
        label_format = "{title}"
        group = DOING
        template = "curriculum/blocks/scenario.html"
        value_class = Story
        description = _("A story the reader steers. Every wrong turn can be put right.")
        help_text = _(
            "Practice in deciding. Good: an ordinary place, people with names, two or three choices that a "
            "kind person might make, and from every wrong turn a way back."
        )
        preview_value = {
            "title": "A late arrival",
            "introduction": "<p>It is eleven at night at the front desk.</p>",
            "scenes": [
                {
                    "scene": "start",
                    "text": "<p>A young guest looks at the floor while someone else answers for her.</p>",
                    "choices": [{"choice": "Finish the check-in, then tell the duty manager", "to": "told"}],
                },
                {"scene": "told", "text": "<p>The manager thanks you and takes it from there.</p>", "choices": []},
            ],
        }

    def clean(self, value: Story) -> Story:
        story = super().clean(value)
        problems = [] if self.is_deferred_validation else story_problems(story["scenes"])
        if problems:
            raise StructBlockValidationError({"scenes": _by_scene(problems)})
        return story

    def read_answer(self, value: Story, data: Mapping[str, Any]) -> dict:
        ending = data.get("ending", "")
        if ending not in value.endings:
            raise ValidationError(gettext("Follow the story to one of its endings, then finish it there."))
        return {"ending": ending}

    def answered_context(self, value: Story, answer: dict) -> dict:
        return {"ending": answer.get("ending") if answer.get("ending") in value.endings else ""}


def _by_scene(problems: list) -> ListBlockValidationError:
    errors = {
        problem.at: StructBlockValidationError({problem.field: ValidationError(problem.sentence)})
        for problem in problems
    }
    return ListBlockValidationError(block_errors=errors)
