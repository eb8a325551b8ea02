from django.apps import AppConfig


class QuizzesConfig(AppConfig):
    name = "quizzes"

    def ready(self) -> None:
        from curriculum.house_style.kinds import CheckedKind, register_checked
        from curriculum.offers import register_offer
        from progress.detours import register_tried
        from quizzes import keeping, packing, receivers  # noqa: F401 - connects its receivers
        from quizzes.attempts.in_order import handed_in
        from quizzes.models import Question, Quiz
        from quizzes.questionnaires.offering import offer

        packing.register()
        keeping.register()
        register_offer(offer)
        register_checked(Quiz, CheckedKind(blocks_in="questions"))
        register_checked(Question, CheckedKind(blocks_in="body", audience_in="age_band"))
        register_tried(handed_in)
