from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "dashboards"

    def ready(self) -> None:
        from dashboards import keeping
        from dashboards.question_box.own_page import ways_to_ask
        from progress.own_page import register_note

        keeping.register()
        register_note(ways_to_ask)
