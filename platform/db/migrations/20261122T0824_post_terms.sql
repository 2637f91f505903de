-- What a job-seeker asks beside pay, shift and bed. NULL: the enterprise has not said.
ALTER TABLE post ADD COLUMN has_meals boolean, ADD COLUMN has_insurance boolean;

CREATE OR REPLACE VIEW open_post AS
SELECT p.city_code, p.id, p.enterprise_id, e.name AS enterprise_name, p.region_code, p.park_id, p.title, p.occupation_code, p.headcount,
  greatest(p.headcount - coalesce((SELECT sum(m.delta) FROM headcount_movement m WHERE m.city_code = p.city_code AND m.post_id = p.id), 0), 0)::int AS remaining,
  p.skills, p.education_min, p.experience_months, p.pay_min_fen, p.pay_max_fen, p.is_shift, p.has_lodging, p.needed_on, p.recorded_on,
  p.has_meals, p.has_insurance
FROM post p JOIN enterprise e ON e.city_code = p.city_code AND e.id = p.enterprise_id
WHERE p.city_code = (SELECT app_city()) AND p.status IN ('verified', 'serving', 'partlySolved') AND (SELECT app_scope()) IS NOT NULL;
