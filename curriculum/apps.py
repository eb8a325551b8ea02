from django.apps import AppConfig


class CurriculumConfig(AppConfig):
    name = "curriculum"

    def ready(self) -> None:
        from curriculum import invalidation, translating
        from curriculum.reviewing import published
        from curriculum.stopping import moving

        invalidation.connect()
        published.connect()
        moving.connect()
        translating.connect()
