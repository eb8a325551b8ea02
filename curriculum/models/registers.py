"""Registers that lessons draw on: facts with their sources, help services, and words explained."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from curriculum.choices import Verification
from curriculum.validators import link_of, validate_number, validate_region

SOON = datetime.timedelta(days=30)  # how far ahead the desk says what will be due


class RegisterQuerySet(models.QuerySet["RegisterEntry"]):
    def verified(self) -> Self:
        """What learners may be shown."""
        return self.filter(status=Verification.VERIFIED)

    def due(self, on: datetime.date | None = None) -> Self:
        """What somebody has to look at again by now."""
        return self.filter(**{f"{self.model.DUE_FIELD}__lte": on or timezone.localdate()})


class InLanguages(models.QuerySet["RegisterEntry"]):
    def originals(self) -> Self:
        """Each entry once, in the language the registers are kept in."""
        return self.filter(locale__language_code=settings.LANGUAGE_CODE)

    def in_words_of(self, language: str) -> list[Any]:
        """Each entry once, in this language or else as it is; those of the originals in their order."""
        entries: list[Any] = list(self.select_related("locale"))
        spoken = {entry.translation_key: entry for entry in entries if entry.locale.language_code == language}
        originals = [entry for entry in entries if entry.locale.language_code == settings.LANGUAGE_CODE]
        return [spoken.get(entry.translation_key, entry) for entry in originals]


class SpokenRegisterQuerySet(InLanguages, RegisterQuerySet):  # type: ignore[override] # each makes its own manager
    def due(self, on: datetime.date | None = None) -> Self:
        """Each once: the words in another language are looked at with the original."""
        return super().due(on).originals()


class Spoken(TranslatableMixin, models.Model):
    """An entry that may be put into other languages.

    What is not words is the original's in every language, at once: a phone number that was corrected must not stay
    wrong in French until somebody synchronises it.
    """

    WORDS: ClassVar[tuple[str, ...]]  # the fields that are translated
    OWN: ClassVar = {"id", "locale", "translation_key"}

    class Meta(TranslatableMixin.Meta):
        abstract = True

    @property
    def original(self) -> Any:
        """What this entry translates; None if it is no translation."""
        if self.locale.language_code == settings.LANGUAGE_CODE:
            return None
        return self.get_translations().filter(locale__language_code=settings.LANGUAGE_CODE).first()

    @property
    def shared(self) -> dict[str, Any]:
        """What is the same in every language."""
        fields = [field for field in self._meta.concrete_fields if field.name not in {*self.OWN, *self.WORDS}]
        return {field.attname: getattr(self, field.attname) for field in fields}

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.locale_id and (original := self.original) is not None:
            for name, value in original.shared.items():
                setattr(self, name, value)
        super().save(*args, **kwargs)
        if self.locale.language_code == settings.LANGUAGE_CODE:
            self.get_translations().update(**self.shared)


def one_key_a_language(model: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(
        fields=["key", "locale"],
        name=f"curriculum_one_{model}_a_language",
        violation_error_message=_("There is an entry with this id already. Choose another id."),
    )


class RegisterEntry(models.Model):
    """What every entry has: whether it may be shown, and when to look at it again."""

    DUE_FIELD: ClassVar[str]

    status = models.CharField(_("status"), max_length=20, choices=Verification.choices, default=Verification.UNVERIFIED)
    note = models.TextField(_("note for editors"), blank=True)

    class Meta:
        abstract = True

    @property
    def is_verified(self) -> bool:
        """Whether learners may be shown it."""
        return self.status == Verification.VERIFIED

    @property
    def due_on(self) -> datetime.date | None:
        return getattr(self, self.DUE_FIELD)

    @property
    def is_due(self) -> bool:
        return self.due_on is not None and self.due_on <= timezone.localdate()


class Fact(index.Indexed, Spoken, RegisterEntry):
    """A statement with its source; lessons cite it by its short id instead of repeating a figure."""

    key = models.SlugField(_("id"), max_length=40, help_text=_("Short and lasting, such as F4."))
    wording = models.TextField(_("wording"))
    source = models.CharField(_("source"), max_length=255)
    address = models.URLField(_("address of the source"), max_length=500, blank=True)
    year = models.CharField(_("year"), max_length=20, blank=True)
    audiences = models.JSONField(_("audiences"), default=list, blank=True)
    review_by = models.DateField(_("review by"))

    DUE_FIELD: ClassVar[str] = "review_by"
    WORDS: ClassVar = ("wording", "source", "address")
    translatable_fields: ClassVar = [TranslatableField(name) for name in WORDS]
    objects = SpokenRegisterQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("key"), FieldPanel("status")]),
        FieldPanel("wording"),
        MultiFieldPanel([FieldPanel("source"), FieldPanel("address"), FieldPanel("year")], heading=_("Source")),
        FieldPanel("note"),
        FieldPanel("review_by"),
    ]
    search_fields = [index.SearchField("wording"), index.AutocompleteField("key"), index.FilterField("status")]

    class Meta(Spoken.Meta):
        ordering = ["key"]
        constraints = [one_key_a_language("fact")]
        verbose_name = _("fact")
        verbose_name_plural = _("facts")

    def __str__(self) -> str:
        return f"{self.key}: {self.wording}"


class HelpServiceQuerySet(SpokenRegisterQuerySet):  # type: ignore[override] # each makes its own manager
    def for_region(self, region: str) -> HelpServiceQuerySet:
        """Services of a region and of the regions around it: CA-ON-PEEL is served by CA-ON-PEEL, CA-ON and CA."""
        parts = region.split("-")
        around = ["-".join(parts[: n + 1]) for n in range(len(parts))]
        return self.filter(Q(region__in=around) | Q(region=""))


class HelpService(index.Indexed, Spoken, RegisterEntry):
    """A help line or reporting body, checked by a person at intervals."""

    class Kind(models.TextChoices):
        EMERGENCY = "emergency", _("Emergency")
        HELPLINE = "helpline", _("Help line")
        REPORTING = "reporting", _("Reporting")
        LOCAL = "local", _("Local service")

    key = models.SlugField(_("id"), max_length=60)
    name = models.CharField(_("name"), max_length=200)
    description = models.CharField(_("what it is for"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.HELPLINE)
    region = models.CharField(
        _("region"), max_length=20, blank=True, validators=[validate_region], help_text=_("Blank for anywhere.")
    )
    languages = models.CharField(_("languages"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True, validators=[validate_number])
    sms = models.CharField(_("text number"), max_length=40, blank=True, validators=[validate_number])
    sms_keyword = models.CharField(_("text keyword"), max_length=40, blank=True)
    web = models.URLField(_("web address"), max_length=300, blank=True)
    hours = models.CharField(_("hours"), max_length=120, blank=True)
    audience = models.CharField(_("who it serves"), max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=50)
    verified_on = models.DateField(_("checked on"), null=True, blank=True)
    next_check = models.DateField(_("next check"), null=True, blank=True)

    DUE_FIELD: ClassVar[str] = "next_check"
    # A service may have another website, and another word to text, for each language; its numbers are the same.
    WORDS: ClassVar = ("name", "description", "languages", "hours", "audience", "web", "sms_keyword")
    translatable_fields: ClassVar = [TranslatableField(name) for name in WORDS]
    objects = HelpServiceQuerySet.as_manager()

    panels = [
        FieldRowPanel([FieldPanel("key"), FieldPanel("kind"), FieldPanel("position")]),
        FieldPanel("name"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("region"), FieldPanel("languages"), FieldPanel("hours"), FieldPanel("audience")]),
        MultiFieldPanel(
            [FieldPanel("phone"), FieldPanel("sms"), FieldPanel("sms_keyword"), FieldPanel("web")],
            heading=_("How to reach it"),
        ),
        MultiFieldPanel(
            [FieldPanel("status"), FieldPanel("verified_on"), FieldPanel("next_check"), FieldPanel("note")],
            heading=_("Checking"),
        ),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("region")]

    class Meta(Spoken.Meta):
        ordering = ["position", "name"]
        constraints = [one_key_a_language("service")]
        verbose_name = _("help service")
        verbose_name_plural = _("help services")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Nobody is sent to a service that cannot be reached or that nobody has checked."""
        super().clean()
        if self.is_verified and not self.verified_on:
            raise ValidationError({"verified_on": _("Say when a person last checked this service.")})
        if self.is_verified and not (self.phone or self.sms or self.web):
            raise ValidationError(
                _("Give at least one way to reach the service: a phone or text number, or a website.")
            )

    @property
    def phone_link(self) -> str:
        return link_of("tel", self.phone)

    @property
    def sms_sentence(self) -> str:
        """“Text HELP to 686868”: what to do, in the words of a button."""
        if self.sms_keyword:
            return gettext("Text %(word)s to %(number)s") % {"word": self.sms_keyword, "number": self.sms}
        return gettext("Text %(number)s") % {"number": self.sms}

    @property
    def sms_link(self) -> str:
        return link_of("sms", self.sms)


class GlossaryTerm(index.Indexed, Spoken):
    """A word explained in plain language."""

    key = models.SlugField(_("id"), max_length=60)
    term = models.CharField(_("term"), max_length=100)
    meaning = models.TextField(_("meaning"))

    WORDS: ClassVar = ("term", "meaning")
    translatable_fields: ClassVar = [TranslatableField(name) for name in WORDS]
    objects = InLanguages.as_manager()

    panels = [FieldPanel("key"), FieldPanel("term"), FieldPanel("meaning")]
    search_fields = [index.SearchField("term"), index.SearchField("meaning"), index.AutocompleteField("term")]

    class Meta(Spoken.Meta):
        ordering = ["term"]
        constraints = [one_key_a_language("term")]
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")

    def __str__(self) -> str:
        return self.term
