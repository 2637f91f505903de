-- A push is claimed in one transaction, handed over outside any, and recorded in another: no gateway is asked twice for the same
-- message, and a server killed in between leaves a claim that nobody repeats but everybody sees (`unknown`).
ALTER TABLE message ADD COLUMN claimed_at timestamptz, ADD COLUMN about_id uuid; -- what a person's message is about, where the sender may stop it
ALTER TABLE message DROP CONSTRAINT message_push_state_check, DROP CONSTRAINT message_sent;
ALTER TABLE message
  ADD CONSTRAINT message_push_state_check CHECK (push_state IN ('none', 'waiting', 'sending', 'sent', 'unknown', 'withheld')),
  ADD CONSTRAINT message_sent CHECK ((push_state = 'sent') = (pushed_at IS NOT NULL)),
  ADD CONSTRAINT message_gateway CHECK (push_state NOT IN ('sending', 'sent', 'unknown') OR gateway IS NOT NULL),
  ADD CONSTRAINT message_claimed CHECK (push_state NOT IN ('sending', 'unknown') OR claimed_at IS NOT NULL);
UPDATE message SET claimed_at = pushed_at WHERE push_state = 'sent';
CREATE INDEX message_claimed ON message (city_code, claimed_at) WHERE push_state = 'sending';
CREATE INDEX message_about ON message (city_code, about_id) WHERE push_state = 'waiting';

-- Like the phone: shown masked, in full only to those who keep the record, and never in the trail.
ALTER TABLE person ADD COLUMN email text CHECK (email ~ '^[^@[:space:]]+@[^@[:space:]]+$');
CREATE OR REPLACE VIEW own_person AS
SELECT p.* FROM person p
WHERE p.city_code = (SELECT app_city()) AND (SELECT app_sees_persons()) AND CASE (SELECT app_scope())
  WHEN 'region' THEN p.region_code >= (SELECT app_region_from()) AND p.region_code < (SELECT app_region_to())
  ELSE false END;
DROP TRIGGER audit_insert ON person;
DROP TRIGGER audit_update ON person;
DROP TRIGGER audit_delete ON person;
CALL audit_changes('person', 'region_code', '{name,name_parts,sex,birth_on,id_card_cipher,id_card_index,phone,email,note}');
