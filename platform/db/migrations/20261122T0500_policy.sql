-- Clauses of a city, version by version. Pack versions come into force by the loader; local ones pass a second person.
CREATE TABLE clause_version (
  city_code city_code NOT NULL REFERENCES city,
  id uuid NOT NULL,
  clause_id text NOT NULL,
  version_no int NOT NULL CHECK (version_no > 0),
  source text NOT NULL CHECK (source IN ('pack', 'local')),
  clause jsonb NOT NULL,
  cases jsonb NOT NULL DEFAULT '[]',
  content_hash text NOT NULL,          -- of the clause, not of its cases
  status text NOT NULL CHECK (status IN ('draft', 'submitted', 'returned', 'inForce', 'ended')),
  effective_from date,                 -- NULL: from the beginning; the clause's own validity says more
  effective_to date,                   -- last day in force; NULL: open
  drafted_by uuid,
  drafted_by_name text,
  submitted_on date,
  decided_by uuid,
  decided_by_name text,
  decided_on date,
  reason text,
  recorded_on date NOT NULL,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (city_code, id),
  UNIQUE (city_code, clause_id, version_no),
  CONSTRAINT clause_version_drafted CHECK (source = 'pack' OR drafted_by IS NOT NULL),
  CONSTRAINT clause_version_submitted CHECK (source = 'pack' OR status IN ('draft', 'returned') OR submitted_on IS NOT NULL),
  CONSTRAINT clause_version_decided CHECK (status NOT IN ('returned', 'inForce', 'ended') OR decided_on IS NOT NULL),
  CONSTRAINT clause_version_four_eyes CHECK (source = 'pack' OR status NOT IN ('inForce', 'ended') OR (decided_by IS NOT NULL AND decided_by <> drafted_by)),
  CONSTRAINT clause_version_local_from CHECK (source = 'pack' OR status IN ('draft', 'returned') OR effective_from IS NOT NULL),
  CONSTRAINT clause_version_returned CHECK (status <> 'returned' OR reason IS NOT NULL),
  CONSTRAINT clause_version_ended CHECK (status <> 'ended' OR effective_to IS NOT NULL)
);
-- One version in force a clause, and one on its way.
CREATE UNIQUE INDEX clause_version_in_force ON clause_version (city_code, clause_id) WHERE status = 'inForce';
CREATE UNIQUE INDEX clause_version_open ON clause_version (city_code, clause_id) WHERE status IN ('draft', 'submitted', 'returned');

-- Figures that documents leave to other rules: each counts from a day on until the next one.
CREATE TABLE standard_value (
  city_code city_code NOT NULL REFERENCES city,
  id uuid NOT NULL,
  name text NOT NULL,
  from_on date NOT NULL,
  value jsonb NOT NULL,
  paper text NOT NULL,                 -- the paper it stands in
  source text NOT NULL CHECK (source IN ('pack', 'local')),
  status text NOT NULL CHECK (status IN ('submitted', 'returned', 'inForce', 'ended')),
  drafted_by uuid,
  drafted_by_name text,
  decided_by uuid,
  decided_by_name text,
  decided_on date,
  reason text,
  recorded_on date NOT NULL,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (city_code, id),
  CONSTRAINT standard_value_drafted CHECK (source = 'pack' OR drafted_by IS NOT NULL),
  CONSTRAINT standard_value_decided CHECK (status = 'submitted' OR decided_on IS NOT NULL),
  CONSTRAINT standard_value_four_eyes CHECK (source = 'pack' OR status IN ('submitted', 'returned') OR (decided_by IS NOT NULL AND decided_by <> drafted_by)),
  CONSTRAINT standard_value_returned CHECK (status <> 'returned' OR reason IS NOT NULL)
);
CREATE UNIQUE INDEX standard_value_in_force ON standard_value (city_code, name, from_on) WHERE status = 'inForce';

-- Where and when a version was made public (N125).
CREATE TABLE clause_publication (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  clause_version_id uuid NOT NULL,
  channel text NOT NULL,
  published_on date NOT NULL,
  by_id uuid NOT NULL,
  by_name text NOT NULL,
  note text,
  recorded_on date NOT NULL,
  PRIMARY KEY (city_code, id),
  FOREIGN KEY (city_code, clause_version_id) REFERENCES clause_version (city_code, id)
);
CREATE INDEX clause_publication_version ON clause_publication (city_code, clause_version_id);

-- A decision with everything it was made of, so that it can be made again.
CREATE TABLE policy_decision (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  clause_version_id uuid NOT NULL,
  subject_kind text NOT NULL CHECK (subject_kind IN ('enterprise', 'organisation', 'person')),
  subject_id uuid NOT NULL,
  subject_name text NOT NULL,
  region_code region_code NOT NULL,
  as_of date NOT NULL,
  input jsonb NOT NULL,
  standards jsonb NOT NULL,
  verdict jsonb NOT NULL,
  kept_by uuid NOT NULL,
  kept_by_name text NOT NULL,
  recorded_on date NOT NULL,
  PRIMARY KEY (city_code, id),
  FOREIGN KEY (city_code, clause_version_id) REFERENCES clause_version (city_code, id)
);
CREATE INDEX policy_decision_recent ON policy_decision (city_code, recorded_on DESC, id);

