import {
  type DefinitionObject,
  isObject,
  type JsonObject,
  objectAt,
  quoted,
  spokenName,
  textAt,
  valueAt,
} from './definition-object.ts';
import { actionsAt, enclosing, everyAction, type ScopePath } from './scopes.ts';
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

/** A member of what a call or a trigger gives; `[]` in the path stands for each item of a list. */
export interface OutputMember {
  readonly path: readonly string[];
  readonly label: string;
}

/** The members that are known of what an action or a trigger gives; none where nothing is known. */
export type KnownOutputs = (action: JsonObject) => readonly OutputMember[];

/** Everything that is known by the time a step runs: from the trigger, the steps before it, and the loops around it. */
export function dynamicContentFor(
  definition: DefinitionObject,
  scope: ScopePath,
  stepName: string | undefined,
  known: KnownOutputs = () => [],
): readonly DynamicContent[] {
  const around = enclosing(definition, scope);
  const fromStep = (step: Step) => contentOfStep(step, known(step.action));
  return [
    ...around.toReversed().flatMap(({ name, action }) => fromLoop(definition, name, action, known)),
    ...fromTrigger(definition, known),
    ...fromVariables(definition),
    ...fromParameters(definition),
    ...around.flatMap((one) => predecessors(definition, one.scope, one.name).flatMap(fromStep)),
    ...predecessors(definition, scope, stepName).flatMap(fromStep),
  ];
}

/** The variables that a workflow initializes, with their types. */
export function variablesOf(definition: DefinitionObject): readonly { readonly name: string; readonly type: string }[] {
  return everyAction(definition)
    .filter(({ action }) => textAt(action, 'type').toLowerCase() === 'initializevariable')
    .flatMap(({ action }) => {
      const listed = valueAt(action, 'inputs', 'variables');
      return Array.isArray(listed) ? listed.filter(isObject) : [];
    })
    .map((variable) => ({ name: textAt(variable, 'name'), type: textAt(variable, 'type') }))
    .filter(({ name }) => name !== '');
}

/** The parameter names in a relative path such as `{height}/{width}`. */
export function relativePathParameters(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}/]+)\}/g)].map((match) => match[1] ?? '');
}

function fromTrigger(definition: DefinitionObject, known: KnownOutputs): readonly DynamicContent[] {
  const [[name, trigger] = []] = Object.entries(definition.triggers);
  if (name === undefined || trigger === undefined) return [];
  const type = textAt(trigger, 'type').toLowerCase();
  if (type === 'recurrence' || type === 'slidingwindow') return fromSchedule(type);
  const isRequest = type === 'request';
  const source = isRequest ? triggerTitle : `Trigger: ${spokenName(name)}`;
  const path = isRequest ? relativePathParameters(textAt(trigger, 'inputs', 'relativePath')) : [];
  const properties = Object.keys(objectAt(trigger, 'inputs', 'schema', 'properties'));
  const split = pathOfBody(textAt(trigger, 'splitOn'), 'triggerBody()');
  const members = split === undefined ? known(trigger) : itemsOf(known(trigger), split);
  return [
    ...path.map((parameter) => ({
      label: parameter,
      source,
      expression: `triggerOutputs()['relativePathParameters'][${quoted(parameter)}]`,
    })),
    ...properties.map((property) => ({
      label: property,
      source,
      expression: `triggerBody()?[${quoted(property)}]`,
    })),
    ...membersOf('triggerBody()', source, members),
    { label: isRequest ? 'Request body' : 'Body', source, expression: 'triggerBody()' },
    ...(isRequest ? [{ label: 'Request queries', source, expression: "triggerOutputs()?['queries']" }] : []),
    { label: isRequest ? 'Request headers' : 'Headers', source, expression: "triggerOutputs()['headers']" },
  ];
}

function fromSchedule(type: string): readonly DynamicContent[] {
  if (type === 'recurrence') return [];
  const source = 'Window';
  return [
    { label: 'Start of the window', source, expression: "triggerOutputs()?['windowStartTime']" },
    { label: 'End of the window', source, expression: "triggerOutputs()?['windowEndTime']" },
  ];
}

function fromVariables(definition: DefinitionObject): readonly DynamicContent[] {
  return variablesOf(definition).map(({ name }) => ({
    label: name,
    source: 'Variables',
    expression: `variables(${quoted(name)})`,
  }));
}

