"""Files as people send them: genuine, and altered in the ways that files are altered."""

from __future__ import annotations

import datetime as dt
import io
import json
import zlib
from collections.abc import Callable

import pikepdf
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from certificates.keys import SigningKey, private_pem

CREDENTIAL = "credential.json"
NAME_LINE = 3  # after the site, the heading and "This certifies that"


def rewritten(pdf: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    """As programs save a file that they have edited."""
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document)
        document.save(output)
    return output.getvalue()


def with_line(pdf: bytes, words: str, line: int = NAME_LINE) -> bytes:
    """One line of the page says something else."""

    def change(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        name = page.add_resource(font, pikepdf.Name.Font)
        operations = list(pikepdf.parse_content_stream(page))
        shown = [number for number, (_, operator) in enumerate(operations) if str(operator) in {"Tj", "TJ"}][line]
        operations[shown : shown + 1] = [
            ([name, 10], pikepdf.Operator("Tf")),
            ([pikepdf.String(words)], pikepdf.Operator("Tj")),
        ]
        page.Contents = document.make_stream(pikepdf.unparse_content_stream(operations))

    return rewritten(pdf, change)


def without_signature(pdf: bytes) -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        for key in ("/AcroForm", "/Perms"):
            if key in document.Root:
                del document.Root[key]
        del document.pages[0]["/Annots"]

    return rewritten(pdf, change)


def without_credential(pdf: bytes) -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        del document.attachments[CREDENTIAL]

    return rewritten(pdf, change)


def with_credential(pdf: bytes, change_credential: Callable[[dict], object]) -> bytes:
    def change(document: pikepdf.Pdf) -> None:
        credential = json.loads(document.attachments[CREDENTIAL].get_file().read_bytes())
        change_credential(credential)
        data = json.dumps(credential).encode()
        document.attachments[CREDENTIAL] = pikepdf.AttachedFileSpec(document, data, filename=CREDENTIAL)

    return rewritten(pdf, change)


def with_addition(pdf: bytes, words: str) -> bytes:
    """An incremental update: what was signed stays in the file, something is drawn over it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    font = generic.DictionaryObject(
        {
            generic.NameObject("/Type"): generic.NameObject("/Font"),
            generic.NameObject("/Subtype"): generic.NameObject("/Type1"),
            generic.NameObject("/BaseFont"): generic.NameObject("/Helvetica"),
        }
    )
    fonts = generic.DictionaryObject({generic.NameObject("/Added"): writer.add_object(font)})
    drawing = f"BT /Added 20 Tf 1 0 0 1 100 100 Tm ({words}) Tj ET".encode()
    stream = writer.add_object(generic.StreamObject(stream_data=drawing))
    writer.add_stream_to_page(0, stream, generic.DictionaryObject({generic.NameObject("/Font"): fonts}))
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def with_flipped_byte(pdf: bytes) -> bytes:
    place = pdf.index(b"%PDF-") + 7  # a digit of the version: every reader goes on
    return pdf[:place] + (b"6" if pdf[place : place + 1] != b"6" else b"5") + pdf[place + 1 :]


def locked(pdf: bytes) -> bytes:
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(output, encryption=pikepdf.Encryption(owner="owner", user="reader"))
    return output.getvalue()


def blank() -> bytes:
    output = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(output)
    return output.getvalue()


def of_objects(*objects: bytes, root: int = 1) -> bytes:
    """A file written by hand, so that it can be wrong in any way."""
    output, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(output))
        output += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(output)
    trailer = b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, root, start)
    return output + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + trailer


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), more, data)


PAGES = (b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>")


def drawing_bomb() -> bytes:
    """A page whose drawing is 600 MB large when unpacked."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b"q " * 500_000) for _ in range(600)) + packer.flush()
    return of_objects(b"<</Type/Catalog/Pages 2 0 R>>", *PAGES, stream(data, b"/Filter/FlateDecode"))


def attachment_bomb() -> bytes:
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(900)) + packer.flush()
    names = b"<</EmbeddedFiles<</Names[(credential.json) 5 0 R]>>>>"
    return of_objects(
        b"<</Type/Catalog/Pages 2 0 R/Names %s>>" % names,
        *PAGES,
        stream(b""),
        b"<</Type/Filespec/F(credential.json)/UF(credential.json)/EF<</F 6 0 R>>>>",
        stream(data, b"/Type/EmbeddedFile/Filter/FlateDecode"),
    )


def deeply_nested() -> bytes:
    deep = b"[" * 400_000 + b"]" * 400_000
    return of_objects(b"<</Type/Catalog/Pages 2 0 R/Deep %s/ByteRange[]>>" % deep, *PAGES, stream(b""))


def endless_tables() -> bytes:
    """A cross-reference table that names itself as the one before it, and pages that contain themselves."""
    pdf = of_objects(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 99999>>")
    start = pdf[pdf.rindex(b"startxref\n") + 10 : pdf.rindex(b"\n%%EOF")]
    return pdf.replace(b"trailer\n<<", b"trailer\n<</ByteRange[0 1 2 3]/Prev %s" % start)


def key_of_another_site() -> SigningKey:
    key = rsa.generate_private_key(65537, 2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Plainsight")])  # a name proves nothing
    now = dt.datetime.now(dt.UTC)
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(subject).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(now).not_valid_after(now + dt.timedelta(days=9))
    certificate = builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)
    return SigningKey("another", private_pem(key), certificate)
