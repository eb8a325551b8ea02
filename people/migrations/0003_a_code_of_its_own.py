from django.db import migrations, models

import people.models.organisations


def give_codes(apps, schema_editor):
    """The field was added with one code for all groups there were."""
    for group in apps.get_model("people", "Group").objects.all().iterator():
        group.join_code = people.models.organisations.new_join_code()
        group.save(update_fields=["join_code"])


class Migration(migrations.Migration):
    dependencies = [("people", "0002_schools")]

    operations = [
        migrations.RunPython(give_codes, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="group",
            name="join_code",
            field=models.CharField(
                default=people.models.organisations.new_join_code, max_length=6, unique=True, verbose_name="code"
            ),
        ),
    ]
