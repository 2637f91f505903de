-- The posts that were found for a wish stand in one row beside it: a row for each of them cost more than finding them.
ALTER TABLE wish_search ALTER checked_on DROP NOT NULL, ADD told_posts uuid[] NOT NULL DEFAULT '{}';
INSERT INTO wish_search (city_code, wish_id, outcome, told_posts)
SELECT p.city_code, p.wish_id, 'found', array_agg(p.post_id ORDER BY p.post_id) FROM wish_post p GROUP BY 1, 2
ON CONFLICT (city_code, wish_id) DO UPDATE SET told_posts = excluded.told_posts;
DROP TABLE wish_post;
