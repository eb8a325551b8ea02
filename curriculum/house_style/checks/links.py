"""Links that lead nowhere. Those to other sites are tried in the background; here stands what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from curriculum.house_style.findings import Finding
from curriculum.house_style.material import Material
from curriculum.house_style.page_links import Link, SiteMap, links_of
from curriculum.models import CheckedLink

NAME = "links"


def look(material: Material) -> Iterator[Finding]:
    links = links_of(material)
    site = SiteMap(links)
    broken = {}
    if material.page.pk:
        broken = {checked.address: checked for checked in CheckedLink.objects.broken().filter(page_id=material.page.pk)}
    for link in links:
        if link.leads_away and link.address in broken:
            yield _away(link, broken[link.address])
        elif not link.leads_away and not site.has(link):
            yield _within(link)


def _away(link: Link, checked: CheckedLink) -> Finding:
    day = formats.date_format(timezone.localtime(checked.checked_at))
    words = {"address": link.address, "day": day, "reason": checked.reason}
    sentence = _("%(address)s did not answer on %(day)s: %(reason)s") % words
    advice = _("Open it yourself. If it is gone, find where the content is now, or take the link out.")
    return Finding(NAME, link.place, sentence, advice)


def _within(link: Link) -> Finding:
    sentence = _("A link leads to a page or file of this site that is not there, or not published.")
    if link.address:
        sentence = _("There is no published page at %(address)s.") % {"address": link.address}
    return Finding(NAME, link.place, sentence, _("Choose the page again, or take the link out."))
