"""What was kept, uploaded or looked at can't be rewritten afterwards."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION evidence_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is not allowed: rows are never changed', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
END $$;
CREATE TRIGGER blob_unchangeable BEFORE UPDATE ON evidence_storedblob
    FOR EACH ROW EXECUTE FUNCTION evidence_refuse_change();
CREATE TRIGGER upload_unchangeable BEFORE UPDATE ON evidence_upload
    FOR EACH ROW EXECUTE FUNCTION evidence_refuse_change();
CREATE TRIGGER access_append_only BEFORE UPDATE OR DELETE ON evidence_access
    FOR EACH ROW EXECUTE FUNCTION evidence_refuse_change();
CREATE TRIGGER access_never_emptied BEFORE TRUNCATE ON evidence_access
    FOR EACH STATEMENT EXECUTE FUNCTION evidence_refuse_change();
"""
ALLOW = """
DROP TRIGGER access_never_emptied ON evidence_access;
DROP TRIGGER access_append_only ON evidence_access;
DROP TRIGGER upload_unchangeable ON evidence_upload;
DROP TRIGGER blob_unchangeable ON evidence_storedblob;
DROP FUNCTION evidence_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = (("evidence", "0001_tables"),)
    operations = (migrations.RunSQL(REFUSE, ALLOW),)
