-- Who is asking. Every request sets these once per transaction (platform/db/session.ts);
-- unset means nobody, and nobody sees nothing.
CREATE DOMAIN city_code AS text COLLATE "C" CHECK (VALUE ~ '^[0-9]{6}$');
CREATE DOMAIN region_code AS text COLLATE "C" CHECK (VALUE ~ '^[0-9]{12}$');

CREATE FUNCTION app_setting(name text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.' || name, true), '') $$;
CREATE FUNCTION app_city() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT app_setting('city_code') $$;
-- region | park | enterprise | organisation | assigned | self | system | none
CREATE FUNCTION app_scope() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT app_setting('scope') $$;
CREATE FUNCTION app_region_from() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT app_setting('region_from') $$;
CREATE FUNCTION app_region_to() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT app_setting('region_to') $$;
CREATE FUNCTION app_scope_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT app_setting('scope_id')::uuid $$;
CREATE FUNCTION app_account() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT app_setting('account_id')::uuid $$;
CREATE FUNCTION app_sees_persons() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT app_setting('personal') = 'rows' $$;

-- One home for row policies. `arms` are alternatives; each sub-select runs once per statement, not per row.
CREATE PROCEDURE create_row_policy(tbl regclass, policy text, command text, arms text) LANGUAGE plpgsql AS $$
DECLARE body text := format(
  'city_code = (SELECT app_city()) AND ((SELECT app_scope()) = ''system'' OR %s)', arms);
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tbl);
  EXECUTE format('CREATE POLICY %I ON %s FOR %s TO gongqiao_server %s', policy, tbl, command,
    CASE command
      WHEN 'SELECT' THEN format('USING (%s)', body)
      WHEN 'DELETE' THEN format('USING (%s)', body)
      WHEN 'INSERT' THEN format('WITH CHECK (%s)', body)
      ELSE format('USING (%s) WITH CHECK (%s)', body, body)
    END);
END $$;

-- Arms by column, so that tables say only which columns carry their scope.
CREATE FUNCTION scope_region(col text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT format(
  '((SELECT app_scope()) = ''region'' AND %1$I >= (SELECT app_region_from()) AND %1$I < (SELECT app_region_to()))', col) $$;
CREATE FUNCTION scope_id(scope text, col text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT format(
  '((SELECT app_scope()) = %1$L AND %2$I = (SELECT app_scope_id()))', scope, col) $$;
