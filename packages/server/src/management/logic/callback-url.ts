import type { Plan, TriggerPlan } from '@tenon/definition';
import { type AccessKeys, type Workflow, workflows } from '@tenon/store';
import { callersOf } from '../../invoke/access-control.ts';
import { signAddress, unsignedAddress } from '../../invoke/signed-address.ts';
import { armRefusal } from '../arm-codes.ts';
import type { ArmContext, ArmJson } from '../arm-route.ts';
import { objectMember, requireObject, textMember } from '../read-body.ts';

/**
 * The signed address of a request trigger as `listCallbackUrl` answers it; without a signature where the workflow takes none.
 * `version` pins one version of the workflow.
 */
export async function callbackUrl(
  context: ArmContext,
  {
    workflow,
    trigger,
    version,
  }: { readonly workflow: Workflow; readonly trigger: TriggerPlan; readonly version?: string },
): Promise<ArmJson> {
  const { keyType, expiresAt } = readParameters(context);
  const keys = await context.inTenant((scope) => workflows(scope).accessKeys(workflow.workflowId));
  if (keys === undefined) throw armRefusal('WorkflowNotFound', `The workflow '${workflow.name}' could not be found.`);
  const prefix = version === undefined ? '' : `/versions/${version}`;
  const relativePath = trigger.request?.relativePath;
  const shownPath = relativePath === undefined ? undefined : `/${relativePath.replace(/^\/+/, '')}`;
  const parts = {
    publicUrl: context.publicUrl,
    workflowId: workflow.workflowId,
    path: `${prefix}/triggers/${trigger.name}/paths/invoke`,
    ...(shownPath === undefined ? {} : { relativePath: shownPath }),
  };
  const { value, basePath, queries } = callersOf(workflow).takesSignatures
    ? signAddress({
        ...parts,
        sp: `${prefix}/triggers/${trigger.name}/run`,
        signingKey: keyOf(keys, keyType),
        ...(expiresAt === undefined ? {} : { expiresAt }),
      })
    : unsignedAddress(parts);
  return {
    value,
    method: trigger.request?.method ?? 'POST',
    basePath,
    relativePath: shownPath,
    relativePathParameters: shownPath === undefined ? undefined : trigger.request?.relativePathParameters,
    queries,
  };
}

/** The trigger whose callback URL is meant: the named one, or the only one that is called by others. */
export function callableTrigger(plan: Plan, name: string | undefined): TriggerPlan {
  const trigger = name === undefined ? plan.triggers.find(isCallable) : plan.findTrigger(name);
  if (trigger === undefined) {
    throw armRefusal(
      'WorkflowTriggerNotFound',
      name === undefined
        ? 'The workflow has no trigger that is called by a URL.'
        : `The workflow trigger '${name.slice(0, 100)}' could not be found.`,
    );
  }
  return trigger;
}

function isCallable({ type }: TriggerPlan): boolean {
  return type === 'Request' || type.endsWith('Webhook') || type.endsWith('Notification');
}

/** A workflow's signing key by its type, `Primary` or `Secondary`. */
export function keyOf(keys: AccessKeys, keyType: 'primary' | 'secondary'): Uint8Array {
  return keyType === 'primary' ? keys.primary : keys.secondary;
}

/** Reads `keyType` of a body that may be absent: primary unless told. */
export function readKeyType(text: string | undefined): 'primary' | 'secondary' {
  const keyType = (text ?? 'Primary').toLowerCase();
  if (keyType === 'notspecified') return 'primary';
  if (keyType !== 'primary' && keyType !== 'secondary') {
    throw armRefusal('InvalidRequestContent', `'${text?.slice(0, 40)}' is not a key type. Use Primary or Secondary.`);
  }
  return keyType;
}

function readParameters({ readBody }: ArmContext): {
  readonly keyType: 'primary' | 'secondary';
  readonly expiresAt?: Date;
} {
  const body = readBody();
  if (body === undefined || body === null) return { keyType: 'primary' };
  const outer = requireObject(body, '{"notAfter", "keyType"}');
  const members = objectMember(outer, 'listCallbackUrl') ?? outer;
  const keyType = readKeyType(textMember(members, 'keyType'));
  const notAfter = textMember(members, 'notAfter');
  if (notAfter === undefined) return { keyType };
  const expiresAt = new Date(notAfter);
  if (Number.isNaN(expiresAt.getTime()))
    throw armRefusal('InvalidRequestContent', `'notAfter' is '${notAfter.slice(0, 60)}', which is not an instant.`);
  return { keyType, expiresAt };
}
