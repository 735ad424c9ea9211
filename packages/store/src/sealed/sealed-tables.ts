import type { SealedPlace } from '../sealing.ts';

/** A row of a table with something sealed in it, as `select` reads it. */
export interface SealedRow {
  readonly tenant_id: string;
  readonly record_id: string;
  readonly kept: string;
  /** What more the place of the value depends on. */
  readonly more: string | null;
  /** The columns by which rows are read on, as text. */
  readonly key: readonly string[];
}

/** One value in a row. */
export interface SealedValue {
  readonly place: SealedPlace;
  readonly sealed: string;
}

/** A table that keeps sealed values: where they are in it, and for which place each was sealed. */
export interface SealedTable {
  /** What it is called to the operator. */
  readonly name: string;
  readonly table: string;
  readonly column: string;
  readonly record: string;
  /** With the types as which they are compared. */
  readonly key: readonly (readonly [column: string, type: string])[];
  readonly more?: string;
  valuesOf(row: SealedRow): readonly SealedValue[];
}

const sealedPattern = /^tenon1\.[0-9a-f]{16}\.[\w-]+\.[\w-]+$/;

/** Every place in the database where something sealed is kept. */
export const sealedTables: readonly SealedTable[] = [
  {
    name: 'connections',
    table: 'connections',
    column: 'secrets',
    record: 'connection_id',
    key: [['connection_id', 'uuid']],
    valuesOf: fields,
  },
  {
    name: 'client secrets of connectors',
    table: 'custom_api_settings',
    column: 'secrets',
    record: 'connector_id',
    key: [['connector_id', 'uuid']],
    valuesOf: fields,
  },
  {
    name: 'consents under way',
    table: 'connection_consents',
    column: 'sealed',
    record: 'consent_id',
    key: [['consent_id', 'uuid']],
    more: `case when code_hash is null then 'verifier' else 'token' end`,
    valuesOf: (row) => whole(row, { field: row.more ?? '', version: 1 }),
  },
  {
    name: 'sign-ins for tests',
    table: 'test_sign_ins',
    column: 'sealed',
    record: 'sign_in_id',
    key: [['sign_in_id', 'uuid']],
    more: 'version',
    valuesOf: (row) => whole(row, { field: 'token', version: Number(row.more) }),
  },
  {
    name: 'test accounts',
    table: 'test_accounts',
    column: 'sealed',
    record: 'nomination_id',
    key: [['nomination_id', 'uuid']],
    more: 'version',
    valuesOf: (row) => whole(row, { field: 'test-account', version: Number(row.more) }),
  },
  {
    name: 'webhook subscriptions',
    table: 'trigger_webhooks',
    column: 'sealed',
    record: 'webhook_id',
    key: [['webhook_id', 'uuid']],
    valuesOf: (row) => whole(row, { field: 'webhook', version: 1 }),
  },
  {
    name: 'workflow parameters',
    table: 'workflow_versions',
    column: 'parameters',
    record: 'workflow_id',
    key: [
      ['workflow_id', 'uuid'],
      ['version', 'text'],
    ],
    valuesOf: (row) => whole(row, { field: 'parameters', version: 0 }),
  },
  {
    name: 'messages of runs',
    table: 'run_messages',
    column: 'message',
    record: 'run_name',
    key: [
      ['run_name', 'text'],
      ['number', 'int'],
    ],
    valuesOf: (row) => whole(row, event),
  },
  {
    name: 'events of runs',
    table: 'run_journal',
    column: 'events',
    record: 'run_name',
    key: [
      ['run_name', 'text'],
      ['sequence', 'int'],
    ],
    valuesOf: (row) => {
      const { events } = JSON.parse(row.kept) as { readonly events: readonly { readonly sealed?: unknown }[] };
      return events.flatMap(({ sealed }) => oneValue(row, event, sealed));
    },
  },
  {
    // Named in the journal by the hash that the text had at first: it stays a name when the text is sealed anew.
    name: 'large events of runs',
    table: 'run_contents',
    column: 'content',
    record: 'run_name',
    key: [
      ['run_name', 'text'],
      ['hash', 'text'],
    ],
    valuesOf: (row) => (/^"tenon1\.[^"]*"$/.test(row.kept) ? oneValue(row, event, row.kept.slice(1, -1)) : []),
  },
];

type Field = Pick<SealedPlace, 'field' | 'version'>;
const event: Field = { field: 'event', version: 0 };

function whole(row: SealedRow, field: Field): readonly SealedValue[] {
  return oneValue(row, field, row.kept);
}

function fields(row: SealedRow): readonly SealedValue[] {
  const kept = JSON.parse(row.kept) as Readonly<Record<string, { readonly version: number; readonly sealed: string }>>;
  return Object.entries(kept).flatMap(([field, { version, sealed }]) => oneValue(row, { field, version }, sealed));
}

/** A text of other people's that looks like a sealed one is none: it is left to the vault to find that out. */
function oneValue(row: SealedRow, field: Field, sealed: unknown): readonly SealedValue[] {
  if (typeof sealed !== 'string' || !sealedPattern.test(sealed)) return [];
  return [{ place: { tenantId: row.tenant_id, recordId: row.record_id, ...field }, sealed }];
}
