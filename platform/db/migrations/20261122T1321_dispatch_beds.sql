-- How many of a batch need a bed, to an enterprise of its own people: a number for the receiving side, which makes ready
-- before it may know who comes. Asked of batches that the asker sees.
CREATE FUNCTION dispatch_beds(p_batch uuid) RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*)::int FROM dispatch_member m
  WHERE m.city_code = app_city() AND m.batch_id = p_batch AND m.needs_bed AND m.status <> 'withdrawn'
    AND (app_scope() <> 'enterprise' OR m.enterprise_id = app_scope_id())
$$;
REVOKE EXECUTE ON FUNCTION dispatch_beds FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dispatch_beds TO gongqiao_server;
