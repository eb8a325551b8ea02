from django import template

from curriculum.house_style.kinds import is_checked

register = template.Library()
register.filter("has_house_style", is_checked)
