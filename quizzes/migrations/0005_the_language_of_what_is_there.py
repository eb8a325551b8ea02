"""Everything there is so far is in the site's own language."""

import uuid

from django.conf import settings
from django.db import migrations


def fill(app, name):
    def run(apps, schema_editor):
        model = apps.get_model(app, name)
        rows = list(model.objects.filter(translation_key=None))
        if not rows:
            return
        locale = apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code=settings.LANGUAGE_CODE)[0]
        for row in rows:
            row.translation_key, row.locale_id = uuid.uuid4(), locale.pk
        model.objects.bulk_update(rows, ["translation_key", "locale"], batch_size=200)

    return run


class Migration(migrations.Migration):
    dependencies = [("quizzes", "0004_languages")]
    operations = [
        migrations.RunPython(fill("quizzes", "QuestionBank"), migrations.RunPython.noop),
        migrations.RunPython(fill("quizzes", "Question"), migrations.RunPython.noop),
    ]
