-- Who verified an enterprise's entry; never the person who entered it.
ALTER TABLE enterprise ADD COLUMN verified_by uuid, ADD COLUMN verified_on date;
ALTER TABLE enterprise ADD CONSTRAINT enterprise_four_eyes CHECK (verified_by IS NULL OR (is_verified AND verified_on IS NOT NULL AND verified_by IS DISTINCT FROM entered_by));

-- Service specialists are named to the enterprises and parks they serve, who see no accounts.
CREATE VIEW service_specialist AS
SELECT a.city_code, a.id, a.display_name AS name, a.region_code, a.is_active
FROM account a
WHERE a.city_code = (SELECT app_city()) AND (SELECT app_scope()) IS NOT NULL
  AND EXISTS (SELECT 1 FROM appointment p WHERE p.city_code = a.city_code AND p.account_id = a.id AND p.role_code = 'R07');

-- Which of these names and credit codes are in the city's ledger already, also where the asker sees no row:
-- a second entry can be refused with a reason. It answers only about texts the asker already has.
CREATE FUNCTION enterprise_keys_taken(p_keys text[]) RETURNS TABLE (taken_key text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT e.name FROM enterprise e WHERE e.city_code = app_city() AND e.name = ANY (p_keys)
  UNION
  SELECT e.uscc FROM enterprise e WHERE e.city_code = app_city() AND e.uscc = ANY (p_keys)
$$;

-- Rows carry the place of their enterprise as their scope: when the place is corrected they follow, whoever may see them.
CREATE FUNCTION keep_enterprise_place() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE post_history SET region_code = NEW.region_code, park_id = NEW.park_id WHERE city_code = NEW.city_code AND enterprise_id = NEW.id;
  UPDATE post SET region_code = NEW.region_code, park_id = NEW.park_id WHERE city_code = NEW.city_code AND enterprise_id = NEW.id;
  UPDATE headcount_report SET region_code = NEW.region_code, park_id = NEW.park_id WHERE city_code = NEW.city_code AND enterprise_id = NEW.id;
  UPDATE headcount_movement SET region_code = NEW.region_code, park_id = NEW.park_id WHERE city_code = NEW.city_code AND enterprise_id = NEW.id;
  UPDATE placement SET enterprise_region_code = NEW.region_code, park_id = NEW.park_id WHERE city_code = NEW.city_code AND enterprise_id = NEW.id;
  UPDATE insurance_month SET enterprise_region_code = NEW.region_code, park_id = NEW.park_id WHERE city_code = NEW.city_code AND enterprise_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_place AFTER UPDATE ON enterprise FOR EACH ROW
  WHEN (NEW.region_code <> OLD.region_code OR NEW.park_id IS DISTINCT FROM OLD.park_id) EXECUTE FUNCTION keep_enterprise_place();

-- An import that is undone takes its posts away with their history; a post that anything refers to cannot go.
CREATE FUNCTION forget_post_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM post_history WHERE city_code = OLD.city_code AND post_id = OLD.id;
  RETURN OLD;
END $$;
CREATE TRIGGER forget_history BEFORE DELETE ON post FOR EACH ROW EXECUTE FUNCTION forget_post_history();

REVOKE EXECUTE ON FUNCTION enterprise_keys_taken, keep_enterprise_place, forget_post_history FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enterprise_keys_taken TO gongqiao_server;
GRANT SELECT ON service_specialist TO gongqiao_server;

-- Posts that fall due, on any day asked.
CREATE INDEX post_history_due ON post_history (city_code, needed_on, valid_from) WHERE status IN ('verified', 'serving', 'partlySolved');
