"""An editor's desk, and files to upload."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from people.models import User
from quizzes.models import QuestionBank


@pytest.fixture
def media(settings, tmp_path):
    """A folder of their own for the pictures that a test stores."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.mkdir()
    return settings.MEDIA_ROOT


@pytest.fixture
def desk(client_of, editor: User) -> Client:
    return client_of(editor)


@pytest.fixture
def upload(desk: Client, bank: QuestionBank, media) -> Callable[..., HttpResponse]:
    """A function that uploads a file as an editor does, and follows to what is shown next."""

    def send(content: str | bytes, name: str = "questions", format: str = "", client: Client = desk) -> HttpResponse:
        data = content.encode() if isinstance(content, str) else content
        form = {"file": SimpleUploadedFile(name, data), "format": format}
        return client.post(f"/cms/question-banks/{bank.pk}/import/", form, follow=True)

    return send


@pytest.fixture
def confirm(desk: Client) -> Callable[..., HttpResponse]:
    """A function that presses the button of a preview, with or without leaving items out."""

    def press(preview: HttpResponse, leave_out: bool = False, client: Client = desk) -> HttpResponse:
        form = {"seal": preview.context["seal"], **({"leave_out": "on"} if leave_out else {})}
        return client.post(f"{preview.context['request'].path}confirm/", form, follow=True)

    return press
