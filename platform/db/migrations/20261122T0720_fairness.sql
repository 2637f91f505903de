-- Counts for the monthly fairness report, never rows, within the asker's own region: of the people who could be recommended in a
-- period, how many were, and how many of these came to work. One person may count under several groups.
-- Executed as text, so that the planner knows the bounds.
CREATE FUNCTION fairness_counts(p_from date, p_to date, p_statuses text[], p_ages int[])
RETURNS TABLE (dimension text, part text, available bigint, recommended bigint, hired bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET work_mem = '64MB' AS $$
BEGIN
  IF app_scope() IS DISTINCT FROM 'region' THEN RETURN; END IF;
  RETURN QUERY EXECUTE
    'WITH sent AS (
       SELECT q.person_id, bool_or(q.status IN (''onboarded'', ''left'')) AS is_hired FROM placement q
       WHERE q.city_code = $1 AND q.person_region_code >= $2 AND q.person_region_code < $3 AND q.recommended_on BETWEEN $4 AND $5 GROUP BY 1
     ), employed AS (
       SELECT DISTINCT q.person_id FROM placement q
       WHERE q.city_code = $1 AND q.person_region_code >= $2 AND q.person_region_code < $3 AND q.status IN (''onboarded'', ''left'')
         AND q.onboard_on < $4 AND (q.left_on IS NULL OR q.left_on >= $4)
     ), people AS MATERIALIZED (
       SELECT coalesce(p.sex, ''unknown'') AS sex, width_bucket(extract(year FROM age($5, p.birth_on))::int, $7) AS age_at, p.groups,
         s.person_id IS NOT NULL AS is_sent, coalesce(s.is_hired, false) AS is_hired
       FROM person p LEFT JOIN sent s ON s.person_id = p.id LEFT JOIN employed e ON e.person_id = p.id
       WHERE p.city_code = $1 AND p.region_code >= $2 AND p.region_code < $3 AND (s.person_id IS NOT NULL
         OR (p.has_consent AND p.consented_on <= $5 AND p.recorded_on <= $5 AND p.status = ANY ($6) AND e.person_id IS NULL))
     ), parts AS (
       SELECT ''all'' AS dimension, ''all'' AS part, is_sent, is_hired FROM people
       UNION ALL SELECT ''sex'', sex, is_sent, is_hired FROM people
       UNION ALL SELECT ''age'', age_at::text, is_sent, is_hired FROM people
       UNION ALL SELECT ''group'', word, is_sent, is_hired FROM people, unnest(groups) word
     )
     SELECT v.dimension, v.part, count(*), count(*) FILTER (WHERE v.is_sent), count(*) FILTER (WHERE v.is_hired) FROM parts v GROUP BY 1, 2'
    USING app_city(), app_region_from(), app_region_to(), p_from, p_to, p_statuses, p_ages;
END $$;
REVOKE EXECUTE ON FUNCTION fairness_counts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION fairness_counts TO gongqiao_server;
