"""What the check shows of one page at the desk."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page

from curriculum.house_style.checking import findings_in
from curriculum.house_style.checks.reading import highest_grade, measured_grade
from curriculum.house_style.material import Material
from curriculum.house_style.page_links import addresses_of
from curriculum.models import CheckedLink


def report_on(page: Page) -> dict[str, Any]:
    """For `curriculum/cms/house_style_results.html`; `page` may be a draft."""
    material = Material(page)
    tried = CheckedLink.objects.filter(page_id=page.pk).order_by("checked_at").values_list("checked_at", flat=True)
    return {
        "page": page,
        "findings": findings_in(material),
        "grade": measured_grade(material),
        "highest": highest_grade(material.audience),
        "links": addresses_of(material),
        "tried_at": tried.first(),
    }
