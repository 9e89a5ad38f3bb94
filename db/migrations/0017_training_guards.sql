-- Rows of training that the record answers for: noted when written, as those of 0010.
DO $$
DECLARE named text; key text := 'concat_ws(''/'', t.id)';
BEGIN
  FOREACH named IN ARRAY ARRAY['training_plan', 'training_goal_rule', 'training_completion'] LOOP
    EXECUTE format('CREATE TRIGGER audit_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_touch(%L)', named, key);
    EXECUTE format('CREATE TRIGGER audit_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_touch(%L)', named, key);
    EXECUTE format('CREATE TRIGGER audit_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_touch(%L)', named, key);
    EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', named);
  END LOOP;
END $$;
