-- Organised sending (P07): who of the sending counties goes to which receiving post in which week.
CREATE TABLE dispatch_plan (
  city_code city_code NOT NULL REFERENCES city,
  id uuid NOT NULL,
  name text NOT NULL,
  region_code region_code NOT NULL,    -- of the office that plans: nobody below it sees the plan
  from_on date NOT NULL,
  to_on date NOT NULL,                 -- last day of the window
  status text NOT NULL CHECK (status IN ('planning', 'adopted', 'ended')),
  limits jsonb NOT NULL,               -- what the planner edits
  run_id uuid,                         -- the result in force
  created_by uuid NOT NULL,
  created_by_name text NOT NULL,
  recorded_on date NOT NULL,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (city_code, id),
  CONSTRAINT dispatch_plan_window CHECK (to_on >= from_on),
  CONSTRAINT dispatch_plan_adopted CHECK (status <> 'adopted' OR run_id IS NOT NULL)
);
CREATE INDEX dispatch_plan_recent ON dispatch_plan (city_code, from_on DESC, id);

-- One solution with the limits it was made under; what-ifs are runs too.
CREATE TABLE dispatch_run (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  region_code region_code NOT NULL,
  run_no int NOT NULL CHECK (run_no > 0),
  label text NOT NULL,
  limits jsonb NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting', 'running', 'done', 'failed')),
  result jsonb,                        -- figures and lines, no persons
  people jsonb,                        -- for each line the ids of its people
  problem text,
  asked_by uuid NOT NULL,
  asked_by_name text NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  recorded_on date NOT NULL,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (city_code, id),
  UNIQUE (city_code, plan_id, run_no),
  FOREIGN KEY (city_code, plan_id) REFERENCES dispatch_plan (city_code, id),
  CONSTRAINT dispatch_run_done CHECK (status <> 'done' OR (result IS NOT NULL AND people IS NOT NULL)),
  CONSTRAINT dispatch_run_failed CHECK (status <> 'failed' OR problem IS NOT NULL),
  CONSTRAINT dispatch_run_finished CHECK ((status IN ('done', 'failed')) = (finished_at IS NOT NULL))
);
ALTER TABLE dispatch_plan ADD CONSTRAINT dispatch_plan_run FOREIGN KEY (city_code, run_id) REFERENCES dispatch_run (city_code, id);

-- A person whom the planner sends to a post and week by hand, or keeps at home (no post): kept by every later run.
CREATE TABLE dispatch_override (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  region_code region_code NOT NULL,
  person_id uuid NOT NULL,
  post_id uuid,
  week int CHECK (week >= 0),
  reason text NOT NULL,
  entered_by uuid NOT NULL,
  entered_by_name text NOT NULL,
  recorded_on date NOT NULL,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (city_code, id),
  UNIQUE (city_code, plan_id, person_id),
  FOREIGN KEY (city_code, plan_id) REFERENCES dispatch_plan (city_code, id),
  FOREIGN KEY (city_code, person_id) REFERENCES person (city_code, id),
  CONSTRAINT dispatch_override_post CHECK ((post_id IS NULL) = (week IS NULL))
);

