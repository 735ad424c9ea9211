import { testNominatedOperation as contract } from '@tenon/contract';
import { tryOperation } from '../connectors/try-operation.ts';
import { openNominated } from '../nominations/open-nominated.ts';
import { route } from '../routing/route.ts';

/** Calls one operation of a version in review with the publisher's test account, which only its reviewer uses and nobody sees. */
export const testNominatedOperation = route({
  contract,
  permission: 'Tenon/reviews/write',
  at: 'instance',
  perMinute: 120,
  async handle({ params, body, member, parts }) {
    const opened = await openNominated(parts, { by: member, ...params });
    return tryOperation(parts, { ...opened, operationId: params.operationId, values: body.values });
  },
});
