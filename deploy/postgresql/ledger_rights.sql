-- Takes from the application's role the right to change or empty the ledger, and leaves it the rights to add and to read.
-- The triggers refuse the same to everybody; this keeps the application from taking the triggers down, for which it must
-- not own the tables. Run it once as their owner, the role that migrates, after every migration of the ledger:
--
--     psql --set application=accord_web --file deploy/postgresql/ledger_rights.sql

REVOKE ALL ON audit_ledgerrow, audit_seal, audit_sealplace FROM PUBLIC;
REVOKE ALL ON audit_ledgerrow, audit_seal, audit_sealplace FROM :"application";
GRANT SELECT, INSERT ON audit_ledgerrow, audit_seal, audit_sealplace TO :"application";
GRANT USAGE ON SEQUENCE audit_ledgerrow_id_seq TO :"application";
