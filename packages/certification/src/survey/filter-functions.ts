/**
 * The names that a list of filter functions may hold: those of the operators and functions of OData and of the
 * aggregations that apps hand to a service instead of filtering themselves.
 */
export const filterFunctions: ReadonlySet<string> = new Set([
  ...['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'and', 'or', 'not', 'in', 'has', 'null'],
  ...['contains', 'startswith', 'endswith', 'indexof', 'substringof', 'substring', 'replace'],
  ...['tolower', 'toupper', 'trim', 'length', 'concat'],
  ...['year', 'month', 'day', 'hour', 'minute', 'second', 'fractionalseconds', 'date', 'time', 'now'],
  ...['totaloffsetminutes', 'totalseconds', 'mindatetime', 'maxdatetime'],
  ...['add', 'sub', 'mul', 'div', 'mod', 'negate', 'round', 'floor', 'ceiling', 'cast', 'isof'],
  ...['sum', 'min', 'max', 'average', 'count', 'countdistinct', 'distinct', 'top'],
  ...['astype', 'arraylookup', 'cdsin', 'joininner', 'joinleft', 'joinright', 'joinfull'],
]);
