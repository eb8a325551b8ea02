from django import template

from curriculum.models import Course
from curriculum.outline import Outline, outline_of

register = template.Library()


@register.simple_tag
def course_outline(course: Course) -> Outline:
    return outline_of(course)
