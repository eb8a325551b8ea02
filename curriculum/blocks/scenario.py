from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StructBlock

from curriculum.blocks.answerable import AnswerableBlock, must_be_answered
from curriculum.blocks.groups import DOING
from curriculum.blocks.text import INLINE_FEATURES


class ChoiceBlock(StructBlock):
    choice = CharBlock(max_length=200, label=_("What the reader does"))
    to = CharBlock(max_length=40, label=_("Leads to the scene"))


class SceneBlock(StructBlock):
    scene = CharBlock(max_length=40, label=_("Name"))
    text = RichTextBlock(features=INLINE_FEATURES, label=_("Text"))
    choices = ListBlock(ChoiceBlock(), min_num=0, default=[], label=_("Choices"))


class ScenarioBlock(AnswerableBlock):
    title = CharBlock(max_length=120, label=_("Title"))
    introduction = RichTextBlock(features=INLINE_FEATURES, required=False, label=_("Introduction"))
    scenes = ListBlock(SceneBlock(), label=_("Scenes"))
    required = must_be_answered()

    class Meta:
        icon = "redirect"
        label = _("Scenario")
        group = DOING
        template = "curriculum/blocks/scenario.html"
        description = _("A story the reader steers. Every wrong turn can be put right.")
