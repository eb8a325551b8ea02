from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "certificates"

    def ready(self) -> None:
        from certificates import awarding, checks, keeping  # noqa: F401 - connect receivers, register checks

        keeping.register()
