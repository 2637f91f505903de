import { isWithin } from '#engines/regiontree/index.ts';
import type { Permission } from '#modules/identity/contract/codes.ts';
import type { Pack } from '#platform/packs/schema.ts';

/** Who acts in a generated record: an account of the demonstration, or nobody with an account. */
export interface Holder {
  id: string | null;
  name: string;
}

/** Where a record lies: what an account's scope must cover to have made it. */
export interface Place {
  regionCode: string;
  parkCode?: string | null;
  /** Index of the enterprise. */
  enterprise?: number;
  organisationCode?: string | null;
}

interface Candidate extends Holder {
  permissions: ReadonlySet<string>;
  covers(place: Place): boolean;
  /** The narrower the scope, the more likely its holder made the record. */
  width: number;
}

/** Answers who could have made a record; accounts in the pack's order, narrow scopes first. */
export class Holders {
  readonly #candidates: Candidate[];
  readonly #known = new Map<string, Holder[]>();

  constructor(pack: Pack, accountIds: ReadonlyMap<string, string>) {
    this.#candidates = (pack.demo?.accounts ?? []).flatMap((account) => {
      const role = pack.roles.find((each) => each.code === account.role);
      const id = accountIds.get(account.login);
      if (!role || !id) return [];
      const region = account.region;
      const covers: Record<string, (place: Place) => boolean> = {
        region: (place) => region !== undefined && isWithin(place.regionCode, region),
        park: (place) => place.parkCode === account.organisation,
        enterprise: (place) => place.enterprise === account.enterprise,
        organisation: (place) => place.organisationCode === account.organisation,
        assigned: () => false,
      };
      const width = role.scope === 'region' ? 14 - (region ?? '').replace(/0+$/, '').length : 0;
      return [
        {
          id,
          name: account.name,
          permissions: new Set(role.permissions),
          covers: covers[role.scope] ?? (() => false),
          width,
        },
      ];
    });
    this.#candidates.sort((a, b) => a.width - b.width);
  }

  all(permission: Permission, place: Place): Holder[] {
    const key = [permission, place.regionCode, place.parkCode, place.enterprise, place.organisationCode].join(
      '|',
    );
    const known =
      this.#known.get(key) ??
      this.#candidates.filter((each) => each.permissions.has(permission) && each.covers(place));
    this.#known.set(key, known);
    return known;
  }

  /** The closest holder of the right who is none of `others`; four eyes always find a second pair. */
  closest(permission: Permission, place: Place, others: readonly Holder[] = []): Holder {
    const found = this.all(permission, place).find((each) => others.every((other) => other.id !== each.id));
    if (!found) throw new Error(`no demo account holds ${permission} at ${place.regionCode}`);
    return found;
  }
}
