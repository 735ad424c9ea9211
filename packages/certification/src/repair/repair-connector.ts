import type { ConnectorFile, SourceDocument } from '@tenon/connector';
import { strToU8 } from 'fflate';
import { gatherAll, type ReviewRequest, type RuleResult } from '../review/review-connector.ts';
import type { Edit } from '../review/rule.ts';
import { settleRules } from '../review/settle-rules.ts';
import { type DocumentName, pointerOf, type Spot } from '../survey/spot.ts';
import type { PackageSurvey } from '../survey/survey.ts';
import { surveyPackage } from '../survey/survey-package.ts';
import { textOfFile } from '../survey/text-of-file.ts';
import { fitting } from './fitting-edits.ts';
import { hasPlaces } from './has-places.ts';
import { planChanges } from './plan-changes.ts';
import { planYamlChanges } from './plan-yaml-changes.ts';
import { applyChanges, composeChanges, type TextChange } from './text-change.ts';
import { writePatch } from './write-patch.ts';

/** A file as it would be after a repair, and the difference as a unified diff. */
export interface RepairedFile {
  readonly name: string;
  readonly text: string;
  /** Undefined for a file that is not UTF-8: a diff changes lines, and would leave the others in their encoding. */
  readonly patch: string | undefined;
}

/** What a repair comes to: the files it changes, and how many findings of which rule it took up. */
export interface ConnectorRepair {
  readonly files: readonly RepairedFile[];
  readonly applied: readonly { readonly rule: string; readonly count: number }[];
}

/**
 * What of the findings to repair: all of a rule; with a pointer the finding that was reported there with all its places; with
 * `reach: 'place'` the one place at the pointer.
 */
export interface FindingPlace {
  readonly rule: string;
  readonly pointer?: string;
  readonly reach?: 'finding' | 'place';
}

/** Every repair makes a document nearer to what the rules want; this many rounds are far more than any needs. */
const mostRounds = 12;

/**
 * Repairs the documents of a connector, again and again until nothing is left to repair. `safe` applies the fixes that keep what
 * calls send. `suggest` proposes the texts and values that a person has to look at, and of the safe fixes those of findings that
 * the proposals would bring. Order, formatting and comments of the source stay as they are. With `only`, nothing but those
 * findings is repaired, once.
 */
export function repairConnector(asked: ReviewRequest, mode: 'safe' | 'suggest', only?: FindingPlace): ConnectorRepair {
  const request = settleRules(asked);
  const repairs = new Map<string, FileRepair>();
  const applied = new Map<string, Set<string>>();
  let { files } = request;
  let known: ReadonlySet<string> | undefined;
  const phases = phasesOf(mode, only);
  for (let round = 0, phase = phases[0]; phase !== undefined && round < mostRounds; round += 1) {
    const survey = surveyPackage(files, request);
    const results = gatherAll(survey, request);
    known ??= phases.includes('afterwards') ? placesOfFindings(results) : new Set();
    let isChanged = false;
    for (const [document, collected] of collectEdits(results, { survey, phase, only, known, applied })) {
      const edited = editedOf(survey, document);
      if (edited === undefined) continue;
      const list = mode === 'suggest' && document === 'definition' ? fitting(collected, edited.text) : collected;
      const changes = planned(edited, list);
      const text = applyChanges(edited.text, changes);
      const earlier = repairs.get(edited.name);
      const isRaw = earlier === undefined && list.some(isWholeText) && isRawChange(files, edited.name, text);
      if (text === edited.text && !isRaw) continue;
      isChanged = true;
      repairs.set(edited.name, {
        original: earlier?.original ?? edited.text,
        changes: earlier === undefined ? changes : composeChanges(earlier.changes, edited.text, changes),
        text,
      });
      files = withFile(files, { name: edited.name, content: text });
    }
    if (!isChanged || only !== undefined) phase = phases[phases.indexOf(phase) + 1];
  }
  return {
    files: [...repairs].map(([name, repair]) => toRepairedFile(name, repair, { files: request.files, mode })),
    applied: [...applied].map(([rule, places]) => ({ rule, count: places.size })),
  };
}

