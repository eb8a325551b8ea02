from django.apps import AppConfig


class CurriculumConfig(AppConfig):
    name = "curriculum"

    def ready(self) -> None:
        from curriculum import invalidation, regions  # noqa: F401 - regions listens for changed help services

        invalidation.connect()
