"""What every page needs around its content."""

from django.conf import settings


def page_shell(request):
    return {"site_name": settings.SITE_NAME, "quick_exit_address": settings.QUICK_EXIT_ADDRESS}
