"""What a file is about and what was decided, so that like cases can be compared."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0003_opinions"), ("registry", "0001_tables")]

    operations = [
        migrations.AddField(
            model_name="file",
            name="decided_at",
            field=models.DateTimeField(null=True, verbose_name="决定时间"),
        ),
        migrations.AddField(
            model_name="file",
            name="decided_fine",
            field=models.DecimalField(decimal_places=2, max_digits=18, null=True, verbose_name="所定罚款"),
        ),
        migrations.AddField(
            model_name="file",
            name="decided_grade",
            field=models.CharField(blank=True, max_length=20, verbose_name="所定裁量"),
        ),
        migrations.AddField(
            model_name="file",
            name="offence",
            field=models.CharField(blank=True, max_length=200, verbose_name="违法行为"),
        ),
        migrations.AddIndex(
            model_name="file",
            index=models.Index(
                condition=models.Q(("decided_fine__isnull", False)),
                fields=["offence", "agency"],
                include=("decided_fine", "decided_grade", "decided_at"),
                name="file_decided_alike",
            ),
        ),
    ]
