-- The same employers told to the same askers as before, asked in bulk: a large agency has its people at nearly a thousand.
-- An employer within the asker's own region needs no placement to be looked for, and the asker's own placements are read once.
CREATE OR REPLACE FUNCTION employers(p_ids uuid[])
RETURNS TABLE (id uuid, name text, size text, nature text, industry_code text, region_code text, park_id uuid)
LANGUAGE sql STABLE ROWS 50 SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.id, e.name, e.size, e.nature, e.industry_code, e.region_code, e.park_id
  FROM enterprise e
  WHERE e.city_code = app_city() AND e.id = ANY (p_ids) AND CASE (SELECT app_scope())
    WHEN 'system' THEN true
    WHEN 'region' THEN
      (e.region_code >= (SELECT app_region_from()) AND e.region_code < (SELECT app_region_to()))
      OR EXISTS (SELECT FROM placement p WHERE p.city_code = e.city_code AND p.enterprise_id = e.id AND (
        (p.person_region_code >= (SELECT app_region_from()) AND p.person_region_code < (SELECT app_region_to()))
        OR (p.enterprise_region_code >= (SELECT app_region_from()) AND p.enterprise_region_code < (SELECT app_region_to()))))
    WHEN 'assigned' THEN e.specialist_id = (SELECT app_account())
      AND EXISTS (SELECT FROM placement p WHERE p.city_code = e.city_code AND p.enterprise_id = e.id)
    WHEN 'organisation' THEN e.id IN (SELECT p.enterprise_id FROM placement p
      WHERE p.city_code = app_city() AND p.organisation_id = (SELECT app_scope_id()))
    WHEN 'park' THEN e.id IN (SELECT p.enterprise_id FROM placement p
      WHERE p.city_code = app_city() AND p.park_id = (SELECT app_scope_id()))
    WHEN 'enterprise' THEN e.id IN (SELECT p.enterprise_id FROM placement p
      WHERE p.city_code = app_city() AND p.enterprise_id = (SELECT app_scope_id()))
    WHEN 'self' THEN e.id IN (SELECT p.enterprise_id FROM placement p
      WHERE p.city_code = app_city() AND p.person_id = (SELECT app_scope_id()))
    ELSE false
  END
$$;
