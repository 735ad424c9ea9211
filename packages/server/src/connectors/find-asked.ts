import { lookups, type Operation, type ToldSchema } from '@tenon/connector';
import { type ApiAnswer, type ApiQuestion, askSchema } from './ask-api.ts';

/** The dynamic extensions of an input, and the schema in which they stand where the API told that. */
export interface AskedPlace {
  readonly dynamic: Extract<ReturnType<typeof lookups.findDynamic>, { kind: 'found' }>['dynamic'];
  readonly told: ToldSchema | undefined;
}

/** Schemas inside of schemas that the API tells are followed so deep. */
const deepest = 5;

/** Finds what the API can be asked about an input by its key. What stands in a schema that only the API knows is asked for first. */
export async function findAsked(
  question: ApiQuestion & { readonly operation: Operation },
  key: string,
): Promise<ApiAnswer<AskedPlace>> {
  const { connector, operation } = question;
  let told: ToldSchema | undefined;
  for (let depth = 0; ; depth += 1) {
    const found = lookups.findDynamic(connector, operation, { key, told });
    if (found.kind === 'found') return { kind: 'told', told: { dynamic: found.dynamic, told } };
    if (depth >= deepest) return { kind: 'told', told: { dynamic: {}, told } };
    const { page: _page, selected: _selected, ...asked } = question;
    const answer = await askSchema(found.lookup, { ...asked, told });
    if (answer.kind === 'waiting') return answer;
    told = { schema: answer.told, path: found.path };
  }
}
