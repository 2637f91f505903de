-- A place that runs on this server, its pack in force, and its business date.
CREATE TABLE city (
  city_code city_code PRIMARY KEY,
  id uuid NOT NULL,
  name text NOT NULL,
  root_region region_code NOT NULL,
  pack_id text NOT NULL,
  pack_version int NOT NULL,
  business_on date,                 -- fixed date of a demonstration city; NULL = today in Asia/Shanghai
  is_demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE pack_version (
  city_code city_code NOT NULL REFERENCES city,
  id uuid NOT NULL,
  version int NOT NULL,
  pack_id text NOT NULL,
  content_hash text NOT NULL,
  content jsonb NOT NULL,
  loaded_at timestamptz NOT NULL DEFAULT now(),
  loaded_by text NOT NULL,
  PRIMARY KEY (city_code, version),
  UNIQUE (city_code, id)
);
-- Reference data: small, the same for all cities.
CREATE TABLE region (
  code region_code PRIMARY KEY,
  name text NOT NULL,
  level text NOT NULL CHECK (level IN ('province', 'city', 'county', 'town', 'village')),
  parent_code region_code
);
CREATE INDEX region_parent ON region (parent_code);
CREATE TABLE occupation (code text PRIMARY KEY, name text NOT NULL, parent_code text);
CREATE TABLE industry (code text PRIMARY KEY, name text NOT NULL, parent_code text);
CREATE TABLE holiday (on_date date PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('holiday', 'workday')), name text NOT NULL, source text NOT NULL);

CREATE TABLE organisation (
  city_code city_code NOT NULL REFERENCES city,
  id uuid NOT NULL,
  code text NOT NULL,               -- the pack's own key
  kind text NOT NULL,               -- office | park | department | agency | school | training
  name text NOT NULL,
  region_code region_code NOT NULL,
  docks_with uuid,                  -- enterprise -> park -> county office -> city office
  sends boolean NOT NULL DEFAULT false,
  receives boolean NOT NULL DEFAULT false,
  PRIMARY KEY (city_code, id),
  UNIQUE (city_code, code),
  FOREIGN KEY (city_code, docks_with) REFERENCES organisation (city_code, id)
);
CREATE TABLE role (
  city_code city_code NOT NULL REFERENCES city,
  id uuid NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  scope text NOT NULL,
  personal text NOT NULL CHECK (personal IN ('rows', 'none')),
  permissions text[] NOT NULL,
  PRIMARY KEY (city_code, code),
  UNIQUE (city_code, id)
);

