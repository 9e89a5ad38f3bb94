-- The tree of units: `path` follows `parent_id`, and no move can close a cycle. The advisory lock makes moves wait
-- for one another, so that two of them at once cannot each look right alone.
CREATE FUNCTION unit_place() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE parent_path text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('unit_tree'));
  IF NEW.parent_id IS NULL THEN
    NEW.path := '/' || NEW.id || '/';
  ELSE
    SELECT path INTO parent_path FROM unit WHERE id = NEW.parent_id;
    IF NEW.parent_id = NEW.id OR position('/' || NEW.id || '/' IN parent_path) > 0 THEN
      RAISE EXCEPTION 'unit_cycle' USING ERRCODE = 'check_violation', CONSTRAINT = 'unit_cycle';
    END IF;
    NEW.path := parent_path || NEW.id || '/';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER unit_place BEFORE INSERT OR UPDATE OF parent_id ON unit FOR EACH ROW EXECUTE FUNCTION unit_place();
--> statement-breakpoint
CREATE FUNCTION unit_carry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.path <> OLD.path THEN
    UPDATE unit SET path = NEW.path || substr(path, length(OLD.path) + 1)
    WHERE path LIKE OLD.path || '%' AND id <> NEW.id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER unit_carry AFTER UPDATE OF parent_id ON unit FOR EACH ROW EXECUTE FUNCTION unit_carry();
--> statement-breakpoint
-- Rows that are history: an attempt to change them is a bug or an attack, and fails loudly.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'raise_exception';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Details may be erased by law (delete), never rewritten.
CREATE TRIGGER audit_detail_no_update BEFORE UPDATE ON audit_detail FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER result_append_only BEFORE UPDATE OR DELETE ON result FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER unit_result_append_only BEFORE UPDATE OR DELETE ON unit_result FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A framework version is edited only while it is a draft; a cycle locks it for good. Nothing goes back to being a draft.
CREATE FUNCTION framework_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'draft' AND OLD.locked_at IS NULL THEN
    RETURN COALESCE(NEW, OLD);
  END IF;
  IF TG_OP = 'DELETE' OR NEW.content IS DISTINCT FROM OLD.content OR NEW.unit_id <> OLD.unit_id
     OR NEW.version <> OLD.version OR NEW.state = 'draft' THEN
    RAISE EXCEPTION 'framework_frozen' USING ERRCODE = 'check_violation', CONSTRAINT = 'framework_frozen';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER framework_frozen BEFORE UPDATE OR DELETE ON framework FOR EACH ROW EXECUTE FUNCTION framework_frozen();
--> statement-breakpoint
-- Sort keys are made by the application so that their bytes stand in the Vietnamese order, whatever the server's language is.
ALTER TABLE unit ALTER COLUMN sort_key TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE person ALTER COLUMN sort_key TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE cycle_unit ALTER COLUMN sort_key TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE cycle_person ALTER COLUMN sort_key TYPE text COLLATE "C";
--> statement-breakpoint
ALTER TABLE commendation ALTER COLUMN sort_key TYPE text COLLATE "C";
