import type { JsonObject, JsonValue } from '@tenon/connector';
import type { Edit } from '../review/rule.ts';
import { examplesOn } from '../survey/examples.ts';
import { objectOr, own } from '../survey/json.ts';
import type { ResponseNode } from '../survey/nodes.ts';
import { below, inside, type Spot } from '../survey/spot.ts';
import type { DefinitionSurvey } from '../survey/survey.ts';
import { schemaOfExample } from './schema-of-example.ts';

/** The edits that give a response without a schema the one that its example tells; undefined where no example tells one. */
export function describeResponse(response: ResponseNode, definition: DefinitionSurvey): readonly Edit[] | undefined {
  for (const { type, example, at } of examplesOf(response, definition)) {
    const schema = /^text\/(?!json)/i.test(type) ? { type: 'string' } : schemaOfJson(type, example);
    if (schema !== undefined) return [{ kind: 'set', at, value: schema }];
  }
  return undefined;
}

interface Exemplified {
  readonly type: string;
  readonly example: JsonValue;
  /** Where the schema belongs. */
  readonly at: Spot;
}

function examplesOf({ value, at }: ResponseNode, definition: DefinitionSurvey): readonly Exemplified[] {
  const [media] = Object.entries(objectOr(own(value, 'content')));
  if (media !== undefined) {
    const [type, content] = media;
    const place = below(at, 'content', type);
    const schemaAt = inside(place, 'schema');
    return examplesOn(objectOr(content), place, definition).map((example) => ({
      type,
      example: example.value,
      at: schemaAt,
    }));
  }
  const examples = Object.entries(objectOr(own(value, 'examples')));
  return examples.flatMap(([type, example]) =>
    type.includes('/') && example !== undefined ? [{ type, example, at: inside(at, 'schema') }] : [],
  );
}

/** An example of JSON may be written as a text. */
function schemaOfJson(type: string, example: JsonValue): JsonObject | undefined {
  if (!/[/+]json\b/i.test(type)) return undefined;
  if (typeof example !== 'string') return schemaOfExample(example);
  try {
    return schemaOfExample(JSON.parse(example));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
