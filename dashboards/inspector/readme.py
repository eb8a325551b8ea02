"""README.txt: what is inside, and how to check it."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from dashboards.inspector.models import InspectorFile
from people.letters import in_one_line, site_address

README = "README.txt"


def readme_of(file: InspectorFile) -> str:
    batch = file.certificates
    organisation = file.organisation
    facts = {
        "file": file,
        "name": in_one_line(file.label, 200),
        "company": in_one_line(organisation.get_root(), 200),
        "zone": organisation.time_zone,
        "as_of": file.period.end(timezone.localdate(file.gathered_at, organisation.zone)),
        "parts": file.parts.done(),
        "missing": file.parts.left_out(),
        "certificates": batch.items.done().count() if batch else 0,
        "certificates_missing": batch.items.left_out().count() if batch else 0,
        "address": site_address(reverse("certificates:check")),
        "site_name": settings.SITE_NAME,
    }
    return render_to_string("dashboards/inspector/readme.txt", facts)
