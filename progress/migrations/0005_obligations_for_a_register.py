import django.db.models.deletion
from django.db import migrations, models

from people.names import heard_as

WORKS = [
    ("management", "Management"),
    ("front-desk", "Front desk and guest services"),
    ("housekeeping", "Housekeeping and cleaning"),
    ("bell-staff", "Bell staff, doors and drivers"),
    ("security", "Security"),
    ("food", "Food and drink"),
    ("maintenance", "Maintenance"),
    ("procurement", "Procurement"),
    ("human-resources", "Human resources"),
    ("education", "Teaching and school staff"),
    ("other", "Other work"),
]
COMPANY = {"db_index": False, "on_delete": django.db.models.deletion.CASCADE, "related_name": "+"}


def fill(apps, schema_editor):
    """Repeat of each employment what a register is filtered and ordered by."""
    Obligation = apps.get_model("progress", "Obligation")
    for one in Obligation.objects.select_related("employment__user").iterator(500):
        one.company_id, one.team_id = one.employment.company_id, one.employment.team_id
        one.work = one.employment.work
        one.sort_name = heard_as(one.employment.user.display_name or one.employment.user.email or "")[:200]
        one.save()


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_staff"),
        ("progress", "0004_required_training"),
    ]

    operations = [
        migrations.AddField(
            "obligation", "company", models.ForeignKey(null=True, to="people.organisation", **COMPANY)
        ),
        migrations.AddField(
            "obligation", "sort_name", models.CharField(blank=True, editable=False, max_length=200)
        ),
        migrations.AddField(
            "obligation",
            "team",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="people.group",
            ),
        ),
        migrations.AddField(
            "obligation",
            "work",
            models.CharField(choices=WORKS, default="other", max_length=20, verbose_name="work"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField("obligation", "company", models.ForeignKey(to="people.organisation", **COMPANY)),
        migrations.AddIndex(
            "obligation",
            models.Index(fields=["company", "sort_name", "id"], name="progress_obliged_in_company"),
        ),
        migrations.AddIndex(
            "obligation",
            models.Index(fields=["organisation", "sort_name", "id"], name="progress_obliged_at_place"),
        ),
        migrations.AddIndex(
            "obligation",
            models.Index(
                fields=["company", "due_on"],
                name="progress_obliged_due_there",
                condition=models.Q(ended_on=None),
            ),
        ),
    ]
