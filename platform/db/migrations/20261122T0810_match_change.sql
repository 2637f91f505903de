-- Which people and posts changed in what the matching index holds of them: noted by the tables themselves in the same
-- transaction, so nothing is forgotten by an operation and nothing is lost with a killed server. A reader keeps the
-- snapshot of its last reading and asks for what that snapshot did not show: order of commit does not matter.
CREATE TABLE match_change (
  city_code city_code NOT NULL,
  written_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
  kind text NOT NULL CHECK (kind IN ('person', 'post')),
  id uuid NOT NULL,                    -- of the person or the post
  noted_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (city_code, written_in, kind, id)
);
CREATE INDEX match_change_noted ON match_change (city_code, noted_at);

-- Only people who may be recommended stand in the index: others never did and need no note.
CREATE FUNCTION note_match_people() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO match_change (city_code, kind, id) SELECT n.city_code, 'person', n.id FROM new_rows n
    WHERE n.has_consent AND n.placement_id IS NULL ON CONFLICT DO NOTHING;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO match_change (city_code, kind, id) SELECT o.city_code, 'person', o.id FROM old_rows o
    WHERE o.has_consent AND o.placement_id IS NULL ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO match_change (city_code, kind, id) SELECT n.city_code, 'person', n.id
    FROM new_rows n JOIN old_rows o ON o.city_code = n.city_code AND o.id = n.id
    WHERE ((n.has_consent AND n.placement_id IS NULL) OR (o.has_consent AND o.placement_id IS NULL))
      AND (n.has_consent, n.placement_id, n.region_code, n.birth_on, n.education, n.status, n.skills, n.occupations_wanted, n.experience, n.pay_expected_fen,
        n.available_on, n.work_range, n.needs_lodging, n.accepts_shift, n.groups, n.last_contact_on) IS DISTINCT FROM
        (o.has_consent, o.placement_id, o.region_code, o.birth_on, o.education, o.status, o.skills, o.occupations_wanted, o.experience, o.pay_expected_fen,
        o.available_on, o.work_range, o.needs_lodging, o.accepts_shift, o.groups, o.last_contact_on)
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;

-- Posts are few: every change of one that is or was open counts.
CREATE FUNCTION note_match_posts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO match_change (city_code, kind, id) SELECT o.city_code, 'post', o.id FROM old_rows o ON CONFLICT DO NOTHING;
  ELSIF TG_OP = 'INSERT' THEN
    INSERT INTO match_change (city_code, kind, id) SELECT n.city_code, 'post', n.id FROM new_rows n
    WHERE n.status IN ('verified', 'serving', 'partlySolved') ON CONFLICT DO NOTHING;
  ELSE
    INSERT INTO match_change (city_code, kind, id) SELECT n.city_code, 'post', n.id
    FROM new_rows n JOIN old_rows o ON o.city_code = n.city_code AND o.id = n.id
    WHERE n.status IN ('verified', 'serving', 'partlySolved') OR o.status IN ('verified', 'serving', 'partlySolved')
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;

-- Each start and each leaving moves the places that are still free.
CREATE FUNCTION note_match_places() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO match_change (city_code, kind, id) SELECT DISTINCT r.city_code, 'post', r.post_id FROM moved_rows r ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE TRIGGER note_match_insert AFTER INSERT ON person REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_match_people();
CREATE TRIGGER note_match_update AFTER UPDATE ON person REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_match_people();
CREATE TRIGGER note_match_delete AFTER DELETE ON person REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_match_people();
CREATE TRIGGER note_match_insert AFTER INSERT ON post REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_match_posts();
CREATE TRIGGER note_match_update AFTER UPDATE ON post REFERENCING NEW TABLE AS new_rows OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_match_posts();
CREATE TRIGGER note_match_delete AFTER DELETE ON post REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_match_posts();
CREATE TRIGGER note_match_insert AFTER INSERT ON headcount_movement REFERENCING NEW TABLE AS moved_rows FOR EACH STATEMENT EXECUTE FUNCTION note_match_places();
CREATE TRIGGER note_match_delete AFTER DELETE ON headcount_movement REFERENCING OLD TABLE AS moved_rows FOR EACH STATEMENT EXECUTE FUNCTION note_match_places();

CALL create_row_policy('match_change', 'jobs_only', 'ALL', 'false');
REVOKE EXECUTE ON FUNCTION note_match_people, note_match_posts, note_match_places FROM PUBLIC;
GRANT SELECT, DELETE ON match_change TO gongqiao_server;
