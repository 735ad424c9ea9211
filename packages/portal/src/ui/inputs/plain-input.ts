import type { ComponentType } from 'react';

/** What a control for one value is given. */
export interface PlainInputProps {
  readonly label: string;
  readonly hint: string;
  readonly isRequired: boolean;
  readonly type: string;
  readonly choices: readonly unknown[] | null;
  readonly isMultiline: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** How a form writes values: in a workflow with expressions among them, in a test as they are. */
export interface InputDialect {
  /** The control in which a value is typed. */
  readonly Plain: ComponentType<PlainInputProps>;
  /** What a control shows for a value inside of a body. */
  toText(value: unknown): string;
  /** The value inside of a body that a text means; undefined for none. */
  toValue(type: string, text: string): unknown;
  /** Whether a text is known now, and not only when the workflow runs. */
  isKnown(text: string): boolean;
}
