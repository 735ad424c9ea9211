import { readValue, values } from '@tenon/definition';
import type { Workflow, WorkflowVersion } from '@tenon/store';
import { type FilterClause, unknownFilter } from '../filter.ts';

/** Whether a workflow satisfies a filter: by `state`, by the types of its triggers, by the ids of resources that it refers to. */
export function workflowMatcher(
  clauses: readonly FilterClause[],
): (workflow: Workflow, version: WorkflowVersion) => boolean {
  const tests = clauses.map(toTest);
  return (workflow, version) => tests.every((test) => test(workflow, version));
}

function toTest(clause: FilterClause): (workflow: Workflow, version: WorkflowVersion) => boolean {
  const { name } = clause;
  // Service environments do not exist here, so nothing is in one.
  if (name === 'properties/integrationserviceenvironmentresourceid') {
    return () => clause.kind === 'compare' && (clause.operator === 'eq') === (clause.value === null);
  }
  if (clause.kind === 'compare' && name === 'state' && (clause.operator === 'eq' || clause.operator === 'ne')) {
    const wanted = (clause.value ?? '').toLowerCase();
    return ({ state }) => (state.toLowerCase() === wanted) === (clause.operator === 'eq');
  }
  const isMatch = clause.kind === 'contains' || clause.operator === 'eq';
  const wanted = (clause.value ?? '').toLowerCase();
  if (isMatch && name === 'trigger') return (_, version) => triggerTypes(version).some((type) => type === wanted);
  if (isMatch && name === 'referencedresourceid') {
    return (_, { definition, parameters }) => `${definition}\n${parameters}`.toLowerCase().includes(wanted);
  }
  throw unknownFilter(name);
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