/**
 * What is repaired until nothing of it is left: the safe fixes; or proposals, of which the readme and ids of operations change last, when everything
 * else that names them is there, and afterwards the safe fixes of what the proposals have brought.
 */
type Phase = 'fixes' | 'texts' | 'proposals' | 'afterwards';

function phasesOf(mode: 'safe' | 'suggest', only: FindingPlace | undefined): readonly Phase[] {
  if (mode === 'safe') return ['fixes'];
  return only === undefined ? ['texts', 'proposals', 'afterwards'] : ['proposals'];
}

/** A file as it was read, as it is now, and what leads from one to the other. */
interface FileRepair {
  readonly original: string;
  readonly changes: readonly TextChange[];
  readonly text: string;
}

/** Proposals leave a byte-order mark where it is; the safe fixes take it away. */
function toRepairedFile(
  name: string,
  { original, changes, text }: FileRepair,
  { files, mode }: { readonly files: readonly ConnectorFile[]; readonly mode: 'safe' | 'suggest' },
): RepairedFile {
  if (!files.some((file) => file.name === name)) return { name, text, patch: writePatch(name, undefined, changes) };
  const mark = hasByteOrderMark(files, name) ? '\uFEFF' : '';
  if (!isUtf8(files, name, mark + original)) return { name, text, patch: undefined };
  const shifted = changes.map((change) => ({
    ...change,
    start: change.start + mark.length,
    end: change.end + mark.length,
  }));
  if (mode === 'suggest') return { name, text: mark + text, patch: writePatch(name, mark + original, shifted) };
  const first = mark === '' ? [] : [{ start: 0, end: 1, text: '' }];
  return { name, text, patch: writePatch(name, mark + original, [...first, ...shifted]) };
}

/** By rule and pointer, the places at which something is found. */
function placesOfFindings(results: readonly RuleResult[]): ReadonlySet<string> {
  const places = new Set<string>();
  for (const { rule, gathered } of results) {
    if (gathered.kind !== 'findings') continue;
    for (const { at, related } of gathered.findings)
      for (const place of [at, ...related]) places.add(placeKey(rule.id, place));
  }
  return places;
}

function placeKey(ruleId: string, place: Spot): string {
  return `${ruleId} ${place.document}:${pointerOf(place)}`;
}

/** The edits of each document, those of one repair together. */
function collectEdits(
  results: readonly RuleResult[],
  { survey, phase, only, known, applied }: Collecting,
): ReadonlyMap<DocumentName, Edit[][]> {
  const edits = new Map<DocumentName, Edit[][]>();
  for (const { rule, gathered } of results) {
    const wanted = phase === 'fixes' || phase === 'afterwards' ? 'safe' : 'suggestion';
    if (rule.fix !== wanted || gathered.kind !== 'findings') continue;
    if (only !== undefined && only.rule !== rule.id) continue;
    for (const finding of gathered.findings) {
      const isOne = only?.reach === 'place' && finding.related.length > 0;
      if (!isOne && only?.pointer !== undefined && only.pointer !== pointerOf(finding.at)) continue;
      const places = [finding.at, ...finding.related];
      for (const [index, fix] of finding.fixes.entries()) {
        const place = places[finding.fixes.length === places.length ? index : 0];
        if (phase === 'afterwards' && place !== undefined && known.has(placeKey(rule.id, place))) continue;
        const list = fix();
        if (!hasPlaces(list, survey)) continue;
        if (phase === 'texts' && list.some(comesLast)) continue;
        if (isOne && !(finding.fixes.length === 1 ? isAmong(places, only.pointer) : isWithin(list, only.pointer)))
          continue;
        for (const [document, group] of Map.groupBy(list, documentNameOf)) {
          const collected = edits.get(document);
          if (collected) collected.push(group);
          else edits.set(document, [group]);
        }
        for (const edit of list.slice(0, 1)) {
          const counted = applied.get(rule.id) ?? new Set();
          applied.set(rule.id, counted.add(edit.kind === 'text' ? edit.document : pointerOf(edit.at)));
        }
      }
    }
  }
  return edits;
}

