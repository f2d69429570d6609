-- A role for the service that can't change history even with the triggers gone.
--
-- Run once after `mingjing migrate`, as a user who may create roles, in the service's own database:
--     psql -f roles.sql
-- then give it to the user of DATABASE_URL:  GRANT mingjing_app TO <user>
-- Migrations and this file go on being run by the tables' owner.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mingjing_app') THEN
        CREATE ROLE mingjing_app NOLOGIN;
    END IF;
END $$;

GRANT USAGE ON SCHEMA public TO mingjing_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO mingjing_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO mingjing_app;

REVOKE UPDATE, DELETE ON casework_entry, casework_leaf, casework_checkpoint FROM mingjing_app;
REVOKE UPDATE, DELETE ON evidence_access FROM mingjing_app;
REVOKE DELETE ON casework_file, casework_loghead, casework_filecounter FROM mingjing_app;
REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM mingjing_app;
