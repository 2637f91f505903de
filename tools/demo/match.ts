import type { Candidate, MatchSettings, Vacancy } from '#engines/matching/index.ts';
import type { Pack } from '#platform/packs/schema.ts';
import type { DemoContext } from './context.ts';
import type { Person } from './people.ts';
import type { PostPlan } from './posts.ts';
