-- What the service tells a person or an enterprise: read in the app, and pushed to a person's phone by the delivery job.
CREATE TABLE message (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  person_id uuid,
  enterprise_id uuid,
  region_code region_code NOT NULL,    -- of the recipient, as it was then
  kind text NOT NULL,
  title text NOT NULL,
  body text NOT NULL,
  link text NOT NULL,                  -- page of the desk that it is about
  phone_link text NOT NULL,
  sent_by uuid,                        -- NULL: a job
  sent_by_name text NOT NULL,
  recorded_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  read_at timestamptz,
  push_state text NOT NULL CHECK (push_state IN ('none', 'waiting', 'sent', 'withheld')),
  channel text,                        -- sms | wechat
  gateway text,                        -- what took it; the stand-in only records
  due_at timestamptz,                  -- not before: quiet hours
  pushed_at timestamptz,
  withheld_reason text,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (city_code, id),
  FOREIGN KEY (city_code, person_id) REFERENCES person (city_code, id) ON DELETE CASCADE,
  FOREIGN KEY (city_code, enterprise_id) REFERENCES enterprise (city_code, id) ON DELETE CASCADE,
  CONSTRAINT message_recipient CHECK (num_nonnulls(person_id, enterprise_id) = 1),
  CONSTRAINT message_push CHECK (push_state = 'none' OR channel IS NOT NULL),
  CONSTRAINT message_waiting CHECK ((push_state = 'waiting') = (due_at IS NOT NULL)),
  CONSTRAINT message_sent CHECK ((push_state = 'sent') = (pushed_at IS NOT NULL) AND (push_state <> 'sent' OR gateway IS NOT NULL)),
  CONSTRAINT message_withheld CHECK ((push_state = 'withheld') = (withheld_reason IS NOT NULL))
);
CREATE INDEX message_person ON message (city_code, person_id, recorded_at DESC) WHERE person_id IS NOT NULL;
CREATE INDEX message_enterprise ON message (city_code, enterprise_id, recorded_at DESC) WHERE enterprise_id IS NOT NULL;
CREATE INDEX message_region ON message (city_code, region_code, recorded_at DESC) WHERE push_state <> 'none';
CREATE INDEX message_due ON message (city_code, due_at) WHERE push_state = 'waiting';

DO $$ DECLARE recipient text := '((SELECT app_sees_persons()) AND ' || scope_id('self', 'person_id') || ') OR ' || scope_id('enterprise', 'enterprise_id');
BEGIN
  -- The recipient, and the office that keeps the recipient.
  CALL create_row_policy('message', 'read', 'SELECT', recipient || ' OR ((SELECT app_sees_persons()) AND ' || scope_region('region_code') || ')');
  -- Whoever recommends tells the other side too, of which no ledger row is visible.
  CALL create_row_policy('message', 'send', 'INSERT', 'sent_by = (SELECT app_account())');
  CALL create_row_policy('message', 'open', 'UPDATE', recipient);
  CALL audit_changes('message', 'region_code', '{title,body}');
END $$;
GRANT SELECT, INSERT, UPDATE ON message TO gongqiao_server;
REVOKE DELETE ON message FROM gongqiao_server;
