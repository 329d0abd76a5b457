"""Keep beside each name the keys by which it is found, and beside each agency's own number the one it is looked for by."""

from django.db import migrations, models

from accord.people.keys import NAME_KEYS, name_keys, source_key

CHUNK = 5_000
COMPARED_BY_BEGINNING = (("family_start", 3), ("given_start", 3))


def compare_by_code_point(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for column, length in COMPARED_BY_BEGINNING:
            schema_editor.execute(
                f'ALTER TABLE people_personname ALTER COLUMN {column} TYPE varchar({length}) COLLATE "C"'
            )


def fill_keys(apps, schema_editor):
    PersonName, SourceRecord = (apps.get_model("people", name) for name in ("PersonName", "SourceRecord"))
    sets = ", ".join(f"{column} = %s" for column in NAME_KEYS)
    with schema_editor.connection.cursor() as cursor:
        for rows in _stretches(PersonName.objects.values_list("pk", "family_name", "given_names")):
            cursor.executemany(
                f"UPDATE people_personname SET {sets} WHERE id = %s",  # noqa: S608  names only; values are bound
                [(*name_keys(family, given), pk) for pk, family, given in rows],
            )
        for rows in _stretches(SourceRecord.objects.values_list("pk", "source_id")):
            cursor.executemany(
                "UPDATE people_sourcerecord SET source_key = %s WHERE id = %s",
                [(source_key(source_id), pk) for pk, source_id in rows],
            )
        cursor.execute(
            "UPDATE people_personname SET born_on = (SELECT date_of_birth FROM people_particulars AS said"
            " WHERE said.source_record_id = people_personname.source_record_id AND said.superseded_at IS NULL)"
        )


def _stretches(rows):
    last = -1
    while stretch := list(rows.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        yield stretch
        last = stretch[-1][0]


def _key(length):
    return models.CharField(db_default="", max_length=length)


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0005_only_named_officers_are_indexed"),
        ("people", "0004_why_records_are_joined"),
    ]
    operations = [
        migrations.AddField("personname", "born_on", models.DateField(null=True)),
        migrations.AddField("personname", "family_sound", _key(6)),
        migrations.AddField("personname", "family_start", _key(3)),
        migrations.AddField("personname", "family_end", _key(3)),
        migrations.AddField("personname", "given_sound", _key(6)),
        migrations.AddField("personname", "given_start", _key(3)),
        migrations.AddField("sourcerecord", "source_key", _key(60)),
        migrations.RunPython(compare_by_code_point, migrations.RunPython.noop),
        migrations.RunPython(fill_keys, migrations.RunPython.noop),
    ]
