import { pointerTo } from '../document/findings.ts';
import type { Members } from '../document/members.ts';
import {
  arrayMember,
  describe,
  didYouMean,
  integerMember,
  member,
  objectMember,
  textMember,
  wordMember,
} from '../document/members.ts';
import { findName } from '../value/property.ts';
import { isObject, type Value } from '../value/value.ts';
import type { ActionBody } from './action-body.ts';
import {
  batchBody,
  childBody,
  connectorBody,
  connectorWebhookBody,
  httpBody,
  httpWebhookBody,
} from './bodies/call-bodies.ts';
import { checkDuration, foreachBody, ifBody, scopeBody, switchBody, untilBody } from './bodies/container-bodies.ts';
import { responseBody, terminateBody, waitBody } from './bodies/control-bodies.ts';
import {
  composeBody,
  dateBody,
  joinBody,
  parseJsonBody,
  queryBody,
  scriptBody,
  selectBody,
  tableBody,
} from './bodies/data-bodies.ts';
import { liquidBody, xmlValidationBody, xsltBody } from './bodies/transform-bodies.ts';
import { initializeBody, variableBody } from './bodies/variable-bodies.ts';
import { type ActionDraft, type Compilation, compileValue } from './compilation.ts';
import { LIMITS } from './limits.ts';
import { orderActions } from './order-actions.ts';
import type { StaticResult } from './plan.ts';

/** Compiles every action of the outline: order, body, and what all actions have in common (clause 7.1). */
export function compileActions(definition: Members, compilation: Compilation): void {
  for (const group of compilation.groups) orderActions(group, compilation);
  for (const draft of compilation.actions) {
    const body = BODIES[draft.type]?.(draft, compilation);
    if (body) draft.body = body;
    compileCommon(draft, definition, compilation);
  }
  if (compilation.actions.length > LIMITS.actions) {
    compilation.findings.error({
      code: 'limit-exceeded',
      pointer: member(definition, 'actions')?.pointer ?? '',
      atName: true,
      message: `The definition has ${compilation.actions.length} actions; at most ${LIMITS.actions} are allowed.`,
      remedy: 'Move a part into a workflow of its own and call it.',
    });
  }
}

const BODIES: Readonly<Record<string, (draft: ActionDraft, compilation: Compilation) => ActionBody | undefined>> = {
  Compose: composeBody,
  ParseJson: parseJsonBody,
  Query: queryBody,
  Select: selectBody,
  Table: tableBody,
  Join: joinBody,
  Expression: dateBody,
  JavaScriptCode: scriptBody,
  Liquid: liquidBody,
  Xslt: xsltBody,
  XmlValidation: xmlValidationBody,
  InitializeVariable: initializeBody,
  SetVariable: variableBody,
  IncrementVariable: variableBody,
  DecrementVariable: variableBody,
  AppendToStringVariable: variableBody,
  AppendToArrayVariable: variableBody,
  Wait: waitBody,
  Terminate: terminateBody,
  Response: responseBody,
  Scope: scopeBody,
  If: ifBody,
  Switch: switchBody,
  Foreach: foreachBody,
  Until: untilBody,
  Http: httpBody,
  Function: httpBody,
  ApiManagement: httpBody,
  ApiConnection: connectorBody,
  HttpWebhook: httpWebhookBody,
  ApiConnectionWebhook: connectorWebhookBody,
  Workflow: childBody,
  SendToBatch: batchBody,
};

function compileCommon(draft: ActionDraft, definition: Members, compilation: Compilation): void {
  const limit = draft.type === 'Until' ? undefined : objectMember(draft.source, 'limit');
  const timeout = limit && member(limit, 'timeout');
  if (timeout && timeout.value !== null) {
    checkDuration(timeout, compilation);
    draft.timeout = compileValue(compilation, timeout, { viewpoint: 'start', action: draft });
  }
  const tracked = member(draft.source, 'trackedProperties');
  if (tracked && tracked.value !== null) {
    draft.trackedProperties = compileValue(compilation, tracked, { viewpoint: 'end', action: draft });
  }
  const description = textMember(draft.source, 'description');
  if (description !== undefined && description.length > LIMITS.descriptionLength) {
    compilation.findings.error({
      code: 'limit-exceeded',
      pointer: member(draft.source, 'description')?.pointer ?? draft.pointer,
      message: `The description has ${description.length} characters; at most ${LIMITS.descriptionLength} are allowed.`,
      remedy: 'Shorten it.',
    });
  }
  const configuration = objectMember(draft.source, 'runtimeConfiguration');
  if (!configuration) return;
  const secured = securedParts(configuration);
  draft.hidesInputs = secured.has('inputs');
  draft.hidesOutputs = secured.has('outputs');
  const pagination = objectMember(configuration, 'paginationPolicy');
  const items = pagination && integerMember(pagination, 'minimumItemCount', { from: 1, to: 100_000 });
  if (items !== undefined) draft.minimumItems = items;
  const transfer = objectMember(configuration, 'contentTransfer');
  if (transfer && wordMember(transfer, 'transferMode', ['Chunked']) === 'Chunked') draft.isChunked = true;
  const result = staticResultOf(configuration, definition);
  if (result) draft.staticResult = result;
}

/** What `secureData.properties` names, in lower case. */
export function securedParts(configuration: Members): ReadonlySet<string> {
  const secureData = objectMember(configuration, 'secureData');
  const parts = (secureData && arrayMember(secureData, 'properties')) ?? [];
  const names = parts.map((part) => (typeof part === 'string' ? part.toLowerCase() : ''));
  const unknown = names.findIndex((name) => name !== 'inputs' && name !== 'outputs');
  if (secureData && unknown >= 0) {
    secureData.findings.error({
      code: 'invalid-value',
      pointer: pointerTo(secureData.pointer, 'properties', unknown),
      message: `Secured can be "inputs" and "outputs", not ${describe(parts[unknown] ?? null)}.`,
      remedy: 'Write "inputs", "outputs" or both.',
    });
  }
  return new Set(names);
}

function staticResultOf(configuration: Members, definition: Members): StaticResult | undefined {
  const use = objectMember(configuration, 'staticResult');
  if (!use || wordMember(use, 'staticResultOptions', ['Enabled', 'Disabled']) === 'Disabled') return undefined;
  const name = textMember(use, 'name') ?? '';
  const results = objectMember(definition, 'staticResults');
  const found = results && findName(results.source, name);
  const result: Value = (found === undefined ? undefined : results?.source[found]) ?? null;
  if (!isObject(result)) {
    use.findings.error({
      code: 'unknown-static-result',
      pointer: member(use, 'name')?.pointer ?? use.pointer,
      message: `There is no static result '${name}'.`,
      remedy: didYouMean(name, Object.keys(results?.source ?? {})) ?? 'Add it to "staticResults" of the definition.',
    });
    return undefined;
  }
  const { status, code, outputs, error } = result;
  const failure = isObject(error ?? null) ? error : undefined;
  return {
    status: typeof status === 'string' ? status : 'Succeeded',
    ...(typeof code === 'string' ? { code } : {}),
    ...(outputs === undefined ? {} : { outputs }),
    ...(isObject(failure) ? { error: { code: textOf(failure['code']), message: textOf(failure['message']) } } : {}),
  };
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}
