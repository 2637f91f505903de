import { Button, Slider, Tag } from 'antd';
import { useState } from 'react';
import type { WeightPart } from '../../contract/weights.ts';
import type { PeopleRanking } from './types.ts';
import { readWeighting, writeWeighting } from './weighting.ts';
import './weight-panel.css';

interface WeightPanelProps {
  weighting: PeopleRanking['weighting'];
  /** The weighting as the address keeps it. */
  asked: string | undefined;
  onChange: (asked: string | undefined) => void;
}

type Part = PeopleRanking['weighting']['parts'][number];

function PartSlider({
  part,
  range,
  onMove,
}: {
  part: Part;
  range: [number, number];
  onMove: (percent: number) => void;
}) {
  const [moving, setMoving] = useState<number>();
  const percent = moving ?? part.percent;
  const [least, most] = range;
  return (
    <li>
      <span className="weight-label">{part.label}</span>
      <Slider
        min={least}
        max={most}
        step={10}
        value={percent}
        marks={{ 100: ' ' }}
        tooltip={{ formatter: (value) => `${value}%` }}
        ariaLabelForHandle={`${part.label}的权重`}
        onChange={setMoving}
        onChangeComplete={(value) => {
          setMoving(undefined);
          onMove(value);
        }}
      />
      <span className="weight-points">
        {percent}% · {part.points} 分
        {part.points !== part.ownPoints && <span className="soft">（标准 {part.ownPoints}）</span>}
      </span>
    </li>
  );
}

/** Moves what each part of the score counts, for this list only; the address keeps it. */
export function WeightPanel({ weighting, asked, onChange }: WeightPanelProps) {
  const { leastPercent, mostPercent, parts } = weighting;
  const isMoved = asked !== undefined;
  return (
    <details className="panel weights" open={isMoved || undefined}>
      <summary>调整权重 {isMoved && <Tag color="orange">已调整</Tag>}</summary>
      <p className="soft">
        只影响这份名单的排序。各项可在标准的 {leastPercent}% 到 {mostPercent}% 之间调整，满分仍折算为 1000
        分；不符合硬条件的人不会因此列入，推荐时记下的分数按标准权重计算。
      </p>
      <ul>
        {parts.map((part) => (
          <PartSlider
            key={part.part}
            part={part}
            range={[leastPercent, mostPercent]}
            onMove={(percent) =>
              onChange(writeWeighting(readWeighting(asked) ?? {}, part.part satisfies WeightPart, percent))
            }
          />
        ))}
      </ul>
      <Button disabled={!isMoved} onClick={() => onChange(undefined)}>
        恢复标准权重
      </Button>
    </details>
  );
}
