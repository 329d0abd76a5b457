"""Index the keys of names once they are filled in; PostgreSQL does not do both in one transaction."""

from django.db import migrations, models


def _index(name, *fields, model="personname"):
    return migrations.AddIndex(model_name=model, index=models.Index(fields=list(fields), name=name))


class Migration(migrations.Migration):
    dependencies = [("people", "0005_keys_by_which_names_are_found")]
    operations = [
        _index("person_name_sound", "family_sound", "given_sound", "born_on"),
        _index("person_name_start", "family_start", "born_on"),
        _index("person_name_end", "family_end", "born_on"),
        _index("person_name_first", "given_start", "born_on", "family_start", "family_end"),
        _index("person_name_birth", "born_on"),
        _index("source_record_key", "source_key", model="sourcerecord"),
        migrations.RemoveIndex("personname", "person_name_given"),
        migrations.RemoveIndex("particulars", "particulars_birth"),
    ]
