import { Readable } from 'node:stream';
import { readValue, type Value } from '@tenon/definition';
import { type Scope, triggers, type Workflow, workflows } from '@tenon/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { armRefusal } from '../management/arm-codes.ts';
import { contentPermission } from '../management/logic/content-link.ts';
import { type LoadedRun, loadRun } from '../management/logic/run-history.ts';
import type { ManagementServices } from '../management/services.ts';
import { checkCallerAddress } from './access-control.ts';
import { contentLinkKey } from './callback-addresses.ts';
import { contentJson, writeContentJson } from './content-json.ts';
import { isInForce, isSignedBy, readPermit, workflowIdOf } from './signature.ts';

/** Answers the content that a signed link names: the JSON value itself. */
export async function sendContent(
  services: ManagementServices,
  address: { readonly key: string; readonly path: string; readonly query: URLSearchParams },
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<FastifyReply> {
  const signed = readPermit(address.key.toLowerCase(), address.query);
  if (signed === undefined) {
    throw armRefusal(
      'DirectApiAuthorizationRequired',
      "The request must be authenticated by the signature of its URL: 'sp', 'sv' and 'sig'.",
    );
  }
  const isGood =
    isSignedBy(signed.permit, signed.signature, [contentLinkKey(services.vault)]) &&
    signed.permit.sp === contentPermission(address.path) &&
    isInForce(signed.permit, services.clock.now());
  if (!isGood)
    throw armRefusal(
      'DirectApiInvalidAuthorizationSignature',
      'The signature of the link is not valid, or no longer. Read the run again.',
    );
  const workflowId = workflowIdOf(address.key);
  const workflow = workflowId && (await services.store.asSystem((scope) => workflows(scope).findById(workflowId)));
  if (!workflow) throw armRefusal('WorkflowNotFound', 'The workflow could not be found.');
  checkCallerAddress(workflow, 'contents', request.ip);
  const content = await services.store.inTenant(workflow.tenantId, (scope) =>
    readContent(scope, workflow, address.path),
  );
  if (content === undefined) throw armRefusal('NotFound', 'There is no such content, or it is not shown.');
  reply.code(200).headers({
    'content-security-policy': "default-src 'none'; sandbox",
    'content-type': 'application/json; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  const json = contentJson(content);
  if (json.stored.length === 0) return reply.send(json.texts.join(''));
  const [, , runName = ''] = address.path.split('/');
  const pieces = writeContentJson(json, (stored) => services.runtime.readBody(runName, stored));
  return reply.send(Readable.from(pieces, { objectMode: false }));
}

async function readContent(scope: Scope, workflow: Workflow, path: string): Promise<Value | undefined> {
  const parts = path.split('/').slice(1);
  const name = parts.at(-1) ?? '';
  if (parts[0] === 'triggers') {
    const [, trigger = '', , history = ''] = parts;
    const [entry] = await triggers(scope).histories(workflow.workflowId, trigger, { limit: 1, name: history });
    const outputs = entry?.outputs;
    return outputs === undefined ? undefined : readValue(outputs);
  }
  const run = await loadRun(scope, workflow, parts[1] ?? '');
  if (parts[2] === 'contents') return ofRun(run, name);
  const action = parts[3] ?? '';
  const repetition = parts[4] === 'repetitions' ? parts[5] : undefined;
  const requestAt = parts.indexOf('requestHistories');
  if (requestAt > 0) {
    const exchange = run.history.requestsOf(action, repetition).find((each) => each.name === parts[requestAt + 1]);
    return name === 'RequestBody' ? exchange?.request.body : exchange?.response?.body;
  }
  const found =
    repetition === undefined
      ? run.history.actions.find((each) => each.name === action)
      : run.history.repetitionsOf(action).find((each) => each.repetition === repetition);
  return name === 'ActionInputs' ? found?.inputs : name === 'ActionOutputs' ? found?.outputs : undefined;
}

function ofRun({ history }: LoadedRun, name: string): Value | undefined {
  const { trigger, response } = history.run;
  switch (name) {
    case 'TriggerInputs':
      return trigger?.inputs;
    case 'TriggerOutputs':
      return trigger?.outputs;
    case 'ResponseOutputs':
      return response?.outputs;
    default:
      return undefined;
  }
}