CREATE TABLE account (
  city_code city_code NOT NULL REFERENCES city,
  id uuid NOT NULL,
  login text NOT NULL CHECK (login ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  display_name text NOT NULL,
  region_code region_code NOT NULL,  -- where the holder works: who may manage the account
  password_hash text NOT NULL,
  must_change_password boolean NOT NULL DEFAULT true,
  failed_attempts int NOT NULL DEFAULT 0,
  locked_until timestamptz,
  is_active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (city_code, id),
  UNIQUE (city_code, login)
);
CREATE TABLE appointment (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  account_id uuid NOT NULL,
  role_code text NOT NULL,
  scope text NOT NULL CHECK (scope IN ('region', 'park', 'enterprise', 'organisation', 'assigned', 'self', 'none')),
  region_code region_code,
  scope_id uuid,
  label text NOT NULL,              -- what the top bar shows: 泸县招募办
  PRIMARY KEY (city_code, id),
  FOREIGN KEY (city_code, account_id) REFERENCES account (city_code, id),
  FOREIGN KEY (city_code, role_code) REFERENCES role (city_code, code),
  CHECK ((scope = 'region') = (region_code IS NOT NULL)),
  CHECK ((scope IN ('park', 'enterprise', 'organisation', 'self')) = (scope_id IS NOT NULL))
);
CREATE INDEX appointment_account ON appointment (city_code, account_id);
CREATE TABLE session (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  token_hash bytea NOT NULL,
  csrf_token text NOT NULL,
  account_id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,  -- absolute limit
  address text NOT NULL,
  device text NOT NULL,
  ended_at timestamptz,
  PRIMARY KEY (city_code, id),
  UNIQUE (city_code, token_hash),
  FOREIGN KEY (city_code, account_id) REFERENCES account (city_code, id)
);
CREATE INDEX session_account ON session (city_code, account_id);

-- A second click gives the first answer.
CREATE TABLE idempotency_key (
  city_code city_code NOT NULL,
  account_id uuid NOT NULL,
  key text NOT NULL,
  operation text NOT NULL,
  response jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (city_code, account_id, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);

-- Every step of every process: who, when, from, to, why.
CREATE TABLE transition_log (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  process text NOT NULL,
  subject_id uuid NOT NULL,
  action text NOT NULL,
  from_state text,
  to_state text NOT NULL,
  actor_id uuid,
  actor_name text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  on_date date NOT NULL,
  reason text,
  given jsonb NOT NULL DEFAULT '{}',
  region_code region_code NOT NULL,
  other_region_code region_code,
  park_id uuid,
  enterprise_id uuid,
  organisation_id uuid,
  PRIMARY KEY (city_code, id)
);
CREATE INDEX transition_log_subject ON transition_log (city_code, process, subject_id, at);

-- Files users bring: kept in the database so that every server of a city has them.
CREATE TABLE stored_file (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  mime text NOT NULL,
  size int NOT NULL,
  sha256 bytea NOT NULL,
  content bytea NOT NULL,
  account_id uuid NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (city_code, id)
);
CREATE TABLE import_mapping (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  header_key text NOT NULL,          -- digest of the file's header row
  mapping jsonb NOT NULL,
  account_id uuid NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (city_code, id),
  UNIQUE (city_code, account_id, kind, header_key)
);
CREATE TABLE import_batch (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  file_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('uploaded', 'needsMapping', 'reading', 'previewed', 'committing', 'committed', 'undoing', 'undone', 'failed', 'cancelled')),
  options jsonb NOT NULL DEFAULT '{}',
  mapping jsonb,
  headers jsonb,
  counts jsonb NOT NULL DEFAULT '{}',   -- {total, good, bad, created, updated, unchanged}
  progress jsonb NOT NULL DEFAULT '{}', -- {done, total, step}
  problem jsonb,                        -- why the whole file was refused
  account_id uuid NOT NULL,
  actor jsonb NOT NULL,                 -- the scope the batch acts in, as it was when uploaded
  created_at timestamptz NOT NULL DEFAULT now(),
  committed_at timestamptz,
  undone_at timestamptz,
  PRIMARY KEY (city_code, id),
  FOREIGN KEY (city_code, file_id) REFERENCES stored_file (city_code, id)
);
CREATE INDEX import_batch_account ON import_batch (city_code, account_id, created_at);
CREATE TABLE import_row (
  city_code city_code NOT NULL,
  batch_id uuid NOT NULL,
  row_no int NOT NULL,
  record jsonb,                       -- normalised values; personal numbers encrypted by the import kind
  problems jsonb NOT NULL DEFAULT '[]',
  outcome text CHECK (outcome IN ('created', 'updated', 'unchanged')),
  subject_id uuid,
  before jsonb,                       -- what an update overwrote, for undo
  PRIMARY KEY (city_code, batch_id, row_no),
  FOREIGN KEY (city_code, batch_id) REFERENCES import_batch (city_code, id)
);

DO $$ BEGIN
  -- Anyone signed in reads the configuration of the own city; only the named loader writes it.
  CALL create_row_policy('city', 'read', 'SELECT', 'true');
  CALL create_row_policy('city', 'write', 'UPDATE', '(SELECT app_setting(''whole_city'')) = ''yes''');
  CALL create_row_policy('pack_version', 'read', 'SELECT', 'true');
  CALL create_row_policy('organisation', 'read', 'SELECT', 'true');
  CALL create_row_policy('role', 'read', 'SELECT', 'true');
  CALL create_row_policy('account', 'row_scope', 'ALL', scope_region('region_code') || ' OR id = (SELECT app_account())');
  CALL create_row_policy('appointment', 'row_scope', 'ALL',
    'EXISTS (SELECT 1 FROM account a WHERE a.city_code = appointment.city_code AND a.id = appointment.account_id)');
  CALL create_row_policy('session', 'row_scope', 'ALL', 'account_id = (SELECT app_account())');
  CALL create_row_policy('idempotency_key', 'row_scope', 'ALL', 'account_id = (SELECT app_account())');
  CALL create_row_policy('transition_log', 'row_scope', 'SELECT',
    scope_region('region_code') || ' OR ' || scope_region('other_region_code') || ' OR ' || scope_id('park', 'park_id') || ' OR '
    || scope_id('enterprise', 'enterprise_id') || ' OR ' || scope_id('organisation', 'organisation_id') || ' OR actor_id = (SELECT app_account())');
  CALL create_row_policy('transition_log', 'append', 'INSERT', 'actor_id = (SELECT app_account())');
  CALL create_row_policy('stored_file', 'row_scope', 'ALL', 'account_id = (SELECT app_account())');
  CALL create_row_policy('import_mapping', 'row_scope', 'ALL', 'account_id = (SELECT app_account())');
  CALL create_row_policy('import_batch', 'row_scope', 'ALL', 'account_id = (SELECT app_account())');
  CALL create_row_policy('import_row', 'row_scope', 'ALL',
    'EXISTS (SELECT 1 FROM import_batch b WHERE b.city_code = import_row.city_code AND b.id = import_row.batch_id)');
  CALL audit_changes('city', 'root_region');
  CALL audit_changes('pack_version', 'none');
  CALL audit_changes('organisation', 'region_code');
  CALL audit_changes('role', 'none');
  CALL audit_changes('account', 'region_code', '{password_hash,display_name}');
  CALL audit_changes('appointment', 'region_code');
  CALL audit_changes('import_mapping', 'none');
END $$;
