/** What a definition may have at most (clause 11). */
export const LIMITS = {
  actions: 500,
  nesting: 8,
  triggers: 10,
  cases: 25,
  variables: 250,
  parameters: 50,
  outputs: 10,
  nameLength: 80,
  descriptionLength: 256,
  scriptLength: 1_024,
  repetitions: 50,
  untilCount: 5_000,
  retries: 90,
  runs: 100,
} as const;
