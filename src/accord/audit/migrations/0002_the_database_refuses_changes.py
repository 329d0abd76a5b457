"""Triggers by which the database itself refuses to change or remove a row of the ledger, its seals and its places.

On PostgreSQL, deploy/postgresql/ledger_rights.sql takes the rights away from the application's role as well.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# Each table with the condition under which a new row would take the place of an old one.
TABLES = {
    "audit_ledgerrow": "id = NEW.id",
    "audit_seal": "number = NEW.number",
    "audit_sealplace": "position = NEW.position OR row_id = NEW.row_id",
}
SENTENCE = "the ledger is only ever added to: {table} cannot be changed"

# INSERT OR REPLACE removes the old row without asking the DELETE trigger, so it is met before it begins.
SQLITE_TRIGGERS = """
CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{sentence}'); END;
CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{sentence}'); END;
CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {taken})
BEGIN SELECT RAISE(ABORT, '{sentence}'); END;
"""
SQLITE_DROPS = """
DROP TRIGGER {table}_no_update;
DROP TRIGGER {table}_no_delete;
DROP TRIGGER {table}_no_replace;
"""
POSTGRESQL_FUNCTION = """
CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is only ever added to: % cannot be changed', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
"""
# One for each statement, so that a change that meets no row is refused too; ALWAYS, so that no session can play the replica.
POSTGRESQL_TRIGGERS = """
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_change;
"""
POSTGRESQL_DROPS = "DROP TRIGGER {table}_no_change ON {table};"


def put_up(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_FUNCTION, params=None)
        _run(schema_editor, POSTGRESQL_TRIGGERS)
    else:
        _run(schema_editor, SQLITE_TRIGGERS)


def take_down(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        _run(schema_editor, POSTGRESQL_DROPS)
        schema_editor.execute("DROP FUNCTION audit_refuse_change();", params=None)
    else:
        _run(schema_editor, SQLITE_DROPS)


def _run(schema_editor: BaseDatabaseSchemaEditor, statements: str) -> None:
    for table, taken in TABLES.items():
        sql = statements.format(table=table, taken=taken, sentence=SENTENCE.format(table=table))
        # One CREATE or DROP at a time: SQLite runs no more than one statement in a call.
        for statement in sql.strip().split(";\n"):
            schema_editor.execute(statement.removesuffix(";"), params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(put_up, take_down)]
