import type { HistoryCondition } from '@tenon/store';
import { armRefusal } from '../arm-codes.ts';
import { type Filter, type FilterClause, type FilterOperator, filterMatcher, unknownFilter } from '../filter.ts';

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
  readonly where: HistoryCondition;
  readonly value?: string;
}

/** Reads the conditions of a filter on runs, and `contains(value, '…')` that must hold beside them. */
export function readRunSearch(filter: Filter): RunSearch {
  const terms = filter.kind === 'all' ? filter.of : [filter];
  const isValue = (term: Filter) => term.kind === 'contains' && term.name === 'value';
  const [wanted, ...more] = terms.filter(isValue);
  const where = readRunConditions({ kind: 'all', of: terms.filter((term) => !isValue(term)) });
  if (wanted === undefined) return { where };
  if (more.length > 0 || wanted.kind !== 'contains' || wanted.value === '') {
    throw armRefusal('InvalidQueryFilter', "Search for one text at a time: contains(value, 'text').");
  }
  return { where, value: wanted.value };
}

/** Reads a filter on `status` (`eq`, `ne`), `startTime` and `clientTrackingId` (`eq`, `ne`). */
export function readRunConditions(filter: Filter): HistoryCondition {
  switch (filter.kind) {
    case 'all':
    case 'any':
      return { kind: filter.kind, of: filter.of.map(readRunConditions) };
    case 'not':
      return negated(readRunConditions(filter.of));
    case 'contains':
      if (filter.name === 'value') throw onlyBesideAnd(filter);
      throw unknownFilter(filter);
    case 'compare':
      return readComparison(filter);
  }
}

/** Whether something of a run satisfies a filter by `status`, the only one on what has no name of its own. */
export function statusMatcher(filter: Filter): (subject: { readonly status: string }) => boolean {
  return filterMatcher(filter, (clause) => {
    const isEquality = clause.kind === 'compare' && (clause.operator === 'eq' || clause.operator === 'ne');
    if (!isEquality || clause.name !== 'status' || clause.value === null) throw unknownFilter(clause);
    const wanted = clause.value.toLowerCase();
    return ({ status }) => (status.toLowerCase() === wanted) === (clause.operator === 'eq');
  });
}

function readComparison(clause: FilterClause & { readonly kind: 'compare' }): HistoryCondition {
  const { name, operator, value } = clause;
  if (value === null) throw unknownFilter(clause);
  if (name === 'starttime') return started(operator, readInstant(clause, value));
  const isEquality = operator === 'eq' || operator === 'ne';
  if (isEquality && name === 'status') return unless(operator, { kind: 'status', status: spelt(value) });
  if (isEquality && name === 'clienttrackingid') return unless(operator, { kind: 'tracked', by: value });
  throw unknownFilter(clause);
}

function unless(operator: 'eq' | 'ne', condition: HistoryCondition): HistoryCondition {
  return operator === 'eq' ? condition : negated(condition);
}

/** All other statuses are asked for by name: of those that are rare there is an index. */
function negated(condition: HistoryCondition): HistoryCondition {
  if (condition.kind !== 'status') return { kind: 'not', of: condition };
  const others = statuses.filter((status) => status !== condition.status);
  return { kind: 'any', of: others.map((status) => ({ kind: 'status', status })) };
}

/** A status as it is kept, however it is spelt in a filter. */
function spelt(status: string): string {
  return statuses.find((each) => each.toLowerCase() === status.toLowerCase()) ?? status;
}

function started(operator: FilterOperator, at: Date): HistoryCondition {
  if (operator !== 'eq' && operator !== 'ne') return { kind: 'started', operator, at };
  const bounds = (['ge', 'le'] as const).map((bound) => ({ kind: 'started', operator: bound, at }) as const);
  return unless(operator, { kind: 'all', of: bounds });
}

function readInstant({ at: begin }: FilterClause, value: string): Date {
  const at = new Date(value);
  if (!Number.isNaN(at.getTime())) return at;
  throw armRefusal(
    'InvalidQueryFilter',
    `'${value.slice(0, 60)}', compared at character ${begin} of the query filter, is not an instant.`,
  );
}

function onlyBesideAnd({ at }: FilterClause): Error {
  return armRefusal(
    'InvalidQueryFilter',
    `contains(value, …) at character ${at} of the query filter can only be joined to the whole rest by 'and'.`,
  );
}
