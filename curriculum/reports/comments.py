"""Comments on pages that nobody has answered or settled."""

from __future__ import annotations

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn, UserColumn
from wagtail.models import Comment

from curriculum.reports.report import Report


class CommentFilterSet(WagtailFilterSet):
    replies = ChoiceFilter(
        label=_("Show"),
        empty_label=_("All that are not resolved"),
        choices=[("none", _("Without any reply"))],
        method="with_replies",
    )

    class Meta:
        model = Comment
        fields: list[str] = []

    def with_replies(self, comments: QuerySet[Comment], name: str, value: str) -> QuerySet[Comment]:
        return comments.filter(reply_count=0)


def address_of(comment: Comment) -> str:
    return f"{reverse('wagtailadmin_pages:edit', args=[comment.page_id])}#comment-{comment.pk}"


class CommentsReport(Report):
    slug = "comments"
    page_title = menu_label = _("Comments to answer")
    header_icon = "comment"
    model = Comment
    filterset_class = CommentFilterSet
    columns = [
        TitleColumn("text", label=_("Comment"), get_url=address_of),
        Column("page", label=_("Page"), accessor="page.title"),
        Column("language", label=_("Language"), accessor="page.locale"),
        UserColumn("user", label=_("Written by")),
        Column("replies", label=_("Replies"), accessor="reply_count"),
        DateColumn("created_at", label=_("Written")),
    ]
    list_export = ["text", "page.title", "page.locale", "user", "reply_count", "created_at"]
    export_headings = {
        "text": _("Comment"),
        "page.title": _("Page"),
        "page.locale": _("Language"),
        "user": _("Written by"),
        "reply_count": _("Replies"),
        "created_at": _("Written"),
    }
    no_results_message = _("Every comment is answered.")

    def get_queryset(self) -> QuerySet[Comment]:
        open_ones = Comment.objects.filter(resolved_at=None, page__in=self.pages_to_write())
        counted = open_ones.annotate(reply_count=Count("replies")).select_related("page__locale", "user")
        # A writer is shown with a picture, which stands in their profile.
        self.queryset = counted.prefetch_related("user__wagtail_userprofile").order_by("reply_count", "created_at")
        return super().get_queryset()
