"""The list of courses."""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.query import PageQuerySet

from curriculum.choices import Audience
from curriculum.languages import SAME_ADDRESS
from curriculum.models.pages import PLAIN_TEXT, Course
from curriculum.stopping.reach import shown


class CourseIndex(Page):
    """The list of courses, at /courses/."""

    introduction = RichTextField(_("introduction"), features=PLAIN_TEXT, blank=True)

    max_count_per_parent = 1
    override_translatable_fields: ClassVar = SAME_ADDRESS
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["curriculum.Course"]
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("introduction")]

    class Meta:
        verbose_name = _("course list")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        courses = shown(Course.objects.child_of(self).live().public().select_related("picture"))
        offered = set(courses.values_list("audience", flat=True))
        chosen = request.GET.get("audience", "")
        others = self.courses_elsewhere()
        return {
            **super().get_context(request, *args, **kwargs),
            "audiences": [(value, label) for value, label in Audience.choices if value in offered],
            "chosen": chosen,
            "courses": courses.filter(audience=chosen) if chosen in Audience.values else courses,
            "others": others.filter(audience=chosen) if chosen in Audience.values else others,
        }

    def courses_elsewhere(self) -> PageQuerySet:
        """Courses that are not in this language yet."""
        here = Course.objects.child_of(self).live().public()
        others = shown(Course.objects.live().public().exclude(locale=self.locale_id))
        others = others.select_related("picture", "locale")
        return others.exclude(translation_key__in=here.values("translation_key"))
