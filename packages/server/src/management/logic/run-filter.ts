import type { RunFilter } from '@tenon/store';
import { armRefusal } from '../arm-codes.ts';
import { type FilterClause, unknownFilter } from '../filter.ts';

/** What a filter on runs and histories asks for. */
export type RunConditions = Pick<RunFilter, 'statuses' | 'startedFrom' | 'startedTo' | 'clientTrackingId'>;

const statuses = [
  'Running',
  'Waiting',
  'Succeeded',
  'Skipped',
  'Suspended',
  'Cancelled',
  'Failed',
  'Faulted',
  'TimedOut',
  'Aborted',
  'Ignored',
  'Paused',
];

/** What a search of runs asks for: conditions, and a text that must stand in an input or output. */
export interface RunSearch {
  readonly conditions: RunConditions;
  readonly value?: string;
}

/** Reads the conditions of a filter on runs, and `contains(value, '…')`. */
export function readRunSearch(clauses: readonly FilterClause[]): RunSearch {
  const isValue = (clause: FilterClause) => clause.kind === 'contains' && clause.name === 'value';
  const [wanted, ...more] = clauses.filter(isValue);
  const conditions = readRunConditions(clauses.filter((clause) => !isValue(clause)));
  if (wanted === undefined) return { conditions };
  if (more.length > 0 || !wanted.value) {
    throw armRefusal('InvalidQueryFilter', "Search for one text at a time: contains(value, 'text').");
  }
  return { conditions, value: wanted.value };
}

/** Reads `status eq 'Failed'`, `startTime ge …`, `startTime le …` and `clientTrackingId eq '…'`. */
export function readRunConditions(clauses: readonly FilterClause[]): RunConditions {
  let conditions: RunConditions = {};
  for (const clause of clauses) {
    if (clause.kind !== 'compare' || clause.value === null) throw unknownFilter(clause.name);
    const { name, operator, value } = clause;
    if (name === 'status' && (operator === 'eq' || operator === 'ne')) {
      const wanted = statuses.filter(
        (status) => (status.toLowerCase() === value.toLowerCase()) === (operator === 'eq'),
      );
      conditions = {
        ...conditions,
        statuses: conditions.statuses?.filter((status) => wanted.includes(status)) ?? wanted,
      };
    } else if (name === 'clienttrackingid' && operator === 'eq') {
      conditions = { ...conditions, clientTrackingId: value };
    } else if (name === 'starttime' && operator !== 'ne') {
      conditions = narrow(conditions, readStart(operator, value));
    } else {
      throw unknownFilter(name);
    }
  }
  return conditions;
}

/** Of two bounds on the same side the narrower one holds. */
function narrow(known: RunConditions, { startedFrom, startedTo }: RunConditions): RunConditions {
  const from = [known.startedFrom, startedFrom].filter((at) => at !== undefined);
  const to = [known.startedTo, startedTo].filter((at) => at !== undefined);
  return {
    ...known,
    ...(from.length > 0 && { startedFrom: new Date(Math.max(...from.map(Number))) }),
    ...(to.length > 0 && { startedTo: new Date(Math.min(...to.map(Number))) }),
  };
}

function readStart(operator: 'eq' | 'ge' | 'gt' | 'le' | 'lt', value: string): RunConditions {
  const at = new Date(value);
  if (Number.isNaN(at.getTime()))
    throw armRefusal('InvalidQueryFilter', `'${value.slice(0, 60)}' in the query filter is not an instant.`);
  switch (operator) {
    case 'eq':
      return { startedFrom: at, startedTo: at };
    case 'ge':
      return { startedFrom: at };
    case 'gt':
      return { startedFrom: new Date(at.getTime() + 1) };
    case 'le':
      return { startedTo: at };
    case 'lt':
      return { startedTo: new Date(at.getTime() - 1) };
  }
}
