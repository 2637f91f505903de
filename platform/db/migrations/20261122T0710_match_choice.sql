-- What somebody decided about one person and one post beside the arithmetic: on top of the list, or never on it again.
CREATE TABLE match_choice (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  post_id uuid NOT NULL,
  region_code region_code NOT NULL,    -- of the person: whoever keeps the person sees and decides
  organisation_id uuid,
  post_title text NOT NULL,            -- as it was called then
  choice text NOT NULL CHECK (choice IN ('pinned', 'excluded', 'ended')),
  reason text,                         -- code: why excluded, or why a recommendation ended
  note text,
  chosen_by uuid,
  chosen_by_name text NOT NULL,
  recorded_on date NOT NULL,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (city_code, id),
  UNIQUE (city_code, person_id, post_id),
  FOREIGN KEY (city_code, person_id) REFERENCES person (city_code, id) ON DELETE CASCADE,
  FOREIGN KEY (city_code, post_id) REFERENCES post (city_code, id) ON DELETE CASCADE,
  CONSTRAINT match_choice_reason CHECK (choice = 'pinned' OR reason IS NOT NULL),
  CONSTRAINT match_choice_who CHECK (choice = 'ended' OR chosen_by IS NOT NULL)
);
CREATE INDEX match_choice_post ON match_choice (city_code, post_id);

-- The day and the person of the hiring side that opened the recommendation first.
ALTER TABLE placement ADD COLUMN read_at timestamptz, ADD COLUMN read_by uuid;
ALTER TABLE placement ADD CONSTRAINT placement_read CHECK ((read_at IS NULL) = (read_by IS NULL));

-- A way that ended without work is not offered again, whoever ended it: the hiring side has no right over the person's ledger.
-- Giving up other recommendations because of a post elsewhere says nothing about them.
CREATE FUNCTION keep_ended_match() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO match_choice (city_code, id, person_id, post_id, region_code, organisation_id, post_title, choice, reason, chosen_by, chosen_by_name, recorded_on)
  VALUES (NEW.city_code, gen_random_uuid(), NEW.person_id, NEW.post_id, NEW.person_region_code, NEW.organisation_id, NEW.post_title, 'ended',
    NEW.exit_reason, app_account(), coalesce(app_setting('actor'), session_user), coalesce(app_setting('today')::date, NEW.exit_on))
  ON CONFLICT (city_code, person_id, post_id) DO UPDATE SET choice = excluded.choice, reason = excluded.reason, note = NULL,
    chosen_by = excluded.chosen_by, chosen_by_name = excluded.chosen_by_name, recorded_on = excluded.recorded_on, version = match_choice.version + 1;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_ended AFTER UPDATE OF status ON placement FOR EACH ROW
  WHEN (NEW.status IN ('notHired', 'declined', 'medicalFailed', 'noShow') AND OLD.status <> NEW.status AND NEW.exit_reason <> 'placedElsewhere')
  EXECUTE FUNCTION keep_ended_match();

-- The row follows the person, as placements do.
CREATE FUNCTION keep_choice_place() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE match_choice SET region_code = NEW.region_code, organisation_id = NEW.organisation_id WHERE city_code = NEW.city_code AND person_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_choice AFTER UPDATE ON person FOR EACH ROW
  WHEN (NEW.region_code <> OLD.region_code OR NEW.organisation_id IS DISTINCT FROM OLD.organisation_id) EXECUTE FUNCTION keep_choice_place();

CALL create_row_policy('match_choice', 'row_scope', 'ALL', '((SELECT app_sees_persons()) AND (' || scope_region('region_code') || ' OR '
  || scope_id('organisation', 'organisation_id') || ' OR ' || scope_id('self', 'person_id') || '))');
CALL audit_changes('match_choice', 'region_code', '{note}');
REVOKE EXECUTE ON FUNCTION keep_ended_match, keep_choice_place FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE ON match_choice TO gongqiao_server;
