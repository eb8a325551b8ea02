"""The least a Django view can do for the same job, under the same middleware."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from people.models import User


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
