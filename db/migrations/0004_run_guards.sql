-- A run is history: it is released once, and nothing else of it ever changes.
CREATE FUNCTION scoring_run_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.released
     OR to_jsonb(NEW) - 'released' - 'released_at' IS DISTINCT FROM to_jsonb(OLD) - 'released' - 'released_at' THEN
    RAISE EXCEPTION 'scoring_run_frozen' USING ERRCODE = 'check_violation', CONSTRAINT = 'scoring_run_frozen';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER scoring_run_frozen BEFORE UPDATE OR DELETE ON scoring_run FOR EACH ROW EXECUTE FUNCTION scoring_run_frozen();
--> statement-breakpoint
CREATE TRIGGER run_flag_append_only BEFORE UPDATE OR DELETE ON run_flag FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER rater_severity_append_only BEFORE UPDATE OR DELETE ON rater_severity FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER scoring_repeat_append_only BEFORE UPDATE OR DELETE ON scoring_repeat FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
