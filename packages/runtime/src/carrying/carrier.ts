import type { Plan } from '@tenon/definition';
import { decide, evolve, openRun, type RunCommand, type RunEvent, type Surroundings } from '@tenon/run';
import { type EventSealing, encodeEvents, type NewRun, type RunEnd, type RunKey, type RunWrite } from '@tenon/store';
import { type HeldBytes, holdBytes } from '../bodies/held-bytes.ts';
import type { ObservedRun, RuntimeObserver } from '../observer.ts';
import { type Flusher, HoldLost } from './flusher.ts';
import { fromInstant, toInstant } from './instants.ts';
import { createOpenedContents, type OpenedContents, type OpeningParts } from './opened-contents.ts';
import type { PerformedCommand } from './perform.ts';

/** A run that this worker holds. */
export interface CarriedRun extends RunKey {
  readonly subscriptionId: string;
  readonly region: string;
  readonly epoch: number;
  readonly plan: Plan;
  /** The worker whose caller waits for the response. */
  readonly caller: number | undefined;
  /** Whom to report the response to: JSON of the runtime's own. */
  readonly parent: string | undefined;
  /** How many messages have come. */
  readonly inbox: number;
  /** Whether there may be messages that were not read yet. */
  readonly hasMessages?: boolean;
  /** When it was taken, by the clock that decides what is due; nothing for a run that begins. */
  readonly takenAt?: Date;
  /** The journal so far; empty for a run that begins. */
  readonly history: readonly RunEvent[];
  /** For a run that begins: its row and its first events, written together. */
  readonly begin?: { readonly row: NewRun; readonly events: readonly RunEvent[] };
}

/** What a carrier asks of the worker it belongs to. */
export interface CarrierHost {
  readonly flusher: Flusher;
  readonly observers: readonly RuntimeObserver[];
  readonly now: () => Date;
  /** Whether what this worker holds is still its own, as far as can be known before an effect leaves. */
  isAlive(): boolean | Promise<boolean>;
  /** How secured events of the run are kept; undefined when it has none. */
  sealing(run: CarriedRun): EventSealing | undefined;
  readonly opening: OpeningParts;
  surroundings(run: CarriedRun, now: string): Surroundings;
  /** Carries out a command and answers what is to be reported of it, if anything. */
  perform(performed: PerformedCommand): Promise<RunEvent | undefined>;
  /** Messages for the run beyond `number`, in order. */
  messages(run: CarriedRun, number: number): Promise<readonly { readonly number: number; readonly event: RunEvent }[]>;
  /** The carrier is done: the run is over or rests, or could not be carried on for the given reason. */
  left(carrier: Carrier, reason?: unknown): void;
}

/** The run for those who watch. */
export function toObserved(run: CarriedRun): ObservedRun {
  const started = run.history[0] ?? run.begin?.events[0];
  if (started?.kind !== 'run-started') throw new Error(`The run ${run.runName} has no beginning.`);
  const { tenantId, workflowId, runName, region, epoch, history } = run;
  return { tenantId, workflowId, runName, region, epoch, started, history };
}

/** Whether what a carrier did first is durable. */
export type StartOutcome = 'durable' | { readonly failure: unknown };

/** A timer that is due within this time is waited for in memory: the way through the queue takes about as long. */
const shortWaitMs = 1_000;

/** Why nothing is waited for any more: one for all, for an error of its own costs each run a stack. */
const gone = new Error('The run has left this worker.');

/**
 * Carries out one run that this worker holds: decides, writes, and only then acts. Events are written in the
 * order in which they happened; while one write is under way, the next events gather.
 */
export class Carrier {
  readonly run: CarriedRun;
  readonly #host: CarrierHost;
  readonly #observed: ObservedRun;
  readonly #state: ReturnType<typeof openRun>;
  readonly #effects = new Map<string, AbortController>();
  readonly #sealing: EventSealing | undefined;
  /** How far the clock of this process is behind that of the database: what that one says is due is due here too. */
  readonly #behindMs: number;
  #begin: CarriedRun['begin'];
  #length = 0;
  #end: RunEnd | undefined;
  /** Messages that are known to have come, and the last one that was read. */
  #known: number;
  #read = 0;
  #consumed: number[] = [];
  #incoming: RunEvent[] = [];
  /** The bytes of large bodies that the incoming events brought. */
  #held: HeldBytes[] = [];
  #mustLook: boolean;
  #alarm: NodeJS.Timeout | undefined;
  #isPumping = false;
  #mustTurn = false;
  #hasLeft = false;
  #isStopping = false;
  #isFinishing = false;
  readonly #opened: OpenedContents;
  readonly #gone = new AbortController();
  readonly #begun = Promise.withResolvers<StartOutcome>();