-- People of one county who leave together for one park (D20).
CREATE TABLE dispatch_batch (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  plan_id uuid NOT NULL,
  batch_no text NOT NULL,
  plan_name text NOT NULL,
  sending_region_code region_code NOT NULL,
  receiving_region_code region_code NOT NULL,
  park_id uuid,
  receiver_name text NOT NULL,
  week int NOT NULL CHECK (week >= 0),
  depart_on date NOT NULL,
  status text NOT NULL CHECK (status IN ('gathering', 'departed', 'received', 'cancelled')),
  people int NOT NULL CHECK (people >= 0),     -- those who are still to go or have gone
  facilities_by uuid,
  facilities_by_name text,
  facilities_at timestamptz,
  facilities_note text,
  escort_name text,
  escort_phone text,
  vehicle text,
  sender_name text,                    -- who signed for the sending side
  departed_by uuid,
  departed_by_name text,
  departed_at timestamptz,
  received_at timestamptz,
  cancel_reason text,
  recorded_on date NOT NULL,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (city_code, id),
  UNIQUE (city_code, plan_id, batch_no),
  FOREIGN KEY (city_code, plan_id) REFERENCES dispatch_plan (city_code, id),
  FOREIGN KEY (city_code, park_id) REFERENCES organisation (city_code, id),
  CONSTRAINT dispatch_batch_facilities CHECK ((facilities_by IS NULL) = (facilities_at IS NULL)),
  CONSTRAINT dispatch_batch_departed CHECK (status NOT IN ('departed', 'received')
    OR (facilities_by IS NOT NULL AND escort_name IS NOT NULL AND vehicle IS NOT NULL AND sender_name IS NOT NULL AND departed_by IS NOT NULL AND departed_at IS NOT NULL)),
  -- Who readies the receiving side is not who sends.
  CONSTRAINT dispatch_batch_four_eyes CHECK (departed_by <> facilities_by),
  CONSTRAINT dispatch_batch_received CHECK ((status = 'received') = (received_at IS NOT NULL)),
  CONSTRAINT dispatch_batch_cancelled CHECK ((status = 'cancelled') = (cancel_reason IS NOT NULL))
);
CREATE INDEX dispatch_batch_sending ON dispatch_batch (city_code, sending_region_code, depart_on DESC);
CREATE INDEX dispatch_batch_receiving ON dispatch_batch (city_code, receiving_region_code, depart_on DESC);
CREATE INDEX dispatch_batch_park ON dispatch_batch (city_code, park_id);
CREATE INDEX dispatch_batch_plan ON dispatch_batch (city_code, plan_id, week);

-- One person of a batch: ready, sent, and what became of it, with both signatures.
CREATE TABLE dispatch_member (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  batch_id uuid NOT NULL,
  plan_id uuid NOT NULL,
  person_id uuid NOT NULL,
  person_region_code region_code NOT NULL,
  post_id uuid NOT NULL,
  enterprise_id uuid NOT NULL,
  receiving_region_code region_code NOT NULL,
  park_id uuid,
  post_title text NOT NULL,
  enterprise_name text NOT NULL,
  week int NOT NULL CHECK (week >= 0),
  needs_bed boolean NOT NULL,
  status text NOT NULL CHECK (status IN ('preparing', 'sent', 'accepted', 'missing', 'rejected', 'withdrawn')),
  consented_on date,                   -- as it stood at departure
  contact_on date,
  health_on date,
  documents_on date,
  checked_by_name text,
  sent_by uuid,
  sender_name text,
  sent_at timestamptz,
  received_by uuid,
  receiver_name text,
  received_at timestamptz,
  points int NOT NULL,                 -- how well the pair fits, as the plan saw it
  reason text,                         -- why withdrawn, missing or rejected
  placement_id uuid,
  recorded_on date NOT NULL,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (city_code, id),
  UNIQUE (city_code, batch_id, person_id),
  FOREIGN KEY (city_code, batch_id) REFERENCES dispatch_batch (city_code, id),
  FOREIGN KEY (city_code, plan_id) REFERENCES dispatch_plan (city_code, id),
  FOREIGN KEY (city_code, person_id) REFERENCES person (city_code, id),
  FOREIGN KEY (city_code, post_id) REFERENCES post (city_code, id),
  FOREIGN KEY (city_code, placement_id) REFERENCES placement (city_code, id),
  -- The gate: nobody leaves without consent, a confirmed contact, the health check and the papers.
  CONSTRAINT dispatch_member_ready CHECK (status IN ('preparing', 'withdrawn')
    OR (consented_on IS NOT NULL AND contact_on IS NOT NULL AND health_on IS NOT NULL AND documents_on IS NOT NULL)),
  CONSTRAINT dispatch_member_sent CHECK (status IN ('preparing', 'withdrawn')
    OR (sent_by IS NOT NULL AND sender_name IS NOT NULL AND sent_at IS NOT NULL AND placement_id IS NOT NULL)),
  CONSTRAINT dispatch_member_received CHECK ((status IN ('accepted', 'missing', 'rejected')) = (received_by IS NOT NULL AND receiver_name IS NOT NULL AND received_at IS NOT NULL)),
  CONSTRAINT dispatch_member_four_eyes CHECK (received_by <> sent_by),
  CONSTRAINT dispatch_member_reason CHECK (status NOT IN ('withdrawn', 'missing', 'rejected') OR reason IS NOT NULL)
);
-- Nobody is in two batches at once.
CREATE UNIQUE INDEX dispatch_member_one_way ON dispatch_member (city_code, person_id) WHERE status IN ('preparing', 'sent');
CREATE INDEX dispatch_member_person_region ON dispatch_member (city_code, person_region_code);
CREATE INDEX dispatch_member_receiving ON dispatch_member (city_code, receiving_region_code);
CREATE INDEX dispatch_member_park ON dispatch_member (city_code, park_id);
CREATE INDEX dispatch_member_plan ON dispatch_member (city_code, plan_id, status);

