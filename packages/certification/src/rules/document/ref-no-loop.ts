import type { JsonObject } from '@tenon/connector';
import type { CheckedRule } from '../../review/rule.ts';
import { isObject, own } from '../../survey/json.ts';
import { valueAtReference } from '../../survey/resolve.ts';
import type { Spot } from '../../survey/spot.ts';
import { below } from '../../survey/spot.ts';
import type { DefinitionSurvey } from '../../survey/survey.ts';
import { quote } from '../../text/text.ts';

/** No reference leads back to itself, and no cycle consists of required properties only. */
export const refNoLoop: CheckedRule<'definition'> = {
  id: 'ref-no-loop',
  severity: 'error',
  level: 'any',
  fix: 'none',
  source: 'SV RefLoopNotAllowed, RequiredLoopInSchemaNotAllowed',
  summary: 'No reference leads back to itself, and no cycle consists of required properties only.',
  why: 'No finite value would satisfy it.',
  remedy: 'Break the cycle: make one of its properties optional.',
  on: 'definition',
  check(definition, report) {
    const known = new Map<string, boolean>();
    for (const { at, target } of definition.references) {
      if (typeof target !== 'string' || !target.startsWith('#')) continue;
      const isLoop = known.get(target) ?? isOnLoop(definition, target);
      known.set(target, isLoop);
      if (isLoop) report(below(at, '$ref'), `${quote(target)} leads back to itself.`);
    }
    const required = new Map<string, { to: Set<string>; at: Spot }>();
    for (const schema of definition.schemas) {
      if (
        schema.role !== 'property' ||
        !schema.isRequired ||
        schema.root.kind !== 'definition' ||
        schema.parent?.role !== 'root'
      )
        continue;
      const target = own(schema.value, '$ref');
      if (typeof target !== 'string') continue;
      const name = schema.root.name;
      const entry = required.get(name) ?? { to: new Set<string>(), at: schema.root.at };
      entry.to.add(target.replace(/^.*\//, ''));
      required.set(name, entry);
    }
    for (const [name, { at }] of required) {
      if (reaches(required, name))
        report(
          at,
          `Every value of "${name}" needs another one inside: its cycle of properties is required throughout.`,
        );
    }
  },
  example: {
    at: '/definitions/Node',
    bad: {
      '/definitions/Node': { type: 'object', required: ['next'], properties: { next: { $ref: '#/definitions/Node' } } },
    },
    good: { '/definitions/Node': { type: 'object', properties: { next: { $ref: '#/definitions/Node' } } } },
  },
};

function isOnLoop(definition: DefinitionSurvey, target: string): boolean {
  const found = valueAtReference(definition.value, definition.at, target);
  return (
    found !== undefined &&
    isObject(found.value) &&
    typeof own(found.value, '$ref') === 'string' &&
    definition.resolve(found.value, found.at) === undefined &&
    leadsBack(definition, found.value)
  );
}

function leadsBack(definition: DefinitionSurvey, start: JsonObject): boolean {
  const seen = new Set<string>();
  let value: JsonObject = start;
  for (;;) {
    const target = own(value, '$ref');
    if (typeof target !== 'string') return false;
    if (seen.has(target)) return true;
    seen.add(target);
    const next = valueAtReference(definition.value, definition.at, target)?.value;
    if (!isObject(next)) return false;
    value = next;
  }
}

function reaches(edges: ReadonlyMap<string, { readonly to: ReadonlySet<string> }>, name: string): boolean {
  const seen = new Set<string>();
  const waiting = [...(edges.get(name)?.to ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === name) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(edges.get(next)?.to ?? []));
  }
  return false;
}
