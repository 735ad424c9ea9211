import type { ConnectorFile } from '@tenon/connector';
import { gatherAll, type ReviewRequest } from '../review/review-connector.ts';
import type { Edit } from '../review/rule.ts';
import { type SettledRequest, settleRules } from '../review/settle-rules.ts';
import { type DocumentName, pointerOf } from '../survey/spot.ts';
import type { PackageSurvey, ReadDocument } from '../survey/survey.ts';
import { surveyPackage } from '../survey/survey-package.ts';
import { planChanges } from './plan-changes.ts';
import { planYamlChanges } from './plan-yaml-changes.ts';
import { applyChanges, type TextChange } from './text-change.ts';
import { writePatch } from './write-patch.ts';

/** A file as it would be after a repair, and the difference as a unified diff. */
export interface RepairedFile {
  readonly name: string;
  readonly text: string;
  readonly patch: string;
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

/** Every safe fix makes a document nearer to what the rules want; this many rounds are far more than any needs. */
const mostRounds = 12;

/**
 * Repairs the documents of a connector. `safe` applies the fixes that keep what calls send, again and again until none
 * is left. `suggest` proposes, once, the texts and values that a person has to look at; nothing else is changed.
 * Order, formatting and comments of the source stay as they are. With `only`, nothing but those findings is repaired.
 */
export function repairConnector(asked: ReviewRequest, mode: 'safe' | 'suggest', only?: FindingPlace): ConnectorRepair {
  const request = settleRules(asked);
  const originals = new Map<string, string>();
  const firstChanges = new Map<string, readonly TextChange[]>();
  const applied = new Map<string, Set<string>>();
  let { files } = request;
  let rounds = 0;
  for (; rounds < (mode === 'safe' && only === undefined ? mostRounds : 1); rounds += 1) {
    const survey = surveyPackage(files, request);
    const edits = collectEdits(survey, { request, mode, only, applied });
    let isChanged = false;
    for (const [document, list] of edits) {
      const source = documentOf(survey, document)?.source;
      if (source === undefined) continue;
      const changes = source.format === 'json' ? planChanges(source.text, list.flat()) : planYamlChanges(source, list);
      const text = applyChanges(source.text, changes);
      if (text === source.text && !originals.has(source.fileName) && !isRawChange(files, source.fileName, text))
        continue;
      if (text === source.text && originals.has(source.fileName)) continue;
      isChanged = true;
      if (!originals.has(source.fileName)) originals.set(source.fileName, source.text);
      firstChanges.set(source.fileName, rounds === 0 ? changes : []);
      files = files.map((file) => (file.name === source.fileName ? { name: file.name, content: text } : file));
    }
    if (!isChanged) break;
  }
  return {
    files: [...originals].map(([name, original]) => {
      const text = textOf(files, name);
      const changes = mode === 'suggest' ? (firstChanges.get(name) ?? []) : wholeChange(original, text);
      return { name, text, patch: writePatch(name, original, changes) };
    }),
    applied: [...applied].map(([rule, places]) => ({ rule, count: places.size })),
  };
}

/** The edits of each document, those of one repair together. */
function collectEdits(
  survey: PackageSurvey,
  {
    request,
    mode,
    only,
    applied,
  }: {
    request: SettledRequest;
    mode: 'safe' | 'suggest';
    only: FindingPlace | undefined;
    applied: Map<string, Set<string>>;
  },
): ReadonlyMap<DocumentName, Edit[][]> {
  const edits = new Map<DocumentName, Edit[][]>();
  const wanted = mode === 'safe' ? 'safe' : 'suggestion';
  for (const { rule, gathered } of gatherAll(survey, request)) {
    if (rule.fix !== wanted || gathered.kind !== 'findings') continue;
    if (only !== undefined && only.rule !== rule.id) continue;
    for (const finding of gathered.findings) {
      const isOne = only?.reach === 'place' && finding.related.length > 0;
      if (!isOne && only?.pointer !== undefined && only.pointer !== pointerOf(finding.at)) continue;
      for (const fix of finding.fixes) {
        const list = fix();
        if (isOne && !list.every((edit) => edit.kind !== 'text' && isAtOrBelow(pointerOf(edit.at), only.pointer ?? '')))
          continue;
        for (const [document, group] of Map.groupBy(list, documentNameOf)) {
          const known = edits.get(document);
          if (known) known.push(group);
          else edits.set(document, [group]);
        }
        for (const edit of list.slice(0, 1)) {
          const places = applied.get(rule.id) ?? new Set();
          applied.set(rule.id, places.add(edit.kind === 'text' ? edit.document : pointerOf(edit.at)));
        }
      }
    }
  }
  return edits;
}

function documentNameOf(edit: Edit): DocumentName {
  return edit.kind === 'text' ? edit.document : edit.at.document;
}

function isAtOrBelow(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}

function documentOf(survey: PackageSurvey, document: DocumentName): ReadDocument | undefined {
  if (document === 'definition') return survey.definitionFile;
  return document === 'properties' ? survey.propertiesFile : undefined;
}

/** Whether writing the decoded text changes the bytes: a byte-order mark or another encoding goes away. */
function isRawChange(files: readonly ConnectorFile[], name: string, text: string): boolean {
  const content = files.find((file) => file.name === name)?.content;
  if (content === undefined || typeof content === 'string') return content !== undefined && content !== text;
  return content[0] === 0xef && content[1] === 0xbb && content[2] === 0xbf;
}

function textOf(files: readonly ConnectorFile[], name: string): string {
  const content = files.find((file) => file.name === name)?.content;
  return typeof content === 'string' ? content : '';
}

/** From the first line that differs to the last. */
function wholeChange(before: string, after: string): TextChange[] {
  if (before === after) return [];
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  return [{ start, end: before.length - end, text: after.slice(start, after.length - end) }];
}
