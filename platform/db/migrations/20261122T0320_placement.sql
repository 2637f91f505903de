-- Months a placement's person was insured, kept beside the placement by the database: every side reads the same
-- verdict on who stayed, also where it may not see another employer's insurance rows, and counts need no join.
ALTER TABLE placement
  ADD insured_months date[] NOT NULL DEFAULT '{}',           -- by this enterprise, paid in any way
  ADD insured_regular_months date[] NOT NULL DEFAULT '{}',   -- of these, not paid later
  ADD insured_elsewhere_months date[] NOT NULL DEFAULT '{}'; -- by others, from the month of onboarding

CREATE FUNCTION insurance_evidence(p_city text, p_person uuid, p_enterprise uuid, p_onboard_on date)
RETURNS TABLE (here date[], regular date[], elsewhere date[]) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT i.month ORDER BY i.month) FILTER (WHERE i.enterprise_id = p_enterprise), '{}'),
    coalesce(array_agg(DISTINCT i.month ORDER BY i.month) FILTER (WHERE i.enterprise_id = p_enterprise AND NOT i.is_back_paid), '{}'),
    coalesce(array_agg(DISTINCT i.month ORDER BY i.month) FILTER (WHERE i.enterprise_id IS DISTINCT FROM p_enterprise
      AND i.month >= date_trunc('month', p_onboard_on::timestamp)::date), '{}')
  FROM insurance_month i WHERE i.city_code = p_city AND i.person_id = p_person
$$;

CREATE FUNCTION take_evidence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT e.here, e.regular, e.elsewhere INTO NEW.insured_months, NEW.insured_regular_months, NEW.insured_elsewhere_months
  FROM insurance_evidence(NEW.city_code, NEW.person_id, NEW.enterprise_id, NEW.onboard_on) e;
  RETURN NEW;
END $$;
CREATE TRIGGER take_evidence BEFORE INSERT OR UPDATE OF onboard_on, enterprise_id, person_id ON placement
  FOR EACH ROW WHEN (NEW.onboard_on IS NOT NULL) EXECUTE FUNCTION take_evidence();

CREATE FUNCTION spread_evidence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  WITH touched AS MATERIALIZED (
    SELECT q.city_code, q.id, q.person_id, q.enterprise_id, q.onboard_on
    FROM placement q
    WHERE (q.city_code, q.person_id) IN (SELECT c.city_code, c.person_id FROM changed c) AND q.onboard_on IS NOT NULL
    ORDER BY q.id FOR UPDATE
  )
  UPDATE placement p SET insured_months = e.here, insured_regular_months = e.regular, insured_elsewhere_months = e.elsewhere
  FROM touched t, insurance_evidence(t.city_code, t.person_id, t.enterprise_id, t.onboard_on) e
  WHERE p.city_code = t.city_code AND p.id = t.id
    AND (p.insured_months, p.insured_regular_months, p.insured_elsewhere_months) IS DISTINCT FROM (e.here, e.regular, e.elsewhere);
  RETURN NULL;
END $$;
CREATE TRIGGER spread_insert AFTER INSERT ON insurance_month REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION spread_evidence();
CREATE TRIGGER spread_update AFTER UPDATE ON insurance_month REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION spread_evidence();
CREATE TRIGGER spread_delete AFTER DELETE ON insurance_month REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION spread_evidence();

-- State of one milestone for counts and filters, the same reading as engines/retention (a test holds them together).
-- `due_on` is onboard_on + months. width_bucket(day, months) is how many of the sorted months are not after the day.
CREATE FUNCTION retention_state(onboard_on date, left_on date, due_on date, counted date[], elsewhere date[], months int, as_of date, needs_insurance boolean)
RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN left_on <= as_of AND left_on + 1 < due_on THEN 'failed'
    WHEN (left_on IS NULL OR left_on > as_of) AND as_of < due_on THEN 'notDue'
    -- Months insured elsewhere that were spent wholly here.
    WHEN elsewhere <> '{}' AND width_bucket(least(due_on - 1, as_of, (date_trunc('month', (left_on + 1)::timestamp) - interval '1 month')::date), elsewhere)
      > width_bucket(onboard_on - 1, elsewhere) THEN 'disputed'
    WHEN NOT needs_insurance THEN 'confirmed'
    WHEN width_bucket(least(due_on - 1, as_of), counted) - width_bucket(onboard_on - extract(day FROM onboard_on)::int, counted) >= months THEN 'confirmed'
    ELSE 'unproven' END
$$;

