import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
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

/** What the API said so far, and the way to more of it. */
export type Found = UseInfiniteQueryResult<LookupAnswer>;
type Pages = InfiniteData<LookupAnswer, string | undefined>;

/** Asks the API about an input, and again when an input changes that it depends on. Lists come in parts. */
export function useLookup({ lookups, input, values, dependsOn, selected, isWanted }: LookupOptions): Found {
  const given = dependsOn.map((key) => valueOfKey(values, key) ?? null);
  return useInfiniteQuery<LookupAnswer, Error, LookupAnswer, readonly unknown[], string | undefined>({
    queryKey: ['lookup', ...(lookups?.key ?? []), input, given, selected ?? null],
    enabled: lookups !== undefined && isWanted,
    staleTime: 60_000,
    retry: false,
    initialPageParam: undefined,
    getNextPageParam: (last) => (last.kind === 'items' ? (last.next ?? undefined) : undefined),
    select: joined,
    queryFn: ({ signal, pageParam }) => {
      if (lookups === undefined) throw new Error('There is no connection to ask through.');
      const more = {
        ...(selected === undefined ? {} : { selected }),
        ...(pageParam === undefined ? {} : { next: pageParam }),
      };
      return lookups.ask({ input, values: { ...values }, ...more }, signal);
    },
  });
}

/** The parts of a list as one. */
function joined({ pages }: Pages): LookupAnswer {
  const [first, ...others] = pages;
  if (first === undefined) throw new Error('A list has no first part.');
  if (first.kind !== 'items') return first;
  const more = others.flatMap((page) => (page.kind === 'items' ? page.items : []));
  return { ...first, items: [...first.items, ...more] };
}

/** The value of an input by its key: a parameter's name, or a body's name and the path inside of it. */
export function valueOfKey(values: Readonly<Record<string, unknown>>, key: string): unknown {
  if (Object.hasOwn(values, key)) return values[key];
  return key.split('/').reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), values);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
