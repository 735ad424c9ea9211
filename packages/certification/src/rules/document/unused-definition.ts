import type { CheckedRule } from '../../review/rule.ts';
import { objectOr, own } from '../../survey/json.ts';
import { below, pointerOf } from '../../survey/spot.ts';

/** Every entry of "definitions", "parameters" and "responses" is used. */
export const unusedDefinition: CheckedRule<'definition'> = {
  id: 'unused-definition',
  severity: 'info',
  level: 'document',
  fix: 'safe',
  source: 'OWN',
  summary: 'Every entry of "definitions", "parameters" and "responses" is used.',
  why: 'Dead weight counts against the size limits.',
  remedy: 'Remove the entry.',
  on: 'definition',
  check(definition, report) {
    if (definition.dialect !== '2.0') return;
    const used = new Set(definition.references.map(({ target }) => (typeof target === 'string' ? decode(target) : '')));
    for (const folder of ['definitions', 'parameters', 'responses']) {
      for (const name of Object.keys(objectOr(own(definition.value, folder)))) {
        if (name.startsWith('x-')) continue;
        const at = below(definition.at, folder, name);
        if (!used.has(`#${pointerOf(at)}`))
          report(at, `Nothing refers to "${name}" of "${folder}".`, { fix: () => [{ kind: 'remove', at }] });
      }
    }
  },
  example: { at: '/definitions/Spare', bad: { '/definitions/Spare': { type: 'string' } } },
};

function decode(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
