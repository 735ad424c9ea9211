import { Refusal } from '@tenon/diagnostics';
import type { Spot } from '../survey/spot.ts';
import type { RawFinding } from './gather.ts';
import type { PlaceFinder } from './place-finder.ts';
import type { Finding } from './verdict.ts';

/** A finding that somebody answers for instead of mending it: it is listed apart, with who says so and why. */
export interface Suppression {
  readonly rule: string;
  /** The place in the definition (or the file) at or below which the rule is not to count; empty for the whole connector. */
  readonly pointer: string;
  readonly reason: string;
  readonly author: string;
  /** The title of the connector it is about; without it, any that is judged with these overrides. */
  readonly connector?: string;
}

/** A finding that does not count, and who answers for that. */
export interface SuppressedFinding extends Finding {
  readonly reason: string;
  readonly author: string;
  readonly role: SuppressingRole;
  /** The pointer of the suppression, at or below which the finding lies. */
  readonly suppressedAt: string;
}

/** A suppression that changed nothing, and why. */
export interface IdleSuppression {
  readonly rule: string;
  readonly pointer: string;
  readonly why: string;
}

/** Who asks for suppressions: only a reviewer suppresses errors. */
export type SuppressingRole = 'publisher' | 'reviewer';

/** Refuses suppressions of rules that do not exist, without a reason or author, or at what is no pointer. */
export function checkSuppressions(suppressions: unknown, ruleIds: ReadonlySet<string>): void {
  if (!Array.isArray(suppressions)) {
    throw new Refusal(
      'suppression-invalid',
      'The member "suppressions" is no list. Give {rule, pointer, reason, author}.',
    );
  }
  for (const given of suppressions as readonly (Partial<Suppression> | null)[]) {
    const { rule, pointer, reason, author } = given ?? {};
    if (typeof rule !== 'string' || !ruleIds.has(rule)) {
      throw new Refusal('rule-unknown', `There is no rule "${String(rule)}". Take an id from the list of rules.`);
    }
    if (typeof pointer !== 'string' || (pointer !== '' && !pointer.startsWith('/'))) {
      throw new Refusal(
        'suppression-invalid',
        `The suppression of "${rule}" has no JSON pointer. Give one as "/paths/~1parcels/get", or "" for the whole connector.`,
      );
    }
    if (isBlank(reason)) {
      throw new Refusal(
        'override-reason-required',
        `The suppression of "${rule}" has no reason. Say why it is needed.`,
      );
    }
    if (isBlank(author)) {
      throw new Refusal('suppression-invalid', `The suppression of "${rule}" has no author. Say who answers for it.`);
    }
  }
}

function isBlank(value: unknown): boolean {
  return typeof value !== 'string' || value.trim() === '';
}

type Asked = Suppression & { readonly role: SuppressingRole };

/** Takes the suppressed ones out of the findings of one connector, and keeps account of the suppressions. */
export class Suppressor {
  readonly suppressed: SuppressedFinding[] = [];
  readonly #byRule = new Map<string, Asked[]>();
  readonly #places: PlaceFinder;
  readonly #fates = new Map<Asked, 'used' | 'kept-error'>();

  constructor(
    suppressions: Readonly<Record<SuppressingRole, readonly Suppression[]>>,
    { title, places }: { title: string; places: PlaceFinder },
  ) {
    this.#places = places;
    // A reviewer's come first: where both suppress, his counts, for it also takes errors.
    for (const role of ['reviewer', 'publisher'] as const) {
      for (const suppression of suppressions[role]) {
        if (suppression.connector !== undefined && suppression.connector !== title) continue;
        const alike = this.#byRule.get(suppression.rule);
        const asked = { ...suppression, role };
        if (alike) alike.push(asked);
        else this.#byRule.set(suppression.rule, [asked]);
      }
    }
  }

  /**
   * What of a finding counts: all of it, or nothing when its places lie at or below the pointers of suppressions. A finding
   * that is told of several places at once goes on for those that are left.
   */
  leaves(raw: RawFinding, toFinding: (raw: RawFinding) => Finding): RawFinding | undefined {
    const asked = this.#byRule.get(raw.rule.id);
    if (asked === undefined) return raw;
    let left = [raw.at, ...raw.related];
    for (const suppression of asked) {
      const taken = left.filter((spot) => this.#isBelow(spot, suppression.pointer));
      if (taken.length === 0 || (taken.length < left.length && raw.say === undefined)) continue;
      const finding = toFinding(narrow(raw, taken));
      const { reason, author, role, pointer } = suppression;
      if (finding.severity === 'error' && role === 'publisher') {
        if (!this.#fates.has(suppression)) this.#fates.set(suppression, 'kept-error');
        continue;
      }
      this.#fates.set(suppression, 'used');
      this.suppressed.push({ ...finding, reason, author, role, suppressedAt: pointer });
      left = left.filter((spot) => !taken.includes(spot));
      if (left.length === 0) return undefined;
    }
    return narrow(raw, left);
  }

  /** The suppressions for this connector that changed nothing. */
  idle(): readonly IdleSuppression[] {
    return [...this.#byRule.values()].flat().flatMap((suppression) => {
      const fate = this.#fates.get(suppression);
      if (fate === 'used') return [];
      const { rule, pointer } = suppression;
      const why = fate === 'kept-error' ? 'Only a reviewer suppresses an error.' : 'The rule finds nothing there.';
      return [{ rule, pointer, why }];
    });
  }

  #isBelow(spot: Spot, pointer: string): boolean {
    if (pointer === '') return true;
    const found = this.#places.find(spot).pointer ?? '';
    return found === pointer || found.startsWith(`${pointer}/`);
  }
}

/** The same finding at some of its places. */
function narrow(raw: RawFinding, spots: readonly Spot[]): RawFinding {
  const [at, ...related] = spots;
  if (at === undefined || related.length === raw.related.length || raw.say === undefined) return raw;
  return { ...raw, at, related, places: spots.length, message: raw.say(spots.length) };
}
