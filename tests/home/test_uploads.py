"""Uploaded files can be seen, but cannot act."""

import pytest

ACTIVE = {
    "drawing.svg": "<svg onload='alert(1)'/>",
    "page.html": "<script>alert(1)</script>",
    "data.xml": "<a/>",
    "x": "?",
}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    for name, content in ACTIVE.items():
        (settings.MEDIA_ROOT / name).write_text(content)
    (settings.MEDIA_ROOT / "photo.png").write_bytes(b"0123456789")


@pytest.mark.parametrize("name", ACTIVE)
def test_what_could_run_is_saved_instead(client, name):
    response = client.get(f"/media/{name}")
    assert response.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("name", [*ACTIVE, "photo.png"])
def test_every_upload_is_shut_in(client, name):
    headers = client.get(f"/media/{name}").headers
    assert headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_picture_is_shown(client):
    response = client.get("/media/photo.png")
    assert response.getvalue() == b"0123456789" and "attachment" not in response.headers["Content-Disposition"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["../secret.txt", "%2e%2e/secret.txt", "nothing.png", "", "photo.png/x"])
def test_nothing_else_can_be_reached(client, path):
    assert client.get(f"/media/{path}").status_code == 404


@pytest.mark.parametrize(
    ("asked", "status", "content"),
    [
        ("bytes=2-4", 206, b"234"),
        ("bytes=7-", 206, b"789"),
        ("bytes=0-99", 206, b"0123456789"),
        ("lines=1", 200, b"0123456789"),
    ],
)
def test_a_video_can_be_asked_for_in_parts(client, asked, status, content):
    response = client.get("/media/photo.png", headers={"Range": asked})
    assert response.status_code == status and response.getvalue() == content


def test_a_part_beyond_the_end_is_refused(client):
    assert client.get("/media/photo.png", headers={"Range": "bytes=50-60"}).status_code == 416


def test_uploads_cannot_be_posted_to(client):
    assert client.post("/media/photo.png").status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["a" * 300, "a/" * 2500])
def test_a_name_longer_than_any_file_has_is_simply_not_there(client, path):
    assert client.get(f"/media/{path}").status_code == 404


def test_a_range_of_absurd_length_gets_the_whole_file(client):
    response = client.get("/media/photo.png", headers={"Range": "bytes=0-" + "9" * 5000})
    assert response.status_code == 200
