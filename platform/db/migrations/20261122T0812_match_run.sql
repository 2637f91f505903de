-- A whole list of open posts matched at once: what was asked, how far it is, and by post the people to propose. A working
-- copy of its asker's, not a fact of the ledger; removed after the days that uploaded lists are kept.
CREATE TABLE match_run (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  search text,                         -- which posts: words of title or enterprise, and a division
  region_code region_code,
  per_person int NOT NULL CHECK (per_person > 0),
  per_place int NOT NULL CHECK (per_place > 0),
  status text NOT NULL CHECK (status IN ('waiting', 'running', 'done', 'failed')),
  posts int NOT NULL DEFAULT 0,
  people int NOT NULL DEFAULT 0,       -- to be looked at
  people_done int NOT NULL DEFAULT 0,
  proposed int NOT NULL DEFAULT 0,     -- different people
  problem text,
  asked_by uuid NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  recorded_on date NOT NULL,
  PRIMARY KEY (city_code, id),
  CONSTRAINT match_run_failed CHECK (status <> 'failed' OR problem IS NOT NULL),
  CONSTRAINT match_run_finished CHECK ((status IN ('done', 'failed')) = (finished_at IS NOT NULL))
);
CREATE INDEX match_run_asker ON match_run (city_code, asked_by, asked_at DESC);

CREATE TABLE match_run_post (
  city_code city_code NOT NULL,
  run_id uuid NOT NULL,
  post_id uuid NOT NULL,
  place int NOT NULL,                  -- in the list
  people uuid[] NOT NULL,              -- best first
  PRIMARY KEY (city_code, run_id, post_id),
  FOREIGN KEY (city_code, run_id) REFERENCES match_run (city_code, id) ON DELETE CASCADE
);
CREATE INDEX match_run_post_place ON match_run_post (city_code, run_id, place);

CALL create_row_policy('match_run', 'asker', 'ALL', '((SELECT app_sees_persons()) AND asked_by = (SELECT app_account()))');
CALL create_row_policy('match_run_post', 'asker', 'ALL',
  '((SELECT app_sees_persons()) AND run_id IN (SELECT r.id FROM match_run r WHERE r.asked_by = (SELECT app_account())))');
GRANT SELECT, INSERT, UPDATE, DELETE ON match_run, match_run_post TO gongqiao_server;
