from typing import Any

from django import template

from dashboards.presenting.asked import Asked
from dashboards.presenting.making import Slide

register = template.Library()


@register.inclusion_tag("dashboards/presenting/question.html", takes_context=True)
def class_question(context: template.Context, asked: Asked, slide: Slide) -> dict[str, Any]:
    """The choices with what the devices of the class have said to them, if they were asked."""
    counts, is_open = context["showings"].get(asked.place, ({}, False))
    around = {name: context[name] for name in ("devices", "token", "where", "can_ask")}
    rows = [{"choice": choice, "count": counts.get(choice.id, 0)} for choice in asked.choices]
    total = sum(row["count"] for row in rows)
    return {**around, "asked": asked, "slide": slide, "rows": rows, "total": total, "is_open": is_open}
