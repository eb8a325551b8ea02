"""The words of what hangs on the wall at work, goes into a pocket, and says how a concern is passed on."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import global_settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.search import index

from curriculum.forms import WorkplaceWordsForm
from curriculum.models.registers import Fact, RegisterEntry, RegisterQuerySet
from curriculum.validators import validate_region

A_LIST = _("One sentence a line. The first line is the heading.")


def sentences(label: Any) -> models.TextField:
    return models.TextField(label, blank=True)


class WorkplaceWords(index.Indexed, RegisterEntry):
    """In one language; a language needs no other page of the site to be in it, because a sign may have to be in many.

    What is left empty is said as everywhere: words for a profile stand on those for a region, and these on those for
    everyone. An example and never legal advice.
    """

    key = models.SlugField(_("id"), max_length=60, unique=True)
    language = models.CharField(_("language"), max_length=10, choices=global_settings.LANGUAGES, default="en")
    profile = models.SlugField(_("compliance profile"), max_length=60, blank=True)
    region = models.CharField(_("region"), max_length=20, blank=True, validators=[validate_region])

    title = models.CharField(_("title of the poster"), max_length=120, blank=True)
    lead = models.TextField(_("words below it"), blank=True)
    notice = sentences(_("what may be noticed"))
    do = sentences(_("what to do"))
    pocket = sentences(_("on the pocket card"))
    procedure_title = models.CharField(_("title of the procedure"), max_length=120, blank=True)
    procedure_lead = models.TextField(_("words below it"), blank=True)
    safety = sentences(_("safety first"))
    never = sentences(_("what nobody does"))
    tell = sentences(_("whom to tell"))
    note_down = sentences(_("what to write down"))
    call = sentences(_("who calls"))
    under_18 = sentences(_("somebody may be under 18"))
    receiving = sentences(_("whoever is told"))
    facts = models.JSONField(_("facts about the duty to report"), default=list, blank=True)  # keys of facts

    whom_heading = models.CharField(_("heading of the people to tell"), max_length=60, blank=True)
    help_heading = models.CharField(_("heading of the help lines"), max_length=60, blank=True)
    name_label = models.CharField(_("word for “name or role”"), max_length=40, blank=True)
    phone_label = models.CharField(_("word for “phone”"), max_length=40, blank=True)
    place_label = models.CharField(_("word for “where”"), max_length=40, blank=True)
    text_words = models.CharField(_("words for texting"), max_length=60, blank=True)

    rule_note = models.TextField(_("note for whoever prints it"), blank=True)
    source = models.CharField(_("source"), max_length=255, blank=True)
    address = models.URLField(_("address of the source"), max_length=500, blank=True)
    review_by = models.DateField(_("review by"))

    DUE_FIELD: ClassVar[str] = "review_by"
    LISTS: ClassVar = (
        "notice",
        "do",
        "pocket",
        "safety",
        "never",
        "tell",
        "note_down",
        "call",
        "under_18",
        "receiving",
    )
    LABELS: ClassVar = ("whom_heading", "help_heading", "name_label", "phone_label", "place_label", "text_words")
    PRINTED: ClassVar = ("title", "lead", "procedure_title", "procedure_lead", *LISTS, *LABELS)
    objects = RegisterQuerySet.as_manager()
    base_form_class = WorkplaceWordsForm

    panels = [
        HelpPanel(template="curriculum/cms/no_legal_advice.html"),
        FieldRowPanel([FieldPanel("key"), FieldPanel("status"), FieldPanel("language")]),
        FieldRowPanel(
            [
                FieldPanel("profile", help_text=_("Its id. Empty: for every rule.")),
                FieldPanel("region", help_text=_("Blank for anywhere.")),
            ]
        ),
        MultiFieldPanel(
            [
                FieldPanel("title"),
                FieldPanel("lead"),
                FieldPanel("notice", help_text=A_LIST),
                FieldPanel("do", help_text=A_LIST),
                FieldPanel("pocket", help_text=A_LIST),
            ],
            heading=_("Poster and pocket card"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("procedure_title"),
                FieldPanel("procedure_lead"),
                *(
                    FieldPanel(name, help_text=A_LIST)
                    for name in ("safety", "never", "tell", "note_down", "call", "under_18", "receiving")
                ),
                FieldPanel("facts", help_text=_("From the register of facts, printed with their source.")),
            ],
            heading=_("Reporting procedure"),
        ),
        MultiFieldPanel(
            [
                *(FieldPanel(name) for name in LABELS[:-1]),
                FieldPanel("text_words", help_text=_("With {word} and {number}, such as: Text {word} to {number}")),
            ],
            heading=_("Headings and labels"),
        ),
        FieldPanel("rule_note", help_text=_("What the rule asks of a sign, for instance. It is not printed.")),
        MultiFieldPanel(
            [FieldPanel("source"), FieldPanel("address"), FieldPanel("note"), FieldPanel("review_by")],
            heading=_("Source"),
        ),
    ]
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("key"),
        index.FilterField("language"),
        index.FilterField("profile"),
    ]

    class Meta:
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(
                fields=["profile", "region", "language"],
                name="curriculum_one_wording_a_language",
                violation_error_message=_("There are words for this rule, region and language already."),
            )
        ]
        verbose_name = _("words for the workplace")
        verbose_name_plural = _("words for the workplace")

    def __str__(self) -> str:
        return self.key

    def clean(self) -> None:
        super().clean()
        wrong: dict[str, str] = {}
        words = self.text_words
        if words and not ("{word}" in words and "{number}" in words):
            wrong["text_words"] = gettext(
                "Write {word} and {number} where they belong, such as: Text {word} to {number}"
            )
        named = set(self.facts)
        facts: Any = Fact._default_manager.filter(key__in=named)
        unknown = sorted(named - set(facts.values_list("key", flat=True)))
        if unknown:
            wrong["facts"] = gettext("There is no fact with this id: %(names)s.") % {"names": ", ".join(unknown)}
        if wrong:
            raise ValidationError(wrong)
