"""What people dial and where they are, written so that it works."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

NUMBER = re.compile(r"\+?[0-9 ().-]+")

validate_region = RegexValidator(
    r"^[A-Z]{2}(-[A-Z0-9]{1,8}){0,2}\Z", _("Write an ISO 3166 code such as CA, CA-ON or CA-ON-PEEL.")
)

validate_module_address = RegexValidator(
    r"^[\w-]+/[\w-]+\Z", _("Write a course and one of its modules as in their addresses, such as my-course/my-module.")
)


def validate_number(number: str) -> None:
    """A number that a telephone can call: from short ones (911) to the longest the world has (15 digits)."""
    digits = sum(sign.isdigit() for sign in number)
    if not NUMBER.fullmatch(number) or not 3 <= digits <= 15:
        raise ValidationError(_("Write the number as people dial it, such as 911 or 1-833-900-1010."))


def link_of(scheme: str, number: str) -> str:
    """`tel:18339001010`: the number without what is there for the eye."""
    return f"{scheme}:" + "".join(sign for sign in number if sign.isdigit() or sign == "+")
