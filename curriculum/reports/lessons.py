"""Which lessons are there for whom, and for what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from curriculum.choices import Audience, Topic
from curriculum.models import Course, Lesson
from curriculum.models.pages import lines
from curriculum.reports.places import edit_address
from curriculum.reports.report import Report


def codes_in_use() -> list[tuple[str, str]]:
    texts = [*Lesson.objects.values_list("curriculum_codes", flat=True)]
    texts += Course.objects.values_list("curriculum_codes", flat=True)
    return [(code, code) for code in sorted({code for text in texts for code in lines(text)})]


class LessonFilterSet(WagtailFilterSet):
    audience = ChoiceFilter(label=_("Audience"), choices=Audience.choices, method="for_audience")
    topic = ChoiceFilter(label=_("Statutory topic"), choices=Topic.choices, method="on_topic")
    code = ChoiceFilter(label=_("Curriculum code"), choices=codes_in_use, method="with_code")
    objective = CharFilter(label=_("Objective contains"), field_name="objectives", lookup_expr="icontains")

    class Meta:
        model = Lesson
        fields: list[str] = []

    def for_audience(self, lessons: QuerySet[Lesson], name: str, value: str) -> QuerySet[Lesson]:
        return lessons.filter(below(Course.objects.filter(audience=value)))

    def on_topic(self, lessons: QuerySet[Lesson], name: str, value: str) -> QuerySet[Lesson]:
        # Read here, because SQLite cannot ask whether a JSON list holds a value.
        pairs = lessons.values_list("pk", "topics")
        return lessons.filter(pk__in=[pk for pk, topics in pairs if value in topics])

    def with_code(self, lessons: QuerySet[Lesson], name: str, value: str) -> QuerySet[Lesson]:
        pairs = lessons.values_list("pk", "curriculum_codes")
        own = [pk for pk, codes in pairs if value in lines(codes)]
        of_course = [course for course in Course.objects.all() if value in lines(course.curriculum_codes)]
        return lessons.filter(Q(pk__in=own) | below(of_course))


def below(courses: Iterable[Course]) -> Q:
    """Lessons anywhere in these courses; none where there are no courses."""
    found = Q(pk__in=[])
    for course in courses:
        found |= Q(path__startswith=course.path)
    return found


class LessonsReport(Report):
    slug = "lessons"
    page_title = menu_label = _("Lessons by purpose")
    header_icon = "doc-full"
    model = Lesson
    filterset_class = LessonFilterSet
    columns = [
        TitleColumn("title", label=_("Lesson"), get_url=edit_address, width="16%"),
        Column("locale", label=_("Language")),
        Column("course_title", label=_("Course")),
        Column("audience_name", label=_("Audience")),
        Column("minutes", label=_("Minutes"), sort_key="minutes"),
        Column("objectives", label=_("Objectives")),
        Column("topic_names", label=_("Statutory topics")),
        Column("code_names", label=_("Curriculum codes")),
        Column("status_string", label=_("Status")),
    ]
    list_export = [str(column.name) for column in columns]
    export_headings = {str(column.name): column.label for column in columns}

    def get_queryset(self) -> QuerySet[Lesson]:
        lessons = Lesson.objects.filter(pk__in=self.pages_to_write().values("pk"))
        self.queryset = lessons.select_related("locale").order_by("path")
        return super().get_queryset()

    @cached_property
    def courses(self) -> list[Course]:
        return list(Course.objects.all())

    def decorate_paginated_queryset(self, object_list: Iterable[Lesson]) -> list[Lesson]:
        return list(self.with_words(object_list))

    def with_words(self, lessons: Iterable[Any]) -> Iterator[Lesson]:
        """What a row says beyond the lesson's own fields."""
        for lesson in lessons:
            course = next((one for one in self.courses if lesson.path.startswith(one.path)), None)
            lesson.course_title = course.title if course else ""
            lesson.audience_name = course.get_audience_display() if course else ""
            lesson.topic_names = ", ".join(str(topic.label) for topic in Topic if topic.value in lesson.topics)
            codes = lines(lesson.curriculum_codes) or lines(course.curriculum_codes if course else "")
            lesson.code_names = ", ".join(codes)
            yield lesson
