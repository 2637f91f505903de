-- Append-only, chained per city. Writers only append; `seal_audit` links entries a moment later.
CREATE TABLE audit_entry (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  account_id uuid,
  actor text NOT NULL,              -- login and role at that moment, or the named job
  operation text NOT NULL,
  action text NOT NULL,             -- insert | update | delete | signIn | signInFailed | reveal | export | ...
  subject text NOT NULL,            -- table or subject name
  subject_id uuid,
  request_id text,
  region_code region_code,          -- where the subject sits, so that an office can read its own trail
  detail jsonb NOT NULL DEFAULT '{}',
  row_digest bytea,                 -- SHA-256 of the row after the change; NULL after a delete
  position bigint,                  -- place in the city's chain; NULL until sealed
  hash bytea,                       -- SHA-256(previous hash || this entry)
  PRIMARY KEY (city_code, id),
  UNIQUE (city_code, position)
);
-- Where each chain ends: entries cut off the end are missed too.
CREATE TABLE audit_head (
  city_code city_code PRIMARY KEY,
  position bigint NOT NULL,
  hash bytea NOT NULL
);
CREATE INDEX audit_entry_unsealed ON audit_entry (city_code, seq) WHERE position IS NULL;
CREATE INDEX audit_entry_subject ON audit_entry (city_code, subject, subject_id, seq);
CREATE INDEX audit_entry_time ON audit_entry (city_code, at);

-- Callers pin timezone, datestyle and bytea_output: the same row must give the same bytes whoever asks.
CREATE FUNCTION canonical_digest(content jsonb) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT sha256(convert_to(jsonb_strip_nulls(content)::text, 'UTF8')) $$;

CREATE FUNCTION append_audit(
  p_city text, p_action text, p_subject text, p_subject_id uuid, p_region text, p_detail jsonb, p_digest bytea
) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO audit_entry (city_code, id, account_id, actor, operation, action, subject, subject_id, request_id, region_code, detail, row_digest)
  VALUES (p_city, gen_random_uuid(), app_account(), coalesce(app_setting('actor'), 'outside:' || session_user),
    coalesce(app_setting('operation'), 'outside'), p_action, p_subject, p_subject_id, app_setting('request_id'), p_region,
    coalesce(p_detail, '{}'), p_digest)
$$;

-- Every change of a business row is an entry, whoever makes it. Columns named in `personal` are
-- recorded as changed without their values. Statement level: 100,000 imported rows cost one insert.
CREATE FUNCTION record_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' SET bytea_output = 'hex' AS $$
DECLARE personal text[] := TG_ARGV[0]::text[]; region_col text := TG_ARGV[1];
  who text := coalesce(app_setting('actor'), 'outside:' || session_user);
  op text := coalesce(app_setting('operation'), 'outside');
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO audit_entry (city_code, id, account_id, actor, operation, action, subject, subject_id, request_id, region_code, row_digest)
    SELECT n.city_code, gen_random_uuid(), app_account(), who, op, 'insert', TG_TABLE_NAME, n.id, app_setting('request_id'),
      to_jsonb(n) ->> region_col, canonical_digest(to_jsonb(n))
    FROM new_rows n;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO audit_entry (city_code, id, account_id, actor, operation, action, subject, subject_id, request_id, region_code)
    SELECT o.city_code, gen_random_uuid(), app_account(), who, op, 'delete', TG_TABLE_NAME, o.id, app_setting('request_id'),
      to_jsonb(o) ->> region_col
    FROM old_rows o;
  ELSE
    INSERT INTO audit_entry (city_code, id, account_id, actor, operation, action, subject, subject_id, request_id, region_code, detail, row_digest)
    SELECT n.city_code, gen_random_uuid(), app_account(), who, op, 'update', TG_TABLE_NAME, n.id, app_setting('request_id'),
      n.js ->> region_col,
      jsonb_build_object('changed', (
        SELECT coalesce(jsonb_object_agg(k.key, CASE WHEN k.key = ANY (personal) THEN to_jsonb('***'::text)
            ELSE jsonb_build_array(o.js -> k.key, k.value) END), '{}')
        FROM jsonb_each(n.js) k WHERE k.value IS DISTINCT FROM o.js -> k.key)),
      canonical_digest(n.js)
    FROM (SELECT r.city_code, r.id, to_jsonb(r) AS js FROM new_rows r) n
    JOIN (SELECT r.city_code, r.id, to_jsonb(r) AS js FROM old_rows r) o USING (city_code, id)
    WHERE n.js IS DISTINCT FROM o.js;
  END IF;
  RETURN NULL;
END $$;

CREATE PROCEDURE audit_changes(tbl regclass, region_col text, personal text[] DEFAULT '{}') LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TRIGGER audit_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION record_change(%L, %L)', tbl, personal, region_col);
  EXECUTE format('CREATE TRIGGER audit_update AFTER UPDATE ON %s REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION record_change(%L, %L)', tbl, personal, region_col);
  EXECUTE format('CREATE TRIGGER audit_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION record_change(%L, %L)', tbl, personal, region_col);
END $$;

-- Links up to `batch` unsealed entries of one city. Returns how many; 0 also when another server is sealing.
CREATE FUNCTION seal_audit(p_city text, batch int) RETURNS int LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' SET bytea_output = 'hex' AS $$
DECLARE e audit_entry; last_position bigint; last_hash bytea; sealed int := 0;
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtextextended('seal_audit:' || p_city, 0)) THEN RETURN 0; END IF;
  SELECT position, hash INTO last_position, last_hash FROM audit_head WHERE city_code = p_city;
  last_position := coalesce(last_position, 0);
  last_hash := coalesce(last_hash, sha256(convert_to('gongqiao:' || p_city, 'UTF8')));
  FOR e IN SELECT * FROM audit_entry WHERE city_code = p_city AND position IS NULL ORDER BY seq LIMIT batch LOOP
    last_position := last_position + 1;
    last_hash := sha256(last_hash || convert_to((to_jsonb(e) - 'position' - 'hash')::text, 'UTF8'));
    UPDATE audit_entry SET position = last_position, hash = last_hash WHERE city_code = p_city AND id = e.id;
    sealed := sealed + 1;
  END LOOP;
  IF sealed > 0 THEN
    INSERT INTO audit_head VALUES (p_city, last_position, last_hash)
    ON CONFLICT (city_code) DO UPDATE SET position = excluded.position, hash = excluded.hash;
  END IF;
  RETURN sealed;
END $$;
CREATE FUNCTION cities_with_unsealed_audit() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT DISTINCT city_code::text FROM audit_entry WHERE position IS NULL $$;

-- Reading one's own trail: whole city for city-wide offices, otherwise what sits in the region. No policy
-- lets the server insert, change or delete: entries come only through the functions above.
CALL create_row_policy('audit_entry', 'row_scope', 'SELECT',
  scope_region('region_code') || ' OR ((SELECT app_scope()) = ''region'' AND region_code IS NULL AND (SELECT app_setting(''whole_city'')) = ''yes'') OR account_id = (SELECT app_account())');
