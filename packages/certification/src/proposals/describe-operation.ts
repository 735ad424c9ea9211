import { own, textOr } from '../survey/json.ts';
import type { OperationNode } from '../survey/nodes.ts';
import { saysTheSame } from '../text/text.ts';
import { capitalized, insideSentence, sentenceWords } from './names.ts';
import { isPlural, singularOf, splitNoun, withArticle } from './noun-phrases.ts';
import { isVerb, makesSomething, thirdPerson } from './verbs.ts';

/** A summary made from the id of an operation, or from its method and path: "List orders", "When a parcel is delivered". */
export function proposeSummary(operation: OperationNode): string {
  const words = operation.id === undefined ? wordsOfPath(operation) : wordsOfId(operation.id);
  const proposed = capitalized(operation.isTrigger ? whenOf(words) : words.join(' '));
  return proposed === '' ? operation.name : proposed;
}

/** A description made from the summary of an operation, or else from what would be its summary. */
export function describeOperation(operation: OperationNode): string {
  const given = textOr(own(operation.value, 'summary')).trim();
  const summary = insideSentence(given === '' ? proposeSummary(operation) : given);
  if (operation.isTrigger || /^(?:when|on)\s/i.test(summary))
    return `This operation triggers ${/^when\s/i.test(summary) ? summary.charAt(0).toLowerCase() + summary.slice(1) : `on: ${summary.replace(/^on\s+/i, '')}`}.`;
  const description = `This operation ${predicate(summary.split(/\s+/), operation.method)}.`;
  return saysTheSame(summary, description) ? `${description.slice(0, -1)} and returns the result.` : description;
}

const verbOfMethod: Readonly<Record<string, string>> = {
  get: 'get',
  head: 'get',
  post: 'process',
  put: 'update',
  patch: 'update',
  delete: 'delete',
};

function predicate(words: readonly string[], method: string): string {
  const [first = '', second = '', third = ''] = words;
  if (isVerb(first) && /^(?:or|and)$/i.test(second) && isVerb(third))
    return `${thirdPerson(first)} ${second.toLowerCase()} ${thirdPerson(third)} ${objectOf(third, words.slice(3))}`.trim();
  if (isVerb(first)) return `${thirdPerson(first)} ${objectOf(first, words.slice(1))}`.trim();
  const verb = verbOfMethod[method] ?? 'process';
  return `${thirdPerson(verb)} ${objectOf(verb, words)}`.trim();
}

/** What a verb is about, with its article. */
function objectOf(verb: string, words: readonly string[]): string {
  const { noun, rest } = splitNoun(words);
  const isOneOfMany = rest[0]?.toLowerCase() === 'by' || rest[0]?.toLowerCase() === 'with';
  const last = noun.at(-1) ?? '';
  const isBare =
    isPlural(last) && !makesSomething(verb) && /^(?:list|get|find|search|query|retrieve|fetch)$/i.test(verb);
  const object = isBare ? noun.join(' ') : withArticle(noun, makesSomething(verb) || isOneOfMany ? 'a' : 'the');
  return [object, ...rest].join(' ');
}

/** `Orders_ListByUser` says the same as `ListOrdersByUser`. */
function wordsOfId(id: string): readonly string[] {
  const bare = id.replace(/_?V\d+$/i, '');
  const parts = (bare === '' ? id : bare).split(/[_.\-:/\s]+/).filter((part) => part !== '');
  const all = parts.flatMap(sentenceWords);
  if (parts.length < 2 || isVerb(all[0] ?? '')) return withoutNoise(all);
  const [last = ''] = parts.slice(-1);
  const [verb = '', ...object] = sentenceWords(last);
  if (!isVerb(verb)) return withoutNoise(all);
  const thing = withoutNoise(parts.slice(0, -1).flatMap(sentenceWords));
  const { noun } = splitNoun(object);
  if (object.length > 0 && !/^(?:by|for|from|in|of|to|with|all)$/.test(noun[0] ?? '')) return [verb, ...object];
  const isMany = /^(?:list|search|query|find|count)$/.test(verb) || noun[0] === 'all';
  const named = isMany ? thing : [...thing.slice(0, -1), singularOf(thing.at(-1) ?? '')];
  return noun[0] === 'all' ? [verb, 'all', ...named, ...object.slice(1)] : [verb, ...named, ...object];
}

/** Words of code that say nothing to users. */
function withoutNoise(words: readonly string[]): readonly string[] {
  const said = words.filter((word) => !/^(?:controller|endpoint|operation|api|async)$/i.test(word));
  return said.length === 0 ? words : said;
}

/** `GET /users/{id}/orders` lists the orders of a user. */
function wordsOfPath({ method, path: { path } }: OperationNode): readonly string[] {
  const segments = path
    .split(/[/?#]/)
    .filter((segment) => segment !== '' && !/^(?:api|rest|v\d+(?:\.\d+)*)$/i.test(segment));
  const literals = segments.filter((segment) => !segment.includes('{'));
  const last = literals.at(-1);
  if (last === undefined) return [method];
  const thing = sentenceWords(last);
  const around = literals.at(-2);
  const isOne = segments.at(-1)?.includes('{') === true;
  const owner =
    around !== undefined && segments[segments.indexOf(around) + 1]?.includes('{')
      ? ['of', withArticle(singular(sentenceWords(around)), 'a')]
      : [];
  if (isVerb(thing[0] ?? '')) {
    const object =
      thing.length > 1 ? thing : [...thing, ...(around === undefined ? [] : singular(sentenceWords(around)))];
    return object;
  }
  const isMany = method === 'get' && !isOne && isPlural(thing.at(-1) ?? '');
  const verb = { get: isMany ? 'list' : 'get', post: 'create', put: 'update', patch: 'update', delete: 'delete' }[
    method
  ];
  return [verb ?? method, ...(isMany ? thing : singular(thing)), ...owner];
}

function singular(words: readonly string[]): readonly string[] {
  return [...words.slice(0, -1), singularOf(words.at(-1) ?? '')];
}

/** What happens, as a clause: `MessageReceived` is "when a message is received". */
function whenOf(words: readonly string[]): string {
  const said = words.filter(
    (word, index) =>
      !/^(?:trigger|triggers|webhook|event|subscribe)$/i.test(word) && !(index === 0 && /^(?:on|when)$/i.test(word)),
  );
  const last = said.at(-1) ?? '';
  if (said.length > 1 && /(?:ed|sent|paid|built|lost|won|read|set|put)$/i.test(last)) {
    const noun = said.slice(0, -1);
    if (noun.some((word) => /^(?:is|are|has|was|gets)$/i.test(word))) return `when ${withArticle(noun, 'a')} ${last}`;
    return `when ${withArticle(noun, 'a')} ${isPlural(noun.at(-1) ?? '') ? 'are' : 'is'} ${last}`;
  }
  if (said[0] === 'new' && said.length > 1)
    return `when there ${isPlural(last) ? 'are' : 'is'} ${withArticle(said, 'a')}`;
  if (/(?:es|s)$/.test(last) && said.length > 1 && !isPlural(said.at(-2) ?? ''))
    return `when ${withArticle(said.slice(0, -1), 'a')} ${last}`;
  return said.length === 0 ? words.join(' ') : `when ${withArticle(said, 'a')} occurs`;
}
