-- Walks a city's chain from the start and names the first entry that does not fit; NULL = whole.
CREATE FUNCTION first_broken_entry(p_city text) RETURNS TABLE (bad_position bigint, entry_id uuid, reason text) LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp SET timezone = 'UTC' SET datestyle = 'ISO, YMD' SET bytea_output = 'hex' AS $$
DECLARE e audit_entry; expected bigint := 0; link bytea := sha256(convert_to('gongqiao:' || p_city, 'UTF8'));
BEGIN
  FOR e IN SELECT * FROM audit_entry a WHERE a.city_code = p_city AND a.position IS NOT NULL ORDER BY a.position LOOP
    expected := expected + 1;
    IF e.position <> expected THEN
      RETURN QUERY SELECT expected, NULL::uuid, 'missing'; RETURN;
    END IF;
    link := sha256(link || convert_to((to_jsonb(e) - 'position' - 'hash')::text, 'UTF8'));
    IF e.hash IS DISTINCT FROM link THEN
      RETURN QUERY SELECT e.position, e.id, 'changed'; RETURN;
    END IF;
  END LOOP;
  IF expected <> coalesce((SELECT h.position FROM audit_head h WHERE h.city_code = p_city), 0) THEN
    RETURN QUERY SELECT expected + 1, NULL::uuid, 'missing';
  END IF;
END $$;
CREATE FUNCTION audit_chain_size(p_city text) RETURNS TABLE (sealed bigint, unsealed bigint) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  SELECT (SELECT coalesce(max(position), 0) FROM audit_entry WHERE city_code = p_city),
    (SELECT count(*) FROM audit_entry WHERE city_code = p_city AND position IS NULL)
$$;
