from django.db import migrations
from wagtail.models import BootstrapLocaleField, BootstrapTranslationKeyField


class Migration(migrations.Migration):
    dependencies = [("wagtailcore", "0053_locale_model"), ("quizzes", "0003_questionnaires")]
    operations = [
        BootstrapTranslationKeyField("quizzes.QuestionBank"),
        BootstrapLocaleField("quizzes.QuestionBank"),
        BootstrapTranslationKeyField("quizzes.Question"),
        BootstrapLocaleField("quizzes.Question"),
    ]
