import { Breadcrumb } from 'antd';
import { Link } from 'react-router';
import { Figure, FigureRow, Loading, LoadError, PageFrame } from '#ui/desk/index.ts';
import { usePermission, useRead, useUrlState } from '#ui/hooks.ts';
import { summariseSupply } from '../../contract/summary-operations.ts';
import { peopleLink, SupplyTable } from '../components/supply-table.tsx';
import { WordTable } from '../components/word-table.tsx';

export function Page() {
  const [{ regionCode }] = useUrlState<{ regionCode?: string }>(['regionCode']);
  const mayOpen = usePermission('person.view');
  const asked = regionCode ? { regionCode } : {};
  const { data, error, refetch } = useRead(summariseSupply, asked, { keep: true });
  if (error) return <PageFrame>{<LoadError problem={error.problem} retry={refetch} />}</PageFrame>;
  if (!data) return <PageFrame>{<Loading />}</PageFrame>;
  const { total, asOf } = data;
  const to = (filter: Record<string, string>) =>
    mayOpen ? { to: peopleLink({ regionCode: data.regionCode, ...filter }) } : {};
  return (
    <PageFrame>
      <Breadcrumb
        items={[
          ...data.above.map((region) => ({
            key: region.regionCode,
            title: <Link to={`/person/summary?regionCode=${region.regionCode}`}>{region.regionName}</Link>,
          })),
          { key: data.regionCode, title: data.regionName },
        ]}
      />
      <FigureRow>
        <Figure label="登记人数" value={total.people} unit="人" asOf={asOf} {...to({})} />
        <Figure
          label="未上岗"
          value={total.open}
          unit="人"
          definition="没有经本系统上岗的登记人员"
          {...to({ isOpen: '1' })}
        />
        <Figure
          label="待回访"
          value={total.stale}
          unit="人"
          definition={`未上岗，且超过 ${data.staleAfterDays} 天没有联系`}
          {...to({ isStale: '1' })}
        />
        <Figure
          label="本季已联系"
          value={total.contacted}
          unit="人"
          definition={`未上岗，且 ${data.contactedFrom} 以来联系过`}
          {...to({ contactedFrom: data.contactedFrom, isOpen: '1' })}
        />
        <Figure label="同意推荐" value={total.consented} unit="人" {...to({ consent: 'given' })} />
      </FigureRow>
      <SupplyTable summary={data} mayOpen={mayOpen} />
      <WordTable kind="group" title="按人员类别" asked={asked} mayOpen={mayOpen} />
      <WordTable kind="occupation" title="按求职意向" asked={asked} mayOpen={mayOpen} />
    </PageFrame>
  );
}
