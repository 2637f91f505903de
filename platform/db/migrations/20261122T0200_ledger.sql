CREATE TABLE enterprise (
  city_code city_code NOT NULL REFERENCES city,
  id uuid NOT NULL,
  name text NOT NULL,
  uscc text CHECK (uscc ~ '^[0-9A-Z]{18}$'),
  region_code region_code NOT NULL,
  park_id uuid,
  industry_code text,
  nature text,
  size text,
  stage text NOT NULL DEFAULT 'signed' CHECK (stage IN ('signed', 'building', 'started', 'producing', 'stopped')),
  signed_on date,
  docked_on date,                     -- first contact with the public employment service
  started_on date,
  producing_on date,
  contact_name text,
  contact_phone text,
  address text,
  tags text[] NOT NULL DEFAULT '{}',
  specialist_id uuid,                 -- account that serves this enterprise
  is_verified boolean NOT NULL DEFAULT false,
  entered_by uuid,
  recorded_on date NOT NULL,
  batch_id uuid,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (city_code, id),
  UNIQUE (city_code, uscc),
  UNIQUE (city_code, name),
  FOREIGN KEY (city_code, park_id) REFERENCES organisation (city_code, id),
  FOREIGN KEY (city_code, specialist_id) REFERENCES account (city_code, id)
);
CREATE INDEX enterprise_region ON enterprise (city_code, region_code, name);
CREATE INDEX enterprise_park ON enterprise (city_code, park_id);
CREATE INDEX enterprise_specialist ON enterprise (city_code, specialist_id);

-- What an enterprise declared on a day (N20). Append-only: a correction is a later row.
CREATE TABLE headcount_report (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  enterprise_id uuid NOT NULL,
  region_code region_code NOT NULL,
  park_id uuid,
  effective_on date NOT NULL,
  recorded_on date NOT NULL,
  total_demand int NOT NULL CHECK (total_demand >= 0),
  in_year_expected int NOT NULL CHECK (in_year_expected >= 0),
  employed int NOT NULL CHECK (employed >= 0),
  entered_by uuid,
  batch_id uuid,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (city_code, id),
  FOREIGN KEY (city_code, enterprise_id) REFERENCES enterprise (city_code, id)
);
CREATE INDEX headcount_report_latest ON headcount_report (city_code, enterprise_id, effective_on DESC, recorded_on DESC, recorded_at DESC);

CREATE TABLE post (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  enterprise_id uuid NOT NULL,
  region_code region_code NOT NULL,   -- of the enterprise: scope and roll-up
  park_id uuid,
  title text NOT NULL,
  occupation_code text,
  headcount int NOT NULL CHECK (headcount > 0),
  skills text,
  education_min text,
  experience_months int NOT NULL DEFAULT 0 CHECK (experience_months >= 0),
  pay_min_fen bigint CHECK (pay_min_fen > 0),
  pay_max_fen bigint CHECK (pay_max_fen >= pay_min_fen),
  is_shift boolean NOT NULL DEFAULT false,
  has_lodging boolean NOT NULL DEFAULT false,
  needed_on date,
  reason text,
  hiring_plan text,
  status text NOT NULL CHECK (status IN ('draft', 'submitted', 'verified', 'returned', 'serving', 'partlySolved', 'solved', 'closed', 'withdrawn', 'expired')),
  entered_by uuid,
  submitted_by uuid,
  submitted_at timestamptz,
  verified_by uuid,
  verified_at timestamptz,
  verify_method text,
  return_reason text,
  recorded_on date NOT NULL,
  batch_id uuid,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (city_code, id),
  FOREIGN KEY (city_code, enterprise_id) REFERENCES enterprise (city_code, id),
  CONSTRAINT post_four_clear CHECK (status IN ('draft', 'withdrawn', 'returned')
    OR (occupation_code IS NOT NULL AND skills IS NOT NULL AND pay_min_fen IS NOT NULL AND pay_max_fen IS NOT NULL AND needed_on IS NOT NULL)),
  CONSTRAINT post_submitted CHECK (status IN ('draft', 'withdrawn') OR (submitted_by IS NOT NULL AND submitted_at IS NOT NULL)),
  CONSTRAINT post_verified CHECK (status NOT IN ('verified', 'serving', 'partlySolved', 'solved', 'closed')
    OR (verified_by IS NOT NULL AND verified_at IS NOT NULL AND verify_method IS NOT NULL)),
  CONSTRAINT post_four_eyes CHECK (verified_by IS NULL OR (verified_by <> submitted_by AND verified_by IS DISTINCT FROM entered_by)),
  CONSTRAINT post_returned CHECK (status <> 'returned' OR return_reason IS NOT NULL)
);
CREATE INDEX post_region ON post (city_code, region_code, status, needed_on);
CREATE INDEX post_enterprise ON post (city_code, enterprise_id);
CREATE INDEX post_park ON post (city_code, park_id, status);
CREATE INDEX post_recent ON post (city_code, recorded_on DESC, id);

