-- One round trip finds out who a request's cookie belongs to, before any actor is set.
-- Idle and absolute limits are judged here, by the database's clock.
CREATE FUNCTION open_session(p_city text, p_token_hash bytea, p_idle_minutes int) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE s session; found jsonb;
BEGIN
  SELECT * INTO s FROM session WHERE city_code = p_city AND token_hash = p_token_hash;
  IF s.id IS NULL OR s.ended_at IS NOT NULL OR s.expires_at < now() OR s.last_seen_at < now() - make_interval(mins => p_idle_minutes) THEN
    RETURN NULL;
  END IF;
  -- Written at most once a minute: a read must not cost a write each time.
  IF s.last_seen_at < now() - interval '1 minute' THEN
    UPDATE session SET last_seen_at = now() WHERE city_code = p_city AND id = s.id;
  END IF;
  SELECT jsonb_build_object(
    'sessionId', s.id, 'csrfToken', s.csrf_token, 'accountId', a.id, 'login', a.login, 'displayName', a.display_name,
    'mustChangePassword', a.must_change_password, 'appointmentId', p.id, 'appointmentLabel', p.label, 'roleCode', r.code, 'roleName', r.name,
    'scope', p.scope, 'regionCode', p.region_code, 'scopeId', p.scope_id, 'permissions', to_jsonb(r.permissions), 'personal', r.personal,
    'rootRegion', c.root_region, 'packVersion', c.pack_version, 'businessOn', c.business_on, 'isDemo', c.is_demo, 'cityName', c.name)
  INTO found
  FROM account a
  JOIN appointment p ON p.city_code = a.city_code AND p.id = s.appointment_id AND p.account_id = a.id
  JOIN role r ON r.city_code = p.city_code AND r.code = p.role_code
  JOIN city c ON c.city_code = a.city_code
  WHERE a.city_code = s.city_code AND a.id = s.account_id AND a.is_active;
  RETURN found;
END $$;

-- The sign-in page's list of places: names only.
CREATE FUNCTION list_cities() RETURNS TABLE (city_code text, name text) LANGUAGE sql STABLE SECURITY DEFINER
  SET search_path = public, pg_temp AS $$ SELECT c.city_code::text, c.name FROM city c ORDER BY c.created_at $$;

-- An administrator who resets or stops an account ends its sessions without being able to read them.
CREATE FUNCTION end_sessions(p_city text, p_account uuid) RETURNS void LANGUAGE sql SECURITY DEFINER
  SET search_path = public, pg_temp AS $$
  UPDATE session s SET ended_at = now() WHERE s.city_code = p_city AND p_city = app_city() AND s.account_id = p_account AND s.ended_at IS NULL
$$;
