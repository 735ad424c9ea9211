import { createHash } from 'node:crypto';
import { advanceNomination, type Nomination, startNomination, writeAgreement } from '@tenon/certification';
import { type BodyOf, nominateConnector as contract } from '@tenon/contract';
import { Refusal } from '@tenon/diagnostics';
import {
  type ConnectorRecord,
  type ConnectorVersion,
  catalogueEntries,
  connectorVersions,
  nominations,
  type Scope,
} from '@tenon/store';
import { record } from '../audit/record.ts';
import { findConnector } from '../connectors/find-connector.ts';
import { newChecklist } from '../nominations/checklist.ts';
import { comparedWith } from '../nominations/compared-with.ts';
import { blockingDiagnostics, judgeVersion, type Report, toJudgement } from '../nominations/judge-version.ts';
import { readKept } from '../nominations/kept-nomination.ts';
import { showNomination } from '../nominations/show.ts';
import { findNomination } from '../nominations/take-step.ts';
import { tellPublisher } from '../nominations/tell.ts';
import type { RouteParts } from '../parts.ts';
import { route } from '../routing/route.ts';
import type { FrozenRules } from '../rules/frozen-rules.ts';
import { ownRules } from '../rules/own-rules.ts';

/** Nominates the newest saved version of a connector, judged by the rules first, and sends the agreement. */
export const nominateConnector = route({
  contract,
  permission: 'Tenon/nominations/write',
  at: 'target',
  perMinute: 60,
  async handle(call) {
    const { body, member, parts, inTenant, authorize } = call;
    const kept = await inTenant(async (scope) => {
      const connector = await findConnector(scope, member, body.connectorId);
      authorize(connector);
      const version = await connectorVersions(scope).newestSaved(connector.connectorId);
      if (version === undefined) {
        throw new Refusal('connector-not-saved', 'Only a connector that was created can be nominated, not a draft.');
      }
      await checkNameIsFree(scope, connector);
      const begunAt = parts.clock.now();
      const rules = await rulesToFreeze(scope, connector.connectorId);
      const judged = judgeVersion(version.files, {
        judgedFor: 'catalogue',
        rules,
        declarations: body.declarations,
        compared: await comparedWith(scope, { connectorId: connector.connectorId, files: version.files }, begunAt),
      });
      const report = { ...judged, judgedInMs: parts.clock.now().getTime() - begunAt.getTime() };
      const life = beginLife(parts, {
        connector,
        version,
        report,
        memberId: member.memberId,
        declared: body.declarations,
      });
      const at = parts.clock.now();
      const inserted = await nominations(scope).insert({
        tenantId: member.tenantId,
        nominationId: life.id,
        connectorId: connector.connectorId,
        connectorVersionId: version.connectorVersionId,
        connectorName: connector.name,
        title: version.title,
        icon: version.icon,
        color: version.color,
        versionNumber: version.number,
        files: version.files,
        state: life.state,
        life,
        declarations: body.declarations,
        rules,
        report,
        checklist: newChecklist(),
        catalogueName: null,
        submittedBy: member.memberId,
        submittedAt: at,
        updatedAt: at,
        revision: 1,
      });
      if (!inserted) {
        throw new Refusal('nomination-open', 'A nomination of this connector is still on its way. Withdraw it first.');
      }
      const nomination = await findNomination(scope, life.id);
      await tellPublisher(scope, parts, nomination, {
        title: `Sign the agreement for ${version.title}`,
        body: 'Your nomination passed the rules. Read and sign the agreement, then a reviewer looks at the connector.',
      });
      await record(scope, parts, {
        by: member,
        action: 'connector.nominated',
        target: connector.connectorId,
        detail: { nomination: life.id, version: version.number },
      });
      return nomination;
    });
    return showNomination(call, kept);
  },
});

/** The organization's rules as they are now, and what a reviewer suppressed in the nomination before. */
async function rulesToFreeze(scope: Scope, connectorId: string): Promise<FrozenRules> {
  const overrides = await ownRules(scope, connectorId);
  const [previous] = await nominations(scope).list(connectorId);
  return {
    overrides,
    suppressedByReviewer: previous === undefined ? [] : (readKept(previous).rules.suppressedByReviewer ?? []),
  };
}

/** Two publishers cannot have the same name in the catalogue. */
async function checkNameIsFree(scope: Scope, connector: ConnectorRecord): Promise<void> {
  const entry = await catalogueEntries(scope).find(connector.name);
  if (entry === undefined || entry.publisherTenantId === connector.tenantId) return;
  throw new Refusal(
    'name-taken',
    `The catalogue has a connector "${entry.name}" of another publisher. Save yours under another name first.`,
  );
}

function beginLife(
  parts: RouteParts,
  given: {
    readonly connector: ConnectorRecord;
    readonly version: ConnectorVersion;
    readonly report: Report;
    readonly memberId: string;
    readonly declared: BodyOf<typeof contract>['declarations'];
  },
): Nomination {
  const { connector, version, report, memberId: by, declared } = given;
  const now = parts.clock.now();
  const at = now.toISOString();
  const id = parts.ids.next();
  // Somebody else's API without a right to offer it is refused by the judgement, before this is read.
  const ownership = declared.ownership === 'none' ? 'independent' : declared.ownership;
  const form = {
    connectorVersionId: version.connectorVersionId,
    publisher: declared.organization,
    supportEmail: declared.supportEmail,
    ownership,
    userScenario: declared.scenario,
    ...(declared.availabilityPercent ? { statedAvailabilityPercent: declared.availabilityPercent } : {}),
    ...(declared.testAccountNote === undefined ? {} : { notes: declared.testAccountNote }),
  };
  const started = startNomination({ id, author: version.createdBy ?? by, form, by, at });
  const findings = blockingDiagnostics(report);
  const nominated = advanceNomination(started, { kind: 'nominate', by, at, judgedBy: toJudgement(report), findings });
  const text = writeAgreement({
    nominationId: id,
    form,
    connectorName: connector.name,
    connectorVersion: String(version.number),
    platformName: 'Tenon',
    date: at.slice(0, 10),
  });
  const hash = createHash('sha256').update(text, 'utf8').digest('hex');
  return advanceNomination(nominated, { kind: 'send-agreement', by, at, text, hash, sentTo: declared.supportEmail });
}
