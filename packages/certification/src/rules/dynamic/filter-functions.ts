/**
 * The names that a list of filter functions may hold: those of the operators and functions that apps of the reference
 * ecosystem hand to a service instead of filtering themselves.
 */
export const filterFunctions: ReadonlySet<string> = new Set([
  ...['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'and', 'or', 'not', 'null'],
  ...['contains', 'startswith', 'endswith', 'indexof', 'substringof', 'tolower', 'toupper', 'trim', 'length', 'concat'],
  ...['year', 'month', 'day', 'hour', 'minute', 'second', 'date', 'time', 'now'],
  ...['add', 'sub', 'mul', 'div', 'mod', 'negate'],
  ...['sum', 'min', 'max', 'average', 'count', 'countdistinct', 'distinct', 'top'],
  ...['astype', 'arraylookup', 'cdsin', 'joininner', 'joinleft', 'joinright', 'joinfull'],
]);
