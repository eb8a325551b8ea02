"""The language someone is to be written to in, as payroll calls it."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.conf.locale import LANG_INFO

from people.names import heard_as


def read_language(said: str) -> str:
    """One that the site speaks; "" for any other."""
    heard = heard_as(said)
    return known_names().get(heard) or known_names().get(heard.replace("_", "-").split("-")[0].strip(), "")


@cache
def known_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for code, _name in settings.LANGUAGES:
        names |= {code: code, heard_as(LANG_INFO[code]["name"]): code, heard_as(LANG_INFO[code]["name_local"]): code}
    return names | {"anglais": "en", "eng": "en", "fra": "fr", "fre": "fr"}
