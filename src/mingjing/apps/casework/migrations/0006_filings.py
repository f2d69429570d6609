from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("casework", "0005_barred_duties")]

    operations = [
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("act__in", ("file_major_decision", "report_spot_decision"))),
                fields=["-at"],
                name="entry_filings",
            ),
        )
    ]
