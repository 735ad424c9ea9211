import { Refusal } from '@tenon/diagnostics';
import type { RunEvent, Surroundings } from '@tenon/run';
import { encodeEvents, messageText, type NewRun, type RunKey, runHolding, runLimits, type Store } from '@tenon/store';
import type { Logger } from 'pino';
import type { Payload, Queue } from '../engine/queue.ts';
import type { RuntimeObserver } from '../observer.ts';
import { type Callers, createCallers } from './callers.ts';
import { type CarriedRun, Carrier, type StartOutcome } from './carrier.ts';
import { createFlusher, type Flusher, HoldLost } from './flusher.ts';
import { joinWorkers, type Membership, type Notice, noticeChannel } from './membership.ts';
import type { OpeningParts } from './opened-contents.ts';
import { pause } from './pause.ts';
import type { PerformedCommand } from './perform.ts';
import type { Plans } from './plans.ts';
import { createResuming, type Resuming } from './resuming.ts';
import { runSealing } from './run-sealing.ts';
import { createShares, type Shares, type TenantLimits } from './shares.ts';
import { createStrays } from './strays.ts';
import { createTurns, type Turns } from './turns.ts';

/** What a worker is made of. */
export interface WorkerParts {
  readonly store: Store;
  readonly queue: Queue;
  readonly plans: Plans;
  readonly regions: readonly string[];
  readonly maxRuns: number;
  readonly tenantLimits: TenantLimits;
  readonly tenantWeights: ReadonlyMap<string, number>;
  readonly now: () => Date;
  readonly hasVirtualTime: boolean;
  readonly log: Logger;
  readonly observers: readonly RuntimeObserver[];
  readonly opening: OpeningParts;
  surroundings(run: CarriedRun, now: string): Surroundings;
  perform(performed: PerformedCommand): Promise<RunEvent | undefined>;
  /** Room may have come for runs of a trigger that wait for their turn. */
  admitWaiting(workflowId: string, triggerName: string): Promise<void>;
}

/** A run that begins here. */
export interface BegunRun {
  readonly row: Omit<NewRun, 'worker' | 'caller'>;
  readonly subscriptionId: string;
  readonly plan: CarriedRun['plan'];
  readonly events: readonly RunEvent[];
  readonly hasCaller: boolean;
}

/** How long a stop waits for effects that are under way before the runs are handed over. */
const graceMs = 10_000;

/** How often a run that could not be carried on is tried again before it is put aside for a while. */
const triesBeforeAside = 3;
const asideMs = 60_000;

/**
 * The worker of this process: holds runs in memory and carries them out, takes what is due, and hands over what it
 * cannot finish. When it is taken for dead it drops everything and joins again under a new number.
 */
export class Worker {
  readonly callers: Callers = createCallers();
  readonly #parts: WorkerParts;
  readonly #flusher: Flusher;
  readonly #carriers = new Map<string, Carrier>();
  readonly #failures = new Map<string, number>();
  readonly #strays = createStrays();
  readonly #shares: Shares;
  readonly #turns: Turns;
  readonly #resuming: Resuming;
  #membership: Membership | undefined;
  #isStopping = false;
  #whenEmpty: (() => void) | undefined;
  #sweeper: NodeJS.Timeout | undefined;

