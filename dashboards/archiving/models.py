"""What stays of a class whose learners were deleted."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models import Group


class ClassCount(models.Model):
    """Of the class as a whole, or of one course in it. Counted once, before the first learner is deleted."""

    wagtail_reference_index_ignore = True
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="counts")
    course_key = models.UUIDField(_("course key"), null=True)  # None: the class as a whole
    course_title = models.CharField(_("course title"), max_length=255, blank=True)
    learners = models.PositiveIntegerField(_("learners"))  # of a course: those who had begun it
    finished = models.PositiveIntegerField(_("finished"), null=True)

    class Meta:
        ordering = ["course_title", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["group", "course_key"], name="dashboards_one_count_a_course"),
            models.UniqueConstraint(
                fields=["group"], condition=Q(course_key=None), name="dashboards_one_count_of_a_class"
            ),
        ]
        verbose_name = _("count of a class")
        verbose_name_plural = _("counts of classes")

    def __str__(self) -> str:
        return f"{self.group_id}: {self.course_title} {self.learners}"
