from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "certificates"

    def ready(self) -> None:
        from certificates import awarding, checks  # noqa: F401 - connects its receivers, registers its checks
