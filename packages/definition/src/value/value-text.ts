import { binaryContentText } from './binary-content.ts';
import { numberText } from './number-text.ts';
import { isNumber, type Value } from './value.ts';
import { writeValue } from './write-value.ts';

/** The text of a value as interpolation, `concat` and `string` show it (clause 2): `True` for true, nothing for null, compact JSON for an object. */
export function valueText(value: Value): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'boolean':
      return value ? 'True' : 'False';
    default:
      break;
  }
  if (value === null) return '';
  if (isNumber(value)) return numberText(value);
  return binaryContentText(value) ?? writeValue(value);
}
