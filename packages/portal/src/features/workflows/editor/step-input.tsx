import { createContext, useContext } from 'react';
import type { InputDialect, PlainInputProps } from '../../../ui/inputs/plain-input.ts';
import type { Json } from '../definition/definition-object.ts';
import type { DynamicContent } from '../definition/dynamic-content.ts';
import { toFieldText, toTemplate, toTemplateOrJson } from '../definition/template-text.ts';
import { ExpressionField } from './expression-field.tsx';

/** What the fields of a step may use of what is before it. */
export const StepContent = createContext<readonly DynamicContent[]>([]);

function StepInput({ label, hint, isRequired, isMultiline, choices, type, value, onChange }: PlainInputProps) {
  const content = useContext(StepContent);
  return (
    <ExpressionField
      label={label}
      hint={[hint, wordsOfChoices(choices, type)].filter((part) => part !== '').join(' · ')}
      isRequired={isRequired}
      isMultiline={isMultiline}
      value={value}
      content={content}
      onChange={onChange}
    />
  );
}

/** How a step writes its inputs: texts with expressions in them, of what the steps before give. */
export const stepDialect: InputDialect = {
  Plain: StepInput,
  isKnown: (text) => !/(?<!@)@\{|^@(?![@{])/.test(text),
  // What a body holds was JSON when it was read.
  toText: (value) => toFieldText(value as Json | undefined),
  toValue(type, text) {
    if (text === '') return undefined;
    return type === 'string' ? toTemplate(text) : toTemplateOrJson(text);
  },
};

function wordsOfChoices(choices: readonly unknown[] | null, type: string): string {
  if (choices !== null) return `One of ${choices.slice(0, 12).map(String).join(', ')}`;
  return type === 'boolean' ? 'true or false' : '';
}
