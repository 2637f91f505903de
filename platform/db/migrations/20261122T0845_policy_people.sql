-- A run walks the enterprises, then the people nobody employs: its mark says which of the two it stands in.
ALTER TABLE policy_run ADD last_kind text NOT NULL DEFAULT 'enterprise' CHECK (last_kind IN ('enterprise', 'person'));
