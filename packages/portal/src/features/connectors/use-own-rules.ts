import { useQuery } from '@tanstack/react-query';
import type { RuleOverrides } from '@tenon/certification';
import { getRuleSettings, listSuppressions } from '@tenon/contract';
import { call } from '../../transport/call.ts';

const asTheyAre: RuleOverrides = {};

/** What the organization changes about the rules for a connector, with its suppressed findings; until that is read, nothing. */
export function useOwnRules(connectorId: string): RuleOverrides {
  const query = useQuery({
    queryKey: ['own-rules', connectorId],
    queryFn: async ({ signal }) => {
      const [{ overrides }, { suppressions }] = await Promise.all([
        call(getRuleSettings, { signal }),
        call(listSuppressions, { params: { connectorId }, signal }),
      ]);
      // What was left out is there without a value; the rules want it not to be there at all.
      return JSON.parse(JSON.stringify({ ...overrides, suppressions })) as RuleOverrides;
    },
  });
  return query.data ?? asTheyAre;
}