  constructor(parts: WorkerParts) {
    this.#parts = parts;
    this.#flusher = createFlusher(parts);
    this.#shares = createShares(parts.tenantLimits);
    this.#turns = createTurns({
      ...parts,
      shares: this.#shares,
      worker: () => this.#taking(),
      resume: (taken) => void this.#guard(this.#resuming.resume(taken)),
    });
    this.#resuming = createResuming({
      ...parts,
      shares: this.#shares,
      carry: (run) => void this.#guard(this.#carry(run)),
      failed: (error) => parts.log.warn({ err: error }, 'a run that was taken could not be read'),
    });
  }

  /** The number among the workers; undefined while this process is not one of them. */
  get number(): number | undefined {
    return this.#membership?.worker;
  }

  /** Joins the workers, frees what dead ones left, and takes what is due. */
  async start(): Promise<void> {
    await this.#join();
    await this.#parts.queue.work('runs', (payloads) => this.#receive(payloads));
    this.#sweeper = setInterval(() => void this.#takeOverdue(), overdueMs);
  }

  /** Stops taking, lets runs come to rest, and hands over the others. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    clearInterval(this.#sweeper);
    for (const carrier of this.#carriers.values()) carrier.stop();
    await this.#untilEmpty(graceMs);
    const left = [...this.#carriers.values()];
    for (const carrier of left) carrier.abandon();
    await this.#flusher.idle();
    if (this.#membership !== undefined) {
      await this.#handOver(this.#membership.worker);
      await this.#membership.leave();
    }
  }

  /** Begins a run here; resolves when it is durable. */
  async begin(run: BegunRun): Promise<void> {
    const membership = this.#membership;
    if (this.#isStopping || !membership || !(await membership.isAlive())) {
      throw new Refusal('runtime-not-ready', 'The runtime is not ready to start runs. Try again in a few seconds.');
    }
    if (this.#carriers.size >= this.#parts.maxRuns) {
      throw new Refusal(
        'too-many-runs',
        `${this.#parts.maxRuns} runs are in progress here. Try again in a few seconds.`,
      );
    }
    if (this.#shares.roomFor(run.row.tenantId) === 0) {
      for (const observer of this.#parts.observers) observer.heldBack('call');
      throw new Refusal(
        'too-many-runs',
        'As many runs of this organization are in progress here as its share allows. Try again in a few seconds.',
      );
    }
    const caller = run.hasCaller ? membership.worker : undefined;
    const waiting: NewRun = { ...run.row, ...(caller !== undefined && { caller }) };
    if (!this.#parts.regions.includes(waiting.region)) return this.#beginElsewhere(waiting, run);
    const row: NewRun = { ...waiting, worker: membership.worker };
    const outcome = await this.#carry({
      tenantId: row.tenantId,
      workflowId: row.workflowId,
      runName: row.runName,
      subscriptionId: run.subscriptionId,
      region: row.region,
      epoch: 1,
      plan: run.plan,
      caller,
      parent: row.parent,
      inbox: 0,
      history: [],
      begin: { row, events: run.events },
    });
    if (outcome !== 'durable') throw outcome.failure;
  }

  /** A run of another region waits for its workers; the answer for a caller here comes back by a notice. */
  async #beginElsewhere(row: NewRun, { events, plan }: BegunRun): Promise<void> {
    const { tenantId, workflowId, runName, region } = row;
    const append = { sequence: 0, ...encodeEvents(events, runSealing(this.#parts.store.system, row, plan)) };
    await this.#flusher.write({ tenantId, workflowId, runName, epoch: 0, begin: row, append }, region);
  }

  /**
   * Takes a run that is due, sooner than the queue would say so. One that is said to be of a region that is none of this worker's is left
   * to the workers of that region.
   */
  takeSoon(run: RunKey & { readonly region?: string }): Promise<void> {
    if (run.region !== undefined && !this.#parts.regions.includes(run.region)) return Promise.resolve();
    return this.#guard(this.#turns.take(run));
  }

  /** Reports something to a run, wherever it is; false when the run is over or unknown. */
  async deliver(key: RunKey, event: RunEvent): Promise<boolean> {
    const { store, queue, regions } = this.#parts;
    const own = this.#membership?.worker;
    const delivery = await store.asSystem(async (scope) => {
      const found = await runHolding(scope).deliver(key, messageText.write(event));
      if (found === undefined) return undefined;
      if (found.worker === undefined) {
        const payload = { workflowId: key.workflowId, runName: key.runName };
        await queue.enqueue('runs', found.region, [{ payload }], scope);
      } else if (found.worker !== own) {
        const notice: Notice = { kind: 'message', worker: found.worker, runName: key.runName };
        await scope.query('select pg_notify($1, $2)', [noticeChannel, JSON.stringify(notice)]);
      }
      return found;
    });
    if (delivery === undefined) return false;
    if (delivery.worker === own) this.#look(key.runName);
    else if (delivery.worker === undefined && regions.includes(delivery.region)) await this.takeSoon(key);
    return true;
  }

  /** Answers the caller of a run, who may wait at another worker. */
  async answer(run: CarriedRun, reply: Parameters<Callers['answer']>[1]): Promise<void> {
    if (this.callers.answer(run.runName, reply)) return;
    if (run.caller === undefined || run.caller === this.#membership?.worker) return;
    const notice: Notice = { kind: 'answered', worker: run.caller, runName: run.runName };
    await this.#parts.store.system.query('select pg_notify($1, $2)', [noticeChannel, JSON.stringify(notice)]);
  }

  /** Tells every worker that a workflow has changed. */
  async announceChange(workflowId: string): Promise<void> {
    this.#parts.plans.forget(workflowId);
    const notice: Notice = { kind: 'workflow', workflowId };
    await this.#parts.store.system.query('select pg_notify($1, $2)', [noticeChannel, JSON.stringify(notice)]);
  }

  async #join(): Promise<void> {
    this.#membership = await joinWorkers(this.#parts, {
      onNotice: (payload) => this.#hear(JSON.parse(payload) as Notice),
      onError: (error) => this.#parts.log.warn({ err: error }, 'looking after the workers failed'),
      onLost: (reason) => {
        this.#parts.log.warn({ err: reason }, 'this worker was taken for dead; its runs go on elsewhere');
        this.#membership = undefined;
        for (const carrier of this.#carriers.values()) carrier.abandon();
        if (!this.#isStopping) void this.#rejoin();
      },
    });
  }

  async #rejoin(): Promise<void> {
    while (!this.#isStopping) {
      await pause(500);
      try {
        await this.#join();
        for (const runName of this.callers.names()) await this.#answerFromHistory(runName);
        return;
      } catch (error) {
        this.#parts.log.warn({ err: error }, 'joining the workers again failed');
      }
    }
  }

  #hear(notice: Notice): void {
    if (notice.kind === 'workflow') {
      this.#parts.plans.forget(notice.workflowId);
      return;
    }
    if (notice.worker !== this.#membership?.worker) return;
    if (notice.kind === 'message') this.#look(notice.runName);
    else if (this.callers.has(notice.runName)) void this.#guard(this.#answerFromHistory(notice.runName));
  }

  /** The reply is in the run's journal, whoever wrote it. */
  async #answerFromHistory(runName: string): Promise<void> {
    const history = await runHolding(this.#parts.store.system).history(runName);
    const answered = history.findLast((event) => event.kind === 'caller-answered' && event.to === 'caller');
    if (answered?.kind === 'caller-answered') this.callers.answer(runName, answered.reply);
  }

  async #receive(payloads: readonly Payload[]): Promise<void> {
    await this.#untilRoom(payloads.length);
    await this.#turns.answer(payloads.map(({ workflowId = '', runName = '' }) => ({ workflowId, runName })));
  }

  /** A worker without room, or on its way back to the others, lets the queue wait; its peers go on meanwhile. */
  async #untilRoom(count: number): Promise<void> {
    const untilMs = Date.now() + longestReceiveMs;
    while (this.#membership === undefined || this.#carriers.size + count > this.#parts.maxRuns) {
      if (this.#isStopping || Date.now() > untilMs) throw new Error('The worker has no room for more runs.');
      await pause(50);
    }
  }

  async #takeOverdue(): Promise<void> {
    const before = new Date(this.#parts.now().getTime() - overdueMs);
    const find = async () => {
      const keys = await runHolding(this.#parts.store.system).overdue(this.#parts.regions, before, overdueBatch);
      for (const { workflowId, triggerName } of await runLimits(this.#parts.store.system).crowded(
        this.#parts.regions,
      )) {
        await this.#parts.admitWaiting(workflowId, triggerName);
      }
      if (keys.length > 0 && this.#carriers.size + keys.length <= this.#parts.maxRuns) await this.#turns.answer(keys);
      await this.#retakeStrays();
    };
    if (this.#membership !== undefined && !this.#isStopping) await this.#guard(find());
  }

  async #retakeStrays(): Promise<void> {
    const own = this.#membership?.worker;
    if (own === undefined) return;
    const held = await runHolding(this.#parts.store.system).heldBy(own);
    const isCarried = (runName: string) => this.#carriers.has(runName) || this.#resuming.has(runName);
    for (const stray of this.#strays.look(held, isCarried)) void this.#guard(this.#retake(stray));
  }

  #taking(): number {
    const membership = this.#membership;
    if (this.#isStopping || membership === undefined) throw new Error('The worker is not taking runs.');
    return membership.worker;
  }

  /** A message has come for a run of this worker. */
  #look(runName: string): void {
    this.#resuming.hear(runName);
    this.#carriers.get(runName)?.look();
  }

  async #carry(run: CarriedRun): Promise<StartOutcome> {
    const { store, now, opening, surroundings, perform } = this.#parts;
    const carrier = new Carrier(run, {
      flusher: this.#flusher,
      observers: this.#parts.observers,
      now,
      opening,
      surroundings,
      perform,
      isAlive: () => this.#membership?.isAlive() ?? false,
      sealing: (held) => runSealing(store.system, held, held.plan),
      async messages({ runName }, number) {
        const messages = await runHolding(store.system).messages(runName, number);
        return messages.map((one) => ({ number: one.number, event: messageText.read(one.message) }));
      },
      left: (gone, reason) => this.#left(gone, reason),
    });
    this.#carriers.set(run.runName, carrier);
    this.#shares.add(run.tenantId);
    const outcome = await carrier.start();
    if (outcome === 'durable') this.#failures.delete(run.runName);
    return outcome;
  }

  #left(carrier: Carrier, reason: unknown): void {
    const { run } = carrier;
    if (this.#carriers.get(run.runName) === carrier) this.#carriers.delete(run.runName);
    this.#shares.remove(run.tenantId);
    if (!this.#isStopping && this.#membership !== undefined) void this.#guard(this.#turns.hasRoom());
    if (this.#carriers.size === 0) this.#whenEmpty?.();
    if (reason === undefined) {
      const limited = run.plan.triggers.filter(({ concurrency }) => concurrency !== undefined);
      for (const { name } of limited) void this.#guard(this.#parts.admitWaiting(run.workflowId, name));
      return;
    }
    if (reason instanceof HoldLost) {
      this.#parts.log.info({ run: run.runName, epoch: run.epoch }, reason.message);
      return;
    }
    this.#parts.log.error({ err: reason, run: run.runName }, 'a run could not be carried on; it is taken up again');
    if (!this.#isStopping) void this.#guard(this.#retake(run));
  }

  /** What was written last is uncertain: the run is taken again, in a new epoch, and read anew. */
  async #retake(run: RunKey & Pick<CarriedRun, 'epoch' | 'region'>): Promise<void> {
    const failures = (this.#failures.get(run.runName) ?? 0) + 1;
    this.#failures.set(run.runName, failures);
    await pause(Math.min(200 * 2 ** failures, asideMs));
    const membership = this.#membership;
    if (membership === undefined || this.#isStopping) return;
    const held = await runHolding(this.#parts.store.system).retake(membership.worker, run, run.epoch);
    if (held === undefined) return;
    if (failures <= triesBeforeAside) return this.#resuming.resume([held]);
    this.#failures.delete(run.runName);
    const { tenantId, workflowId, runName } = run;
    const wakeAt = new Date(this.#parts.now().getTime() + asideMs);
    const rest = { tenantId, workflowId, runName, epoch: held.epoch, rest: { inbox: held.inbox, wakeAt } };
    await this.#flusher.write(rest, run.region);
  }

  async #handOver(worker: number): Promise<void> {
    const { store, queue } = this.#parts;
    await store.asSystem(async (scope) => {
      const freed = await runHolding(scope).giveBack(worker);
      for (const [region, runs] of Map.groupBy(freed, (run) => run.region)) {
        const wakeUps = runs.map(({ workflowId, runName }) => ({ payload: { workflowId, runName } }));
        await queue.enqueue('runs', region, wakeUps, scope);
      }
    });
  }

  #untilEmpty(timeoutMs: number): Promise<void> {
    if (this.#carriers.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.#whenEmpty = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Owns a promise that nobody waits for. */
  async #guard(work: Promise<unknown>): Promise<void> {
    await work.catch((error: unknown) => {
      this.#parts.log.warn({ err: error }, 'work of the runtime failed');
    });
  }
}

/** Runs whose wake-up is missing so long after it was due are looked for; it should never happen. */
const overdueMs = 5_000;
const overdueBatch = 100;

/** Wake-ups that were not accepted for so long go back to the queue. */
const longestReceiveMs = 20_000;
