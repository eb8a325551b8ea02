"""Pictures of designs: small, on white, bare, and nothing that harms."""

import base64
import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, PngImagePlugin
from wagtail.images.models import Image as LibraryImage

from certificates.designs import pictures
from certificates.designs.pictures import LARGEST_BYTES, LOGO, small_picture

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def library(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def in_library(data: bytes, name: str = "logo.png") -> LibraryImage:
    image = LibraryImage(title="Logo", width=10, height=10)
    image.file.save(name, ContentFile(data), save=False)
    return image


def file_of(picture: Image.Image, kind: str = "PNG", **options) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def opened(small: dict) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(small["src"].split(",")[1])))


def test_a_large_noisy_picture_becomes_small():
    noise = Image.effect_noise((3000, 2000), 120).convert("RGB")
    small = small_picture(in_library(file_of(noise, "JPEG"), "logo.jpg"), LOGO)
    assert opened(small).size == (small["width"], small["height"])
    assert small["width"] <= LOGO.width and small["height"] <= LOGO.height
    assert len(base64.b64decode(small["src"].split(",")[1])) <= LARGEST_BYTES


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP"])
def test_what_is_see_through_stands_on_white(kind):
    clear = Image.new("RGBA", (100, 40), (0, 0, 0, 0))
    small = opened(small_picture(in_library(file_of(clear, kind), f"logo.{kind.lower()}"), LOGO))
    assert small.mode == "RGB" and small.getpixel((5, 5)) == (255, 255, 255)


def test_what_a_camera_notes_is_left_out():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Place", "43.6 N, 79.4 W")
    small = small_picture(in_library(file_of(Image.new("RGB", (90, 30), "red"), pnginfo=notes)), LOGO)
    assert b"43.6" not in base64.b64decode(small["src"].split(",")[1])


def bomb(width: int, height: int) -> bytes:
    """A PNG whose few bytes say it is huge."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("size", [(60_000, 60_000), (9_000, 9_000)])
def test_a_huge_picture_is_refused_before_it_is_unpacked(size, monkeypatch):
    monkeypatch.setattr(pictures, "flattened", lambda picture: pytest.fail("It was unpacked."))
    with pytest.raises(ValidationError, match="too many to work with|cannot be read"):
        small_picture(in_library(bomb(*size)), LOGO)


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "logo.svg", "cannot be printed"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo.png", "cannot be read"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", "logo.png", "cannot be read"),
        (b"", "logo.png", "cannot be read"),
        (b"\x89PNG\r\n\x1a\n", "logo.png", "cannot be read"),
    ],
)
def test_what_is_no_picture_is_answered_with_a_sentence(data, name, sentence):
    with pytest.raises(ValidationError, match=sentence):
        small_picture(in_library(data, name), LOGO)


def test_a_picture_whose_file_is_lost_is_answered_with_a_sentence():
    image = in_library(file_of(Image.new("RGB", (90, 30), "red")))
    image.file.storage.delete(image.file.name)
    with pytest.raises(ValidationError, match="cannot be read"):
        small_picture(image, LOGO)
