import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('quizzes', '0002_rules_and_kinds'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BankImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file_name', models.CharField(max_length=200, verbose_name='file')),
                ('format', models.CharField(max_length=20, verbose_name='format')),
                ('entries', models.JSONField(default=list)),
                ('pictures', models.JSONField(default=dict)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('applied_at', models.DateTimeField(null=True)),
                ('outcome', models.JSONField(default=list)),
                ('bank', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='imports', to='quizzes.questionbank')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'import of questions',
                'verbose_name_plural': 'imports of questions',
                'ordering': ['-created_at'],
            },
        ),
    ]