DO $$
DECLARE
  of_batch text := scope_region('sending_region_code') || ' OR ' || scope_region('receiving_region_code') || ' OR ' || scope_id('park', 'park_id');
  -- The sender sees its own people throughout; the receiver from the hour they leave.
  of_member text := '((SELECT app_sees_persons()) AND (' || scope_region('person_region_code')
    || ' OR (status IN (''sent'', ''accepted'', ''missing'', ''rejected'') AND (' || scope_region('receiving_region_code') || ' OR ' || scope_id('park', 'park_id') || '))))';
BEGIN
  CALL create_row_policy('dispatch_plan', 'row_scope', 'ALL', scope_region('region_code'));
  CALL create_row_policy('dispatch_run', 'row_scope', 'ALL', scope_region('region_code'));
  CALL create_row_policy('dispatch_override', 'row_scope', 'ALL', '((SELECT app_sees_persons()) AND ' || scope_region('region_code') || ')');
  CALL create_row_policy('dispatch_batch', 'row_scope', 'ALL', of_batch);
  CALL create_row_policy('dispatch_member', 'row_scope', 'ALL', of_member);
  CALL audit_changes('dispatch_plan', 'region_code');
  CALL audit_changes('dispatch_run', 'region_code', '{result,people}');
  CALL audit_changes('dispatch_override', 'region_code');
  CALL audit_changes('dispatch_batch', 'sending_region_code', '{escort_name,escort_phone,sender_name}');
  CALL audit_changes('dispatch_member', 'person_region_code', '{sender_name,receiver_name,checked_by_name}');
END $$;
GRANT SELECT, INSERT, UPDATE ON dispatch_plan, dispatch_run, dispatch_batch, dispatch_member TO gongqiao_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON dispatch_override TO gongqiao_server;

-- Hand-over by county, numbers only. A person counts once in each column, however often moved; whoever stays within the
-- county counts on its sending side and its receiving side, and once in the total.
CREATE FUNCTION dispatch_counts(p_plan uuid) RETURNS TABLE (region text, sent bigint, accepted bigint, missing bigint, rejected bigint, under_way bigint, within bigint, received bigint)
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = public, pg_temp AS $$
  WITH latest AS (
    SELECT DISTINCT ON (m.person_id) m.person_id, substr(m.person_region_code, 1, 6) AS home, substr(m.receiving_region_code, 1, 6) AS goal, m.status
    FROM dispatch_member m
    WHERE m.city_code = (SELECT app_city()) AND m.status IN ('sent', 'accepted', 'missing', 'rejected') AND (p_plan IS NULL OR m.plan_id = p_plan)
    ORDER BY m.person_id, (m.status = 'accepted') DESC, m.sent_at DESC, m.id DESC
  ), sides AS (
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
REVOKE EXECUTE ON FUNCTION dispatch_counts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dispatch_counts TO gongqiao_server;
