import { listRulePlaces as contract } from '@tenon/contract';
import { toRequest } from '../nominations/judge-version.ts';
import { newestToJudge } from '../nominations/newest-to-judge.ts';
import { pagePlaces } from '../nominations/page-places.ts';
import { route } from '../routing/route.ts';

/** The places at which a rule finds something in the newest version of a connector. */
export const listRulePlaces = route({
  contract,
  permission: 'Microsoft.Web/customApis/read',
  at: 'somewhere',
  perMinute: 240,
  async handle(call) {
    const { params, query } = call;
    const { files, judgedBy } = await newestToJudge(call, params.connectorId, query.for);
    return pagePlaces(toRequest(files, judgedBy), params.rule, query);
  },
});
