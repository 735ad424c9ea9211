import { Button, Caption1, makeStyles, Text, tokens } from '@fluentui/react-components';
import { type PointerEvent, useMemo, useState } from 'react';
import { DataTable } from './data-table.tsx';
import { dotPath, linePath, roundUp } from './line-path.ts';

const useStyles = makeStyles({
  chart: { display: 'flex', flexDirection: 'column', gap: '8px', minWidth: 0, margin: 0 },
  top: { display: 'flex', flexWrap: 'wrap', gap: '4px 16px', alignItems: 'center', justifyContent: 'space-between' },
  legend: { display: 'flex', flexWrap: 'wrap', gap: '4px 16px', margin: 0, padding: 0, listStyle: 'none' },
  entry: { display: 'flex', alignItems: 'center', gap: '6px', fontVariantNumeric: 'tabular-nums' },
  plot: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', gap: '4px 8px' },
  scale: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'space-between',
    textAlign: 'end',
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  picture: { width: '100%', height: '140px', display: 'block', overflow: 'visible' },
  times: { gridColumn: 2, display: 'flex', justifyContent: 'space-between', color: tokens.colorNeutralForeground3 },
});

/** Lines differ by colour and by dash, so that they can be told apart without colour. */
const strokes = [
  { colour: tokens.colorBrandForeground1, dash: undefined },
  { colour: tokens.colorPaletteRedForeground1, dash: '6 4' },
  { colour: tokens.colorPaletteMarigoldForeground1, dash: '2 4' },
] as const;

/** One line: its name, and a value for each instant; null where there is none. */
export interface Line {
  readonly name: string;
  readonly values: readonly (number | null)[];
}

interface LineChartProps {
  /** What is shown, in a few words: "Runs". */
  readonly label: string;
  readonly at: readonly string[];
  readonly lines: readonly Line[];
  /** A value as text, with its unit. */
  readonly show: (value: number) => string;
  /** An instant as text; the time of day unless it is given. */
  readonly showTime?: (instant: string) => string;
}

const width = 600;
const height = 140;
const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** Lines over time, up to three. The pointer reads values off; everything is there as a table too. */
export function LineChart({ label, at, lines, show, showTime = timeOfDay }: LineChartProps) {
  const styles = useStyles();
  const [pointed, setPointed] = useState<number>();
  const [isTable, setIsTable] = useState(false);
  const shown = Math.min(pointed ?? at.length - 1, at.length - 1);
  const top = roundUp(Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0))));
  const shownAt = (instant: string | undefined) => (instant === undefined ? '' : showTime(instant));
  const point = ({ currentTarget, clientX }: PointerEvent<SVGSVGElement>) => {
    const box = currentTarget.getBoundingClientRect();
    setPointed(Math.round(((clientX - box.left) / box.width) * (at.length - 1)));
  };
  return (
    <figure className={styles.chart} aria-label={label}>
      <div className={styles.top}>
        <ul className={styles.legend}>
          {lines.map(({ name, values }, index) => (
            <li key={name} className={styles.entry}>
              <Swatch index={index} />
              <Text size={200}>
                {name}: <strong>{shownValue(values[shown], show)}</strong>
              </Text>
            </li>
          ))}
        </ul>
        <Button
          size="small"
          appearance="subtle"
          aria-pressed={isTable}
          aria-label={`${label}, as a table`}
          onClick={() => setIsTable(!isTable)}
        >
          As a table
        </Button>
      </div>
      {isTable ? (
        <ChartTable label={label} at={at} lines={lines} show={show} showTime={showTime} />
      ) : (
        <div className={styles.plot}>
          <Caption1 className={styles.scale} aria-hidden="true">
            <span>{show(top)}</span>
            <span>{show(0)}</span>
          </Caption1>
          <svg
            className={styles.picture}
            viewBox={`0 0 ${width} ${height}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={describe(label, lines, show)}
            onPointerMove={point}
            onPointerLeave={() => setPointed(undefined)}
          >
            {[0, 0.5, 1].map((share) => (
              <line
                key={share}
                x1={0}
                x2={width}
                y1={height * share}
                y2={height * share}
                stroke={tokens.colorNeutralStroke2}
                vectorEffect="non-scaling-stroke"
              />
            ))}
            {lines.map(({ name, values }, index) => (
              <g key={name} fill="none" stroke={strokes[index % strokes.length]?.colour} strokeLinecap="round">
                <path
                  d={linePath(values, { width, height, top })}
                  strokeDasharray={strokes[index % strokes.length]?.dash}
                  strokeWidth={2}
                  vectorEffect="non-scaling-stroke"
                />
                <path
                  d={dotPath(values, { width, height, top, pointed })}
                  strokeWidth={8}
                  vectorEffect="non-scaling-stroke"
                />
              </g>
            ))}
            {pointed === undefined || at.length < 2 ? null : (
              <line
                x1={(shown / (at.length - 1)) * width}
                x2={(shown / (at.length - 1)) * width}
                y1={0}
                y2={height}
                stroke={tokens.colorNeutralForeground3}
                vectorEffect="non-scaling-stroke"
              />
            )}
          </svg>
          <Caption1 className={styles.times} aria-hidden="true">
            <span>{shownAt(at[0])}</span>
            <span>{pointed === undefined ? '' : shownAt(at[shown])}</span>
            <span>{shownAt(at.at(-1))}</span>
          </Caption1>
        </div>
      )}
    </figure>
  );
}

function Swatch({ index }: { readonly index: number }) {
  const { colour, dash } = strokes[index % strokes.length] ?? strokes[0];
  return (
    <svg width={22} height={8} aria-hidden="true">
      <line x1={1} x2={21} y1={4} y2={4} stroke={colour} strokeDasharray={dash} strokeWidth={2} strokeLinecap="round" />
    </svg>
  );
}

function ChartTable({ label, at, lines, show, showTime = timeOfDay }: LineChartProps) {
  const rows = useMemo(() => at.map((instant, index) => ({ instant, index })).reverse(), [at]);
  const columns = [
    { name: 'Time', show: ({ instant }: { readonly instant: string }) => showTime(instant) },
    ...lines.map(({ name, values }) => ({
      name,
      show: ({ index }: { readonly index: number }) => shownValue(values[index], show),
    })),
  ];
  return <DataTable label={label} columns={columns} rows={rows} rowKey={({ instant }) => instant} />;
}

function timeOfDay(instant: string): string {
  return time.format(new Date(instant));
}

function shownValue(value: number | null | undefined, show: (value: number) => string): string {
  return value === null || value === undefined ? '–' : show(value);
}

/** The picture in a sentence, for those who do not see it. */
function describe(label: string, lines: readonly Line[], show: (value: number) => string): string {
  const told = lines.map(({ name, values }) => {
    const known = values.filter((value) => value !== null);
    const highest = known.length === 0 ? null : Math.max(...known);
    return `${name} ${shownValue(values.at(-1), show)} now, ${shownValue(highest, show)} at most`;
  });
  return `${label}: ${told.join('; ')}.`;
}
