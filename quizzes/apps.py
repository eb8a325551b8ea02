from django.apps import AppConfig


class QuizzesConfig(AppConfig):
    name = "quizzes"

    def ready(self) -> None:
        from quizzes import packing, receivers  # noqa: F401 - connects its receiver

        packing.register()
