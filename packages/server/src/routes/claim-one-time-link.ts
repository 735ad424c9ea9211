import { claimOneTimeLink as contract } from '@tenon/contract';
import { claimOneTimeLink as claim } from '../ownership/one-time-link.ts';
import { openRoute } from '../routing/route.ts';
import { answerSession } from '../session/answer-session.ts';

/** Claims a one-time link. */
export const claimOneTimeLink = openRoute({
  contract,
  beforeOwner: true,
  perMinute: 20,
  async handle({ body, parts, reply }) {
    return answerSession(parts, reply, await claim(parts, body.token));
  },
});
