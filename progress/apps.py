from django.apps import AppConfig


class ProgressConfig(AppConfig):
    name = "progress"

    def ready(self) -> None:
        from progress import claiming, keeping, obliging  # noqa: F401 - connect their receivers

        keeping.register()
