import type { Checked } from '@tenon/diagnostics';
import { newFindings, pointerTo } from '../document/findings.ts';
import { locateFindings } from '../document/locate-findings.ts';
import { didYouMean, type Members, objectMember } from '../document/members.ts';
import { readDocument } from '../document/read-document.ts';
import { propertyNames } from '../value/property.ts';
import { isObject, type Value, type ValueObject } from '../value/value.ts';
import { checkPlacement } from './check-placement.ts';
import { checkReferences } from './check-references.ts';
import { checkVariables } from './check-variables.ts';
import type { Compilation } from './compilation.ts';
import { compileActions } from './compile-actions.ts';
import { compileOutputs } from './compile-outputs.ts';
import { compileParameters } from './compile-parameters.ts';
import { compileTriggers } from './compile-triggers.ts';
import { findConnections, findWorkflows } from './find-connections.ts';
import { hideSecured } from './hide-secured.ts';
import { outlineActions } from './outline-actions.ts';
import type { ParameterPlan, Plan } from './plan.ts';

/** What compiling needs beside the document. */
export interface CompileOptions {
  /** Parameter values by name, bare or as `{"value": …}`. */
  readonly parameters?: ValueObject;
  /** Where in the document the definition stands, as a JSON Pointer; the whole document if absent. */
  readonly pointer?: string;
}

/**
 * Reads, checks and compiles a workflow definition: text, or a value that was read already. All problems of clauses 1, 6,
 * 7, 11 and 17 are reported, with line and column for a text. The value is undefined only when there is no definition
 * to compile at all; a plan that comes with errors is for showing, not for running.
 */
export function compileDefinition(document: string | Value, options: CompileOptions = {}): Checked<Plan | undefined> {
  const findings = newFindings();
  const text = typeof document === 'string' ? document : undefined;
  let root: Value;
  if (typeof document === 'string') {
    const read = readDocument(document, findings);
    if (read.value === undefined) return { value: undefined, diagnostics: read.diagnostics };
    root = read.value;
  } else {
    root = document;
  }
  const pointer = options.pointer ?? '';
  const source = valueAt(root, pointer);
  if (!isObject(source)) {
    findings.error({
      code: 'wrong-type',
      pointer,
      message: 'A workflow definition must be an object.',
      remedy: 'Write an object with "triggers" and "actions".',
    });
    return { value: undefined, diagnostics: locateFindings(findings.all, text) };
  }
  const compilation: Compilation = { findings, uses: [], actions: [], groups: [], actionsByName: new Map() };
  const plan = compilePlan({ source, pointer, findings }, options.parameters, compilation);
  return { value: plan, diagnostics: locateFindings(findings.all, text) };
}

function compilePlan(definition: Members, given: ValueObject | undefined, compilation: Compilation): Plan {
  checkTopLevel(definition);
  const parameters = compileParameters(definition, given, compilation);
  const top = outlineActions(definition, compilation);
  const triggers = compileTriggers(definition, compilation);
  compileActions(definition, compilation);
  const outputs = compileOutputs(definition, compilation);
  checkReferences(compilation, parameters);
  checkVariables(compilation);
  checkPlacement(compilation, triggers);
  const usesSecured = hideSecured(compilation, parameters, triggers);
  const parametersByName = new Map(parameters.map((parameter) => [parameter.name.toLowerCase(), parameter]));
  const exactParameters = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const findParameter = (name: string): ParameterPlan | undefined =>
    exactParameters.get(name) ?? parametersByName.get(name.toLowerCase());
  const responses = compilation.actions.filter(({ type }) => type === 'Response');
  return {
    triggers,
    actions: compilation.actions,
    groups: compilation.groups,
    top,
    parameters,
    outputs: outputs.map((one) => (usesSecured(one.value) ? { ...one, isSecure: true } : one)),
    response: responseMode(responses),
    connections: findConnections(compilation, triggers, (name) => findParameter(name)?.value),
    workflows: findWorkflows(compilation, (name) => findParameter(name)?.value),
    findAction: (name) => compilation.actionsByName.get(name.toLowerCase()),
    findTrigger: (name) =>
      triggers.find((trigger) => trigger.name === name) ??
      triggers.find((trigger) => trigger.name.toLowerCase() === name.toLowerCase()),
    findParameter: (name) => findParameter(name)?.value,
  };
}

function responseMode(responses: readonly { readonly options: ReadonlySet<string> }[]): Plan['response'] {
  if (responses.length === 0) return 'none';
  return responses.some(({ options }) => options.has('asynchronous')) ? 'asynchronous' : 'synchronous';
}

const TOP_LEVEL: readonly string[] = [
  '$schema',
  'contentVersion',
  'parameters',
  'triggers',
  'actions',
  'outputs',
  'staticResults',
  'metadata',
  'description',
];

function checkTopLevel(definition: Members): void {
  for (const name of propertyNames(definition.source)) {
    if (TOP_LEVEL.some((known) => known.toLowerCase() === name.toLowerCase())) continue;
    definition.findings.error({
      code: 'unknown-member',
      pointer: pointerTo(definition.pointer, name),
      atName: true,
      message: `A definition has no member "${name}".`,
      remedy: didYouMean(name, TOP_LEVEL) ?? 'Remove it.',
    });
  }
  for (const name of ['staticResults', 'metadata']) objectMember(definition, name);
}

/** The value at a JSON Pointer, or null. */
function valueAt(root: Value, pointer: string): Value {
  let value: Value = root;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    value = isObject(value) && Object.hasOwn(value, name) ? (value[name] ?? null) : null;
  }
  return value;
}
