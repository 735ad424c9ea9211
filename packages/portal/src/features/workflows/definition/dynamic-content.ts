import { type DefinitionObject, objectAt, textAt } from './definition-object.ts';
import { readSteps, type Step } from './steps.ts';

/** A value of the run that a field can use. */
export interface DynamicContent {
  /** The name people know it by: `height`, `Body`. */
  readonly label: string;
  /** What it is read from: the trigger, or an action's name. */
  readonly source: string;
  readonly expression: string;
}

/** The title of the trigger in the form. */
export const triggerTitle = 'When an HTTP request is received';

/** Everything that is known by the time a step runs: from the trigger and from the steps before it. */
export function dynamicContentFor(
  definition: DefinitionObject,
  stepName: string | undefined,
): readonly DynamicContent[] {
  const steps = readSteps(definition);
  const before = stepName === undefined ? steps : predecessors(steps, stepName);
  return [...fromTrigger(definition), ...before.flatMap(fromStep)];
}

/** The parameter names in a relative path such as `{height}/{width}`. */
export function relativePathParameters(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}/]+)\}/g)].map((match) => match[1] ?? '');
}

function fromTrigger(definition: DefinitionObject): readonly DynamicContent[] {
  const [trigger] = Object.values(definition.triggers);
  if (trigger === undefined || textAt(trigger, 'type') !== 'Request') return [];
  const source = triggerTitle;
  const path = relativePathParameters(textAt(trigger, 'inputs', 'relativePath'));
  const properties = Object.keys(objectAt(trigger, 'inputs', 'schema', 'properties'));
  return [
    ...path.map((name) => ({
      label: name,
      source,
      expression: `triggerOutputs()['relativePathParameters'][${quoted(name)}]`,
    })),
    ...properties.map((name) => ({ label: name, source, expression: `triggerBody()?[${quoted(name)}]` })),
    { label: 'Request body', source, expression: 'triggerBody()' },
    { label: 'Request queries', source, expression: "triggerOutputs()?['queries']" },
    { label: 'Request headers', source, expression: "triggerOutputs()['headers']" },
  ];
}

function fromStep(step: Step): readonly DynamicContent[] {
  const source = step.name.replaceAll('_', ' ');
  const name = quoted(step.name);
  switch (textAt(step.action, 'type').toLowerCase()) {
    case 'apiconnection':
    case 'http':
      return [
        { label: 'Body', source, expression: `body(${name})` },
        { label: 'Status code', source, expression: `outputs(${name})['statusCode']` },
        { label: 'Headers', source, expression: `outputs(${name})['headers']` },
      ];
    case 'parsejson':
    case 'query':
    case 'select':
    case 'table':
    case 'join':
      return [{ label: 'Body', source, expression: `body(${name})` }];
    case 'compose':
      return [{ label: 'Outputs', source, expression: `outputs(${name})` }];
    default:
      return [];
  }
}

function predecessors(steps: readonly Step[], name: string): readonly Step[] {
  const found = new Set<string>();
  const visit = (after: readonly string[]) => {
    for (const one of after) {
      if (found.has(one)) continue;
      found.add(one);
      visit(steps.find((step) => step.name === one)?.after ?? []);
    }
  };
  visit(steps.find((step) => step.name === name)?.after ?? []);
  return steps.filter((step) => found.has(step.name));
}

function quoted(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
