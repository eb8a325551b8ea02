"""The links of a page: where each stands and where it leads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import Tag
from django.urls import Resolver404, resolve
from django.utils.functional import cached_property
from django.utils.translation import get_language_from_path
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from curriculum.house_style.findings import Place
from curriculum.house_style.material import Material, PlacedBlock
from curriculum.models import CourseIndex


@dataclass(frozen=True)
class Link:
    place: Place
    address: str  # as written; "" for a link to a page or document of the site
    page_id: str = ""
    document_id: str = ""

    @property
    def leads_away(self) -> bool:
        return self.address.startswith(("http://", "https://"))


def links_of(material: Material) -> list[Link]:
    in_text = (link for passage in material.passages for link in _in_tags(passage.soup.find_all("a"), passage.place))
    in_blocks = (link for block in material.blocks for link in _in_block(block))
    return list(dict.fromkeys([*in_text, *in_blocks]))


def addresses_of(material: Material) -> list[str]:
    """Where the page leads to on other sites, each once."""
    return list(dict.fromkeys(link.address for link in links_of(material) if link.leads_away))


def _in_tags(tags: list, place: Place) -> Iterator[Link]:
    for tag in tags:
        if isinstance(tag, Tag):
            kind, number = str(tag.get("linktype", "")), str(tag.get("id", ""))
            yield Link(
                place,
                str(tag.get("href", "")),
                number if kind == "page" else "",
                number if kind == "document" else "",
            )


def _in_block(block: PlacedBlock) -> Iterator[Link]:
    if block.type == "sources":
        yield from (Link(block.place, item["address"]) for item in block.value["items"] if item["address"])
    elif block.type == "fact" and block.value["fact"] and block.value["fact"].address:
        yield Link(block.place, block.value["fact"].address)


class SiteMap:
    """What of the site itself a link may lead to; asked once for all links of a page."""

    def __init__(self, links: list[Link]) -> None:
        self.links = links

    def has(self, link: Link) -> bool:
        if link.page_id:
            return link.page_id in self._pages
        if link.document_id:
            return link.document_id in self._documents
        return not link.address.startswith("/") or self._answers(link.address.split("#")[0].split("?")[0])

    @cached_property
    def _pages(self) -> set[str]:
        wanted = {link.page_id for link in self.links if link.page_id.isdigit()}
        return {str(pk) for pk in Page.objects.live().filter(pk__in=wanted).values_list("pk", flat=True)}

    @cached_property
    def _documents(self) -> set[str]:
        wanted = {link.document_id for link in self.links if link.document_id.isdigit()}
        return {str(pk) for pk in get_document_model().objects.filter(pk__in=wanted).values_list("pk", flat=True)}

    def _answers(self, path: str) -> bool:
        """A live page, in any language, or a view of the site. Whatever stands under the course list is a page."""
        language = get_language_from_path(path)
        path = path.removeprefix(f"/{language}") or "/"
        inner = path.strip("/") + "/" if path.strip("/") else ""
        if Page.objects.live().filter(url_path__in=[root + inner for root in self._roots]).exists():
            return True
        under_courses = any(path.startswith(f"/{slug}/") for slug in self._course_lists)
        try:
            return not under_courses and resolve(path).url_name != "wagtail_serve"
        except Resolver404:
            return False

    @cached_property
    def _roots(self) -> list[str]:
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        pages = site.root_page.get_translations(inclusive=True) if site else Page.objects.none()
        return list(pages.values_list("url_path", flat=True))

    @cached_property
    def _course_lists(self) -> set[str]:
        return set(CourseIndex.objects.values_list("slug", flat=True))
