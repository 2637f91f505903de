-- Who changed a row last, for the colleague whose page is stale. Callers have seen the row already.
CREATE FUNCTION last_change(p_city text, p_subject text, p_id uuid) RETURNS TABLE (actor text, at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.actor, e.at FROM audit_entry e
  WHERE e.city_code = p_city AND p_city = app_city() AND e.subject = p_subject AND e.subject_id = p_id
  ORDER BY e.seq DESC LIMIT 1
$$;
