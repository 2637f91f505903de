-- Whether the asker sees a person through a placement is asked person by person, by an index: the ledger's IN drew up
-- the list of all placed people for every page of names. Same people, same scope.
DROP POLICY read ON person;
CALL create_row_policy('person', 'read', 'SELECT', '((SELECT app_sees_persons()) AND (' || scope_region('region_code') || ' OR '
  || scope_id('organisation', 'organisation_id') || ' OR ' || scope_id('self', 'id') || '))'
  || ' OR ((SELECT app_scope()) <> ''self'' AND EXISTS (SELECT 1 FROM placement q WHERE q.city_code = person.city_code AND q.person_id = person.id))');

-- As before, with a last row 'total': all the given regions together, each person once. Executed as text, so that the
-- planner knows the bounds. What one placement counts as: 1 sent, 2 accepted, 4 onboard, 8 retained, 16 onboard in the same region.
CREATE OR REPLACE FUNCTION target_counts(p_regions text[], p_froms text[], p_tos text[], p_year int, p_as_of date, p_months int, p_needs_insurance boolean, p_counts_back_paid boolean)
RETURNS TABLE (region text, sent bigint, accepted bigint, onboard bigint, retained bigint, onboard_within bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '64MB' AS $$
BEGIN
  IF app_scope() IS DISTINCT FROM 'region' THEN RETURN; END IF;
  RETURN QUERY EXECUTE
    'WITH people AS MATERIALIZED (
       SELECT r.at, p.person_id, bit_or(
         CASE WHEN p.recommended_on BETWEEN $4 AND $5 THEN 1 ELSE 0 END | CASE WHEN p.accepted_on BETWEEN $4 AND $5 THEN 2 ELSE 0 END
         | CASE WHEN p.status IN (''onboarded'', ''left'') AND p.onboard_on BETWEEN $4 AND $5 THEN 4
           | CASE WHEN p.enterprise_region_code >= r.from_code AND p.enterprise_region_code < r.to_code THEN 16 ELSE 0 END
           | CASE WHEN retention_state(p.onboard_on, p.left_on, (p.onboard_on + make_interval(months => $6))::date,
               CASE WHEN $9 THEN p.insured_months ELSE p.insured_regular_months END, p.insured_elsewhere_months, $6, $7, $8) = ''confirmed'' THEN 8 ELSE 0 END
           ELSE 0 END) AS counts
       FROM placement p JOIN unnest($10, $11) WITH ORDINALITY AS r (from_code, to_code, at) ON p.person_region_code >= r.from_code AND p.person_region_code < r.to_code
       WHERE p.city_code = $1 AND p.person_region_code >= $2 AND p.person_region_code < $3
       GROUP BY 1, 2
     ), everyone AS (
       SELECT p.at, p.counts FROM people p
       UNION ALL
       SELECT NULL, bit_or(p.counts) FROM people p GROUP BY p.person_id
     )
     SELECT coalesce($12[e.at], ''total''), count(*) FILTER (WHERE e.counts & 1 > 0), count(*) FILTER (WHERE e.counts & 2 > 0), count(*) FILTER (WHERE e.counts & 4 > 0),
       count(*) FILTER (WHERE e.counts & 8 > 0), count(*) FILTER (WHERE e.counts & 16 > 0)
     FROM everyone e GROUP BY e.at'
    USING app_city(), app_region_from(), app_region_to(), make_date(p_year, 1, 1), least(make_date(p_year, 12, 31), p_as_of), p_months, p_as_of,
      p_needs_insurance, p_counts_back_paid, p_froms, p_tos, p_regions;
END $$;

-- Placements by part of the person's name or of the enterprise's, through the indexes that row security would keep a search
-- from. The ids say nothing by themselves: the caller holds them against the placements that it sees.
DROP FUNCTION people_named;
CREATE FUNCTION placements_named(p_part text, p_pattern text) RETURNS SETOF uuid
LANGUAGE sql STABLE ROWS 200 SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT q.id FROM person n JOIN placement q ON q.city_code = n.city_code AND q.person_id = n.id
  WHERE n.city_code = app_city() AND app_sees_persons() AND n.name_parts @> ARRAY[p_part]
  UNION
  SELECT q.id FROM enterprise e JOIN placement q ON q.city_code = e.city_code AND q.enterprise_id = e.id
  WHERE e.city_code = app_city() AND app_sees_persons() AND e.name LIKE p_pattern
$$;
REVOKE EXECUTE ON FUNCTION placements_named FROM PUBLIC;
GRANT EXECUTE ON FUNCTION placements_named TO gongqiao_server;
