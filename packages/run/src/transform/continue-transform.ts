import { readValue, type Value, values } from '@tenon/definition';
import { failed, type Outcome, succeeded } from '../decide/turn.ts';
import { memberOf } from '../scope/records.ts';
import type { ActionRun } from '../state/state.ts';
import { hasOutputOption } from './begin-transform.ts';

/** Takes what a map or a schema made of the content (clause 7.25). */
export function continueTransform(run: ActionRun): Outcome | undefined {
  const { script } = run;
  const { body, hidesInputs } = run.action;
  if (!script || body.kind !== 'transform') return undefined;
  if (script.error) {
    const { code, message } = script.error;
    // What a library says of secured content may quote it.
    return failed(
      hidesInputs ? 'The content is secured, and so is what is wrong with it.' : message,
      'BadRequest',
      code,
    );
  }
  const text = typeof script.value === 'string' ? script.value : '';
  switch (body.operation) {
    case 'JsonToJson':
    case 'XmlToJson':
      return parsed(run, text);
    case 'JsonToText':
    case 'XmlToText':
      return succeeded({ body: text });
    case 'Xslt':
      return succeeded({ body: hasOutputOption(run.inputs) ? text : values.receivedText(text, XML) });
    case 'XmlValidation':
      return succeeded({ body: memberOf(run.inputs, 'content') ?? null });
  }
}

const XML = 'application/xml;charset=utf-8';

function parsed({ action }: ActionRun, text: string): Outcome {
  let value: Value;
  try {
    value = readValue(text);
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error;
    const why = action.hidesInputs ? 'it is secured' : error.message;
    return failed(`The template did not make JSON: ${why}`, 'BadRequest', 'InvalidTransformResult');
  }
  return succeeded({ body: value });
}
