-- The sending return (N40) as a county reported it for a period: it stands as it was submitted, whatever the ledger says
-- later. Entries are only added; the last one of a period counts.
CREATE TABLE dispatch_return (
  city_code city_code NOT NULL REFERENCES city,
  id uuid NOT NULL,
  region_code region_code NOT NULL,    -- the sending county
  from_on date NOT NULL,
  to_on date NOT NULL,
  entry_no int NOT NULL CHECK (entry_no > 0),
  kind text NOT NULL CHECK (kind IN ('submit', 'withdraw')),
  figures jsonb,
  members jsonb,                       -- by figure the ids of the hand-overs it counted
  reason text,
  entered_by uuid NOT NULL,
  entered_by_name text NOT NULL,
  recorded_on date NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (city_code, id),
  -- Two clerks at once: the second is refused.
  UNIQUE (city_code, region_code, from_on, entry_no),
  CONSTRAINT dispatch_return_window CHECK (to_on >= from_on AND recorded_on >= to_on),
  CONSTRAINT dispatch_return_submitted CHECK ((kind = 'submit') = (figures IS NOT NULL) AND (kind = 'submit') = (members IS NOT NULL)),
  CONSTRAINT dispatch_return_first CHECK (entry_no > 1 OR kind = 'submit'),
  CONSTRAINT dispatch_return_reason CHECK (entry_no = 1 OR reason IS NOT NULL)
);
CREATE INDEX dispatch_return_period ON dispatch_return (city_code, from_on);

DO $$ BEGIN
  CALL create_row_policy('dispatch_return', 'read', 'SELECT', scope_region('region_code'));
  CALL create_row_policy('dispatch_return', 'append', 'INSERT', scope_region('region_code'));
  CALL audit_changes('dispatch_return', 'region_code', '{members}');
END $$;
GRANT SELECT, INSERT ON dispatch_return TO gongqiao_server;