-- How posts stood on any past day.
CREATE TABLE post_history (
  city_code city_code NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  post_id uuid NOT NULL,
  enterprise_id uuid NOT NULL,
  region_code region_code NOT NULL,
  park_id uuid,
  headcount int NOT NULL,
  needed_on date,
  status text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,                       -- first day on which it no longer stood
  PRIMARY KEY (city_code, id),
  FOREIGN KEY (city_code, post_id) REFERENCES post (city_code, id)
);
CREATE INDEX post_history_post ON post_history (city_code, post_id, valid_from);
CREATE INDEX post_history_enterprise ON post_history (city_code, enterprise_id, valid_from);

-- A person came (+1) or left (-1): what happened after the last declaration.
CREATE TABLE headcount_movement (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  enterprise_id uuid NOT NULL,
  post_id uuid NOT NULL,
  placement_id uuid NOT NULL,
  region_code region_code NOT NULL,
  park_id uuid,
  effective_on date NOT NULL,
  recorded_on date NOT NULL,
  delta int NOT NULL CHECK (delta IN (1, -1)),
  PRIMARY KEY (city_code, id),
  UNIQUE (city_code, placement_id, delta),
  FOREIGN KEY (city_code, post_id) REFERENCES post (city_code, id)
);
CREATE INDEX headcount_movement_enterprise ON headcount_movement (city_code, enterprise_id, effective_on);
CREATE INDEX headcount_movement_post ON headcount_movement (city_code, post_id);

CREATE TABLE person (
  city_code city_code NOT NULL REFERENCES city,
  id uuid NOT NULL,
  name text NOT NULL,
  name_parts text[] NOT NULL,          -- every run of characters of the name, and pinyin initials: exact substring search
  sex text CHECK (sex IN ('male', 'female')),
  birth_on date NOT NULL,
  id_card_cipher bytea,
  id_card_index bytea,                 -- keyed blind index
  phone text,
  region_code region_code NOT NULL,
  education text,
  status text NOT NULL,
  skills text[] NOT NULL DEFAULT '{}',
  occupations_wanted text[] NOT NULL DEFAULT '{}',
  experience jsonb NOT NULL DEFAULT '{}', -- {occupation code: months}
  pay_expected_fen bigint CHECK (pay_expected_fen > 0),
  available_on date,
  work_range text NOT NULL DEFAULT 'city' CHECK (work_range IN ('village', 'town', 'county', 'city', 'anywhere')),
  needs_lodging boolean NOT NULL DEFAULT false,
  accepts_shift boolean NOT NULL DEFAULT true,
  groups text[] NOT NULL DEFAULT '{}',
  has_consent boolean NOT NULL DEFAULT false,
  consented_on date,
  last_contact_on date NOT NULL,
  note text,
  organisation_id uuid,                -- agency or school that brought the person
  placement_id uuid,                   -- where the person works now; kept by the database
  entered_by uuid,
  recorded_on date NOT NULL,
  batch_id uuid,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (city_code, id),
  UNIQUE (city_code, id_card_index),
  CONSTRAINT person_consent CHECK (NOT has_consent OR consented_on IS NOT NULL),
  CONSTRAINT person_id_card CHECK ((id_card_cipher IS NULL) = (id_card_index IS NULL))
);
CREATE INDEX person_region ON person (city_code, region_code, last_contact_on);
CREATE INDEX person_recent ON person (city_code, recorded_on DESC, id DESC);
CREATE INDEX person_same ON person (city_code, name, birth_on, region_code);
CREATE INDEX person_name ON person USING gin (name_parts);
CREATE INDEX person_phone ON person (city_code, phone);
CREATE INDEX person_organisation ON person (city_code, organisation_id);
CREATE INDEX person_open ON person (city_code, region_code) WHERE placement_id IS NULL AND has_consent;

