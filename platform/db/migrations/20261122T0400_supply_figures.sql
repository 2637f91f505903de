-- The figures of supply in one walk over one index; it also gives what `person_stale` gave.
DROP INDEX person_stale;
CREATE INDEX person_figures ON person (city_code, region_code, status, has_consent, last_contact_on, placement_id);

-- Counts of a list by education, or by group and status, are read from an index alone.
DROP INDEX person_open;
CREATE INDEX person_open ON person (city_code, region_code, status, has_consent, education) WHERE placement_id IS NULL;
DROP INDEX person_groups;
CREATE INDEX person_groups ON person (city_code, region_code, groups) INCLUDE (placement_id, status) WHERE groups <> '{}';

-- Counts of supply within the asker's own region, never rows: for offices that see no persons too. Per division and status.
-- Executed as text, so that the planner knows the bounds; first by whole code, which the index gives in order.
CREATE OR REPLACE FUNCTION supply_by_region(p_from text, p_to text, p_digits int, p_stale_before date, p_contacted_from date)
RETURNS TABLE (region text, status text, people bigint, consented bigint, open_people bigint, stale bigint, contacted bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF app_scope() IS DISTINCT FROM 'region' THEN RETURN; END IF;
  RETURN QUERY EXECUTE
    'SELECT substr(v.region_code, 1, $4), v.status, sum(v.people)::bigint, sum(v.consented)::bigint,
       sum(v.open_people)::bigint, sum(v.stale)::bigint, sum(v.contacted)::bigint
     FROM (SELECT p.region_code, p.status, count(*) AS people, count(*) FILTER (WHERE p.has_consent) AS consented,
         count(*) FILTER (WHERE p.placement_id IS NULL) AS open_people,
         count(*) FILTER (WHERE p.placement_id IS NULL AND p.last_contact_on < $5) AS stale,
         count(*) FILTER (WHERE p.placement_id IS NULL AND p.last_contact_on >= $6) AS contacted
       FROM person p WHERE p.city_code = $1 AND p.region_code >= $2 AND p.region_code < $3 GROUP BY 1, 2) v GROUP BY 1, 2'
    USING app_city(), greatest(p_from, app_region_from()), least(p_to, app_region_to()), p_digits, p_stale_before, p_contacted_from;
END $$;
