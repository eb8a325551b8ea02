"""How a certificate looks. A certificate keeps the edition of its design, so that a new logo rewrites nothing."""

from __future__ import annotations

import hashlib
import json
import uuid
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ExpressionWrapper, F, Q
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin
from wagtail.search import index

from certificates.designs.colours import ACCENT, LINE, validate_line_colour, validate_text_colour
from certificates.designs.pictures import LOGO, SIGNATURE, Box, small_picture
from certificates.designs.wording import validate_printable
from certificates.models.wordings import Wordings
from curriculum.models import Course
from people.models import Organisation


class DesignEditionManager(models.Manager["DesignEdition"]):
    def of(self, content: dict[str, Any]) -> DesignEdition:
        """The edition with this content; the same content is stored once."""
        digest = hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
        return self.get_or_create(digest=digest, defaults={"content": content})[0]


class DesignEdition(models.Model):
    """A design as it was on a day: all that is printed of it, pictures included. Never changed."""

    wagtail_reference_index_ignore = True
    digest = models.CharField(_("digest"), max_length=64, primary_key=True)
    content = models.JSONField(_("content"))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = DesignEditionManager()

    def __str__(self) -> str:
        return self.digest[:12]

    @property
    def printed_facts(self) -> dict[str, str]:
        """What a certificate's own facts repeat of its design."""
        return {name: self.content.get(name, "") for name in ("signatory", "profile", "approval_reference")}


class DesignQuerySet(models.QuerySet["Design"]):
    def meant_for(self, organisation: Organisation | None, course_key: uuid.UUID) -> DesignQuerySet:
        """The published ones, the most particular first: the nearest organisation counts more than the course."""
        above = Q(organisation=None)
        if organisation is not None:
            above |= Q(organisation__path__in=organisation.paths_upwards)
        fitting = self.filter(above, Q(course=None) | Q(course__translation_key=course_key), live=True)
        nearest, newest = F("organisation__depth"), F("last_published_at")
        of_every_course = ExpressionWrapper(Q(course=None), models.BooleanField())
        return fitting.order_by(nearest.desc(nulls_last=True), of_every_course, newest.desc(nulls_last=True), "-pk")


class Design(Wordings, PreviewableMixin, DraftStateMixin, RevisionMixin, index.Indexed, models.Model):
    """Written at the desk. What is published is frozen at that moment; certificates awarded from then on use it."""

    class Orientation(models.TextChoices):
        LANDSCAPE = "landscape", _("Landscape")
        PORTRAIT = "portrait", _("Portrait")

    class Paper(models.TextChoices):
        BY_REGION = "", _("As usual in the site's region")
        LETTER = "letter", _("Letter")
        A4 = "a4", _("A4")

    name = models.CharField(_("name"), max_length=120, help_text=_("For the desk only; it is not printed."))
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,  # set to none it would be everybody's
        null=True,
        blank=True,
        related_name="+",
        help_text=_(
            "Also for every organisation below it that has none of its own. Blank: for everyone. The nearest"
            " organisation counts first, then a design of the course before one of every course; of two alike, the one"
            " published last."
        ),
    )
    course = models.ForeignKey(
        Course,
        verbose_name=_("course"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("In all its languages. Blank: for every course."),
    )
    logo = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("logo"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("PNG or JPEG, about 600 dots wide. It is printed up to 60 mm wide and 17 mm high."),
    )
    logo_text = models.CharField(
        _("what the logo says"),
        max_length=200,
        blank=True,
        validators=[validate_printable],
        help_text=_("For people who do not see it, such as “Lakeside Hotels”."),
    )
    accent = models.CharField(
        _("colour of headings"),
        max_length=7,
        default=ACCENT,
        validators=[validate_text_colour],
        help_text=_("Dark enough to be read on white: a contrast of 4.5 to 1 or more."),
    )
    line = models.CharField(
        _("colour of the border"),
        max_length=7,
        default=LINE,
        validators=[validate_line_colour],
        help_text=_("A contrast of 3 to 1 or more on white."),
    )
    signatory = models.CharField(_("who signs"), max_length=120, blank=True, validators=[validate_printable])
    signatory_role = models.CharField(
        _("the signatory's role"), max_length=160, blank=True, validators=[validate_printable]
    )
    signature = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture of the signature"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("PNG or JPEG, cut close to the writing. It is printed above the name, up to 50 mm wide."),
    )
    bilingual = models.BooleanField(
        _("in both languages"),
        default=False,
        help_text=_("The other language is printed smaller, under the learner's."),
    )
    orientation = models.CharField(
        _("orientation"), max_length=10, choices=Orientation.choices, default=Orientation.LANDSCAPE
    )
    paper = models.CharField(_("paper"), max_length=10, choices=Paper.choices, default=Paper.BY_REGION, blank=True)
    shows_score = models.BooleanField(_("print the score"), default=True)
    shows_minutes = models.BooleanField(_("print the minutes"), default=True)
    shows_modules = models.BooleanField(_("print the modules"), default=True)
    profile = models.CharField(
        _("training rule"),
        max_length=200,
        blank=True,
        validators=[validate_printable],
        help_text=_("The rule or law that this training follows, as it should be printed."),
    )
    approval_reference = models.CharField(
        _("approval number"), max_length=120, blank=True, validators=[validate_printable]
    )
    edition = models.ForeignKey(
        DesignEdition, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects = DesignQuerySet.as_manager()
    search_fields: ClassVar = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("certificate design")
        verbose_name_plural = _("certificate designs")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        wrong: dict[str, Any] = {}
        for field, box in (("logo", LOGO), ("signature", SIGNATURE)):
            try:
                self.picture(field, box)
            except ValidationError as error:
                wrong[field] = error
        if self.logo_id and not self.logo_text.strip():
            wrong["logo_text"] = _("Please write what the logo says, for people who do not see it.")
        if self.signature_id and not self.signatory.strip():
            wrong["signatory"] = _("Please write whose signature this is.")
        if wrong:
            raise ValidationError(wrong)

    def save(self, *args: Any, **kwargs: Any) -> None:
        # A draft of a published design saves nothing but the names of its fields for drafts.
        if self.live and kwargs.get("update_fields") is None:
            self.edition = DesignEdition.objects.of(self.frozen())
        super().save(*args, **kwargs)

    def picture(self, field: str, box: Box) -> dict[str, Any] | None:
        image = getattr(self, field)
        return small_picture(image, box) if image else None

    def frozen(self) -> dict[str, Any]:
        """All that is printed of it. Raises a ValidationError if a picture cannot be read."""
        logo, signature = self.picture("logo", LOGO), self.picture("signature", SIGNATURE)
        plain = (
            "accent", "line", "orientation", "paper", "signatory", "signatory_role", "profile", "approval_reference",
        )  # fmt: skip
        return {
            **{name: getattr(self, name).strip() for name in plain},
            "logo": logo and {**logo, "text": self.logo_text.strip()},
            "signature": signature,
            "wordings": self.wordings(),
            "bilingual": self.bilingual,
            "shows": {part: getattr(self, f"shows_{part}") for part in ("score", "minutes", "modules")},
        }

    # The editor's preview -------------------------------------------------------------------------------------------

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        return [("", _("An everyday name")), ("hard", _("The hardest names"))]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> TemplateResponse:
        from certificates.designs.preview import sheets_of

        return TemplateResponse(request, "certificates/design_preview.html", sheets_of(self, hard=mode_name == "hard"))
