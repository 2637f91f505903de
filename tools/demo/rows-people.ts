import { scorePair } from '#engines/matching/index.ts';
import { idCardContext } from '#modules/person/server/id-cards.ts';
import { nameParts } from '#modules/person/server/name-parts.ts';
import type { Cell, Table } from './copy.ts';
import { insuranceOf } from './insurance.ts';
import type { JourneyStep } from './journey.ts';
import { candidateOf, matchSettingsOf, vacancyOf } from './match.ts';
import { type Person, personAt } from './people.ts';
import { journeyOf, type PlacementPlan } from './placements.ts';
import { type DemoRows, stepRows } from './rows.ts';

const table = (name: string, columns: string): Table => ({ name, columns: columns.split(/,\s*/) });
