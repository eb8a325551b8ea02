from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "dashboards"

    def ready(self) -> None:
        from dashboards import keeping
        from dashboards.inspector import resuming  # noqa: F401 - its receivers, and those of what it imports
        from dashboards.own_page import ways_to_lead, whether_listed
        from dashboards.question_box.own_page import ways_to_ask
        from progress.notices import Place, register_notice

        keeping.register()
        register_notice(whether_listed)
        register_notice(ways_to_lead)
        register_notice(ways_to_ask, Place.LAST)
