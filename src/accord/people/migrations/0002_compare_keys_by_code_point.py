"""Compare search keys by code point on PostgreSQL, as SQLite does, so that a search by beginning uses the index on both."""

from django.db import migrations

COLUMNS = (
    ("people_personname", "family_key", 100),
    ("people_personname", "given_key", 150),
    ("people_particulars", "postcode", 10),
)


def compare_by_code_point(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for table, column, length in COLUMNS:
            schema_editor.execute(f'ALTER TABLE {table} ALTER COLUMN {column} TYPE varchar({length}) COLLATE "C"')


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(compare_by_code_point, migrations.RunPython.noop)]