-- A walk over the whole ledger: who may claim what (city), or a draft against the version in force (rehearsal).
CREATE TABLE policy_run (
  city_code city_code NOT NULL REFERENCES city,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('city', 'rehearsal')),
  clause_version_id uuid,
  as_of date NOT NULL,
  horizon_on date NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting', 'running', 'done', 'cancelled', 'failed')),
  done int NOT NULL DEFAULT 0,
  total int NOT NULL DEFAULT 0,
  lines int NOT NULL DEFAULT 0,
  last_key uuid,                       -- last enterprise whose lines are written: a killed run goes on behind it
  figures jsonb NOT NULL DEFAULT '{}', -- of a rehearsal: sums so far
  problem text,
  by_id uuid NOT NULL,
  by_name text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (city_code, id),
  CONSTRAINT policy_run_rehearsal CHECK ((kind = 'rehearsal') = (clause_version_id IS NOT NULL)),
  CONSTRAINT policy_run_finished CHECK ((status IN ('done', 'cancelled', 'failed')) = (finished_at IS NOT NULL)),
  FOREIGN KEY (city_code, clause_version_id) REFERENCES clause_version (city_code, id)
);
CREATE UNIQUE INDEX policy_run_one_city ON policy_run (city_code) WHERE kind = 'city' AND status IN ('waiting', 'running');
CREATE INDEX policy_run_recent ON policy_run (city_code, kind, started_at DESC);

-- What a run of the city found. Reckoned anew by every run, so neither trailed nor changed; only the last run's lines are kept.
-- No foreign keys: half a million lines are written at once, by the run alone.
CREATE TABLE entitlement (
  city_code city_code NOT NULL,
  run_id uuid NOT NULL,
  line int NOT NULL,
  clause_id text NOT NULL,
  payee_kind text NOT NULL CHECK (payee_kind IN ('enterprise', 'organisation', 'person')),
  payee_id uuid NOT NULL,
  person_id uuid,
  placement_id uuid,
  enterprise_id uuid,
  organisation_id uuid,
  park_id uuid,
  region_code region_code NOT NULL,    -- of the enterprise
  person_region_code region_code,
  state text NOT NULL CHECK (state IN ('entitled', 'notYet', 'standardMissing')),
  fen bigint,
  due_on date NOT NULL,
  PRIMARY KEY (city_code, run_id, line),
  CONSTRAINT entitlement_fen CHECK ((state = 'standardMissing') = (fen IS NULL))
);
CREATE INDEX entitlement_due ON entitlement (city_code, run_id, due_on, line);

DO $$
DECLARE
  whole_city text := '(SELECT app_setting(''whole_city'')) = ''yes''';
  of_line text := '(((SELECT app_sees_persons()) OR placement_id IS NULL OR (SELECT app_scope()) = ''region'') AND (' || scope_region('region_code') || ' OR ' || scope_region('person_region_code')
    || ' OR ' || scope_id('park', 'park_id') || ' OR ' || scope_id('enterprise', 'enterprise_id') || ' OR ' || scope_id('organisation', 'organisation_id') || ' OR ' || scope_id('self', 'person_id')
    || ' OR ((SELECT app_scope()) = ''assigned'' AND enterprise_id IN (SELECT e.id FROM enterprise e))))';
BEGIN
  -- Clauses and standards are public; changing them is for offices of the whole city.
  CALL create_row_policy('clause_version', 'read', 'SELECT', 'true');
  CALL create_row_policy('clause_version', 'write', 'INSERT', whole_city);
  CALL create_row_policy('clause_version', 'change', 'UPDATE', whole_city);
  CALL create_row_policy('standard_value', 'read', 'SELECT', 'true');
  CALL create_row_policy('standard_value', 'write', 'INSERT', whole_city);
  CALL create_row_policy('standard_value', 'change', 'UPDATE', whole_city);
  CALL create_row_policy('clause_publication', 'read', 'SELECT', 'true');
  CALL create_row_policy('clause_publication', 'append', 'INSERT', whole_city);
  CALL create_row_policy('policy_decision', 'row_scope', 'ALL', '((subject_kind <> ''person'' OR (SELECT app_sees_persons())) AND (' || scope_region('region_code')
    || ' OR kept_by = (SELECT app_account())))');
  CALL create_row_policy('policy_run', 'read', 'SELECT', '(SELECT app_scope()) <> ''none''');
  CALL create_row_policy('policy_run', 'write', 'INSERT', whole_city);
  CALL create_row_policy('policy_run', 'change', 'UPDATE', whole_city);
  CALL create_row_policy('entitlement', 'row_scope', 'SELECT', of_line);
  CALL create_row_policy('entitlement', 'write', 'INSERT', whole_city);
  CALL create_row_policy('entitlement', 'clear', 'DELETE', whole_city);
  CALL audit_changes('clause_version', 'none');
  CALL audit_changes('standard_value', 'none');
  CALL audit_changes('clause_publication', 'none');
  CALL audit_changes('policy_decision', 'region_code', '{input,verdict,subject_name}');
  CALL audit_changes('policy_run', 'none');
END $$;

GRANT SELECT, INSERT, UPDATE ON clause_version, standard_value, policy_run TO gongqiao_server;
GRANT SELECT, INSERT ON clause_publication, policy_decision TO gongqiao_server;
GRANT SELECT, INSERT, DELETE ON entitlement TO gongqiao_server;
