import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [("access", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="PolicyValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("key", models.CharField(max_length=100)),
                ("value", models.CharField(max_length=20)),
                ("unit", models.CharField(max_length=20)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(null=True)),
                ("source", models.CharField(max_length=500)),
                ("status", models.CharField(max_length=10)),
                ("set_by", models.CharField(max_length=150)),
                ("set_at", models.DateTimeField()),
                ("reason", models.CharField(max_length=500)),
                (
                    "area",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="policy_values",
                        to="access.area",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["key", "starts_on"], name="policy_value_key")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="policy_value_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status__in", ["verified", "assumed"])),
                        name="policy_value_status",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("area__isnull", True), ("ends_on__isnull", True)),
                        fields=("key",),
                        name="policy_value_open_everywhere_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on__isnull", True)),
                        fields=("key", "area"),
                        name="policy_value_open_in_area_once",
                    ),
                ],
            },
        ),
    ]
