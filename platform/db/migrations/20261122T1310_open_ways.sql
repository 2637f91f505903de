-- To how many posts people are on the way, and how many enterprises of them have not answered yet, whoever recommended: the
-- limit per person holds across offices, and each side is told how many others there are. Numbers only.
CREATE FUNCTION open_ways(p_people uuid[]) RETURNS TABLE (person_id uuid, open int, waiting int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p.person_id, count(*)::int, (count(*) FILTER (WHERE p.status = 'recommended'))::int FROM placement p
  WHERE p.city_code = app_city() AND p.person_id = ANY (p_people)
    AND p.status IN ('recommended', 'interviewing', 'intended', 'medical', 'training', 'onboarding')
  GROUP BY 1
$$;
REVOKE EXECUTE ON FUNCTION open_ways FROM PUBLIC;
GRANT EXECUTE ON FUNCTION open_ways TO gongqiao_server;
DROP FUNCTION open_recommendations;
