"""The least a Django view can do for the same job, under the same middleware."""

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.utils import timezone

from people.models import User

SENT = "bench.pdf"


def hello(request: HttpRequest) -> HttpResponse:
    """Nothing at all."""
    return HttpResponse("hello")


def person(request: HttpRequest) -> HttpResponse:
    """Load the session and the user."""
    return HttpResponse(f"hello {request.user.get_username()}")


def update(request: HttpRequest) -> HttpResponse:
    """Load the session and the user, and do one UPDATE."""
    User.objects.filter(pk=request.user.pk).update(last_login=timezone.now())
    return HttpResponse("updated")


def file(request: HttpRequest) -> FileResponse:
    """Load the session and the user, and send a file."""
    request.user.get_username()
    return FileResponse((settings.DATA_DIR / SENT).open("rb"), content_type="application/pdf")
