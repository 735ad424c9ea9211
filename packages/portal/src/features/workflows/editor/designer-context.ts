import { createContext, useContext } from 'react';
import type { DefinitionObject } from '../definition/definition-object.ts';
import type { Gap } from '../definition/steps.ts';
import type { ConnectorWiring } from './connector-wiring.ts';
import type { DefinitionEditor } from './use-definition-editor.ts';

/** What every part of the designer reaches. */
export interface Designer {
  readonly definition: DefinitionObject;
  readonly editor: DefinitionEditor;
  readonly wiring: ConnectorWiring;
  /** Asks what to put into a gap. */
  readonly fill: (gap: Gap) => void;
  /** Whether the card of a step shows its fields. */
  readonly isOpen: (name: string) => boolean;
  readonly setOpen: (name: string, isOpen: boolean) => void;
  /** The step that was added last, which takes the focus once. */
  readonly added: string | undefined;
  readonly wasShown: () => void;
}

export const DesignerContext = createContext<Designer | undefined>(undefined);

/** The designer around a part of it. */
export function useDesigner(): Designer {
  const designer = useContext(DesignerContext);
  if (designer === undefined) throw new Error('useDesigner is used outside of a designer.');
  return designer;
}
