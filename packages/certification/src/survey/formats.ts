import { nearestName } from '@tenon/diagnostics';

const known: Readonly<Record<string, readonly string[]>> = {
  string: ['byte', 'binary', 'date', 'date-time', 'date-no-tz', 'password', 'email', 'html', 'uri', 'uuid'],
  integer: ['int32', 'int64'],
  number: ['float', 'double', 'int32', 'int64'],
};

/** Whether a format means something for a type. */
export function isKnownFormat(type: string, format: string): boolean {
  if (type === 'file' || type === 'array' || type === 'object') return false;
  return formatsOf(type).includes(format);
}

/** Types come from a document, which may call one `constructor`. */
function formatsOf(type: string): readonly string[] {
  return Object.hasOwn(known, type) ? (known[type] ?? []) : [];
}

/** The known format that was probably meant. */
export function formatLike(type: string, format: string): string | undefined {
  const formats = formatsOf(type);
  const lower = format.toLowerCase();
  const alias: Readonly<Record<string, string>> = {
    url: 'uri',
    guid: 'uuid',
    datetime: 'date-time',
    decimal: 'double',
    int: 'int32',
    long: 'int64',
  };
  const meant = (Object.hasOwn(alias, lower) ? alias[lower] : undefined) ?? nearestName(lower, formats);
  return meant !== undefined && formats.includes(meant) ? meant : undefined;
}