CREATE TABLE placement (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  post_id uuid NOT NULL,
  enterprise_id uuid NOT NULL,
  person_region_code region_code NOT NULL,
  enterprise_region_code region_code NOT NULL,
  park_id uuid,
  organisation_id uuid,                -- agency or school that introduced the person
  post_title text NOT NULL,            -- as it was called when recommended
  enterprise_name text NOT NULL,
  status text NOT NULL CHECK (status IN ('recommended', 'interviewing', 'intended', 'medical', 'training', 'onboarding', 'onboarded', 'left', 'notHired', 'declined', 'medicalFailed', 'noShow')),
  score int,
  reasons jsonb NOT NULL DEFAULT '[]',
  recommended_by uuid,
  recommended_on date NOT NULL,
  accepted_on date,                    -- the enterprise took the person up: contacts open
  interview_on date,
  interview_place text,
  intended_on date,
  medical_on date,
  trained_on date,
  training_kind text,
  onboard_on date,
  contract_from date,
  contract_to date,                    -- NULL with contract_open = open-ended
  contract_open boolean,
  pay_fen bigint CHECK (pay_fen > 0),
  onboard_entered_by uuid,
  onboard_confirmed_by uuid,
  left_on date,
  exit_on date,
  exit_reason text,
  recorded_on date NOT NULL,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (city_code, id),
  FOREIGN KEY (city_code, person_id) REFERENCES person (city_code, id),
  FOREIGN KEY (city_code, post_id) REFERENCES post (city_code, id),
  FOREIGN KEY (city_code, enterprise_id) REFERENCES enterprise (city_code, id),
  CONSTRAINT placement_accepted CHECK (status IN ('recommended', 'notHired', 'declined') OR accepted_on IS NOT NULL),
  CONSTRAINT placement_intended CHECK (status NOT IN ('intended', 'medical', 'training', 'onboarding', 'onboarded', 'left', 'medicalFailed', 'noShow') OR intended_on IS NOT NULL),
  CONSTRAINT placement_onboard CHECK (status NOT IN ('onboarding', 'onboarded', 'left')
    OR (onboard_on IS NOT NULL AND contract_from IS NOT NULL AND contract_open IS NOT NULL AND contract_open = (contract_to IS NULL) AND pay_fen IS NOT NULL AND onboard_entered_by IS NOT NULL)),
  CONSTRAINT placement_contract CHECK (contract_to >= contract_from),
  CONSTRAINT placement_four_eyes CHECK (status NOT IN ('onboarded', 'left') OR (onboard_confirmed_by IS NOT NULL AND onboard_confirmed_by <> onboard_entered_by)),
  CONSTRAINT placement_left CHECK ((status = 'left') = (left_on IS NOT NULL) AND (left_on IS NULL OR left_on >= onboard_on)),
  CONSTRAINT placement_exit CHECK (status NOT IN ('left', 'notHired', 'declined', 'medicalFailed', 'noShow') OR (exit_reason IS NOT NULL AND exit_on IS NOT NULL))
);
CREATE UNIQUE INDEX placement_one_open ON placement (city_code, person_id, post_id)
  WHERE status NOT IN ('left', 'notHired', 'declined', 'medicalFailed', 'noShow');
CREATE UNIQUE INDEX placement_one_job ON placement (city_code, person_id) WHERE status = 'onboarded';
CREATE INDEX placement_person_region ON placement (city_code, person_region_code, recommended_on DESC);
CREATE INDEX placement_enterprise_region ON placement (city_code, enterprise_region_code, recommended_on DESC);
CREATE INDEX placement_enterprise ON placement (city_code, enterprise_id, status);
CREATE INDEX placement_park ON placement (city_code, park_id, status);
CREATE INDEX placement_post ON placement (city_code, post_id);
CREATE INDEX placement_person ON placement (city_code, person_id);
CREATE INDEX placement_recent ON placement (city_code, recommended_on DESC, id DESC);
CREATE INDEX placement_onboard_on ON placement (city_code, onboard_on) WHERE onboard_on IS NOT NULL;
CREATE INDEX placement_organisation ON placement (city_code, organisation_id);

