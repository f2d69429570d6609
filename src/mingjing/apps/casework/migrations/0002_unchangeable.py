"""History can be added to and not changed: triggers, each with the name of what it keeps true."""

from django.db import migrations

APPEND_ONLY = ("entry", "leaf", "checkpoint")

FUNCTIONS = """
CREATE FUNCTION casework_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is not allowed: history is only added to', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
END $$;

CREATE FUNCTION casework_entry_next() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE expected integer;
BEGIN
    SELECT coalesce(max(position), 0) + 1 INTO expected FROM casework_entry WHERE file_id = NEW.file_id;
    IF NEW.position <> expected THEN
        RAISE EXCEPTION 'entry % does not follow in file %: expected %', NEW.position, NEW.file_id, expected
            USING ERRCODE = 'unique_violation', CONSTRAINT = 'entry_position_next';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER entry_position_next BEFORE INSERT ON casework_entry
    FOR EACH ROW EXECUTE FUNCTION casework_entry_next();

CREATE FUNCTION casework_leaf_next() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE expected bigint;
BEGIN
    SELECT coalesce(max(index) + 1, 0) INTO expected FROM casework_leaf;
    IF NEW.index <> expected THEN
        RAISE EXCEPTION 'leaf % does not follow in the log: expected %', NEW.index, expected
            USING ERRCODE = 'unique_violation', CONSTRAINT = 'leaf_index_next';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER leaf_index_next BEFORE INSERT ON casework_leaf
    FOR EACH ROW EXECUTE FUNCTION casework_leaf_next();

CREATE TRIGGER file_opening_fixed BEFORE UPDATE ON casework_file FOR EACH ROW
    WHEN ((OLD.id, OLD.agency_id, OLD.kind, OLD.procedure, OLD.number, OLD.opened_at, OLD.opened_under)
        IS DISTINCT FROM
          (NEW.id, NEW.agency_id, NEW.kind, NEW.procedure, NEW.number, NEW.opened_at, NEW.opened_under))
    EXECUTE FUNCTION casework_refuse_change();
CREATE TRIGGER file_never_deleted BEFORE DELETE ON casework_file
    FOR EACH ROW EXECUTE FUNCTION casework_refuse_change();
"""
WITHOUT_FUNCTIONS = """
DROP TRIGGER file_never_deleted ON casework_file;
DROP TRIGGER file_opening_fixed ON casework_file;
DROP TRIGGER leaf_index_next ON casework_leaf;
DROP TRIGGER entry_position_next ON casework_entry;
DROP FUNCTION casework_leaf_next(), casework_entry_next(), casework_refuse_change();
"""
KEEP = "".join(
    f"""
CREATE TRIGGER {name}_append_only BEFORE UPDATE OR DELETE ON casework_{name}
    FOR EACH ROW EXECUTE FUNCTION casework_refuse_change();
CREATE TRIGGER {name}_never_emptied BEFORE TRUNCATE ON casework_{name}
    FOR EACH STATEMENT EXECUTE FUNCTION casework_refuse_change();
"""
    for name in APPEND_ONLY
)
LET_GO = "".join(
    f"DROP TRIGGER {name}_never_emptied ON casework_{name};"
    f"DROP TRIGGER {name}_append_only ON casework_{name};"
    for name in APPEND_ONLY
)


class Migration(migrations.Migration):
    dependencies = (("casework", "0001_tables"),)
    operations = (migrations.RunSQL(FUNCTIONS, WITHOUT_FUNCTIONS), migrations.RunSQL(KEEP, LET_GO))
