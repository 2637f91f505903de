import type { z } from 'zod';
import { ScrollRegion } from '#ui/desk/index.ts';
import { formatCount } from '#ui/format.ts';
import { useLabel } from '#ui/hooks.ts';
import type { getHandOver } from '../../contract/batch-operations.ts';
import { batchStateLabels, checkLabels, checks, memberStateLabels } from '../../contract/codes.ts';
import { memberStates } from '../../contract/workflow.ts';
import type { Member } from './types.ts';
import './hand-over-sheet.css';

type HandOver = z.output<(typeof getHandOver)['output']>;

/** Nothing yet: a line to write on. */
const blank = <span className="sheet-blank" />;

function Route({ batch }: Pick<HandOver, 'batch'>) {
  const facts = [
    ['送出', batch.sendingRegionName],
    ['接收', batch.receiverName],
    ['出发', batch.departedOn ?? `${batch.departOn}（计划）`],
    ['状态', batchStateLabels[batch.status]],
    ['车辆', batch.vehicle ?? blank],
    ['带队人', batch.escortName ? `${batch.escortName} ${batch.escortPhone ?? ''}` : blank],
    ['住宿和接站', batch.facilitiesByName ? `${batch.facilitiesByName} 已确认` : '尚未确认'],
    ['方案', batch.planName],
  ] as const;
  return (
    <dl className="sheet-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Fate({ member }: { member: Member }) {
  const state = useLabel('placementState');
  const isOpen = member.status === 'sent' || member.status === 'preparing';
  return (
    <>
      {isOpen ? blank : memberStateLabels[member.status]}
      {member.reason && <div className="soft">{member.reason}</div>}
      {member.status === 'accepted' && member.placementStatus && (
        <div className="soft">{state(member.placementStatus)}</div>
      )}
    </>
  );
}

const signed = (who: string | null, on: string | null) =>
  who ? (
    <>
      {who}
      <div className="soft">
        <time>{on}</time>
      </div>
    </>
  ) : (
    blank
  );

/** Paper goes through many hands: phones stand masked on it, whoever may see them on screen. */
const maskedPhone = (phone: string | null): string | null =>
  phone && `${phone.slice(0, 3)}****${phone.slice(-4)}`;

function Row({ member, number }: { member: Member; number: number }) {
  const isGoing = member.status !== 'withdrawn';
  return (
    <tr>
      <td>{number}</td>
      <td>{member.personName}</td>
      <td>{member.age}</td>
      <td>{maskedPhone(member.phone)}</td>
      <td>{member.regionName}</td>
      <td>
        {member.enterpriseName} · {member.postTitle}
      </td>
      {checks.map((check) => (
        <td key={check}>{member.ready.includes(check) ? '✓' : '✗'}</td>
      ))}
      <td>{isGoing && signed(member.senderName, member.sentOn)}</td>
      <td>
        <Fate member={member} />
      </td>
      <td>{isGoing && signed(member.signedByName, member.receivedOn)}</td>
    </tr>
  );
}

const titles = ['序号', '姓名', '年龄', '电话', '来自', '企业和岗位'];
const sides = ['送出方签字', '交接结果', '接收方签字'];

/** Everybody of the batch with what became of them; both sides sign below. */
export function HandOverSheet({ handOver: { batch, members, asOf } }: { handOver: HandOver }) {
  const counts = memberStates
    .map((status) => ({ status, people: members.filter((member) => member.status === status).length }))
    .filter(({ people }) => people > 0)
    .map(({ status, people }) => `${memberStateLabels[status]} ${formatCount(people)} 人`);
  const takers = [...new Set(members.flatMap(({ signedByName }) => signedByName ?? []))].join('、');
  return (
    <div className="hand-over-sheet">
      <Route batch={batch} />
      {members.length === 0 ? (
        <p>发车以后才能看到名单。</p>
      ) : (
        <ScrollRegion label="名单">
          <table>
            <thead>
              <tr>
                {[...titles, ...checks.map((check) => checkLabels[check]), ...sides].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {members.map((member, at) => (
                <Row key={member.id} member={member} number={at + 1} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <p>
        共 {formatCount(members.length)} 人：{counts.join('，') || '—'}。截至 {asOf}。
      </p>
      <div className="sheet-signatures">
        <p>
          送出方（{batch.sendingRegionName}）签字：{batch.senderName ?? blank} 日期：
          {batch.departedOn ?? blank}
        </p>
        <p>
          接收方（{batch.receiverName}）签字：{takers || blank} 日期：{batch.receivedOn ?? blank}
        </p>
      </div>
    </div>
  );
}
