import { validateConnector as contract } from '@tenon/contract';
import { judgeVersion } from '../nominations/judge-version.ts';
import { newestToJudge } from '../nominations/newest-to-judge.ts';
import { route } from '../routing/route.ts';

/** Judges the newest version of a connector by the certification rules. */
export const validateConnector = route({
  contract,
  permission: 'Microsoft.Web/customApis/read',
  at: 'somewhere',
  perMinute: 120,
  async handle(call) {
    const { profile, declarations, for: judgedFor } = call.body;
    const { files, judgedBy } = await newestToJudge(call, call.params.connectorId, judgedFor);
    return judgeVersion(files, { ...judgedBy, profile, declarations });
  },
});
