import { strToU8 } from 'fflate';
import type { Edit } from '../review/rule.ts';
import { sizeLimits } from '../survey/room-to-grow.ts';
import { pathOf } from '../survey/spot.ts';

/** What a line of JSON has besides its value: a name, marks and the indentation of one level. */
const around = { name: 24, level: 4 };

/** The first repairs, as many as a definition has room for before it grows past a size that a rule is about. */
export function fitting(repairs: readonly (readonly Edit[])[], text: string): readonly (readonly Edit[])[] {
  const limit = sizeLimits.find((size) => text.length <= size);
  if (limit === undefined) return repairs;
  const bytes = limit === sizeLimits.at(-1) ? strToU8(text).length : text.length;
  let room = limit - bytes;
  const end = repairs.findIndex((edits) => {
    for (const edit of edits) room -= lengthOf(edit);
    return room < 0;
  });
  return end < 0 ? repairs : repairs.slice(0, end);
}

function lengthOf(edit: Edit): number {
  if (edit.kind !== 'set') return 0;
  const written = JSON.stringify(edit.value, null, around.level);
  const depth = pathOf(edit.at).length * around.level;
  return written.length + around.name + depth * written.split('\n').length;
}
