import type { CheckedRule } from '../../review/rule.ts';
import { decodePercent } from '../../survey/decode-percent.ts';
import { listOr, objectOr, own } from '../../survey/json.ts';
import { below, pointerOf } from '../../survey/spot.ts';
import type { DefinitionSurvey } from '../../survey/survey.ts';

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
    const targets = new Set(definition.references.map(({ target }) => target));
    const used = new Set([...targets].map((target) => (typeof target === 'string' ? entryOf(target) : '')));
    for (const folder of ['definitions', 'parameters', 'responses']) {
      for (const name of Object.keys(objectOr(own(definition.value, folder)))) {
        if (name.startsWith('x-')) continue;
        const at = below(definition.at, folder, name);
        if (!used.has(`#${pointerOf(at)}`) && !isKindOf(definition, name, folder))
          report(at, `Nothing refers to "${name}" of "${folder}".`, { fix: () => [{ kind: 'remove', at }] });
      }
    }
  },
  example: { at: '/definitions/Spare', bad: { '/definitions/Spare': { type: 'string' } } },
};

/** The entry that a reference leads to or into. */
function entryOf(target: string): string {
  return decodePercent(target).split('/').slice(0, 3).join('/');
}

/** Whether a definition is one of the kinds that another tells apart by its discriminator, and so is meant where that one is. */
function isKindOf(definition: DefinitionSurvey, name: string, folder: string): boolean {
  if (folder !== 'definitions') return false;
  const at = below(definition.at, folder, name, 'allOf');
  const schema = objectOr(own(objectOr(own(definition.value, folder)), name));
  return listOr(own(schema, 'allOf')).some((base, index) => {
    if (own(objectOr(base), '$ref') === undefined) return false;
    return own(objectOr(definition.resolve(base, below(at, index))?.value), 'discriminator') !== undefined;
  });
}
