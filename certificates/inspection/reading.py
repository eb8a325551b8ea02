"""Reading a PDF as its readers do: the words on its pages, and what is attached. Runs in the child process only."""

from __future__ import annotations

import pypdfium2 as pdfium

from certificates.inspection.findings import Content

MOST_PAGES = 10
MOST_LETTERS = 20_000
MOST_ATTACHMENTS = 10
LARGEST_CREDENTIAL = 100_000
CREDENTIAL_FILE = "credential.json"
WRONG_PASSWORD = 4


class Unreadable(Exception):
    """`args[0]` is 'encrypted' or 'broken'."""


def content_of(pdf: bytes) -> Content:
    try:
        document = pdfium.PdfDocument(pdf)
    except pdfium.PdfiumError as error:
        raise Unreadable("encrypted" if error.err_code == WRONG_PASSWORD else "broken") from error
    with document:
        return Content(
            pages=len(document),
            text=text_of(document),
            subject=subject_of(document),
            credential=credential_in(document),
        )


def subject_of(document: pdfium.PdfDocument) -> str:
    try:
        return document.get_metadata_value("Subject")[:MOST_LETTERS]
    except (pdfium.PdfiumError, UnicodeError):
        return ""


def text_of(document: pdfium.PdfDocument) -> str:
    parts = []
    for number in range(min(len(document), MOST_PAGES)):
        try:
            parts.append(document[number].get_textpage().get_text_bounded())
        except pdfium.PdfiumError:  # a page that no reader can show says nothing
            continue
    return "\n".join(parts)[:MOST_LETTERS]


def credential_in(document: pdfium.PdfDocument) -> str:
    for number in range(min(document.count_attachments(), MOST_ATTACHMENTS)):
        try:
            attachment = document.get_attachment(number)
            if attachment.get_name() == CREDENTIAL_FILE:
                data = bytes(attachment.get_data())
                return data.decode("utf-8", "replace") if len(data) <= LARGEST_CREDENTIAL else "{}"
        except (pdfium.PdfiumError, UnicodeError):
            continue
    return ""
