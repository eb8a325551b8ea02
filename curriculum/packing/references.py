"""How packs name things of the site that lie outside them: a fact is `F4`, a question of the pack's bank is its id."""

from __future__ import annotations

from typing import Any, Protocol

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import UniqueConstraint
from django.utils.translation import gettext as _
from wagtail.models import Locale, TranslatableMixin

from curriculum.packing.nodes import Node
from curriculum.packing.problems import Excused, Mistake
from curriculum.packing.values import read_line


class Reference(Protocol):
    def find(self, name: str, pack: str, locale: Locale | None) -> models.Model | None:
        """The thing a pack means by this name; in its language, or else in any."""

    def name(self, thing: Any, pack: str) -> str:
        """What the pack calls it."""


class FieldReference:
    """Things named by a field of their own that is unique."""

    def __init__(self, model: type[models.Model], field: str) -> None:
        self.model = model
        self.field = field

    def find(self, name: str, pack: str, locale: Locale | None) -> models.Model | None:
        return first_in(self.model._default_manager.filter(**{self.field: name}), locale)

    def name(self, thing: models.Model, pack: str) -> str:
        return str(getattr(thing, self.field))


def first_in(found: models.QuerySet, locale: Locale | None) -> Any:
    """Of the same thing in several languages the one in this, else the one there was first."""
    if not issubclass(found.model, TranslatableMixin):
        return found.first()
    return (found.filter(locale=locale).first() if locale else None) or found.order_by("locale_id").first()


_registered: dict[type[models.Model], Reference] = {}


def register_reference(model: type[models.Model], reference: Reference) -> None:
    _registered[model] = reference


def reference_to(model: type[models.Model]) -> Reference:
    return _registered.get(model) or FieldReference(model, lasting_field(model))


def lasting_field(model: type[models.Model]) -> str:
    alone = {constraint.fields for constraint in model._meta.constraints if isinstance(constraint, UniqueConstraint)}
    for name in ("key", "slug"):
        try:
            if getattr(model._meta.get_field(name), "unique", False) or (name, "locale") in alone:
                return name
        except FieldDoesNotExist:
            continue
    raise TypeError(f"{model.__name__} has no unique `key` or `slug` by which a pack could name it.")


def read_reference(
    node: Node, model: type[models.Model], pack: str, excused: set, locale: Locale | None = None
) -> models.Model:
    name = read_line(node)
    if thing := reference_to(model).find(name, pack, locale):
        return thing
    if (model, name) in excused:
        raise Excused
    words = {"kind": model._meta.verbose_name, "name": name}
    raise Mistake(node, _("There is no %(kind)s “%(name)s”.") % words)
