import { readValue, values } from '@tenon/definition';
import type { Workflow, WorkflowVersion } from '@tenon/store';
import { type Filter, type FilterClause, filterMatcher, unknownFilter } from '../filter.ts';

/** Whether a workflow satisfies a filter: by `state`, by the types of its triggers, by the ids of resources that it refers to. */
export function workflowMatcher(filter: Filter): (workflow: Workflow, version: WorkflowVersion) => boolean {
  const matches = filterMatcher(filter, toTest);
  return (workflow, version) => matches({ workflow, version });
}

interface Saved {
  readonly workflow: Workflow;
  readonly version: WorkflowVersion;
}

function toTest(clause: FilterClause): (saved: Saved) => boolean {
  const { name } = clause;
  // Service environments do not exist here, so nothing is in one.
  if (name === 'properties/integrationserviceenvironmentresourceid') {
    return () => clause.kind === 'compare' && (clause.operator === 'eq') === (clause.value === null);
  }
  if (clause.kind === 'compare' && name === 'state' && (clause.operator === 'eq' || clause.operator === 'ne')) {
    const wanted = (clause.value ?? '').toLowerCase();
    return ({ workflow: { state } }) => (state.toLowerCase() === wanted) === (clause.operator === 'eq');
  }
  const isMatch = clause.kind === 'contains' || clause.operator === 'eq';
  const wanted = (clause.value ?? '').toLowerCase();
  if (isMatch && name === 'trigger') return ({ version }) => triggerTypes(version).some((type) => type === wanted);
  if (isMatch && name === 'referencedresourceid') {
    return ({ version: { definition, parameters } }) => `${definition}\n${parameters}`.toLowerCase().includes(wanted);
  }
  throw unknownFilter(clause);
}

function triggerTypes(version: WorkflowVersion): readonly string[] {
  const definition = readValue(version.definition);
  const triggers = values.isObject(definition) ? values.findProperty(definition, 'triggers') : undefined;
  if (!values.isObject(triggers)) return [];
  return Object.values(triggers).map((trigger) => {
    const type = values.isObject(trigger) ? values.findProperty(trigger, 'type') : undefined;
    return typeof type === 'string' ? type.toLowerCase() : '';
  });
}