-- Who starts in one post gives up the others, also those of enterprises that the confirming office does not see.
CREATE FUNCTION close_other_placements() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE today date := coalesce(app_setting('today')::date, NEW.onboard_on);
BEGIN
  WITH open AS (
    SELECT p.id, p.status FROM placement p
    WHERE p.city_code = NEW.city_code AND p.person_id = NEW.person_id AND p.id <> NEW.id
      AND p.status IN ('recommended', 'interviewing', 'intended', 'medical', 'training', 'onboarding')
    FOR UPDATE
  ), closed AS (
    UPDATE placement p SET status = 'declined', exit_on = today, exit_reason = 'placedElsewhere', version = p.version + 1
    FROM open WHERE p.city_code = NEW.city_code AND p.id = open.id
    RETURNING p.*, open.status AS from_status
  )
  INSERT INTO transition_log (city_code, id, process, subject_id, action, from_state, to_state, actor_id, actor_name, on_date, reason, region_code, other_region_code, park_id, enterprise_id, organisation_id)
  SELECT c.city_code, gen_random_uuid(), 'placement', c.id, 'decline', c.from_status, 'declined', app_account(), '系统', today, '已在他处上岗',
    c.person_region_code, c.enterprise_region_code, c.park_id, c.enterprise_id, c.organisation_id
  FROM closed c;
  RETURN NULL;
END $$;
CREATE TRIGGER close_others AFTER UPDATE OF status ON placement
  FOR EACH ROW WHEN (NEW.status = 'onboarded' AND OLD.status <> 'onboarded') EXECUTE FUNCTION close_other_placements();

-- How many enterprises have not answered yet, whoever recommended: the limit per person holds across offices.
CREATE FUNCTION open_recommendations(p_people uuid[]) RETURNS TABLE (person_id uuid, waiting int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.person_id, count(*)::int FROM placement p
  WHERE p.city_code = app_city() AND p.person_id = ANY (p_people) AND p.status = 'recommended'
  GROUP BY 1
$$;

-- People whose name has this part, for searching placements: an index answers, which row security would keep from it.
-- The ids are only held against placements that the asker sees.
CREATE FUNCTION people_named(p_part text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id FROM person p WHERE p.city_code = app_city() AND app_sees_persons() AND p.name_parts @> ARRAY[p_part]
$$;

-- Employers of an insurance file by credit code, beyond the importer's scope: their place only.
CREATE FUNCTION find_employers(p_usccs text[]) RETURNS TABLE (uscc text, id uuid, name text, region_code text, park_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.uscc, e.id, e.name, e.region_code, e.park_id FROM enterprise e WHERE e.city_code = app_city() AND e.uscc = ANY (p_usccs)
$$;

-- People counted toward recruitment targets of the given regions, each once; numbers only, for offices that see
-- no persons too, and only below the asker's own region.
CREATE FUNCTION target_counts(p_regions text[], p_froms text[], p_tos text[], p_year int, p_as_of date, p_months int, p_needs_insurance boolean, p_counts_back_paid boolean)
RETURNS TABLE (region text, sent bigint, accepted bigint, onboard bigint, retained bigint, onboard_within bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '64MB' AS $$
  WITH steps AS (
    SELECT p.person_id, p.person_region_code, p.enterprise_region_code,
      p.recommended_on BETWEEN days.first AND days.last AS is_sent,
      coalesce(p.accepted_on BETWEEN days.first AND days.last, false) AS is_accepted,
      started.is_so AS is_onboard,
      started.is_so AND retention_state(p.onboard_on, p.left_on, (p.onboard_on + make_interval(months => p_months))::date,
        CASE WHEN p_counts_back_paid THEN p.insured_months ELSE p.insured_regular_months END,
        p.insured_elsewhere_months, p_months, p_as_of, p_needs_insurance) = 'confirmed' AS is_retained
    FROM (SELECT make_date(p_year, 1, 1) AS first, least(make_date(p_year, 12, 31), p_as_of) AS last) days, placement p,
      LATERAL (SELECT p.status IN ('onboarded', 'left') AND p.onboard_on BETWEEN days.first AND days.last AS is_so) started
    WHERE p.city_code = (SELECT app_city()) AND (SELECT app_scope()) = 'region'
      AND p.person_region_code >= (SELECT app_region_from()) AND p.person_region_code < (SELECT app_region_to())
  ), people AS (
    SELECT r.region, s.person_id, bool_or(s.is_sent) AS is_sent, bool_or(s.is_accepted) AS is_accepted, bool_or(s.is_onboard) AS is_onboard,
      bool_or(s.is_retained) AS is_retained,
      bool_or(s.is_onboard AND s.enterprise_region_code >= r.from_code AND s.enterprise_region_code < r.to_code) AS is_within
    FROM unnest(p_regions, p_froms, p_tos) AS r (region, from_code, to_code)
    JOIN steps s ON s.person_region_code >= r.from_code AND s.person_region_code < r.to_code
    WHERE s.is_sent OR s.is_accepted OR s.is_onboard
    GROUP BY 1, 2
  )
  SELECT p.region, count(*) FILTER (WHERE p.is_sent), count(*) FILTER (WHERE p.is_accepted), count(*) FILTER (WHERE p.is_onboard),
    count(*) FILTER (WHERE p.is_retained), count(*) FILTER (WHERE p.is_within)
  FROM people p GROUP BY 1
$$;

REVOKE EXECUTE ON FUNCTION insurance_evidence, take_evidence, spread_evidence, retention_state, close_other_placements, open_recommendations, people_named, find_employers, target_counts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION retention_state, open_recommendations, people_named, find_employers, target_counts TO gongqiao_server;
