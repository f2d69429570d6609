"""Beside each duty what bars the acts that would fulfil it, so that lists need not ask the law again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = (("casework", "0004_decided"),)
    operations = (
        migrations.AddField(
            model_name="duty", name="barred", field=models.JSONField(default=dict, verbose_name="暂不能做")
        ),
    )
