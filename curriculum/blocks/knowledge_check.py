from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock

from curriculum.blocks.answerable import AnswerableBlock, must_be_answered
from curriculum.blocks.groups import DOING


class KnowledgeCheckBlock(AnswerableBlock):
    question = SnippetChooserBlock("quizzes.Question", label=_("Question"))
    required = must_be_answered()

    class Meta:
        icon = "help"
        label = _("Knowledge check")
        group = DOING
        template = "curriculum/blocks/knowledge_check.html"
        description = _("A question from a bank, for practice only, answered at once.")
        preview_value = {}
