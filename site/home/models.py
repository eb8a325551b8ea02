"""The home page."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from curriculum.languages import SAME_ADDRESS
from curriculum.models import Course
from curriculum.stopping.reach import shown

COURSES_SHOWN = 4


class HomePage(Page):
    heading = models.CharField(_("heading"), max_length=120, blank=True)
    lead = models.TextField(_("lead"), blank=True)
    body = RichTextField(_("body"), features=["h2", "bold", "italic", "link", "ol", "ul"], blank=True)

    override_translatable_fields: ClassVar = SAME_ADDRESS
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = ["curriculum.CourseIndex"]
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("heading"), FieldPanel("lead"), FieldPanel("body")]

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        courses = shown(Course.objects.descendant_of(self).live().public().select_related("picture"))
        return {**super().get_context(request, *args, **kwargs), "courses": courses[:COURSES_SHOWN]}
