-- Which guarded rows a transaction writes: noted in a table of the connection, which no log holds and the commit empties.
CREATE FUNCTION audit_note(named text, row_key text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF to_regclass('pg_temp.audit_touch') IS NULL THEN
    CREATE TEMP TABLE audit_touch (table_name text NOT NULL, key text NOT NULL) ON COMMIT DELETE ROWS;
  END IF;
  EXECUTE 'INSERT INTO pg_temp.audit_touch VALUES ($1, $2)' USING named, row_key;
END $$;
--> statement-breakpoint
CREATE FUNCTION audit_touched() RETURNS TABLE (table_name text, key text) LANGUAGE plpgsql AS $$
BEGIN
  IF to_regclass('pg_temp.audit_touch') IS NOT NULL THEN
    RETURN QUERY EXECUTE 'SELECT n.table_name, n.key FROM pg_temp.audit_touch n';
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION audit_touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_regclass('pg_temp.audit_touch') IS NULL THEN
    CREATE TEMP TABLE audit_touch (table_name text NOT NULL, key text NOT NULL) ON COMMIT DELETE ROWS;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    EXECUTE format('INSERT INTO pg_temp.audit_touch SELECT %L, %s FROM old_rows t', TG_TABLE_NAME, TG_ARGV[0]);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    EXECUTE format('INSERT INTO pg_temp.audit_touch SELECT %L, %s FROM new_rows t', TG_TABLE_NAME, TG_ARGV[0]);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE guarded record; key text;
BEGIN
  FOR guarded IN SELECT * FROM (VALUES
    ('unit', 'id'), ('unit_succession', 'predecessor_id,successor_id'), ('person', 'id'), ('appointment', 'id'),
    ('honour', 'id'), ('official_grade', 'id'), ('discipline', 'id'), ('framework', 'id'), ('cycle', 'id'),
    ('cycle_phase', 'cycle_id,phase'), ('cycle_phase_change', 'id'),
    ('cycle_unit', 'cycle_id,unit_id'), ('cycle_person', 'id'), ('peer_assignment', 'cycle_id,rater_id,ratee_id'),
    ('assessment', 'id'), ('released_comment', 'id'), ('scoring_run', 'id'), ('result', 'run_id,ratee_id'),
    ('unit_result', 'run_id,unit_id'), ('run_flag', 'id'), ('scoring_repeat', 'id'), ('nomination', 'id'),
    ('nomination_event', 'id'), ('consent', 'id'), ('shortlist_opinion', 'nomination_id,person_id'),
    ('shortlist_entry', 'nomination_id'), ('decision', 'id'), ('commendation', 'id')
  ) AS list(name, columns) LOOP
    SELECT 'concat_ws(''/'', ' || string_agg('t.' || c, ', ') || ')' INTO key FROM unnest(string_to_array(guarded.columns, ',')) c;
    EXECUTE format('CREATE TRIGGER audit_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_touch(%L)', guarded.name, key);
    EXECUTE format('CREATE TRIGGER audit_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_touch(%L)', guarded.name, key);
    EXECUTE format('CREATE TRIGGER audit_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit_touch(%L)', guarded.name, key);
    EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', guarded.name);
  END LOOP;
END $$;
--> statement-breakpoint
DO $$
DECLARE named text;
BEGIN
  FOREACH named IN ARRAY ARRAY['audit_entry', 'audit_detail', 'audit_row', 'audit_shape', 'audit_sum', 'scored_peer_form',
    'rater_severity', 'peer_folder', 'peer_rater', 'peer_ratee', 'cycle_key', 'peer_key_check', 'growth_choice'] LOOP
    EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', named);
  END LOOP;
END $$;
--> statement-breakpoint
-- Sealed bytes do not shrink: trying to costs time at every save.
ALTER TABLE peer_folder ALTER COLUMN box SET STORAGE EXTERNAL;
