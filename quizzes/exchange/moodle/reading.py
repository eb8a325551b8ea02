"""Moodle XML: a `quiz` of questions, each of a type, with their files inside."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import unquote

from django.utils.translation import gettext as _

from quizzes.exchange.asked import Asked
from quizzes.exchange.found_pictures import check_parts, size_of, take_picture
from quizzes.exchange.moodle.answers import READERS, WITH_GAPS, formatted, mark_gaps
from quizzes.exchange.reading import Item, Reading, note, note_losses, tags_of, tags_of_category, unsupported
from quizzes.exchange.rich_texts import title_of
from quizzes.exchange.uploads import Upload, refuse
from quizzes.exchange.xml_trees import Element, read_xml

FILE = "@@PLUGINFILE@@/"


def read(upload: Upload, reading: Reading) -> None:
    root = read_xml(upload.content)
    if root.name != "quiz":
        raise refuse(_("This is not Moodle XML: it does not begin with <quiz>."), root.line)
    category = ""
    for question in root.all("question"):
        if question.get("type") == "category":
            category = question.words("category", "text")
            continue
        item = reading.item(question.line, name_of(question))
        reading.count(size_of(question), question.line)
        reading.fill(item, asked_of, question, category, item, reading)


def name_of(question: Element) -> str:
    return question.words("name", "text") or title_of(question.words("questiontext", "text"))


def asked_of(question: Element, category: str, item: Item, reading: Reading) -> Asked:
    check_parts(question)
    kind = question.get("type")
    if kind not in READERS:
        raise unsupported(kind)
    html = formatted(question.find("questiontext"), "html")
    html = mark_gaps(html) if kind in WITH_GAPS else html
    html, picture = take_picture(html, lambda address: file_at(question, address), item, reading)
    note_losses(item, html)
    prompt, interaction = READERS[kind](question, html, item)
    note_parts_left_out(question, item)
    tags = tags_of(tag.words("text") for tag in (question.find("tags") or Element("", 0)).all("tag"))
    return Asked(
        id=reading.id_for(question.words("idnumber"), question.words("name", "text"), html=prompt),
        prompt=prompt,
        interaction=interaction,
        feedback=formatted(question.find("generalfeedback"), "html"),
        tags=tags or tags_of_category(category),
        picture=picture,
    )


def note_parts_left_out(question: Element, item: Item) -> None:
    if question.find("hint"):
        note(item, _("Hints are left out."))
    if any("<img" in text for part in question.all("answer", "subquestion") for text in part.texts()):
        note(item, _("Pictures within answers are left out."))


def file_at(question: Element, address: str) -> tuple[str, bytes] | None:
    """A file that stands beside the text."""
    name = unquote(address.removeprefix(FILE)).rpartition("/")[2]
    text = question.find("questiontext")
    files = text.all("file") if text and address.startswith(FILE) else []
    for file in files:
        if file.get("name") == name and file.get("encoding", "base64") == "base64":
            try:
                return name, base64.b64decode(re.sub(r"\s+", "", "".join(file.texts())), validate=True)
            except binascii.Error as error:
                raise refuse(_("The picture “%(name)s” is broken.") % {"name": name[:80]}, file.line) from error
    return None
