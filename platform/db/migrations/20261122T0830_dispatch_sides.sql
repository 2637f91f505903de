-- The window of the plan stands in the batch: its counties, which see no plan, put a departure off within it.
ALTER TABLE dispatch_batch ADD plan_from_on date, ADD plan_to_on date;
UPDATE dispatch_batch b SET plan_from_on = p.from_on, plan_to_on = p.to_on FROM dispatch_plan p WHERE p.city_code = b.city_code AND p.id = b.plan_id;
ALTER TABLE dispatch_batch ALTER plan_from_on SET NOT NULL, ALTER plan_to_on SET NOT NULL;

-- Business days beside the moments: returns count by them.
ALTER TABLE dispatch_batch ADD departed_on date, ADD received_on date;
ALTER TABLE dispatch_member ADD sent_on date, ADD received_on date;
UPDATE dispatch_batch SET departed_on = (departed_at AT TIME ZONE 'Asia/Shanghai')::date, received_on = (received_at AT TIME ZONE 'Asia/Shanghai')::date
WHERE departed_at IS NOT NULL;
UPDATE dispatch_member SET sent_on = (sent_at AT TIME ZONE 'Asia/Shanghai')::date, received_on = (received_at AT TIME ZONE 'Asia/Shanghai')::date
WHERE sent_at IS NOT NULL;
ALTER TABLE dispatch_batch ADD CONSTRAINT dispatch_batch_days CHECK ((departed_on IS NULL) = (departed_at IS NULL) AND (received_on IS NULL) = (received_at IS NULL));
ALTER TABLE dispatch_member ADD CONSTRAINT dispatch_member_days CHECK ((sent_on IS NULL) = (sent_at IS NULL) AND (received_on IS NULL) = (received_at IS NULL));

-- The enterprise whose post it is takes over its own people, as the county and the park may; it sees them from departure on.
CREATE INDEX dispatch_member_enterprise ON dispatch_member (city_code, enterprise_id);
DROP POLICY row_scope ON dispatch_member;
CALL create_row_policy('dispatch_member', 'row_scope', 'ALL', '((SELECT app_sees_persons()) AND (' || scope_region('person_region_code')
  || ' OR (status IN (''sent'', ''accepted'', ''missing'', ''rejected'') AND (' || scope_region('receiving_region_code')
  || ' OR ' || scope_id('park', 'park_id') || ' OR ' || scope_id('enterprise', 'enterprise_id') || '))))');

-- Batches that bring somebody to the asking enterprise, and how many: numbers, before it may know who.
CREATE FUNCTION dispatch_coming() RETURNS TABLE (batch_id uuid, people int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT m.batch_id, (count(*) FILTER (WHERE m.status <> 'withdrawn'))::int FROM dispatch_member m
  WHERE m.city_code = app_city() AND app_scope() = 'enterprise' AND app_sees_persons() AND m.enterprise_id = app_scope_id()
  GROUP BY 1
$$;
CALL create_row_policy('dispatch_batch', 'coming', 'SELECT',
  '((SELECT app_scope()) = ''enterprise'' AND id IN (SELECT coming.batch_id FROM dispatch_coming() coming))');

-- The hand-over is complete when nobody of the batch is on the way any more. The enterprise that signs for the last of its
-- people does not see the others of the bus: the database does.
CREATE FUNCTION end_dispatch_batch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE batch dispatch_batch;
BEGIN
  SELECT b.* INTO batch FROM dispatch_batch b WHERE b.city_code = NEW.city_code AND b.id = NEW.batch_id FOR UPDATE;
  IF batch.status <> 'departed' OR EXISTS (
    SELECT FROM dispatch_member m WHERE m.city_code = NEW.city_code AND m.batch_id = NEW.batch_id AND m.status = 'sent') THEN
    RETURN NULL;
  END IF;
  UPDATE dispatch_batch b SET status = 'received', received_at = now(), received_on = app_setting('today')::date, version = b.version + 1
  WHERE b.city_code = NEW.city_code AND b.id = NEW.batch_id;
  INSERT INTO transition_log (city_code, id, process, subject_id, action, from_state, to_state, actor_id, actor_name, on_date, region_code, other_region_code, park_id)
  VALUES (NEW.city_code, gen_random_uuid(), 'dispatchBatch', NEW.batch_id, 'receive', 'departed', 'received', app_account(), '系统',
    app_setting('today')::date, batch.sending_region_code, batch.receiving_region_code, batch.park_id);
  RETURN NULL;
END $$;
CREATE TRIGGER end_batch AFTER UPDATE OF status ON dispatch_member
  FOR EACH ROW WHEN (OLD.status = 'sent' AND NEW.status <> 'sent') EXECUTE FUNCTION end_dispatch_batch();

REVOKE EXECUTE ON FUNCTION dispatch_coming, end_dispatch_batch FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dispatch_coming TO gongqiao_server;

-- Of everybody who left the hand-over that counts: the one where the person was taken in, else the last. Counts and the lists
-- behind them read the same rows, as far as the asker sees them.
CREATE FUNCTION dispatch_latest(p_plan uuid) RETURNS TABLE (member_id uuid, person_id uuid, home text, goal text, status text)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT ON (m.person_id) m.id, m.person_id, substr(m.person_region_code, 1, 6), substr(m.receiving_region_code, 1, 6), m.status
  FROM dispatch_member m
  WHERE m.city_code = (SELECT app_city()) AND m.status IN ('sent', 'accepted', 'missing', 'rejected') AND (p_plan IS NULL OR m.plan_id = p_plan)
  ORDER BY m.person_id, (m.status = 'accepted') DESC, m.sent_at DESC, m.id DESC
$$;
REVOKE EXECUTE ON FUNCTION dispatch_latest FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dispatch_latest TO gongqiao_server;

CREATE OR REPLACE FUNCTION dispatch_counts(p_plan uuid) RETURNS TABLE (region text, sent bigint, accepted bigint, missing bigint, rejected bigint, under_way bigint, within bigint, received bigint)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = public, pg_temp AS $$
  WITH latest AS (SELECT * FROM dispatch_latest(p_plan)),
  sides AS (
    SELECT home AS region, person_id, status, home = goal AS is_within, true AS is_sent, home = goal AND status = 'accepted' AS is_received FROM latest
    UNION ALL
    SELECT goal, person_id, status, false, false, status = 'accepted' FROM latest WHERE home <> goal
    UNION ALL
    SELECT 'total', person_id, status, home = goal, true, status = 'accepted' FROM latest
  )
  SELECT s.region, count(*) FILTER (WHERE s.is_sent), count(*) FILTER (WHERE s.is_sent AND s.status = 'accepted'),
    count(*) FILTER (WHERE s.is_sent AND s.status = 'missing'), count(*) FILTER (WHERE s.is_sent AND s.status = 'rejected'),
    count(*) FILTER (WHERE s.is_sent AND s.status = 'sent'), count(*) FILTER (WHERE s.is_sent AND s.is_within), count(*) FILTER (WHERE s.is_received)
  FROM sides s GROUP BY s.region
$$;
