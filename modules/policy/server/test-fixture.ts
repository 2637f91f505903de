import { randomUUID } from 'node:crypto';
import { testCity, type World } from '#tools/testkit/world.ts';

export interface Hired {
  enterpriseId: string;
  organisationId: string | null;
  personId: string;
  placementId: string;
}

interface Story {
  enterprise?: string;
  industry?: string;
  /** Code of the organisation that brought the person. */
  by?: string;
  groups?: string[];
  onboardOn: string;
  contractTo?: string | null;
  leftOn?: string;
  /** Months paid in time. */
  insured?: string[];
  fromRegion?: string;
}

const jiangyang = '510502000000';

/** Somebody at work, written by the owner: the way there is tested where it is made. */
export async function hire(world: World, story: Story): Promise<Hired> {
  const { enterprise = '泸州芯屏电子', industry = 'C39', by, groups = [], onboardOn, leftOn } = story;
  const fromRegion = story.fromRegion ?? '510521103222';
  const [personId, placementId] = [randomUUID(), randomUUID()];
  const { rows } = await world.owner.query<{
    enterprise_id: string;
    post_id: string;
    organisation_id: string;
  }>(
    `WITH e AS (INSERT INTO enterprise (city_code, id, name, region_code, park_id, industry_code, size, recorded_on)
         SELECT $1, gen_random_uuid(), $2, $3, o.id, $4, 'large', '2017-01-01' FROM organisation o WHERE o.code = 'park-gaoxin'
         ON CONFLICT (city_code, name) DO UPDATE SET region_code = excluded.region_code RETURNING id),
       q AS (INSERT INTO post (city_code, id, enterprise_id, region_code, title, headcount, status, recorded_on)
         SELECT $1, gen_random_uuid(), e.id, $3, '装配工', 5, 'draft', '2017-01-01' FROM e RETURNING id)
     SELECT e.id AS enterprise_id, q.id AS post_id, (SELECT o.id FROM organisation o WHERE o.code = $5) AS organisation_id FROM e, q`,
    [testCity, enterprise, jiangyang, industry, by ?? null],
  );
  const made = rows[0];
  await world.owner.query(
    `INSERT INTO person (city_code, id, name, name_parts, sex, birth_on, region_code, status, groups, last_contact_on, recorded_on)
     VALUES ($1, $2, $3, ARRAY[$3], 'male', '1990-05-01', $4, 'working', $5, '2017-01-01', '2017-01-01')`,
    [testCity, personId, `务工人${personId.slice(0, 4)}`, fromRegion, groups],
  );
  for (const month of story.insured ?? [])
    await world.owner.query(
      `INSERT INTO insurance_month (city_code, id, person_id, person_region_code, employer_uscc, employer_name, enterprise_id, month, recorded_on)
       VALUES ($1, gen_random_uuid(), $2, $3, 'U', '企业', $4, $5, '2017-06-01')`,
      [testCity, personId, fromRegion, made?.enterprise_id, month],
    );
  const contractTo = story.contractTo === undefined ? '2030-01-01' : story.contractTo;
  await world.owner.query(
    `INSERT INTO placement (city_code, id, person_id, post_id, enterprise_id, organisation_id, person_region_code, enterprise_region_code, park_id, post_title, enterprise_name, status,
       recommended_on, accepted_on, intended_on, onboard_on, contract_from, contract_to, contract_open, pay_fen, onboard_entered_by, onboard_confirmed_by, left_on, exit_on, exit_reason, recorded_on)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, e.park_id, '装配工', e.name, CASE WHEN $11::date IS NULL THEN 'onboarded' ELSE 'left' END,
       $9::date - 10, $9::date - 9, $9::date - 8, $9::date, $9::date, $10::date, $10::date IS NULL, 400000, gen_random_uuid(), gen_random_uuid(), $11::date, $11::date, CASE WHEN $11::date IS NOT NULL THEN 'changedJob' END, $9::date
     FROM enterprise e WHERE e.id = $5`,
    [
      testCity,
      placementId,
      personId,
      made?.post_id,
      made?.enterprise_id,
      made?.organisation_id,
      fromRegion,
      jiangyang,
      onboardOn,
      contractTo,
      leftOn ?? null,
    ],
  );
  return {
    enterpriseId: made?.enterprise_id ?? '',
    organisationId: made?.organisation_id ?? null,
    personId,
    placementId,
  };
}
