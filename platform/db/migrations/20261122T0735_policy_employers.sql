-- Employers of people that the asker sees, also where the asker (an agency, a school, another county) sees no row of the
-- enterprise: a clause asks of them what every open post says. Only an employer with a placement within the asker's own
-- scope is told, whatever ids the caller passes.
CREATE FUNCTION employers(p_ids uuid[])
RETURNS TABLE (id uuid, name text, size text, nature text, industry_code text, region_code text, park_id uuid)
LANGUAGE sql STABLE ROWS 50 SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.id, e.name, e.size, e.nature, e.industry_code, e.region_code, e.park_id
  FROM enterprise e
  WHERE e.city_code = app_city() AND e.id = ANY (p_ids) AND (
    (SELECT app_scope()) = 'system' OR EXISTS (
      SELECT FROM placement p
      WHERE p.city_code = e.city_code AND p.enterprise_id = e.id AND CASE (SELECT app_scope())
        WHEN 'region' THEN
          (p.person_region_code >= (SELECT app_region_from()) AND p.person_region_code < (SELECT app_region_to()))
          OR (p.enterprise_region_code >= (SELECT app_region_from()) AND p.enterprise_region_code < (SELECT app_region_to()))
        WHEN 'assigned' THEN e.specialist_id = (SELECT app_account())
        WHEN 'organisation' THEN p.organisation_id = (SELECT app_scope_id())
        WHEN 'park' THEN p.park_id = (SELECT app_scope_id())
        WHEN 'enterprise' THEN p.enterprise_id = (SELECT app_scope_id())
        WHEN 'self' THEN p.person_id = (SELECT app_scope_id())
        ELSE false
      END
    )
  )
$$;
REVOKE EXECUTE ON FUNCTION employers FROM PUBLIC;
GRANT EXECUTE ON FUNCTION employers TO gongqiao_server;
