-- The server's role: reads and writes rows through the policies, owns nothing, and cannot touch the trail.
GRANT USAGE ON SCHEMA public TO gongqiao_server;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO gongqiao_server;
REVOKE INSERT, UPDATE, DELETE ON audit_entry, audit_head, transition_log, city, pack_version, organisation, role, region, occupation, industry, holiday,
  post_history, headcount_movement, open_post FROM gongqiao_server;
GRANT INSERT ON transition_log, headcount_movement TO gongqiao_server;
GRANT UPDATE (business_on) ON city TO gongqiao_server;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO gongqiao_server;
REVOKE EXECUTE ON ALL PROCEDURES IN SCHEMA public FROM PUBLIC;
-- The server may read, not change, which migrations ran.
REVOKE INSERT, UPDATE, DELETE ON kysely_migration, kysely_migration_lock FROM gongqiao_server;
