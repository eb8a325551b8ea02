"""Which help lines stand on the papers of a place: checked ones only, those that the rule names first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.conf import settings

from certificates.printing.pdf import qr_of
from curriculum.models import HelpService
from dashboards.papers.models import MOST_SERVICES
from dashboards.papers.profiles import Followed
from dashboards.papers.said import Said
from dashboards.papers.words import direction_of
from dashboards.requiring.profiles import holds_in

AT_FIRST = 4  # where nobody has chosen


@dataclass(frozen=True)
class HelpLine:
    """A service as it is printed in one language."""

    service: HelpService
    text_sentence: str

    @property
    def language(self) -> str:
        return self.service.locale.language_code

    @property
    def direction(self) -> str:
        return direction_of(self.language)

    @property
    def address(self) -> str:
        """What the picture leads to: the website, for a phone that cannot call out; otherwise the number."""
        return self.service.web or self.service.phone_link or self.service.sms_link

    @property
    def qr(self) -> str:
        """Nothing for the emergency number: nobody looks for a camera then."""
        return "" if self.service.kind == HelpService.Kind.EMERGENCY else qr_of(self.address)

    @property
    def site(self) -> str:
        """As people type it."""
        return self.service.web.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


@dataclass(frozen=True)
class HelpLines:
    offered: list[HelpService]  # all that may be chosen
    chosen: list[HelpService]
    unchecked: list[str]  # names the rule wants, that nobody has checked


def region_for(followed: Followed, said: Said) -> str:
    """The nearer one of the place and of the rule; a place without one is where the rule is."""
    place = said.region or followed.region or settings.DEFAULT_REGION
    return followed.region if holds_in(place, followed.region) else place


def help_lines_for(followed: Followed, said: Said) -> HelpLines:
    region, wanted = region_for(followed, said), followed.contacts
    services = HelpService.objects.originals()
    here = services.for_region(region) | services.filter(key__in=[*wanted, *said.services])
    found = cast("list[HelpService]", list(here.distinct().select_related("locale")))
    offered = [one for one in found if one.is_verified]
    unchecked = [one.name for one in found if one.key in wanted and not one.is_verified]
    keys = chosen_keys(offered, wanted, said.services)
    return HelpLines(offered, [one for one in in_order(offered) if one.key in keys], unchecked)


def chosen_keys(offered: list[HelpService], wanted: list[str], chosen: list[str]) -> set[str]:
    """What a rule names is always there."""
    known = [one.key for one in in_order(offered)]
    first = [key for key in known if key in wanted]
    then = [key for key in known if key in chosen] if chosen else known[:AT_FIRST]
    return set(list(dict.fromkeys([*first, *then]))[:MOST_SERVICES])


def in_order(services: list[HelpService]) -> list[HelpService]:
    """What is for danger first, then what is nearest."""
    emergency = HelpService.Kind.EMERGENCY
    return sorted(services, key=lambda one: (one.kind != emergency, -len(one.region), one.position))


def in_language(services: list[HelpService], language: str, text_words: str) -> list[HelpLine]:
    """In the words of that language where the register has them."""
    keys = [one.translation_key for one in services]
    spoken = HelpService.objects.filter(translation_key__in=keys, locale__language_code=language)
    found = cast("list[HelpService]", list(spoken.select_related("locale")))
    words = {one.translation_key: one for one in found}
    return [line_of(words.get(one.translation_key, one), text_words) for one in services]


def line_of(service: HelpService, text_words: str) -> HelpLine:
    if not service.sms:
        return HelpLine(service, "")
    if not service.sms_keyword or not text_words:
        return HelpLine(service, f"SMS: {service.sms}")
    return HelpLine(service, text_words.replace("{word}", service.sms_keyword).replace("{number}", service.sms))
