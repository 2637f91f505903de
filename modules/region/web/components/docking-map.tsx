import type { ReactNode } from 'react';
import type { z } from 'zod';
import { StateTag } from '#ui/desk/index.ts';
import type { listOrganisations } from '../../contract/operations.ts';
import { organisationKind } from './words.ts';
import './docking-map.css';

export type Organisation = z.output<(typeof listOrganisations)['output']>['organisations'][number];

const inChain = ({ kind }: Organisation): boolean => kind === 'office' || kind === 'park';

function Unit({ organisation }: { organisation: Organisation }) {
  return (
    <div className="docking-unit">
      <strong>{organisation.name}</strong>
      <span className="soft">
        {organisationKind(organisation.kind)} · {organisation.regionName}
      </span>
      {(organisation.sends || organisation.receives) && (
        <span className="docking-sides">
          {organisation.sends && <StateTag tone="warn">输送地</StateTag>}
          {organisation.receives && <StateTag tone="good">接收地</StateTag>}
        </span>
      )}
    </div>
  );
}

function Branch({ organisation, all }: { organisation: Organisation; all: Organisation[] }): ReactNode {
  const below = all.filter(({ docksWith }) => docksWith === organisation.id);
  return (
    <li>
      <Unit organisation={organisation} />
      <ul>
        {below.map((each) => (
          <Branch key={each.id} organisation={each} all={all} />
        ))}
        {below.length === 0 && (
          <li>
            <div className="docking-unit docking-enterprises">
              {organisation.kind === 'park' ? '园区内企业' : '辖区内企业'}
            </div>
          </li>
        )}
      </ul>
    </li>
  );
}

/** Who deals with whom, from the highest office to the enterprises: each unit reports to the one at its left. */
export function DockingMap({ organisations }: { organisations: Organisation[] }) {
  const chain = organisations.filter(inChain);
  const tops = chain.filter(({ docksWith }) => !chain.some(({ id }) => id === docksWith));
  return (
    <section className="docking" aria-label="对接关系图">
      <ul className="docking-tree">
        {tops.map((top) => (
          <Branch key={top.id} organisation={top} all={chain} />
        ))}
      </ul>
    </section>
  );
}
