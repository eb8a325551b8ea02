"""QTI packages (3.0, and plain ones of 2.1 and 2.2), and single items."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from django.utils.translation import gettext as _

from curriculum.packing.problems import Mistake
from quizzes.exchange.asked import Asked
from quizzes.exchange.found_pictures import check_parts, size_of, take_picture
from quizzes.exchange.qti.answers import READERS, Read
from quizzes.exchange.qti.bodies import interactions_in, prepare
from quizzes.exchange.qti.declarations import Said
from quizzes.exchange.qti.package import MANIFEST
from quizzes.exchange.reading import Item, Reading, note, note_losses, tags_of, unsupported
from quizzes.exchange.uploads import Package, Upload, refuse
from quizzes.exchange.xml_trees import Element, read_xml


@dataclass(frozen=True)
class Resource:
    path: str
    tags: tuple[str, ...] = ()


def read(upload: Upload, reading: Reading) -> None:
    if not upload.is_zip:
        read_item(root_of(upload.content), Resource(""), None, reading)
        return
    package = Package(upload.content)
    for resource in resources_in(package):
        if resource.path in package:
            read_member(package, resource, reading)
        else:
            item = reading.item(1, resource.path, resource.path)
            item.problem = _("The manifest names this file, and it is not in the package.")


def read_member(package: Package, resource: Resource, reading: Reading) -> None:
    content = package.read(resource.path)
    try:
        root = root_of(content)
    except Mistake as mistake:
        reading.count(len(content))
        item = reading.item(mistake.place.line, resource.path, resource.path)
        item.problem = mistake.sentence
    else:
        read_item(root, resource, package, reading)


def resources_in(package: Package) -> Iterator[Resource]:
    """The items that the manifest lists, by their place in the package."""
    found = [name for name in package.names() if posixpath.basename(name) == MANIFEST]
    if not found:
        raise refuse(_("There is no imsmanifest.xml in the zip file."))
    path = min(found, key=len)
    resources = read_xml(package.read(path)).find("resources") or Element("", 0)
    named: set[str] = set()
    for resource in resources.all("resource"):
        if resource.get("type").startswith("imsqti_item"):
            place = within(path, resource.get("href"))
            if place in named:  # a few bytes could ask for any amount of work
                raise refuse(_("The manifest names the file “%(name)s” twice.") % {"name": place[:80]}, resource.line)
            named.add(place)
            words = ("".join(part.texts()) for part in resource.walk() if part.name == "keyword")
            yield Resource(place, tags_of(words))


def within(path: str, href: str) -> str:
    """The place in the package that a file of it means by an address."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(href)))


def root_of(content: bytes) -> Element:
    root = read_xml(content)
    if root.name != "assessment-item":
        raise refuse(_("This is not a QTI item: it does not begin with <qti-assessment-item>."), root.line)
    return root


def read_item(root: Element, resource: Resource, package: Package | None, reading: Reading) -> None:
    item = reading.item(root.line, root.get("title") or root.get("identifier"), resource.path)
    reading.count(size_of(root), root.line)
    reading.fill(item, asked_of, root, resource, package, item, reading)


def asked_of(root: Element, resource: Resource, package: Package | None, item: Item, reading: Reading) -> Asked:
    check_parts(root)
    said = Said(root)
    body = root.find("item-body")
    interactions = interactions_in(body) if body else []
    if body is None or not interactions:
        raise unsupported("description")
    check(root, interactions)
    if prepare(body):
        note(item, _("Words that appear only later are left out of the text."))
    html, interaction = READERS[interactions[0].name](Read(root, body, interactions[0], said, item))
    if said.has_more():
        note(item, _("Feedback that does not belong to one option is left out."))
    html, picture = take_picture(html, lambda address: file_at(package, resource.path, address), item, reading)
    note_losses(item, html)
    id = reading.id_for(root.get("identifier").removeprefix("_"), root.get("title"), html=html)
    return Asked(id, html, interaction, said.general(), resource.tags, picture)


def check(root: Element, interactions: list[Element]) -> None:
    first = interactions[0]
    if first.name not in READERS:
        raise unsupported(first.name)
    if len(interactions) > 1 and {part.name for part in interactions} != {"inline-choice-interaction"}:
        raise refuse(_("It asks for several answers at once."), interactions[1].line)
    if root.find("template-declaration"):
        raise refuse(_("Its values are drawn anew each time, which cannot be imported."), root.line)


def file_at(package: Package | None, path: str, address: str) -> tuple[str, bytes] | None:
    """A file of the package; other addresses are never asked."""
    place = within(path, address)
    if package is None or "://" in address or place not in package:
        return None
    return posixpath.basename(place), package.read(place)
