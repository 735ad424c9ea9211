import { type ActionPlan, type Scope, type Value, values, valueText } from '@tenon/definition';
import { failed, type Outcome, succeeded } from '../decide/turn.ts';
import { memberOf } from '../scope/records.ts';
import { parseJson } from './parse-json.ts';
import { writeTable } from './write-table.ts';

/** Computes an action that only transforms data (clauses 7.6 to 7.11 and 7.23). */
export function computeData(scope: Scope, body: ActionPlan['body']): Outcome {
  switch (body.kind) {
    case 'compose': {
      const value = body.inputs.evaluate(scope);
      return { ...succeeded(value), inputs: value };
    }
    case 'parse-json':
      return parseJson(body.content.evaluate(scope), body.schema.evaluate(scope));
    case 'query':
      return query(scope, body);
    case 'select':
      return select(scope, body);
    case 'table':
      return table(scope, body);
    case 'join':
      return join(body.from.evaluate(scope), body.joinWith.evaluate(scope));
    case 'date': {
      const inputs = body.inputs.evaluate(scope);
      const row = rowOf(scope);
      row.value = values.isObject(inputs) ? inputs : {};
      return { ...succeeded({ body: body.result.evaluate(row.scope) }), inputs };
    }
    default:
      throw new Error(`An action of the kind '${body.kind}' is no transformation of data.`);
  }
}

type Body<K extends ActionPlan['body']['kind']> = Extract<ActionPlan['body'], { kind: K }>;

function query(scope: Scope, body: Body<'query'>): Outcome {
  const from = body.from.evaluate(scope);
  if (!values.isArray(from)) return noArray('query', from);
  const row = rowOf(scope);
  const kept: Value[] = [];
  for (const item of from) {
    row.value = item;
    const verdict = body.where.evaluate(row.scope);
    if (typeof verdict !== 'boolean') {
      const type = values.typeName(verdict);
      return {
        ...failed(`The 'where' of a query must give true or false; for an item it gave a value of type '${type}'.`),
        inputs: { from },
      };
    }
    if (verdict) kept.push(item);
  }
  return { ...succeeded({ body: kept }), inputs: { from, where: body.where.source } };
}

function select(scope: Scope, body: Body<'select'>): Outcome {
  const from = body.from.evaluate(scope);
  if (!values.isArray(from)) return noArray('select', from);
  const row = rowOf(scope);
  const made = from.map((item) => {
    row.value = item;
    return body.select.evaluate(row.scope);
  });
  return { ...succeeded({ body: made }), inputs: { from, select: body.select.source } };
}

function table(scope: Scope, body: Body<'table'>): Outcome {
  const from = body.from.evaluate(scope);
  const format = valueText(body.format.evaluate(scope)).toUpperCase();
  if (!values.isArray(from)) return noArray('table', from);
  if (format !== 'CSV' && format !== 'HTML') return failed(`A table has the format 'CSV' or 'HTML', not '${format}'.`);
  const inputs = { from, format };
  if (!body.columns) {
    if (!from.every((item) => values.isObject(item))) {
      return { ...failed('A table with automatic columns needs objects; give "columns" for other items.'), inputs };
    }
    const names = new Set(from.flatMap((item) => (values.isObject(item) ? values.propertyNames(item) : [])));
    const rows = from.map((item) => [...names].map((name) => memberExactly(item, name)));
    return {
      ...succeeded({ body: writeTable(format, { headers: from.length > 0 ? [...names] : undefined, rows }) }),
      inputs,
    };
  }
  const headers = body.columns.map(({ header }) => valueText(header.evaluate(scope)));
  const row = rowOf(scope);
  const rows = from.map((item) => {
    row.value = item;
    return (body.columns ?? []).map(({ value }) => value.evaluate(row.scope));
  });
  return { ...succeeded({ body: writeTable(format, { headers, rows }) }), inputs };
}

function join(from: Value, joinWith: Value): Outcome {
  if (!values.isArray(from)) return noArray('join', from);
  const text = from.map((item) => valueText(item)).join(valueText(joinWith));
  return { ...succeeded({ body: text }), inputs: { from, joinWith } };
}

function memberExactly(item: Value, name: string): Value {
  if (!values.isObject(item) || !Object.hasOwn(item, name)) return null;
  return memberOf(item, name) ?? null;
}

function noArray(kind: string, value: Value): Outcome {
  const type = values.typeName(value);
  return failed(
    `The 'from' property value in the '${kind}' action inputs is of type '${type}'. The value must be an array.`,
  );
}

/** A scope in which `item()` is a row that changes. */
export function rowOf(behind: Scope): { value: Value; readonly scope: Scope } {
  const scope: Scope = Object.create(behind);
  const row: { value: Value; scope: Scope } = { value: null, scope };
  scope.item = () => row.value;
  return row;
}