  constructor(run: CarriedRun, host: CarrierHost) {
    this.run = run;
    this.#host = host;
    this.#observed = toObserved(run);
    this.#begin = run.begin;
    this.#sealing = host.sealing(run);
    this.#opened = createOpenedContents(host.opening, run, this.#gone.signal);
    this.#behindMs = Math.max(0, (run.takenAt?.getTime() ?? 0) - host.now().getTime());
    this.#known = run.inbox;
    this.#mustLook = run.hasMessages ?? false;
    this.#state = openRun(run.plan);
    for (const event of run.history) this.#fold(event);
    this.#length = run.history.length;
    for (const event of run.begin?.events ?? []) this.#fold(event);
    for (const observer of host.observers) observer.takenUp(this.#observed);
  }

  /** Begins or goes on; answers as soon as the first decisions are durable, or why they could not be written. */
  start(): Promise<StartOutcome> {
    void this.#pump();
    return this.#begun.promise;
  }

  /** Messages have come for the run. */
  look(): void {
    this.#mustLook = true;
    void this.#pump();
  }

  /** Lets the run come to rest as soon as no effect is under way, whatever is due. */
  stop(): void {
    this.#isStopping = true;
    void this.#pump();
  }

  /** Leaves the run at once as it stands in the journal: the hold is gone, or no longer certain. */
  abandon(reason?: unknown): void {
    if (this.#hasLeft) return;
    for (const effect of this.#effects.values()) effect.abort();
    this.#release(this.#held);
    this.#leave(reason);
  }

  #release(held: HeldBytes[]): void {
    for (const one of held.splice(0)) one.release();
  }

  #leave(reason?: unknown): void {
    this.#hasLeft = true;
    this.#gone.abort(gone);
    this.#opened.clear();
    clearTimeout(this.#alarm);
    this.#begun.resolve({ failure: reason });
    for (const observer of this.#host.observers) observer.left(this.#observed);
    this.#host.left(this, reason);
  }

  async #pump(): Promise<void> {
    this.#mustTurn = true;
    if (this.#isPumping) return;
    this.#isPumping = true;
    try {
      while (!this.#hasLeft && (this.#mustTurn || this.#mustLook || this.#incoming.length > 0)) {
        this.#mustTurn = false;
        await this.#turn();
      }
    } catch (error) {
      this.abandon(error);
    } finally {
      this.#isPumping = false;
    }
  }

  /** One turn: take in what happened, decide, write, act. */
  async #turn(): Promise<void> {
    if (this.#mustLook) await this.#readMessages();
    const now = this.#now();
    const reported = [...this.#incoming, ...this.#dueTimers(now)];
    this.#incoming = [];
    for (const event of reported) this.#fold(event);
    const around = this.#host.surroundings(this.run, toInstant(now));
    const { events, commands, more: goesOn, needs } = decide(this.#state, { ...around, opened: this.#opened.values });
    const more = goesOn || needs !== undefined;
    if (more) this.#mustTurn = true;
    for (const event of events) this.#noteEnd(event);
    const written = [...(this.#begin?.events ?? []), ...reported, ...events];
    if (commands.some((command) => command.kind === 'finish')) this.#isFinishing = true;
    const isBusy = this.#staysBusy(commands);
    // What outlives the run (an unsubscription) keeps it among the live runs until it is done.
    const hasFinished = this.#isFinishing && !isBusy;
    const rest = this.#isFinishing || isBusy || more ? undefined : this.#rest(now);
    const held = this.#held.splice(0);
    const { rested } = await this.#write(written, { hasFinished, rest }).finally(() => this.#release(held));
    if (written.length > 0) for (const observer of this.#host.observers) observer.recorded(this.#observed, written);
    this.#begun.resolve('durable');
    await this.#ensureHeld(commands);
    for (const command of commands) this.#act(command);
    if (needs === undefined) this.#opened.clear();
    else await this.#opened.add(needs);
    if (hasFinished || rested) this.#leave();
    else if (rest !== undefined) this.#mustLook = true;
    else this.#setAlarm();
  }

  /** A process that was paused between a write and the effect it led to must not do what others may have done meanwhile. */
  async #ensureHeld(commands: readonly RunCommand[]): Promise<void> {
    if (!commands.some((command) => this.#effectName(command) !== undefined)) return;
    const alive = this.#host.isAlive();
    if (alive === true) return;
    if (!(await alive) || this.#hasLeft) throw new HoldLost(this.run.runName);
  }

  /** Whether an effect will be under way once the commands are acted on: those they drop are none any more. */
  #staysBusy(commands: readonly RunCommand[]): boolean {
    const dropped = new Set(commands.flatMap((command) => (command.kind === 'drop-request' ? [command.request] : [])));
    if ([...this.#effects.keys()].some((name) => !dropped.has(name))) return true;
    return commands.some((command) => this.#effectName(command) !== undefined);
  }

  async #write(
    events: readonly RunEvent[],
    { hasFinished, rest }: { readonly hasFinished: boolean; readonly rest: RunWrite['rest'] },
  ): Promise<{ readonly rested: boolean }> {
    if (events.length === 0 && !hasFinished && rest === undefined) return { rested: false };
    const { tenantId, workflowId, runName, epoch } = this.run;
    const outcome = await this.#host.flusher.write(
      {
        tenantId,
        workflowId,
        runName,
        epoch,
        ...(this.#begin && { begin: this.#begin.row }),
        ...(events.length > 0 && { append: { sequence: this.#length, ...encodeEvents(events, this.#sealing) } }),
        ...(this.#consumed.length > 0 && { consumed: this.#consumed }),
        ...(hasFinished && { end: this.#theEnd() }),
        ...(rest && { rest }),
      },
      this.run.region,
    );
    if (this.#hasLeft) throw new HoldLost(runName);
    this.#begin = undefined;
    this.#consumed = [];
    this.#length += events.length;
    return outcome;
  }

  #theEnd(): RunEnd {
    if (this.#end === undefined) throw new Error(`The run ${this.run.runName} finishes without having completed.`);
    return this.#end;
  }

  #now(): Date {
    return new Date(this.#host.now().getTime() + this.#behindMs);
  }

  async #readMessages(): Promise<void> {
    this.#mustLook = false;
    for (const { number, event } of await this.#host.messages(this.run, this.#read)) {
      this.#incoming.push(event);
      this.#consumed.push(number);
      this.#read = number;
      this.#known = Math.max(this.#known, number);
    }
  }

  #fold(event: RunEvent): void {
    evolve(this.#state, event);
    this.#noteEnd(event);
  }

  #noteEnd(event: RunEvent): void {
    if (event.kind !== 'run-completed') return;
    this.#end = {
      status: event.status,
      code: event.code,
      endedAt: fromInstant(event.at),
      ...(event.error && { error: JSON.stringify(event.error) }),
    };
  }

  #dueTimers(now: Date): RunEvent[] {
    const at = toInstant(now);
    const due = [...this.#state.timers.values()].filter(({ dueAt }) => dueAt <= at);
    return due.map(({ path, timer }) => ({ kind: 'timer-fired', path, at, timer }));
  }

  /** Without any effect under way the run needs no worker until its next timer or message. */
  #rest(now: Date): RunWrite['rest'] {
    if (this.#incoming.length > 0) return undefined;
    const wakeAt = this.#nextDueAt();
    const isSoon = wakeAt !== undefined && wakeAt.getTime() - now.getTime() <= shortWaitMs;
    if (isSoon && !this.#isStopping) return undefined;
    return { inbox: this.#known, ...(wakeAt && { wakeAt }) };
  }

  #nextDueAt(): Date | undefined {
    let next: string | undefined;
    for (const { dueAt } of this.#state.timers.values()) if (next === undefined || dueAt < next) next = dueAt;
    return next === undefined ? undefined : fromInstant(next);
  }

  #setAlarm(): void {
    clearTimeout(this.#alarm);
    const next = this.#nextDueAt();
    if (next === undefined) return;
    const wait = Math.min(Math.max(0, next.getTime() - this.#now().getTime()), longestAlarmMs);
    this.#alarm = setTimeout(() => void this.#pump(), wait);
  }

  /**
   * What a command is tracked by while it is under way. Answering the run that called this one is tracked too: only
   * when its answer is kept may this run end, for then nobody would answer any more.
   */
  #effectName(command: RunCommand): string | undefined {
    if (isEffect(command)) return command.request;
    return command.kind === 'respond' && this.run.parent !== undefined ? 'respond' : undefined;
  }

  #act(command: RunCommand): void {
    if (command.kind === 'drop-request') {
      this.#effects.get(command.request)?.abort();
      this.#effects.delete(command.request);
      return;
    }
    if (command.kind === 'set-timer' || command.kind === 'finish') return;
    const name = this.#effectName(command);
    if (name !== undefined && this.#effects.has(name)) return;
    const controller = new AbortController();
    if (name !== undefined) this.#effects.set(name, controller);
    const held = holdBytes(this.run.tenantId);
    const { signal } = controller;
    this.#host.perform({ command, run: this.run, signal, held }).then(
      (event) => {
        const isWanted = (name === undefined || this.#effects.delete(name)) && !this.#hasLeft;
        if (!isWanted || event === undefined) held.release();
        if (!isWanted) return;
        if (event !== undefined) {
          this.#incoming.push(event);
          this.#held.push(held);
        }
        void this.#pump();
      },
      (error: unknown) => {
        held.release();
        this.abandon(error);
      },
    );
  }
}

/** A clock may be set while an alarm runs, so none runs for long. */
const longestAlarmMs = 60_000;

type Effect = Extract<RunCommand, { readonly idempotencyKey: string }>;

function isEffect(command: RunCommand): command is Effect {
  return 'idempotencyKey' in command;
}
