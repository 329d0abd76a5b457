"""Who recorded another name and why it was withdrawn; and names that records gave before, so that they are found by them."""

from django.db import migrations, models

FORMER_NAMES = """
    INSERT INTO people_personname
        (source_record_id, kind, family_name, given_names, born_on, family_key, family_sound, family_start, family_end,
         given_key, given_sound, given_start, recorded_at, recorded_by, withdrawn_because)
    SELECT before.source_record_id, 'former', before.family_name, before.given_names, held.born_on, before.family_key,
           before.family_sound, before.family_start, before.family_end, before.given_key, before.given_sound,
           before.given_start, before.superseded_at, '', ''
    FROM people_personname before
    JOIN people_personname held
      ON held.source_record_id = before.source_record_id AND held.kind = 'main' AND held.superseded_at IS NULL
    WHERE before.kind = 'main' AND before.superseded_at IS NOT NULL
      AND (before.family_key <> held.family_key OR before.given_key <> held.given_key)
      AND NOT EXISTS (
          SELECT 1 FROM people_personname later
          WHERE later.source_record_id = before.source_record_id AND later.kind = 'main'
            AND later.superseded_at IS NOT NULL AND later.id > before.id
            AND later.family_key = before.family_key AND later.given_key = before.given_key)
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0006_indexes_on_the_keys_of_names")]
    operations = [
        migrations.AddField("personname", "recorded_by", models.CharField(max_length=100, db_default="")),
        migrations.AddField("personname", "withdrawn_because", models.CharField(max_length=300, db_default="")),
        migrations.RunSQL(FORMER_NAMES, migrations.RunSQL.noop),
    ]
