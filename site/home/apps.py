from django.apps import AppConfig
from django.db.models.signals import post_delete, post_save


class HomeConfig(AppConfig):
    name = "home"

    def ready(self) -> None:
        from wagtail.models import Page, Site
        from wagtail.signals import page_published, page_unpublished, post_page_move

        from curriculum.models import HelpService
        from home.caching import forget_pages

        for changed in (page_published, page_unpublished, post_page_move):
            changed.connect(forget_pages)
        for saved in (HelpService, Site):
            post_save.connect(forget_pages, sender=saved)
            post_delete.connect(forget_pages, sender=saved)
        post_delete.connect(forget_pages, sender=Page)