-- One person is insured by one employer for one month (source: insurance office's file).
CREATE TABLE insurance_month (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  person_region_code region_code NOT NULL,
  employer_uscc text NOT NULL,
  employer_name text NOT NULL,
  enterprise_id uuid,                  -- NULL: an employer outside the ledger
  enterprise_region_code region_code,
  park_id uuid,
  month date NOT NULL CHECK (extract(day FROM month) = 1),
  paid_on date,
  is_back_paid boolean NOT NULL DEFAULT false,
  recorded_on date NOT NULL,
  entered_by uuid,
  batch_id uuid,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (city_code, id),
  UNIQUE (city_code, person_id, employer_uscc, month),
  FOREIGN KEY (city_code, person_id) REFERENCES person (city_code, id)
);
CREATE INDEX insurance_month_enterprise ON insurance_month (city_code, enterprise_id, month);

CREATE TABLE recruitment_target (
  city_code city_code NOT NULL REFERENCES city,
  id uuid NOT NULL,
  region_code region_code NOT NULL,
  year int NOT NULL,
  people int NOT NULL CHECK (people >= 0),
  source text NOT NULL,
  recorded_on date NOT NULL,
  PRIMARY KEY (city_code, id),
  UNIQUE (city_code, region_code, year)
);

-- History of posts is kept by the database: no writer can forget it.
CREATE FUNCTION keep_post_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE today date := coalesce(app_setting('today')::date, NEW.recorded_on);
BEGIN
  IF TG_OP = 'INSERT' THEN today := NEW.recorded_on;
  ELSIF (NEW.headcount, NEW.needed_on, NEW.status, NEW.region_code, NEW.park_id) IS NOT DISTINCT FROM (OLD.headcount, OLD.needed_on, OLD.status, OLD.region_code, OLD.park_id) THEN
    RETURN NULL;
  ELSE
    DELETE FROM post_history WHERE city_code = NEW.city_code AND post_id = NEW.id AND valid_to IS NULL AND valid_from = today;
    UPDATE post_history SET valid_to = today WHERE city_code = NEW.city_code AND post_id = NEW.id AND valid_to IS NULL;
  END IF;
  INSERT INTO post_history (city_code, post_id, enterprise_id, region_code, park_id, headcount, needed_on, status, valid_from)
  VALUES (NEW.city_code, NEW.id, NEW.enterprise_id, NEW.region_code, NEW.park_id, NEW.headcount, NEW.needed_on, NEW.status, today);
  RETURN NULL;
END $$;
CREATE TRIGGER keep_history AFTER INSERT OR UPDATE ON post FOR EACH ROW EXECUTE FUNCTION keep_post_history();

-- Who has a post leaves the open supply and comes back on leaving, whoever recorded it: the receiving side
-- may confirm an onboarding without any right over the sending county's person ledger.
CREATE FUNCTION keep_person_placement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.status = 'onboarded' AND (TG_OP = 'INSERT' OR OLD.status <> 'onboarded') THEN
    UPDATE person SET placement_id = NEW.id, version = version + 1 WHERE city_code = NEW.city_code AND id = NEW.person_id;
  ELSIF TG_OP = 'UPDATE' AND OLD.status = 'onboarded' AND NEW.status <> 'onboarded' THEN
    UPDATE person SET placement_id = NULL, version = version + 1
      WHERE city_code = NEW.city_code AND id = NEW.person_id AND placement_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_person AFTER INSERT OR UPDATE OF status ON placement FOR EACH ROW EXECUTE FUNCTION keep_person_placement();

DO $$
DECLARE
  of_enterprise text := scope_region('region_code') || ' OR ' || scope_id('park', 'park_id') || ' OR ' || scope_id('enterprise', 'enterprise_id')
    || ' OR ((SELECT app_scope()) = ''assigned'' AND enterprise_id IN (SELECT e.id FROM enterprise e))';
  of_person text := '((SELECT app_sees_persons()) AND (' || scope_region('region_code') || ' OR ' || scope_id('organisation', 'organisation_id') || ' OR ' || scope_id('self', 'id') || '))';
  of_placement text := '((SELECT app_sees_persons()) AND (' || scope_region('person_region_code') || ' OR ' || scope_region('enterprise_region_code') || ' OR '
    || scope_id('park', 'park_id') || ' OR ' || scope_id('enterprise', 'enterprise_id') || ' OR ' || scope_id('organisation', 'organisation_id') || ' OR ' || scope_id('self', 'person_id')
    || ' OR ((SELECT app_scope()) = ''assigned'' AND enterprise_id IN (SELECT e.id FROM enterprise e))))';
BEGIN
  CALL create_row_policy('enterprise', 'row_scope', 'ALL', scope_region('region_code') || ' OR ' || scope_id('park', 'park_id') || ' OR ' || scope_id('enterprise', 'id')
    || ' OR ((SELECT app_scope()) = ''assigned'' AND specialist_id = (SELECT app_account()))');
  CALL create_row_policy('headcount_report', 'read', 'SELECT', of_enterprise);
  CALL create_row_policy('headcount_report', 'append', 'INSERT', of_enterprise);
  CALL create_row_policy('headcount_report', 'undo', 'DELETE', 'entered_by = (SELECT app_account()) AND batch_id IS NOT NULL');
  CALL create_row_policy('post', 'row_scope', 'ALL', of_enterprise);
  CALL create_row_policy('post_history', 'read', 'SELECT', of_enterprise);
  CALL create_row_policy('headcount_movement', 'read', 'SELECT', of_enterprise);
  CALL create_row_policy('headcount_movement', 'append', 'INSERT', of_enterprise);
  -- The receiving side sees a person through a placement it sees; it never writes the person.
  CALL create_row_policy('person', 'read', 'SELECT', of_person
    || ' OR ((SELECT app_scope()) <> ''self'' AND id IN (SELECT p.person_id FROM placement p WHERE p.city_code = (SELECT app_city())))');
  CALL create_row_policy('person', 'write', 'INSERT', of_person);
  CALL create_row_policy('person', 'change', 'UPDATE', of_person);
  CALL create_row_policy('person', 'undo', 'DELETE', of_person);
  CALL create_row_policy('placement', 'row_scope', 'ALL', of_placement);
  CALL create_row_policy('insurance_month', 'row_scope', 'ALL', '((SELECT app_sees_persons()) AND (' || scope_region('person_region_code') || ' OR ' || scope_region('enterprise_region_code')
    || ' OR ' || scope_id('park', 'park_id') || ' OR ' || scope_id('enterprise', 'enterprise_id') || ' OR ' || scope_id('self', 'person_id') || '))');
  CALL create_row_policy('recruitment_target', 'row_scope', 'ALL', scope_region('region_code'));
  CALL audit_changes('enterprise', 'region_code', '{contact_name,contact_phone}');
  CALL audit_changes('headcount_report', 'region_code');
  CALL audit_changes('post', 'region_code');
  CALL audit_changes('headcount_movement', 'region_code');
  CALL audit_changes('person', 'region_code', '{name,name_parts,sex,birth_on,id_card_cipher,id_card_index,phone,note}');
  CALL audit_changes('placement', 'person_region_code');
  CALL audit_changes('insurance_month', 'person_region_code');
  CALL audit_changes('recruitment_target', 'region_code');
END $$;

-- Published posts, for every office of the city (LZ 三（一）1: vacancies are shared in real time):
-- what a job notice says, nothing else of the enterprise. Owned by the owner role, so it shows past row scope on purpose.
CREATE VIEW open_post AS
SELECT p.city_code, p.id, p.enterprise_id, e.name AS enterprise_name, p.region_code, p.park_id, p.title, p.occupation_code, p.headcount,
  greatest(p.headcount - coalesce((SELECT sum(m.delta) FROM headcount_movement m WHERE m.city_code = p.city_code AND m.post_id = p.id), 0), 0)::int AS remaining,
  p.skills, p.education_min, p.experience_months, p.pay_min_fen, p.pay_max_fen, p.is_shift, p.has_lodging, p.needed_on, p.recorded_on
FROM post p JOIN enterprise e ON e.city_code = p.city_code AND e.id = p.enterprise_id
WHERE p.city_code = (SELECT app_city()) AND p.status IN ('verified', 'serving', 'partlySolved') AND (SELECT app_scope()) IS NOT NULL;
