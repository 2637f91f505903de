-- Big lists and counts of a region office. Under row security PostgreSQL may not use the index on name parts (`@>` is not
-- leakproof), and a count reads every row instead of an index. So the ledger of a region reads this view, which holds the
-- same scope; its bounds stand in a CASE so that they do not mislead the planner, and the query repeats them as constants.
-- Everyone else, and every write, goes through the row policies of `person`.
CREATE VIEW own_person AS
SELECT p.* FROM person p
WHERE p.city_code = (SELECT app_city()) AND (SELECT app_sees_persons()) AND CASE (SELECT app_scope())
  WHEN 'region' THEN p.region_code >= (SELECT app_region_from()) AND p.region_code < (SELECT app_region_to())
  ELSE false END;

-- Small indexes of few distinct keys: exact counts of a filter are read from them alone.
DROP INDEX person_region;
DROP INDEX person_open;
CREATE INDEX person_supply ON person (city_code, region_code, status, has_consent);
CREATE INDEX person_open ON person (city_code, region_code, status, has_consent) WHERE placement_id IS NULL;
CREATE INDEX person_stale ON person (city_code, region_code, last_contact_on) WHERE placement_id IS NULL;
CREATE INDEX person_groups ON person (city_code, region_code, groups) INCLUDE (placement_id) WHERE groups <> '{}';
CREATE INDEX person_contact ON person (city_code, last_contact_on, id);
CREATE INDEX person_wants ON person USING gin (occupations_wanted);

-- Which of these card numbers the city has already, also where the asker sees no row: nobody is registered twice.
-- It answers only about numbers the asker already has, and says neither who nor where.
CREATE FUNCTION id_cards_taken(p_indexes bytea[]) RETURNS TABLE (id_card_index bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.id_card_index FROM person p WHERE p.city_code = app_city() AND app_sees_persons() AND p.id_card_index = ANY (p_indexes)
$$;

-- People that a placement or an insurance month rests on; an import that is undone leaves them.
CREATE FUNCTION people_in_use(p_people uuid[]) RETURNS TABLE (person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT q.person_id FROM placement q WHERE q.city_code = app_city() AND q.person_id = ANY (p_people)
  UNION
  SELECT i.person_id FROM insurance_month i WHERE i.city_code = app_city() AND i.person_id = ANY (p_people)
$$;

-- Counts of supply within the asker's own region, never rows: for offices that see no persons too.
-- Executed as text, so that the planner knows the bounds; first by whole code, which an index gives in order. Per division and status: people and consents;
-- per division with status NULL: open people, those to be revisited, those contacted since `p_contacted_from`.
CREATE FUNCTION supply_by_region(p_from text, p_to text, p_digits int, p_stale_before date, p_contacted_from date)
RETURNS TABLE (region text, status text, people bigint, consented bigint, open_people bigint, stale bigint, contacted bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF app_scope() IS DISTINCT FROM 'region' THEN RETURN; END IF;
  RETURN QUERY EXECUTE
    'SELECT substr(v.region_code, 1, $4), v.status, sum(v.people)::bigint, coalesce(sum(v.people) FILTER (WHERE v.has_consent), 0)::bigint, 0::bigint, 0::bigint, 0::bigint
     FROM (SELECT p.region_code, p.status, p.has_consent, count(*) AS people FROM person p
       WHERE p.city_code = $1 AND p.region_code >= $2 AND p.region_code < $3 GROUP BY 1, 2, 3) v GROUP BY 1, 2
     UNION ALL
     SELECT substr(v.region_code, 1, $4), NULL, 0, 0, sum(v.people)::bigint, sum(v.stale)::bigint, sum(v.contacted)::bigint
     FROM (SELECT p.region_code, count(*) AS people, count(*) FILTER (WHERE p.last_contact_on < $5) AS stale, count(*) FILTER (WHERE p.last_contact_on >= $6) AS contacted
       FROM person p WHERE p.city_code = $1 AND p.region_code >= $2 AND p.region_code < $3 AND p.placement_id IS NULL GROUP BY 1) v GROUP BY 1'
    USING app_city(), greatest(p_from, app_region_from()), least(p_to, app_region_to()), p_digits, p_stale_before, p_contacted_from;
END $$;

-- The same by group or by occupation wanted; one person may count under several.
CREATE FUNCTION supply_by_word(p_kind text, p_from text, p_to text) RETURNS TABLE (code text, people bigint, open_people bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF app_scope() IS DISTINCT FROM 'region' THEN RETURN; END IF;
  RETURN QUERY EXECUTE CASE p_kind
    WHEN 'group' THEN
      'SELECT word, count(*), count(*) FILTER (WHERE p.placement_id IS NULL) FROM person p, unnest(p.groups) word
       WHERE p.city_code = $1 AND p.region_code >= $2 AND p.region_code < $3 AND p.groups <> ''{}'' GROUP BY 1'
    WHEN 'occupation' THEN
      'SELECT word, count(*), count(*) FILTER (WHERE p.placement_id IS NULL) FROM person p, unnest(p.occupations_wanted) word
       WHERE p.city_code = $1 AND p.region_code >= $2 AND p.region_code < $3 GROUP BY 1'
    END
    USING app_city(), greatest(p_from, app_region_from()), least(p_to, app_region_to());
END $$;

-- What happened to a person on the way to a post, as far as the asker may see both the step and the placement.
CREATE VIEW person_journey WITH (security_invoker = true) AS
SELECT t.city_code, p.person_id, t.id, t.to_state, t.at, t.on_date, t.actor_name, t.reason, p.post_title, p.enterprise_name
FROM transition_log t JOIN placement p ON p.city_code = t.city_code AND p.id = t.subject_id
WHERE t.process = 'placement';

-- Placements and insurance months carry the person's place as their scope: when the person moves they follow.
CREATE FUNCTION keep_person_place() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE placement SET person_region_code = NEW.region_code WHERE city_code = NEW.city_code AND person_id = NEW.id;
  UPDATE insurance_month SET person_region_code = NEW.region_code WHERE city_code = NEW.city_code AND person_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_place AFTER UPDATE ON person FOR EACH ROW
  WHEN (NEW.region_code <> OLD.region_code) EXECUTE FUNCTION keep_person_place();

REVOKE EXECUTE ON FUNCTION id_cards_taken, people_in_use, supply_by_region, supply_by_word, keep_person_place FROM PUBLIC;
GRANT EXECUTE ON FUNCTION id_cards_taken, people_in_use, supply_by_region, supply_by_word TO gongqiao_server;
GRANT SELECT ON own_person, person_journey TO gongqiao_server;
