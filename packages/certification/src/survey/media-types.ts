import { listOr, own } from './json.ts';
import { below, type Spot } from './spot.ts';
import type { DefinitionSurvey } from './survey.ts';

/** Every entry of `consumes` and `produces`, of the document and of its operations. */
export function mediaTypesOf(definition: DefinitionSurvey): { at: Spot; text: string }[] {
  const found: { at: Spot; text: string }[] = [];
  for (const { at, value } of [definition, ...definition.operations]) {
    for (const name of ['consumes', 'produces']) {
      listOr(own(value, name)).forEach((text, index) => {
        if (typeof text === 'string') found.push({ at: below(at, name, index), text });
      });
    }
  }
  return found;
}

/** Whether a text is written as a media type, with parameters or without. */
export function isMediaType(text: string): boolean {
  return /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+(?:\s*;\s*[\w!#$&^.+-]+=(?:[^\s";]+|"[^"]*"))*\s*;?$/.test(text.trim());
}
