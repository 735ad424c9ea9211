import { declaredHosts } from '@tenon/connector';
import { catalogueEntries, connectionOwners, type ListedEntry } from '@tenon/store';
import { record } from '../audit/record.ts';
import { type ConnectorModels, createConnectorModels } from '../connectors/connector-models.ts';
import { advance, findNomination, keep } from '../nominations/take-step.ts';
import { tell, tellContact, tellPublisher } from '../nominations/tell.ts';
import type { ServerParts } from '../parts.ts';
import { setEntryState } from './set-entry-state.ts';

type WatchParts = Pick<ServerParts, 'store' | 'egress' | 'clock' | 'ids' | 'log'>;

const everyMs = 6 * 3_600_000;
const pageSize = 100;
/** Who takes the step in the history of the nomination: no member has this id. */
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Looks after the hosts of published connectors four times a day. A name without an address may soon be registered by somebody else,
 * who would then receive what connections hold: the connector is suspended before that. Ends when the returned function is called.
 */
export function watchHosts(parts: WatchParts): () => void {
  const timer = setInterval(() => {
    sweepHosts(parts).catch((error: unknown) => parts.log.error({ err: error }, 'the hosts could not be looked after'));
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** Suspends each published connector one of whose hosts has no name any more, tells those whom it concerns, and answers their names. */
export async function sweepHosts(parts: WatchParts): Promise<readonly string[]> {
  const models = createConnectorModels(1);
  const suspended: string[] = [];
  for (const entry of await publishedEntries(parts)) {
    const gone = await hostThatIsGone(parts, models, entry.name);
    if (gone !== undefined && (await suspend(parts, entry, gone))) suspended.push(entry.name);
  }
  return suspended;
}

async function publishedEntries({ store }: WatchParts): Promise<readonly ListedEntry[]> {
  const found: ListedEntry[] = [];
  for (let offset = 0; ; offset += pageSize) {
    const page = await store.asSystem((system) => catalogueEntries(system).list({ offset, limit: pageSize }));
    found.push(...page);
    if (page.length < pageSize) return found;
  }
}

async function hostThatIsGone(parts: WatchParts, models: ConnectorModels, name: string): Promise<string | undefined> {
  const entry = await parts.store.asSystem((system) => catalogueEntries(system).find(name));
  const connector = entry && models.of(entry).value;
  for (const host of connector === undefined ? [] : declaredHosts(connector, undefined)) {
    // Asked twice: only a name that is known not to be there counts, never a name server that does not answer.
    if ((await hasNoName(parts, host)) && (await hasNoName(parts, host))) return host;
  }
  return undefined;
}

async function hasNoName({ egress }: WatchParts, host: string): Promise<boolean> {
  const answer = await egress.send({
    method: 'HEAD',
    url: `https://${host}/`,
    boundHosts: [host],
    redirects: 'manual',
    timeoutMs: 10_000,
  });
  return answer.kind === 'failed' && answer.code === 'name-not-found';
}

/** False when somebody else was faster. */
function suspend(parts: WatchParts, entry: ListedEntry, host: string): Promise<boolean> {
  const reason = `The name ${host} has no address any more. Until it has one again, or the connector another host, no call is made.`;
  return parts.store.asSystem(async (system) => {
    const nomination = await findNomination(system, entry.nominationId);
    if (nomination.state !== 'preview' && nomination.state !== 'generally-available') return false;
    const at = parts.clock.now().toISOString();
    const after = advance(nomination, { kind: 'suspend', reason, by: nobody, at });
    await setEntryState(system, parts, after, 'suspended');
    const message = { title: `${after.title} is suspended`, body: reason };
    await tellPublisher(system, parts, after, message);
    await tellContact(system, parts, after, message);
    for (const owner of await connectionOwners(system, entry.name)) {
      await tell(system, parts, owner, { ...message, kind: 'catalogue', link: '/connections' });
    }
    await record(system, parts, {
      by: { tenantId: after.tenantId, memberId: null },
      action: 'nomination.suspend',
      target: after.nominationId,
      detail: { state: after.state, connector: after.connectorName, host },
    });
    await keep(system, after);
    return true;
  });
}
