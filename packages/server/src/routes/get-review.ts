import { getReview as contract } from '@tenon/contract';
import { nominations } from '@tenon/store';
import { describeDefinition } from '../connectors/describe-definition.ts';
import { digestFiles } from '../connectors/read-files.ts';
import { showNomination } from '../nominations/show.ts';
import { findNomination } from '../nominations/take-step.ts';
import { route } from '../routing/route.ts';

/** One nomination of any tenant, with the definition under review. */
export const getReview = route({
  contract,
  permission: 'Tenon/reviews/read',
  at: 'instance',
  async handle(call) {
    const { parts, params } = call;
    const nomination = await findNomination(parts.store.system, params.nominationId);
    const files = await nominations(parts.store.system).files(params.nominationId);
    const { fileName, language, text } = describeDefinition(parts.models.of({ digest: digestFiles(files), files }));
    return { ...(await showNomination(call, nomination)), definition: { fileName, language, text } };
  },
});
