import { type ActionPlan, EvaluationFailure, type Value, values, valueText } from '@tenon/definition';
import { begin } from '../calls/begin-call.ts';
import type { EffectCommand, RunCommand } from '../command.ts';
import { lookFrom, type Outcome, type Turn } from '../decide/turn.ts';
import { openWhole } from '../scope/open-stored.ts';
import { memberOf } from '../scope/records.ts';
import type { ActionRun } from '../state/state.ts';
import type { Transformation } from './transform-content.ts';

type TransformBody = Extract<ActionPlan['body'], { kind: 'transform' }>;

/** How long a map or a schema may take. */
const TRANSFORM_TIMEOUT_MS = 10_000;

/** Starts an action that applies a map or a schema to its content (clause 7.25). */
export function beginTransform(turn: Turn, run: ActionRun, body: TransformBody): Outcome | undefined {
  const inputs = openWhole(turn.surroundings, body.inputs.evaluate(lookFrom(turn, run)));
  body.textOf(memberOf(inputs, 'content') ?? null);
  if (artifactName(body, inputs) === '') {
    throw new EvaluationFailure('invalid-argument', `'${run.action.name}' names no ${artifactKind(body)}.`);
  }
  return begin(turn, run, { inputs });
}

/** What the runtime is to do for such an action. */
export function transformCommand(effect: EffectCommand, body: TransformBody, inputs: Value): RunCommand {
  return {
    kind: 'transform-content',
    ...effect,
    artifact: { kind: artifactKind(body), name: artifactName(body, inputs) },
    transformation: transformationOf(body, inputs),
    timeoutMs: TRANSFORM_TIMEOUT_MS,
  };
}

function artifactKind({ operation }: TransformBody): 'map' | 'schema' {
  return operation === 'XmlValidation' ? 'schema' : 'map';
}

function artifactName(body: TransformBody, inputs: Value): string {
  const holder = memberOf(inputs, 'integrationAccount') ?? inputs;
  return valueText(memberOf(memberOf(holder, artifactKind(body)), 'name') ?? null);
}

function transformationOf({ operation, textOf }: TransformBody, inputs: Value): Transformation {
  const content = textOf(memberOf(inputs, 'content') ?? null);
  switch (operation) {
    case 'XmlValidation':
      return { kind: 'validate-xml', content };
    case 'Xslt':
      return {
        kind: 'xslt',
        content,
        parameters: parametersOf(inputs),
        output: hasOutputOption(inputs) ? 'as-declared' : 'xml',
      };
    default:
      return { kind: 'liquid', content };
  }
}

function parametersOf(inputs: Value): Readonly<Record<string, string>> {
  const given = memberOf(inputs, 'xsltParameters');
  const source = values.isObject(given) ? given : {};
  return Object.fromEntries(values.propertyNames(source).map((name) => [name, valueText(source[name] ?? null)]));
}

/** Whether `transformOptions` asks for text as `xsl:output` says. */
export function hasOutputOption(inputs: Value | undefined): boolean {
  const options = memberOf(inputs, 'transformOptions');
  return typeof options === 'string' && /\bapplyXsltOutputAttributes\b/i.test(options);
}
