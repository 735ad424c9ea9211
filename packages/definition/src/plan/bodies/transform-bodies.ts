import { didYouMean, type Members, member, objectMember, requireMembers } from '../../document/members.ts';
import { json } from '../../expression/functions/conversions.ts';
import { xmlToJson } from '../../expression/xml/xml-to-json.ts';
import { toBinaryContent } from '../../value/binary-content.ts';
import type { Value } from '../../value/value.ts';
import { valueText } from '../../value/value-text.ts';
import { writeValue } from '../../value/write-value.ts';
import type { ActionBody, TransformOperation } from '../action-body.ts';
import type { ActionDraft, Compilation } from '../compilation.ts';
import { inputMembers, wholeInputs } from './input.ts';

const LIQUID_KINDS = ['JsonToJson', 'JsonToText', 'XmlToJson', 'XmlToText'] as const;

/** Liquid (clause 7.25): a template that sees the content as `content`. */
export function liquidBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  if (!requireMembers(draft.source, ['kind'], `The action '${draft.name}'`)) return undefined;
  const found = member(draft.source, 'kind');
  const text = typeof found?.value === 'string' ? found.value : '';
  const operation = LIQUID_KINDS.find((kind) => kind.toLowerCase() === text.toLowerCase());
  if (!operation) {
    compilation.findings.error({
      code: 'unknown-type',
      pointer: found?.pointer ?? draft.pointer,
      message: `There is no Liquid action of the kind '${text}'.`,
      remedy: didYouMean(text, LIQUID_KINDS) ?? `Use one of ${LIQUID_KINDS.join(', ')}.`,
    });
    return undefined;
  }
  return transformBody(draft, compilation, { operation, artifact: 'map' });
}

/** Xslt (clause 7.25): a style sheet, version 1.0. */
export function xsltBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  return transformBody(draft, compilation, { operation: 'Xslt', artifact: 'map' });
}

/** XmlValidation (clause 7.25): a schema. */
export function xmlValidationBody(draft: ActionDraft, compilation: Compilation): ActionBody | undefined {
  return transformBody(draft, compilation, { operation: 'XmlValidation', artifact: 'schema' });
}

function transformBody(
  draft: ActionDraft,
  compilation: Compilation,
  { operation, artifact }: { readonly operation: TransformOperation; readonly artifact: 'map' | 'schema' },
): ActionBody | undefined {
  const inputs = inputMembers(draft, ['content']);
  if (!inputs || !namesArtifact(inputs, artifact)) return undefined;
  return { kind: 'transform', operation, inputs: wholeInputs(draft, compilation), textOf: TEXTS[operation] };
}

/** `integrationAccount.map.name`, or as the single-tenant product writes it `map.name`; likewise for schemas. */
function namesArtifact(inputs: Members, artifact: 'map' | 'schema'): boolean {
  const account = objectMember(inputs, 'integrationAccount');
  const holder = account ?? (member(inputs, artifact) ? inputs : undefined);
  if (!holder) return requireMembers(inputs, ['integrationAccount'], '"inputs"');
  const where = account ? '"integrationAccount"' : '"inputs"';
  if (!requireMembers(holder, [artifact], where)) return false;
  const named = objectMember(holder, artifact);
  return named !== undefined && requireMembers(named, ['name'], `"${artifact}"`);
}

/** The content of a Liquid action that takes JSON, as JSON text. */
function jsonText(content: Value): string {
  const isText = typeof content === 'string' || toBinaryContent(content) !== undefined;
  return writeValue(isText ? json(content) : content);
}

/** The content of a Liquid action that takes XML, as the JSON text that stands for it. */
function xmlAsJsonText(content: Value): string {
  return writeValue(xmlToJson(valueText(content)));
}

const TEXTS: Readonly<Record<TransformOperation, (content: Value) => string>> = {
  JsonToJson: jsonText,
  JsonToText: jsonText,
  XmlToJson: xmlAsJsonText,
  XmlToText: xmlAsJsonText,
  Xslt: valueText,
  XmlValidation: valueText,
};
