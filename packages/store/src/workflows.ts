import { randomBytes, randomUUID } from 'node:crypto';
import { descendingDigits } from './descending-digits.ts';
import { markDeleted } from './history/remove-deleted.ts';
import type { Scope } from './scope.ts';
import { openText, type SealedPlace, sealText } from './sealing.ts';

/** A workflow as it is kept: the resource, without its definition. */
export interface Workflow {
  readonly tenantId: string;
  readonly workflowId: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
  readonly location: string;
  readonly state: 'Enabled' | 'Disabled';
  readonly version: string;
  readonly tags: Readonly<Record<string, string>>;
  /** JSON of what else the resource holds (access control, integration account), kept as it came. */
  readonly settings: string;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** One version of a workflow. Definition and parameter values are JSON texts, exactly as they were saved. */
export interface WorkflowVersion {
  readonly workflowId: string;
  readonly version: string;
  readonly definition: string;
  readonly parameters: string;
  readonly createdAt: Date;
}

/** The keys that sign a workflow's callback URLs. Never leave the server. */
export interface AccessKeys {
  readonly primary: Buffer;
  readonly secondary: Buffer;
}

/** Where a workflow is in the tree of resources. Names match ignoring case. */
export interface WorkflowAddress {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
}

/** What is saved. Every save makes a new version. */
export interface SavedWorkflow extends WorkflowAddress {
  readonly location: string;
  readonly state: 'Enabled' | 'Disabled';
  readonly tags: Readonly<Record<string, string>>;
  readonly settings: string;
  readonly definition: string;
  readonly parameters: string;
  /** Whether one of the values is secure: then they are encrypted. */
  readonly hasSecureParameters: boolean;
  readonly at: Date;
}

/** What a save came to. */
export interface SaveOutcome {
  readonly workflow: Workflow;
  readonly outcome: 'created' | 'new-version';
}

/** The workflows of a tenant (in the system scope: of all tenants). */
export interface Workflows {
  save(saved: SavedWorkflow): Promise<SaveOutcome>;
  find(address: WorkflowAddress): Promise<Workflow | undefined>;
  findById(workflowId: string): Promise<Workflow | undefined>;
  /** By name; `resourceGroup` narrows, `after` is the workflow id that the last page ended with. */
  list(filter: WorkflowFilter): Promise<readonly Workflow[]>;
  setState(workflowId: string, state: 'Enabled' | 'Disabled', at: Date): Promise<void>;
  setTags(workflowId: string, tags: Readonly<Record<string, string>>, at: Date): Promise<void>;
  /** Moves a workflow to another address of the same tenant. */
  move(workflowId: string, to: WorkflowAddress, at: Date): Promise<void>;
  /** Deletes the workflow and its versions, and marks its history to be removed; answers whether there was one. */
  delete(workflowId: string): Promise<boolean>;
  version(workflowId: string, version: string): Promise<WorkflowVersion | undefined>;
  /** Newest first; `after` is the version that the last page ended with. */
  versions(
    workflowId: string,
    page: { readonly limit: number; readonly after?: string },
  ): Promise<readonly WorkflowVersion[]>;
  accessKeys(workflowId: string): Promise<AccessKeys | undefined>;
  /** Nobody else puts its triggers in order until the transaction ends; from then on they are, for its last change. */
  markArranged(workflowId: string): Promise<void>;
  /** Workflows of these regions that were changed before `before` and whose triggers were not put in order since. */
  unarranged(regions: readonly string[], before: Date, limit: number): Promise<readonly string[]>;
  /** The triggers of every enabled workflow are to be put in order again. */
  disarrangeAll(): Promise<void>;
  regenerateKey(workflowId: string, key: 'primary' | 'secondary'): Promise<void>;
}

/** Which workflows to list. */
export interface WorkflowFilter {
  readonly subscriptionId?: string;
  readonly resourceGroup?: string;
  readonly state?: 'Enabled' | 'Disabled';
  readonly limit: number;
  readonly after?: string;
}

/** The workflows aggregate on a scope. Saving needs the scope of a tenant. */
export function workflows(scope: Scope): Workflows {
  return {
    save: (saved) => save(scope, saved),
    async find({ subscriptionId, resourceGroup, name }) {
      const rows = await scope.query<WorkflowRow>(
        `select ${columns} from workflows
         where subscription_id = $1 and lower(resource_group) = lower($2) and lower(name) = lower($3)`,
        [subscriptionId, resourceGroup, name],
      );
      return rows[0] && toWorkflow(rows[0]);
    },
    async findById(workflowId) {
      const rows = await scope.query<WorkflowRow>(`select ${columns} from workflows where workflow_id = $1`, [
        workflowId,
      ]);
      return rows[0] && toWorkflow(rows[0]);
    },
    async list(filter) {
      const rows = await scope.query<WorkflowRow>(
        `select ${columns} from workflows
         where ($1::uuid is null or subscription_id = $1)
           and ($2::text is null or lower(resource_group) = lower($2))
           and ($3::text is null or state = $3)
           and ($4::uuid is null or (lower(name), workflow_id) >
             (select lower(name), workflow_id from workflows where workflow_id = $4))
         order by lower(name), workflow_id limit $5`,
        [filter.subscriptionId, filter.resourceGroup, filter.state, filter.after, filter.limit],
      );
      return rows.map(toWorkflow);
    },
    async setState(workflowId, state, at) {
      await scope.query('update workflows set state = $2, changed_at = $3 where workflow_id = $1', [
        workflowId,
        state,
        at,
      ]);
    },
    async setTags(workflowId, tags, at) {
      await scope.query('update workflows set tags = $2, changed_at = $3 where workflow_id = $1', [
        workflowId,
        JSON.stringify(tags),
        at,
      ]);
    },
    async move(workflowId, { subscriptionId, resourceGroup, name }, at) {
      await scope.query(
        `update workflows set subscription_id = $2, resource_group = $3, name = $4, changed_at = $5
         where workflow_id = $1`,
        [workflowId, subscriptionId, resourceGroup, name, at],
      );
    },
    delete: (workflowId) => deleteWorkflow(scope, workflowId),
    async version(workflowId, version) {
      const rows = await scope.query<VersionRow>(
        'select * from workflow_versions where workflow_id = $1 and version = $2',
        [workflowId, version],
      );
      return rows[0] && toVersion(scope, rows[0]);
    },
    async versions(workflowId, { limit, after }) {
      const rows = await scope.query<VersionRow>(
        `select * from workflow_versions where workflow_id = $1 and version > coalesce($2, '')
         order by version limit $3`,
        [workflowId, after, limit],
      );
      return rows.map((row) => toVersion(scope, row));
    },
    async accessKeys(workflowId) {
      const rows = await scope.query<{ primary: Buffer; secondary: Buffer }>(
        `select primary_key as primary, secondary_key as secondary from workflows where workflow_id = $1`,
        [workflowId],
      );
      return rows[0];
    },
    async markArranged(workflowId) {
      await scope.query('update workflows set arranged_at = changed_at where workflow_id = $1', [workflowId]);
    },
    async unarranged(regions, before, limit) {
      const rows = await scope.query<{ workflow_id: string }>(
        `select workflow_id from workflows
         where arranged_at is distinct from changed_at and changed_at < $2
           and lower(replace(location, ' ', '')) = any($1::text[])
         order by changed_at limit $3`,
        [regions, before, limit],
      );
      return rows.map((row) => row.workflow_id);
    },
    async disarrangeAll() {
      await scope.query(`update workflows set arranged_at = null where state = 'Enabled'`);
    },
    async regenerateKey(workflowId, key) {
      await scope.query(
        `update workflows set ${key === 'primary' ? 'primary_key' : 'secondary_key'} = $2 where workflow_id = $1`,
        [workflowId, randomBytes(32)],
      );
    },
  };
}

async function save(scope: Scope, saved: SavedWorkflow): Promise<SaveOutcome> {
  const before = await workflows(scope).find(saved);
  const version = newVersion(saved.at, before?.version);
  const workflowId = before?.workflowId ?? randomUUID();
  const parameters = saved.hasSecureParameters
    ? sealText(scope, parametersPlace(scope.tenantId ?? '', workflowId), saved.parameters)
    : saved.parameters;
  const rows = await scope.query<WorkflowRow>(
    `insert into workflows (tenant_id, workflow_id, subscription_id, resource_group, name, location, state, version,
       tags, settings, primary_key, secondary_key, created_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
     on conflict (workflow_id) do update set location = excluded.location, state = excluded.state,
       version = excluded.version, tags = excluded.tags, settings = excluded.settings, changed_at = excluded.changed_at
     returning ${columns}`,
    [
      scope.tenantId,
      workflowId,
      saved.subscriptionId,
      saved.resourceGroup,
      saved.name,
      saved.location,
      saved.state,
      version,
      JSON.stringify(saved.tags),
      saved.settings,
      randomBytes(32),
      randomBytes(32),
      saved.at,
    ],
  );
  await scope.query(
    `insert into workflow_versions (tenant_id, workflow_id, version, definition, parameters, created_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [scope.tenantId, workflowId, version, saved.definition, parameters, saved.at],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('A saved workflow has no row.');
  return { workflow: toWorkflow(row), outcome: before ? 'new-version' : 'created' };
}

/** Versions of one workflow sort newest first even when two are saved in one millisecond or the clock went back. */
function newVersion(at: Date, previous: string | undefined): string {
  const version = descendingDigits(at, 0);
  return previous !== undefined && version >= previous ? (BigInt(previous) - 1n).toString().padStart(20, '0') : version;
}

async function deleteWorkflow(scope: Scope, workflowId: string): Promise<boolean> {
  const rows = await scope.query<{ tenant_id: string }>(
    'delete from workflows where workflow_id = $1 returning tenant_id',
    [workflowId],
  );
  const [row] = rows;
  if (row === undefined) return false;
  await markDeleted(scope, { tenantId: row.tenant_id, workflowId });
  return true;
}

interface WorkflowRow {
  readonly tenant_id: string;
  readonly workflow_id: string;
  readonly subscription_id: string;
  readonly resource_group: string;
  readonly name: string;
  readonly location: string;
  readonly state: 'Enabled' | 'Disabled';
  readonly version: string;
  readonly tags: string;
  readonly settings: string;
  readonly created_at: Date;
  readonly changed_at: Date;
}

const columns = `tenant_id, workflow_id, subscription_id, resource_group, name, location, state, version, tags,
  settings, created_at, changed_at`;

function toWorkflow(row: WorkflowRow): Workflow {
  return {
    tenantId: row.tenant_id,
    workflowId: row.workflow_id,
    subscriptionId: row.subscription_id,
    resourceGroup: row.resource_group,
    name: row.name,
    location: row.location,
    state: row.state,
    version: row.version,
    tags: JSON.parse(row.tags),
    settings: row.settings,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}

/** Where the parameter values of a workflow belong, when one of them is secure. */
function parametersPlace(tenantId: string, workflowId: string): SealedPlace {
  return { tenantId, recordId: workflowId, field: 'parameters', version: 0 };
}

interface VersionRow {
  readonly tenant_id: string;
  readonly workflow_id: string;
  readonly version: string;
  readonly definition: string;
  readonly parameters: string;
  readonly created_at: Date;
}

function toVersion(scope: Scope, row: VersionRow): WorkflowVersion {
  return {
    workflowId: row.workflow_id,
    version: row.version,
    definition: row.definition,
    parameters: row.parameters.startsWith('{')
      ? row.parameters
      : openText(scope, parametersPlace(row.tenant_id, row.workflow_id), row.parameters),
    createdAt: row.created_at,
  };
}
