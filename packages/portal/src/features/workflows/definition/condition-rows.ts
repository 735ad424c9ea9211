import { isObject, type Json } from './definition-object.ts';

/** One comparison of a condition: `equals`, or `not equals` for its contrary. */
export interface Comparison {
  readonly comparison: string;
  readonly left: Json;
  readonly right: Json;
}

/** A condition as rows: all of them, or any of them, must be true. */
export interface ConditionRows {
  readonly join: 'and' | 'or';
  readonly rows: readonly Comparison[];
}

/** The comparisons that rows can make, in words. */
export const comparisonWords: Readonly<Record<string, string>> = {
  equals: 'is equal to',
  'not equals': 'is not equal to',
  greater: 'is greater than',
  greaterOrEquals: 'is greater than or equal to',
  less: 'is less than',
  lessOrEquals: 'is less than or equal to',
  contains: 'contains',
  'not contains': 'does not contain',
  startsWith: 'starts with',
  'not startsWith': 'does not start with',
  endsWith: 'ends with',
  'not endsWith': 'does not end with',
};

/** Reads the expression of a condition as rows; undefined where it is nested or of another kind. */
export function readCondition(expression: Json | undefined): ConditionRows | undefined {
  if (!isObject(expression)) return undefined;
  const [[join, listed] = [], more] = Object.entries(expression);
  const isJoined = (join === 'and' || join === 'or') && more === undefined && Array.isArray(listed);
  const rows = (isJoined ? (listed as readonly Json[]) : [expression]).map(readComparison);
  if (rows.length === 0 || rows.includes(undefined)) return undefined;
  return { join: isJoined ? join : 'and', rows: rows as readonly Comparison[] };
}

/** Rows as the expression of a condition. */
export function writeCondition({ join, rows }: ConditionRows): Json {
  return {
    [join]: rows.map(({ comparison, left, right }) => {
      const [first = '', second] = comparison.split(' ');
      return second === undefined ? { [first]: [left, right] } : { not: { [second]: [left, right] } };
    }),
  };
}

function readComparison(value: Json): Comparison | undefined {
  if (!isObject(value)) return undefined;
  const [[name, given] = [], more] = Object.entries(value);
  if (name === undefined || given === undefined || more !== undefined) return undefined;
  if (name === 'not') {
    const inner = readComparison(given);
    const comparison = `not ${inner?.comparison}`;
    return inner === undefined || comparisonWords[comparison] === undefined ? undefined : { ...inner, comparison };
  }
  if (comparisonWords[name] === undefined || !Array.isArray(given) || given.length !== 2) return undefined;
  const [left, right] = given as readonly Json[];
  return { comparison: name, left: left ?? null, right: right ?? null };
}
