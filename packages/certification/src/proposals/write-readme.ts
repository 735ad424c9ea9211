import { objectOr, own, textOr } from '../survey/json.ts';
import type { ConnectionParameterNode, OperationNode } from '../survey/nodes.ts';
import type { PackageSurvey } from '../survey/survey.ts';
import { endsInPunctuation } from '../text/text.ts';
import { describeOperation } from './describe-operation.ts';
import { insideSentence, toLabel } from './names.ts';

/** A section that users look for, what its heading may be, and what it says at first. */
export interface ReadmeSection {
  readonly name: string;
  readonly pattern: RegExp;
  readonly write: (survey: PackageSurvey) => string;
}

/** The sections that the readme of a connector has, in their order. */
export const readmeSectionsWanted: readonly ReadmeSection[] = [
  { name: 'publisher', pattern: /publisher/, write: (survey) => `## Publisher: ${publisherOf(survey)}` },
  {
    name: 'prerequisites',
    pattern: /pre-?requisite/,
    write: (survey) => `## Prerequisites\n\nAn account with ${titleOf(survey)}.`,
  },
  {
    name: 'supported operations',
    pattern: /supported operations|operations/,
    write: ({ definition }) =>
      [
        '## Supported Operations',
        ...(definition?.operations ?? []).filter(({ isVisible }) => isVisible).map(writeOperation),
      ].join('\n\n'),
  },
  {
    name: 'obtaining credentials',
    pattern: /credential/,
    write: (survey) => `## Obtaining Credentials\n\n${writeCredentials(survey)}`,
  },
  {
    name: 'known issues and limitations',
    pattern: /known issues|limitation/,
    write: () => '## Known Issues and Limitations\n\nNo issues are known.',
  },
];

/** A readme made from what the definition and the properties document say. */
export function writeReadme(survey: PackageSurvey): string {
  const about = survey.definition?.description.trim() ?? '';
  const parts = [
    `# ${titleOf(survey)}`,
    ...(about === '' ? [] : [about]),
    ...readmeSectionsWanted.map(({ write }) => write(survey)),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** An operation with its description, as a part of the readme. */
export function writeOperation(operation: OperationNode): string {
  const summary = textOr(own(operation.value, 'summary')).trim();
  const description = textOr(own(operation.value, 'description')).trim();
  const said = description === '' ? describeOperation(operation) : description;
  return `### ${summary === '' ? operation.name : summary}\n\n${endsInPunctuation(said) ? said : `${said}.`}`;
}

function titleOf({ definition }: PackageSurvey): string {
  const title = definition?.title.trim() ?? '';
  return title === '' ? 'The service' : title;
}

function publisherOf(survey: PackageSurvey): string {
  const publisher = textOr(own(survey.properties?.properties ?? {}, 'publisher')).trim();
  return publisher === '' ? titleOf(survey) : publisher;
}

function writeCredentials(survey: PackageSurvey): string {
  const parameters = survey.properties?.connectionParameters ?? [];
  if (parameters.length === 0) return 'No credentials are needed.';
  const lines = parameters.map((parameter) => `- ${writeParameter(parameter)}`);
  return `A connection asks for:\n\n${[...new Set(lines)].join('\n')}`;
}

function writeParameter({ name, value }: ConnectionParameterNode): string {
  const shown = textOr(own(objectOr(own(value, 'uiDefinition')), 'displayName')).trim();
  if (textOr(own(value, 'type')).toLowerCase() === 'oauthsetting') return 'signing in, which gives your consent.';
  return `${insideSentence(shown === '' ? toLabel(name) : shown)}.`;
}
