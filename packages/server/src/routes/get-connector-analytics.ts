import { getConnectorAnalytics as contract } from '@tenon/contract';
import { catalogueEntries, operationCounts } from '@tenon/store';
import { describeAnalytics, firstSpan } from '../connectors/describe-analytics.ts';
import { findConnector } from '../connectors/find-connector.ts';
import { subjectOf } from '../operations/operation-counter.ts';
import { route } from '../routing/route.ts';

/** How the operations of a connector do, for those who may change it: in its own organization, and from the catalogue. */
export const getConnectorAnalytics = route({
  contract,
  permission: 'Microsoft.Web/customApis/write',
  at: 'target',
  async handle({ params, query, member, parts, inTenant, authorize }) {
    const subjects = await inTenant(async (scope) => {
      const connector = await findConnector(scope, member, params.connectorId);
      authorize(connector);
      const { connectorId } = connector;
      const entry = await catalogueEntries(scope).findByConnector(connectorId);
      return [
        subjectOf({ kind: 'custom', connectorId }),
        ...(entry === undefined ? [] : [subjectOf({ kind: 'catalogue', name: entry.name })]),
      ];
    });
    const now = parts.clock.now();
    const since = new Date(firstSpan(query.days, now));
    return describeAnalytics(await operationCounts(parts.store.system).list(subjects, since), {
      days: query.days,
      now,
    });
  },
});
