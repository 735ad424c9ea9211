import { descendingDigits } from '../descending-digits.ts';

/** What runs and firings of triggers are selected by. All of nothing holds always, any of nothing never. */
export type HistoryCondition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly HistoryCondition[] }
  | { readonly kind: 'not'; readonly of: HistoryCondition }
  | { readonly kind: 'status'; readonly status: string }
  | { readonly kind: 'started'; readonly operator: 'ge' | 'gt' | 'le' | 'lt'; readonly at: Date }
  /** Of this client tracking id; what was given none is tracked by its name. */
  | { readonly kind: 'tracked'; readonly by: string };

/** The columns that conditions are on. */
export interface ConditionColumns {
  /** The name, which sorts the newest first. */
  readonly name: string;
  readonly status: string;
  readonly tracking?: string;
}

/** The condition in SQL, true without one. Only columns stand in its text; `bind` keeps a value and answers its place (`$1`). */
export function conditionSql(
  condition: HistoryCondition | undefined,
  columns: ConditionColumns,
  bind: (value: string) => string,
): string {
  if (condition === undefined) return 'true';
  const { name, status, tracking } = columns;
  switch (condition.kind) {
    case 'all':
      return joined(condition.of, 'and', 'true');
    case 'any':
      return joined(condition.of, 'or', 'false');
    case 'not':
      // A comparison with a column that is null is neither true nor false.
      return `(${conditionSql(condition.of, columns, bind)}) is not true`;
    case 'status':
      return `${status} = ${bind(condition.status)}`;
    case 'started':
      return startedSql(name, condition, bind);
    case 'tracked': {
      const by = bind(condition.by);
      return tracking === undefined ? `${name} = ${by}` : `(${tracking} = ${by} or ${name} = ${by})`;
    }
  }

  function joined(of: readonly HistoryCondition[], word: 'and' | 'or', ofNone: string): string {
    return of.length === 0 ? ofNone : `(${of.map((each) => conditionSql(each, columns, bind)).join(` ${word} `)})`;
  }
}

/** What a condition says of the start alone: a span of names that holds everything it selects. */
export function spanOf(condition: HistoryCondition | undefined): HistoryCondition | undefined {
  switch (condition?.kind) {
    case 'started':
      return condition;
    case 'all':
      return { kind: 'all', of: condition.of.map(spanOf).filter((each) => each !== undefined) };
    default:
      return undefined;
  }
}

/** Names begin with an instant counted down, so an instant is a range of names: from its last tick to its first. */
function startedSql(
  name: string,
  { operator, at }: HistoryCondition & { readonly kind: 'started' },
  bind: (value: string) => string,
): string {
  const last = () => bind(descendingDigits(at, 9_999));
  const first = () => bind(`${descendingDigits(at, 0)}~`);
  switch (operator) {
    case 'ge':
      return `${name} <= ${first()}`;
    case 'gt':
      return `${name} < ${last()}`;
    case 'le':
      return `${name} >= ${last()}`;
    case 'lt':
      return `${name} > ${first()}`;
  }
}
