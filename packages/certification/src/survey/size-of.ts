import type { PackageSurvey } from './survey.ts';

/** How many bytes a file of the package has, as UTF-8; 0 if there is none of that name. */
export function sizeOf(survey: PackageSurvey, fileName: string): number {
  const content = survey.files.find(({ name }) => name === fileName)?.content;
  if (content === undefined) return 0;
  return typeof content === 'string' ? utf8Length(content) : content.length;
}

function utf8Length(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x80) continue;
    if (code < 0x800) length += 1;
    else if (code >= 0xd800 && code <= 0xdfff) length += 1;
    else length += 2;
  }
  return length;
}
