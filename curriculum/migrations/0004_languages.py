from django.db import migrations
from wagtail.models import BootstrapLocaleField, BootstrapTranslationKeyField


class Migration(migrations.Migration):
    dependencies = [("wagtailcore", "0053_locale_model"), ("curriculum", "0003_profiles")]
    operations = [
        BootstrapTranslationKeyField("curriculum.Fact"),
        BootstrapLocaleField("curriculum.Fact"),
        BootstrapTranslationKeyField("curriculum.HelpService"),
        BootstrapLocaleField("curriculum.HelpService"),
        BootstrapTranslationKeyField("curriculum.GlossaryTerm"),
        BootstrapLocaleField("curriculum.GlossaryTerm"),
    ]
