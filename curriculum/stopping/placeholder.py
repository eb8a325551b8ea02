"""What learners see in the place of a stopped page: calm, with help and a way on, and nothing of the page itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from curriculum.outline import Outline, OutlineStep


def placeholder(request: HttpRequest, outline: Outline | None = None, step: OutlineStep | None = None) -> HttpResponse:
    """`outline` where the course itself may be seen, `step` where something follows in it."""
    is_shown = outline is not None and not outline.is_stopped
    context = {
        "outline": outline if is_shown else None,
        "after": outline.neighbours(step.key)[1] if outline and is_shown and step else None,
    }
    return render(request, "curriculum/stopped.html", context)
