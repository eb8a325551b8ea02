"""What was read stays as it was: words that went to learners, or that a reviewer approved, are not written over."""

from __future__ import annotations

from typing import Any

from wagtail.models import Revision, TaskState


class KeptRevisions:
    """Before `Page` among the bases. The editor saves by itself, over the revision it saved before: also where that was
    published or approved meanwhile, whose writers and words would then no longer be known."""

    def save_revision(
        self, user: Any = None, *args: Any, overwrite_revision: Revision | None = None, **kwargs: Any
    ) -> Revision:
        if overwrite_revision and self._may_overwrite(overwrite_revision, user) and is_relied_on(overwrite_revision):
            overwrite_revision = None
        return super().save_revision(  # type: ignore[misc]
            user, *args, overwrite_revision=overwrite_revision, **kwargs
        )

    def _may_overwrite(self, revision: Revision, user: Any) -> bool:
        """Wagtail refuses the others, with a sentence."""
        latest = self.get_latest_revision()  # type: ignore[attr-defined]
        return revision == latest and revision.user_id == (user and user.pk)


def is_relied_on(revision: Revision) -> bool:
    """By learners, or by whoever approved it. What is scheduled Wagtail locks."""
    approvals = TaskState.objects.filter(revision=revision, status=TaskState.STATUS_APPROVED)
    return revision.pk == revision.content_object.live_revision_id or approvals.exists()
