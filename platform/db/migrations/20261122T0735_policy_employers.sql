-- Employers of people that the asker sees, also where the asker (an agency, a school, another county) sees no row of the
-- enterprise: a clause asks of them what every open post says. The caller gives ids from placements that it sees.
CREATE FUNCTION employers(p_ids uuid[])
RETURNS TABLE (id uuid, name text, size text, nature text, industry_code text, region_code text, park_id uuid)
LANGUAGE sql STABLE ROWS 50 SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.id, e.name, e.size, e.nature, e.industry_code, e.region_code, e.park_id
  FROM enterprise e WHERE e.city_code = app_city() AND (SELECT app_scope()) <> 'none' AND e.id = ANY (p_ids)
$$;
REVOKE EXECUTE ON FUNCTION employers FROM PUBLIC;
GRANT EXECUTE ON FUNCTION employers TO gongqiao_server;
