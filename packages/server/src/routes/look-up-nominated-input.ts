import type { JsonObject, JsonValue } from '@tenon/connector';
import { lookUpNominatedInput as contract } from '@tenon/contract';
import { lookUpInput as look } from '../connectors/look-up-input.ts';
import { openNominated } from '../nominations/open-nominated.ts';
import { route } from '../routing/route.ts';

/** Asks the API of a version in review, with the publisher's test account, which only its reviewer uses and nobody sees. */
export const lookUpNominatedInput = route({
  contract,
  permission: 'Tenon/reviews/write',
  at: 'instance',
  perMinute: 300,
  async handle({ params, body, member, parts }) {
    const { connector, connection, by } = await openNominated(parts, { by: member, ...params });
    return look({
      connector,
      operationId: params.operationId,
      input: body.input,
      // What zod read from JSON is JSON.
      values: body.values as JsonObject,
      ...(body.next === undefined ? {} : { page: body.next }),
      ...(body.selected === undefined ? {} : { selected: body.selected as JsonValue }),
      call: (operationId, values, page) =>
        parts.connectorCalls.testOperation({
          connector,
          operationId,
          values,
          connection,
          purpose: 'lookup',
          ...(by === undefined ? {} : { by }),
          ...(page === undefined ? {} : { page }),
        }),
    });
  },
});
