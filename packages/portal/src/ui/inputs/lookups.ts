import { useQuery } from '@tanstack/react-query';
import type { AnswerOf, BodyOf, lookUpNominatedInput } from '@tenon/contract';

/** What is asked about an input. */
export type LookupQuestion = BodyOf<typeof lookUpNominatedInput>;
/** What the API said. */
export type LookupAnswer = AnswerOf<typeof lookUpNominatedInput>;
/** One value to choose. */
export type LookupItem = Extract<LookupAnswer, { kind: 'items' }>['items'][number];

/** A way to ask the API about the inputs of one operation. */
export interface Lookups {
  /** Tells answers of one way from those of another. */
  readonly key: readonly unknown[];
  ask(question: LookupQuestion, signal: AbortSignal): Promise<LookupAnswer>;
}

interface LookupOptions {
  readonly lookups: Lookups | undefined;
  readonly input: string;
  /** What is known of the other inputs, by parameter name. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly dependsOn: readonly string[];
  readonly selected?: unknown;
  readonly isWanted: boolean;
}

/** Asks the API about an input, and again when an input changes that it depends on. */
export function useLookup({ lookups, input, values, dependsOn, selected, isWanted }: LookupOptions) {
  const given = dependsOn.map((key) => valueOfKey(values, key) ?? null);
  return useQuery({
    queryKey: ['lookup', ...(lookups?.key ?? []), input, given, selected ?? null],
    enabled: lookups !== undefined && isWanted,
    staleTime: 60_000,
    retry: false,
    queryFn: ({ signal }) => {
      if (lookups === undefined) throw new Error('There is no connection to ask through.');
      return lookups.ask({ input, values: { ...values }, ...(selected === undefined ? {} : { selected }) }, signal);
    },
  });
}

/** The value of an input by its key: a parameter's name, or a body's name and the path inside of it. */
export function valueOfKey(values: Readonly<Record<string, unknown>>, key: string): unknown {
  if (Object.hasOwn(values, key)) return values[key];
  return key.split('/').reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), values);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