function fromParameters(definition: DefinitionObject): readonly DynamicContent[] {
  return Object.keys(objectAt(definition, 'parameters'))
    .filter((name) => name !== '$connections')
    .map((name) => ({ label: name, source: 'Parameters', expression: `parameters(${quoted(name)})` }));
}

function fromLoop(
  definition: DefinitionObject,
  name: string,
  action: JsonObject,
  known: KnownOutputs,
): readonly DynamicContent[] {
  const source = spokenName(name);
  switch (textAt(action, 'type').toLowerCase()) {
    case 'foreach': {
      const item = `items(${quoted(name)})`;
      const list = textAt(action, 'foreach');
      const read = everyAction(definition).flatMap((one) => {
        const path = pathOfBody(list, `body(${quoted(one.name)})`);
        return path === undefined ? [] : itemsOf(known(one.action), path);
      });
      return [...membersOf(item, source, read), { label: 'Current item', source, expression: item }];
    }
    case 'until':
      return [{ label: 'Number of the iteration', source, expression: `iterationIndexes(${quoted(name)})` }];
    default:
      return [];
  }
}

/** The members of a body, as far as they are not inside of a list. */
function membersOf(body: string, source: string, members: readonly OutputMember[]): readonly DynamicContent[] {
  return members
    .filter(({ path }) => !path.includes('[]'))
    .map(({ path, label }) => ({
      label,
      source,
      expression: `${body}${path.map((name) => `?[${quoted(name)}]`).join('')}`,
    }));
}

/** The members of the items of a list inside of a body. */
function itemsOf(members: readonly OutputMember[], list: readonly string[]): readonly OutputMember[] {
  const prefix = [...list, '[]'];
  return members
    .filter(({ path }) => path.length > prefix.length && prefix.every((part, index) => path[index] === part))
    .map(({ path, label }) => ({ path: path.slice(prefix.length), label }));
}

/** The path that an expression takes into a body: `@body('List')?['value']` for the body `body('List')`. */
function pathOfBody(expression: string, body: string): readonly string[] | undefined {
  if (!expression.startsWith(`@${body}`)) return undefined;
  const rest = expression.slice(body.length + 1);
  const parts = [...rest.matchAll(/\??\['((?:[^']|'')*)'\]/g)];
  return parts.map(([whole]) => whole).join('') === rest
    ? parts.map(([, name = '']) => name.replaceAll("''", "'"))
    : undefined;
}

function contentOfStep(step: Step, members: readonly OutputMember[]): readonly DynamicContent[] {
  const source = spokenName(step.name);
  const name = quoted(step.name);
  switch (textAt(step.action, 'type').toLowerCase()) {
    case 'apiconnection':
    case 'apiconnectionwebhook':
    case 'http':
    case 'httpwebhook':
      return [
        ...membersOf(`body(${name})`, source, members),
        { label: 'Body', source, expression: `body(${name})` },
        { label: 'Status code', source, expression: `outputs(${name})['statusCode']` },
        { label: 'Headers', source, expression: `outputs(${name})['headers']` },
      ];
    case 'parsejson':
      return [
        ...Object.keys(objectAt(step.action, 'inputs', 'schema', 'properties')).map((property) => ({
          label: property,
          source,
          expression: `body(${name})?[${quoted(property)}]`,
        })),
        { label: 'Body', source, expression: `body(${name})` },
      ];
    case 'query':
    case 'select':
    case 'table':
    case 'join':
      return [{ label: 'Body', source, expression: `body(${name})` }];
    case 'compose':
      return [{ label: 'Outputs', source, expression: `outputs(${name})` }];
    case 'javascriptcode':
    case 'workflow':
      return [{ label: 'Result', source, expression: `body(${name})` }];
    case 'scope':
    case 'foreach':
      return [{ label: 'Results of its steps', source, expression: `result(${name})` }];
    default:
      return [];
  }
}

/** The steps of a scope that a step waits for, or all of them for a step that comes last. */
function predecessors(definition: DefinitionObject, scope: ScopePath, name: string | undefined): readonly Step[] {
  const steps = readSteps(actionsAt(definition, scope));
  if (name === undefined) return steps;
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
