-- A saved wish: what a person wants stands in the ledger; here only what narrows it, a name, and how to tell of new posts.
CREATE TABLE wish (
  city_code city_code NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  region_code region_code NOT NULL,    -- of the person: whoever keeps the person sees and changes
  organisation_id uuid,
  name text NOT NULL,
  occupations text[] NOT NULL DEFAULT '{}', -- empty: those of the ledger
  pay_min_fen bigint CHECK (pay_min_fen > 0),
  work_range text CHECK (work_range IN ('village', 'town', 'county', 'city', 'anywhere')),
  needs_lodging boolean NOT NULL DEFAULT false,
  no_shift boolean NOT NULL DEFAULT false,
  starts_from date,
  is_active boolean NOT NULL DEFAULT true,
  channel text CHECK (channel IN ('sms', 'wechat', 'email')), -- NULL: read in the app alone
  entered_by uuid,
  recorded_on date NOT NULL,
  version int NOT NULL DEFAULT 1,
  PRIMARY KEY (city_code, id),
  UNIQUE (city_code, person_id, name),
  FOREIGN KEY (city_code, person_id) REFERENCES person (city_code, id) ON DELETE CASCADE
);
CREATE INDEX wish_active ON wish (city_code, id) WHERE is_active;
CREATE INDEX wish_region ON wish (city_code, region_code, id);

-- Posts that were found for a wish: none is told of twice.
CREATE TABLE wish_post (
  city_code city_code NOT NULL,
  wish_id uuid NOT NULL,
  post_id uuid NOT NULL,
  found_on date NOT NULL,
  PRIMARY KEY (city_code, wish_id, post_id),
  FOREIGN KEY (city_code, wish_id) REFERENCES wish (city_code, id) ON DELETE CASCADE,
  FOREIGN KEY (city_code, post_id) REFERENCES post (city_code, id) ON DELETE CASCADE
);
CREATE INDEX wish_post_post ON wish_post (city_code, post_id);

-- When posts were last held against it, and what came of it: beside the wish, which nobody changed by that.
CREATE TABLE wish_search (
  city_code city_code NOT NULL,
  wish_id uuid NOT NULL,
  checked_on date NOT NULL,
  outcome text NOT NULL,
  PRIMARY KEY (city_code, wish_id),
  FOREIGN KEY (city_code, wish_id) REFERENCES wish (city_code, id) ON DELETE CASCADE
);

-- The row follows the person.
CREATE FUNCTION keep_wish_place() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE wish SET region_code = NEW.region_code, organisation_id = NEW.organisation_id WHERE city_code = NEW.city_code AND person_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_wish AFTER UPDATE ON person FOR EACH ROW
  WHEN (NEW.region_code <> OLD.region_code OR NEW.organisation_id IS DISTINCT FROM OLD.organisation_id) EXECUTE FUNCTION keep_wish_place();

-- Whoever pauses or deletes a wish, or gives up its channel, gets nothing more of it: also not what waits for the morning.
CREATE FUNCTION stop_wish_messages() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE message SET push_state = 'withheld', withheld_reason = 'stopped', due_at = NULL, version = version + 1
  WHERE city_code = OLD.city_code AND about_id = OLD.id AND push_state = 'waiting';
  RETURN NULL;
END $$;
CREATE TRIGGER stop_messages AFTER UPDATE ON wish FOR EACH ROW
  WHEN (NOT NEW.is_active AND OLD.is_active OR NEW.channel IS NULL AND OLD.channel IS NOT NULL) EXECUTE FUNCTION stop_wish_messages();
CREATE TRIGGER stop_messages_deleted AFTER DELETE ON wish FOR EACH ROW EXECUTE FUNCTION stop_wish_messages();

CALL create_row_policy('wish', 'row_scope', 'ALL', '((SELECT app_sees_persons()) AND (' || scope_region('region_code') || ' OR '
  || scope_id('organisation', 'organisation_id') || ' OR ' || scope_id('self', 'person_id') || '))');
CALL create_row_policy('wish_post', 'row_scope', 'ALL', 'wish_id IN (SELECT w.id FROM wish w WHERE w.city_code = (SELECT app_city()))');
CALL create_row_policy('wish_search', 'row_scope', 'ALL', 'wish_id IN (SELECT w.id FROM wish w WHERE w.city_code = (SELECT app_city()))');
CALL audit_changes('wish', 'region_code');
REVOKE EXECUTE ON FUNCTION keep_wish_place, stop_wish_messages FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE ON wish, wish_post, wish_search TO gongqiao_server;
