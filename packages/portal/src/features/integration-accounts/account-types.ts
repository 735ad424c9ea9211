import { type Resource, resourcePath } from '../../transport/manage.ts';

/** An integration account as the management API answers it. */
export type Account = Resource<{ readonly createdTime?: string; readonly changedTime?: string }>;

/** Where one account is. */
export interface AccountPlace {
  readonly subscription: string;
  readonly group: string;
  readonly name: string;
}

/** What an account holds: maps that transform, schemas that check. */
export type ArtifactKind = 'maps' | 'schemas';

/** A map or a schema of an account. */
export type Artifact = Resource<{
  readonly mapType?: string;
  readonly schemaType?: string;
  readonly content: string;
  readonly changedTime?: string;
}> & { readonly kind: ArtifactKind };

/** What kind of artifact somebody uploads. */
export type ArtifactType = 'Xslt' | 'Liquid' | 'Xml';

/** An artifact that is about to be kept. */
export interface NewArtifact {
  readonly name: string;
  readonly type: ArtifactType;
  readonly content: string;
}

/** What people call each type of artifact. */
export const typeWords: Readonly<Record<ArtifactType, string>> = {
  Xslt: 'XSLT map',
  Liquid: 'Liquid map',
  Xml: 'XML schema',
};

/** The path of an account, or of something below it. */
export function accountPath({ subscription, group, name }: AccountPlace, ...below: readonly string[]): string {
  return resourcePath({ subscription, group }, 'Microsoft.Logic', 'integrationAccounts', name, ...below);
}

/** The kind of a type of artifact. */
export function kindOf(type: ArtifactType): ArtifactKind {
  return type === 'Xml' ? 'schemas' : 'maps';
}

/** The type of an artifact that is kept; undefined for one that only another service could apply. */
export function typeOf({ properties: { mapType, schemaType } }: Artifact): ArtifactType | undefined {
  const word = (mapType ?? schemaType ?? '').toLowerCase();
  return (['Xslt', 'Liquid', 'Xml'] as const).find((type) => type.toLowerCase() === word);
}

/** What a file is by its name, and, where that does not tell, by how its text begins. Its name without the ending is that of the artifact. */
export function artifactOfFile(fileName: string, content: string): NewArtifact {
  const name = fileName.replace(/\.[^.]*$/, '').replaceAll(/[^\p{L}\p{N}_.()-]+/gu, '-');
  const ending = /\.([^.]*)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const byEnding: Readonly<Record<string, ArtifactType>> = { xsl: 'Xslt', xslt: 'Xslt', xsd: 'Xml', liquid: 'Liquid' };
  const byText = /<(?:\w+:)?schema[\s>]/.test(content)
    ? 'Xml'
    : /<(?:\w+:)?(?:stylesheet|transform)[\s>]/.test(content)
      ? 'Xslt'
      : 'Liquid';
  return { name, type: byEnding[ending] ?? byText, content };
}
