from typing import Any

from django import template
from django.utils.safestring import SafeString

from curriculum.models import Course
from curriculum.offers import offers_for
from curriculum.outline import Outline, outline_of

register = template.Library()


@register.simple_tag
def course_outline(course: Course) -> Outline:
    return outline_of(course)


@register.simple_tag(takes_context=True)
def course_offers(context: template.Context, outline: Outline, standing: Any = None) -> SafeString:
    """What rooms above offer beside this course, once the page knows how far its reader is."""
    return offers_for(context["request"], outline, standing)
