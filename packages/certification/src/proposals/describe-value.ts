import type { JsonObject } from '@tenon/connector';
import { own, textOr } from '../survey/json.ts';
import type { SchemaNode } from '../survey/nodes.ts';
import { isListedWord } from '../text/dictionary.ts';
import { saysTheSame } from '../text/text.ts';
import { insideSentence, sentenceWords } from './names.ts';
import { isPlural, singularOf, withArticle } from './noun-phrases.ts';
import { isVerb } from './verbs.ts';

/** A value that needs a description: its name, its label if it has one, and its type. */
export interface DescribedValue {
  readonly name: string;
  readonly label: string;
  readonly type: JsonObject;
  /** Where a parameter stands; undefined for a property. */
  readonly location?: string;
  /** What the object around it is called, as it stands in a sentence. */
  readonly owner?: string;
}

/** What inputs of these names mean in nearly every API. */
const wellKnown: readonly (readonly [RegExp, string])[] = [
  [/^(?:page|page ?no|page number|page index|current page)$/, 'The number of the page to return.'],
  [
    /^(?:top|limit|page size|per page|page limit|max results|max records|max items|result limit|results per page)$/,
    'The maximum number of results to return.',
  ],
  [/^(?:offset|skip|start index|start at)$/, 'The number of results to skip.'],
  [
    /^(?:cursor|page token|next token|continuation token|skip token|next page token)$/,
    'The token of the page to return, from the answer before.',
  ],
  [
    /^(?:sort|sort by|order by|orderby|sort order|ordering|order|sort direction)$/,
    'The order in which results are returned.',
  ],
  [/^(?:filter|filters)$/, 'The condition that results have to meet.'],
  [/^(?:q|query|search|search term|search text|search query|keyword|keywords)$/, 'The text to search for.'],
  [/^(?:select|fields)$/, 'The fields to return.'],
  [/^expand$/, 'The related entities to include in the answer.'],
  [/^accept language$/, 'The language in which to answer.'],
  [/^accept$/, 'The media type of the answer.'],
  [/^content type$/, 'The media type of the request.'],
  [/^user agent$/, 'The name of the program that sends the request.'],
  [/^api version$/, 'The version of the API to call.'],
];

/** Words that describe an id instead of saying whose it is. */
const describing =
  /^(?:alternate|client|custom|correlation|default|external|foreign|global|internal|legacy|local|main|new|old|original|primary|private|public|remote|secondary|unique|temporary|request|tracking|last|first|next|previous|current)$/;

/** A sentence that says what a value is, made from its names and its type. It never only repeats the label. */
export function describeValue(value: DescribedValue): string {
  const { label, name } = value;
  const phrase = label.trim() === '' ? sentenceWords(name).join(' ') : insideSentence(label);
  const sentence = sentenceOf(phrase === '' ? name : phrase, value);
  return saysTheSame(label, sentence) ? `${sentence.slice(0, -1)} to use.` : sentence;
}

/** What an object is called by those inside it: its own name as a property, or that of its definition; undefined if neither is a plain noun. */
export function ownerName(node: SchemaNode): string | undefined {
  for (let around = node.parent; around !== undefined; around = around.parent) {
    if (around.role === 'property') return nounOf(around.name);
    if (around.role === 'root') return around.root.kind === 'definition' ? nounOf(around.root.name) : undefined;
  }
  return undefined;
}

function nounOf(name: string): string | undefined {
  const words = sentenceWords(name).filter(
    (word) =>
      !/^(?:dto|model|response|request|result|results|schema|object|body|payload|entity|output|input|type|info|item|items|list|data|details?|rest|api|v\d+|view|vm|get|create|update|new|record|contents?|attributes|properties|fields|params?|parameters|options|meta|metadata|value|values)$/i.test(
        word,
      ),
  );
  const last = words.at(-1);
  if (
    last === undefined ||
    words.length > 3 ||
    /ed$/.test(last) ||
    words.some((word) => !/^\p{L}{2,}$/u.test(word) || isVerb(word))
  )
    return undefined;
  return withArticle([...words.slice(0, -1), singularOf(last)], 'the');
}

