import { capitalized, insideSentence, toLabel } from './names.ts';
import { withArticle } from './noun-phrases.ts';
import { isVerb } from './verbs.ts';

/** A sentence that asks for a connection parameter, as a tooltip does: "Provide the API key." */
export function askFor(name: string, displayName: string): string {
  const subject = subjectOf(name, displayName);
  return asksAlready(subject) ? `${capitalized(subject)}.` : `Provide ${withArticle(subject.split(' '), 'the')}.`;
}

/** A sentence that says what a connection parameter is: "The API key for the connection." */
export function describeConnectionParameter(name: string, displayName: string): string {
  const given = subjectOf(name, displayName);
  const subject = asksAlready(given) ? subjectOf(name, '') : given;
  return `${capitalized(withArticle(subject.split(' '), 'the'))} for the connection.`;
}

function asksAlready(subject: string): boolean {
  return isVerb(subject.split(' ')[0] ?? '') || /^(?:enter|choose|provide)\b/i.test(subject);
}

/** What the parameter holds, without remarks behind it: "Client ID - from your account page" is a client ID. */
function subjectOf(name: string, displayName: string): string {
  const bare = displayName.replace(/\s*\([^)]*\)\s*$/, '').split(/\s+[-–—]\s+|:\s/)[0] ?? '';
  const subject = insideSentence(bare.trim() === '' ? toLabel(name.replace(/^.*:/, '')) : bare);
  return subject === '' ? 'value' : subject;
}
