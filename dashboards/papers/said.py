"""What holds at a place: of each fact the nearest that somebody gave, up the tree of organisations."""

from __future__ import annotations

from dataclasses import dataclass, field

from certificates.paper import paper_in
from dashboards.papers.models import PaperFacts
from people.models import Organisation

FACTS = ("people", "languages", "services", "paper")


@dataclass(frozen=True)
class Said:
    people: list[dict[str, str]] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    services: list[str] = field(default_factory=list)
    paper: str = ""
    origins: dict[str, Organisation] = field(default_factory=dict)  # of each fact that was given: where
    region: str = ""

    @property
    def sheet(self) -> str:
        return self.paper or paper_in(self.region)


def said_at(organisation: Organisation) -> Said:
    """One query for the facts, one for the region of the place or of the nearest above that has one."""
    found = PaperFacts.objects.filter(organisation__path__in=organisation.paths_upwards).select_related("organisation")
    nearest = sorted(found, key=lambda one: -len(one.organisation.path))
    origins, values = {}, {}
    for name in FACTS:
        for facts in nearest:
            if name not in values and getattr(facts, name):
                values[name], origins[name] = getattr(facts, name), facts.organisation
    return Said(**values, origins=origins, region=region_of(organisation))


def region_of(organisation: Organisation) -> str:
    if organisation.region:
        return organisation.region
    above = Organisation.objects.filter(path__in=organisation.paths_upwards).exclude(region="")
    nearest = above.order_by("-depth").first()
    return nearest.region if nearest else ""
