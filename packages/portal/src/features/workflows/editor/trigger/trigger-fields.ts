import type { JsonObject } from '../../definition/definition-object.ts';

/** What the fields of every kind of trigger are given. */
export interface TriggerFieldsProps {
  readonly trigger: JsonObject;
  readonly onChange: (trigger: JsonObject) => void;
}
