"""Designs at the editor's desk."""

import base64
import io
import re

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.images.models import Image as LibraryImage

from certificates.models import Design
from home.desk import open_desk
from people.models import User

ADD = "/cms/snippets/certificates/design/add/"
FORM = {
    "name": "Hotels",
    "accent": "#7a1f5c",
    "line": "#a0718f",
    "orientation": "landscape",
    "paper": "",
    "shows_score": "on",
}


@pytest.fixture
def picture(settings, tmp_path, db) -> LibraryImage:
    settings.MEDIA_ROOT = tmp_path
    file = io.BytesIO()
    Image.new("RGB", (400, 120), "#7a1f5c").save(file, "PNG")
    return LibraryImage.objects.create(title="Logo", file=ContentFile(file.getvalue(), "logo.png"))


def member_of(group: str) -> User:
    open_desk()
    user = User.objects.create_user(email=f"{group.lower()}@example.org", display_name=group)
    user.groups.add(Group.objects.get(name=group))
    return user


def add(client, publish: bool = True, **fields):
    return client.post(ADD, FORM | fields | ({"action-publish": "Publish"} if publish else {}))


def edit_address(design: Design) -> str:
    return f"/cms/snippets/certificates/design/edit/{design.pk}/"


def test_an_editor_makes_a_design_and_a_moderator_publishes_it(client_of, db):
    assert add(client_of(member_of("Editors"))).status_code == 302
    design = Design.objects.get()
    assert not design.live and design.edition is None
    client_of(member_of("Moderators")).post(edit_address(design), FORM | {"action-publish": "Publish"})
    design.refresh_from_db()
    assert design.live and design.edition.content["accent"] == "#7a1f5c"


def test_pictures_are_kept_in_the_edition(client_of, editor, picture):
    add(client_of(editor), logo=picture.pk, logo_text="Hotels", signature=picture.pk, signatory="Ana Roy")
    content = Design.objects.get().edition.content
    picture.delete()
    assert content["logo"]["text"] == "Hotels" and content["logo"]["src"].startswith("data:image/")
    assert Image.open(io.BytesIO(base64.b64decode(content["signature"]["src"].split(",")[1]))).size[1] <= 140


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"accent": "#999999"}, "on white is 2.84 to 1. At least 4.5 to 1"),
        ({"line": "#cccccc"}, "on white is 1.60 to 1. At least 3"),
        ({"accent": "red;background:url(http://169.254.169.254/)"}, "at most 7 characters"),
        ({"accent": "red;a:b"}, "Write the colour as #"),
        ({"heading_en": "{0.__class__}"}, "There is no field {0.__class__}. These exist: {name} {course} {date}"),
        ({"closing_fr": "{name!r}"}, "There is no field {name!r}"),
        ({"lead_en": "{}"}, "There is no field {}"),
        ({"signatory": "Ana 🦊"}, "No font here can print “🦊”"),
        ({"name": ""}, "This field is required"),
    ],
)
def test_what_cannot_be_printed_is_answered_with_a_sentence_and_kept(client_of, editor, wrong, sentence):
    page = add(client_of(editor), **wrong)
    assert page.status_code == 200 and not Design.objects.exists()
    assert sentence in page.text.replace("&quot;", '"') and 'value="landscape" selected' in page.text


def test_a_logo_needs_words_and_a_signature_a_name(client_of, editor, picture):
    page = add(client_of(editor), logo=picture.pk, signature=picture.pk)
    assert "what the logo says, for people" in page.text and "whose signature this is" in page.text


def test_a_drawing_is_refused_with_a_sentence(client_of, editor, picture):
    picture.file.save(
        "logo.svg", ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>"), save=False
    )
    LibraryImage.objects.filter(pk=picture.pk).update(file=picture.file.name, file_hash="")
    page = add(client_of(editor), logo=picture.pk, logo_text="Hotels")
    assert "upload the picture as PNG or JPEG" in page.text and not Design.objects.exists()


def test_publishing_twice_is_as_good_as_once(client_of, editor):
    client = client_of(editor)
    add(client)
    design = Design.objects.get()
    for _time in range(2):
        client.post(edit_address(design), FORM | {"action-publish": "Publish"})
    assert Design.objects.get().live


def test_a_stranger_does_not_come_in(client_of, stranger):
    assert client_of(stranger).get(ADD).status_code in (302, 403, 404)
    assert not Design.objects.exists() and add(client_of(stranger)).status_code in (302, 403, 404)


def test_the_list_says_for_whom_a_design_is(client_of, editor, school, django_assert_max_num_queries):
    for number in range(5):
        Design.objects.create(name=f"Design {number}", organisation=school)
    client = client_of(editor)
    with django_assert_max_num_queries(30):
        page = client.get("/cms/snippets/certificates/design/")
    assert page.text.count("Cedar School") >= 5


# The preview --------------------------------------------------------------------------------------------------------


def preview(client, mode: str = "", **fields):
    address = "/cms/snippets/certificates/design/preview/"
    client.post(address, FORM | fields)
    return client.get(address, {"mode": mode})


def test_the_preview_shows_the_page_drawn(client_of, editor):
    page = preview(client_of(editor))
    [src] = re.findall(r'src="data:image/png;base64,([^"]+)"', page.text)
    assert Image.open(io.BytesIO(base64.b64decode(src))).width == 1000
    assert "data:" in page["Content-Security-Policy"] and "nonce" not in page["Content-Security-Policy"]


def test_it_shows_the_hardest_names(client_of, editor):
    page = preview(client_of(editor), "hard", orientation="portrait", bilingual="on")
    assert page.text.count("data:image/png") == 5 and "فاطمة" in page.text


def test_a_draft_without_a_name_is_shown_too(client_of, editor):
    assert "data:image/png" in preview(client_of(editor), name="").text


def test_a_draft_whose_picture_is_lost_is_answered_with_a_sentence(editor, picture, rf):
    design = Design(name="Lost", logo=picture, logo_text="Hotels")
    picture.file.storage.delete(picture.file.name)
    page = design.serve_preview(rf.get("/"), "").context_data
    assert page["sheets"] == [] and "cannot be read" in page["problem"]


def test_a_preview_keeps_nothing(client_of, editor):
    preview(client_of(editor))
    assert not Design.objects.exists()