/** What to collect, and what is counted meanwhile. */
interface Collecting {
  readonly survey: PackageSurvey;
  readonly phase: Phase;
  readonly only: FindingPlace | undefined;
  /** The findings that were there before any repair. */
  readonly known: ReadonlySet<string>;
  readonly applied: Map<string, Set<string>>;
}

/** Whether an edit makes use of other texts: that of the readme, and that of the id of an operation, which others mention. */
function comesLast(edit: Edit): boolean {
  if (edit.kind === 'text') return edit.document === 'readme';
  const { document, key, parent } = edit.at;
  return document === 'definition' && key === 'operationId' && parent?.parent?.parent?.key === 'paths';
}

function documentNameOf(edit: Edit): DocumentName {
  return edit.kind === 'text' ? edit.document : edit.at.document;
}

function isAmong(places: readonly Spot[], pointer: string | undefined): boolean {
  return places.some((place) => pointerOf(place) === pointer);
}

function isWithin(edits: readonly Edit[], pointer = ''): boolean {
  return edits.every((edit) => edit.kind !== 'text' && isAtOrBelow(pointerOf(edit.at), pointer));
}

function isAtOrBelow(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}

/** A file that edits are made in: its name and text, and how the text is read if it is JSON or YAML. */
interface Edited {
  readonly name: string;
  readonly text: string;
  readonly source?: SourceDocument;
}

/** The file of a document; a readme that is not there yet is empty. */
function editedOf(survey: PackageSurvey, document: DocumentName): Edited | undefined {
  if (document === 'readme') {
    const { readme } = survey;
    return { name: readme?.name ?? 'readme.md', text: readme === undefined ? '' : textOfFile(readme) };
  }
  const file =
    document === 'definition' ? survey.definitionFile : document === 'properties' ? survey.propertiesFile : undefined;
  return file && { name: file.source.fileName, text: file.source.text, source: file.source };
}

function planned({ text, source }: Edited, list: readonly (readonly Edit[])[]): readonly TextChange[] {
  if (source?.format === 'yaml') return planYamlChanges(source, list);
  return planChanges(text, list.flat());
}

function withFile(files: readonly ConnectorFile[], changed: ConnectorFile): readonly ConnectorFile[] {
  return files.some(({ name }) => name === changed.name)
    ? files.map((file) => (file.name === changed.name ? changed : file))
    : [...files, changed];
}

/** Whether writing the decoded text changes the bytes: a byte-order mark or another encoding goes away. */
function isRawChange(files: readonly ConnectorFile[], name: string, text: string): boolean {
  const content = files.find((file) => file.name === name)?.content;
  if (content === undefined || typeof content === 'string') return content !== undefined && content !== text;
  return hasByteOrderMark(files, name) || !isUtf8(files, name, text);
}

/** Whether the bytes of a file are those of its text. */
function isUtf8(files: readonly ConnectorFile[], name: string, text: string): boolean {
  const content = files.find((file) => file.name === name)?.content;
  return content === undefined || typeof content === 'string' || content.length === strToU8(text).length;
}

function isWholeText(edits: readonly Edit[]): boolean {
  return edits.some(({ kind }) => kind === 'text');
}

function hasByteOrderMark(files: readonly ConnectorFile[], name: string): boolean {
  const content = files.find((file) => file.name === name)?.content;
  if (content === undefined || typeof content === 'string') return content?.startsWith('\uFEFF') === true;
  return content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf;
}