function sentenceOf(phrase: string, { name, type, location, owner }: DescribedValue): string {
  const words = phrase.split(/\s+/);
  const plain = phrase.toLowerCase().replace(/^\$/, '');
  if (location !== undefined && location !== 'path') {
    const known = wellKnown.find(
      ([pattern]) => pattern.test(plain) || pattern.test(sentenceWords(name).join(' ').toLowerCase()),
    );
    if (known !== undefined) return known[1];
  }
  if (own(type, 'type') === 'boolean') return `Whether ${conditionOf(words, owner)}.`;
  const whose = owner === undefined ? '' : ` of ${owner}`;
  const last = words.at(-1) ?? '';
  if (/^IDs?$/.test(last)) return `${idSentence(words, owner)}.`;
  const isMoment = /^date(?:-time)?$/.test(textOr(own(type, 'format')));
  const isPast = /(?:ed|sent|paid)$/.test(words[0] ?? '');
  if (
    isPast &&
    (/^(?:at|on)$/i.test(words.slice(1).join('')) ||
      (isMoment && /^(?:date|time|datetime)?$/i.test(words.slice(1).join(''))))
  )
    return `The ${textOr(own(type, 'format')) === 'date' ? 'date on' : 'time at'} which ${owner ?? 'it'} was ${words[0]}.`;
  if (isMoment && !/date|time|day|when|timestamp|at$|on$/i.test(phrase)) return `The date of the ${phrase}${whose}.`;
  if (own(type, 'type') === 'array') return `The list of ${manyOf(phrase, last)}${whose}.`;
  if (words.length === 1 && /^(?:.{1,2}|to|from|by|sub|for|via|.+ed)$/i.test(phrase))
    return `The value "${phrase}"${whose}.`;
  if (own(type, 'type') === 'file' || own(type, 'format') === 'binary')
    return `The ${/file|content/i.test(phrase) ? phrase : `${phrase} file`}${location === undefined ? whose : ' to send'}.`;
  const owned = owner === undefined || ownerIsSaid(words, owner) ? '' : whose;
  if (/^(?:the|a|an|all|any|this|your)\s/i.test(phrase))
    return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}${owned}.`;
  return `The ${phrase}${owned}.`;
}

/** What a list of something holds. */
function manyOf(phrase: string, last: string): string {
  if (isPlural(last)) return phrase;
  if (/^list$/i.test(last)) return phrase === last ? 'entries' : phrase.replace(/\s+list$/i, ' entries');
  return isListedWord(`${last.toLowerCase()}s`) ? `${phrase}s` : `${phrase} values`;
}

/** "customer name" inside a customer says already whose name it is. */
function ownerIsSaid(words: readonly string[], owner: string): boolean {
  const noun = owner.split(' ').at(-1)?.toLowerCase();
  return words.some((word) => word.toLowerCase() === noun) || /^(?:of|by|for)$/i.test(words.at(-2) ?? '');
}

function idSentence(words: readonly string[], owner: string | undefined): string {
  const id = words.at(-1) ?? 'ID';
  const subject = words.slice(0, -1);
  if (subject.length === 0)
    return owner === undefined ? `The ${id === 'ID' ? 'unique ID' : id}` : `The ${id} of ${owner}`;
  if (subject.some((word) => describing.test(word.toLowerCase()) || /[^\p{L}]|^(?:by|of|for|to|from|in)$/u.test(word)))
    return `The ${words.join(' ')}`;
  const last = subject.at(-1) ?? '';
  const one = id === 'ID' ? singularOf(last) : isPlural(last) ? last : `${last}s`;
  return `The ${id} of the ${[...subject.slice(0, -1), one].join(' ')}`;
}

/** What is true or not: "to include deleted items", "the parcel is active". */
function conditionOf(words: readonly string[], owner: string | undefined): string {
  const [first = '', ...others] = words;
  const subject = owner ?? 'it';
  if (
    /^(?:is|has|can|was|should|must|does|are|have|will|needs|allows|supports|requires|contains|includes)$/i.test(first)
  )
    return `${subject} ${words.join(' ')}`;
  if (
    isVerb(first) ||
    /^(?:include|exclude|skip|show|hide|use|keep|ignore|allow|force|send|overwrite|require|return|wait|expand|with|dry)$/i.test(
      first,
    )
  )
    return /^(?:with|dry)$/i.test(first) ? `to call it ${words.join(' ')}` : `to ${words.join(' ')}`;
  if (others.length === 0 && /(?:ed|able|ible|ive|ful|ent|ant|al|ic|en)$/i.test(first)) return `${subject} is ${first}`;
  if (/(?:ed|able|ible|only)$/i.test(words.at(-1) ?? '') && words.length > 1)
    return `${withArticle(words.slice(0, -1), 'the')} is ${words.at(-1)}`;
  return `${words.join(' ')} applies`;
}
