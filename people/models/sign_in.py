"""A company's own way of signing in: its identity provider, and who came with a sign-in that fits nobody plainly."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from allauth.socialaccount.models import SocialAccount, SocialApp
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models.organisations import Organisation
from people.models.staff import Employment
from people.sealing import seal_text, unseal_text

if TYPE_CHECKING:
    from people.models.users import User

SALT = "people.models.sign_in"
WORD_LENGTH = 40
TAKEN_WORDS = ("welcome", "with")


def new_provider_id() -> str:
    """Stands in the addresses that a provider is given, so it says nothing and is nobody else's."""
    return f"o-{secrets.token_hex(8)}"


class Protocol(models.TextChoices):
    """The names that allauth has for them."""

    OPENID = "openid_connect", "OpenID Connect"
    SAML = "saml", "SAML 2.0"


def validate_word(word: str) -> None:
    if word in TAKEN_WORDS or "--" in word:
        raise ValidationError(_("This short name cannot be used. Choose another, such as the name of the company."))


class OrganisationSignInQuerySet(models.QuerySet["OrganisationSignIn"]):
    def on(self) -> OrganisationSignInQuerySet:
        return self.filter(is_on=True)

    def with_word(self, typed: str) -> OrganisationSignInQuerySet:
        return self.on().filter(word=typed.strip().lower())

    def with_provider(self, provider_id: str) -> OrganisationSignInQuerySet:
        return self.filter(app__provider_id=provider_id).select_related("app", "organisation")

    def reaching(self, organisation: Organisation) -> OrganisationSignInQuerySet:
        """Its own, or that of an organisation above it; the nearest first."""
        steps = range(Organisation.steplen, len(organisation.path) + 1, Organisation.steplen)
        above = self.on().filter(organisation__path__in=[organisation.path[:end] for end in steps])
        return above.order_by("-organisation__depth")


class OrganisationSignIn(models.Model):
    """Its address and keys stand in allauth's `SocialApp`, each with a `provider_id` of its own; the secret is sealed
    here. `app.settings` holds `server_url` for OpenID Connect, or for SAML `entity_id`, `sso_url`, `certificates` (as
    base64 without headers) and `id_attribute`."""

    wagtail_reference_index_ignore = True
    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="sign_in")
    app = models.OneToOneField(SocialApp, on_delete=models.PROTECT, related_name="organisation_sign_in")
    word = models.SlugField(_("short name"), max_length=WORD_LENGTH, unique=True, validators=[validate_word])
    sealed_secret = models.TextField(blank=True, editable=False)
    number_attribute = models.CharField(_("attribute with the staff number"), max_length=200, blank=True)
    # Whose addresses the provider vouches for, because they are the company's to give; in small letters.
    email_domains = models.JSONField(_("e-mail domains"), default=list, blank=True)
    lets_unknown_join = models.BooleanField(_("people who are not on the staff list may join"), default=False)
    is_on = models.BooleanField(_("turned on"), default=False)
    made_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)

    objects = OrganisationSignInQuerySet.as_manager()

    class Meta:
        verbose_name = _("sign-in of an organisation")
        verbose_name_plural = _("sign-ins of organisations")

    def __str__(self) -> str:
        return self.app.name or str(self.organisation)

    @property
    def is_saml(self) -> bool:
        return self.app.provider == Protocol.SAML

    @property
    def issuer(self) -> str:
        """Who says who somebody is; empty until it is set up."""
        return self.app.settings.get("entity_id" if self.is_saml else "server_url", "")

    @property
    def naming(self) -> tuple[str, str]:
        """Where this changes, the provider may call everybody something else: some have other names for each client."""
        return self.issuer, self.app.settings.get("id_attribute", "") if self.is_saml else self.app.client_id

    @property
    def is_complete(self) -> bool:
        if self.is_saml:
            return bool(self.issuer and self.app.settings.get("sso_url") and self.app.settings.get("certificates"))
        return bool(self.issuer and self.app.client_id and self.sealed_secret)

    def get_state(self) -> str:
        if not self.is_on:
            return str(_("turned off"))
        return str(
            _("turned on, also for people who are not on the staff list") if self.lets_unknown_join else _("turned on")
        )

    @property
    def secret(self) -> str:
        return unseal_text(SALT, self.app.provider_id, self.sealed_secret)

    def seal(self, secret: str) -> None:
        self.sealed_secret = seal_text(SALT, self.app.provider_id, secret)

    def links(self) -> models.QuerySet[SocialAccount]:
        """Who has come in by it."""
        return SocialAccount.objects.filter(provider=self.app.provider_id)

    def link_of(self, person: User) -> SocialAccount | None:
        return self.links().filter(user=person).first()


class HeldSignIn(models.Model):
    """Somebody came with a sign-in that would have opened this person's learning, and was sent to their manager. It
    may be another person to whom a number or an address was given again. Nothing that the provider said is kept."""

    class Reason(models.TextChoices):
        OTHER_SIGN_IN = "other-sign-in", _("Another sign-in of your company already opens this person’s learning.")
        OTHER_NAME = "other-name", _("Your company’s sign-in gives another name than the staff list.")

    wagtail_reference_index_ignore = True
    sign_in = models.ForeignKey(OrganisationSignIn, on_delete=models.CASCADE, related_name="held")
    employment = models.ForeignKey(Employment, on_delete=models.CASCADE, related_name="held_sign_ins")
    uid = models.CharField(max_length=64, editable=False)  # a digest, as in `SocialAccount.uid`
    reason = models.CharField(_("why"), max_length=20, choices=Reason.choices)
    at = models.DateTimeField(_("when"), default=timezone.now)
    is_same_person = models.BooleanField(_("is the same person"), default=False)  # the manager said so

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["sign_in", "employment", "uid"], name="people_one_held_sign_in"),
        ]
        verbose_name = _("sign-in that waits for the manager")
        verbose_name_plural = _("sign-ins that wait for the manager")

    def __str__(self) -> str:
        return f"{self.sign_in}: {self.employment}"
