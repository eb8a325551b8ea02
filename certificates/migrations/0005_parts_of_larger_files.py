

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('certificates', '0004_when_it_changed'),
    ]

    operations = [
        migrations.AddField(
            model_name='batch',
            name='is_part',
            field=models.BooleanField(default=False, verbose_name='part of a larger file'),
        ),
    ]
