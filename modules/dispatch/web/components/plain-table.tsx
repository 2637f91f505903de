import { Table, type TableProps } from 'antd';
import { ScrollRegion } from '#ui/desk/index.ts';

interface PlainTableProps<Row> {
  label: string;
  rowKey: keyof Row & string;
  rows: Row[];
  columns: NonNullable<TableProps<Row>['columns']>;
  size?: 'small' | 'middle';
}

/** All rows at once, as wide as they need; on a narrow screen it scrolls by itself. */
export function PlainTable<Row extends object>({
  label,
  rowKey,
  rows,
  columns,
  size = 'middle',
}: PlainTableProps<Row>) {
  return (
    <ScrollRegion label={label}>
      <Table<Row>
        rowKey={rowKey}
        size={size}
        pagination={false}
        dataSource={rows}
        scroll={{ x: 'max-content' }}
        columns={columns}
      />
    </ScrollRegion>
  );
}
