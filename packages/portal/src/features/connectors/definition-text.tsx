import { Link, Text } from '@fluentui/react-components';
import { putDefinition } from '@tenon/contract';
import { useEffect, useRef, useState } from 'react';
import { CodeEditor, type CodeEditorHandle } from '../../ui/code-editor.tsx';
import type { FoundPlace } from '../../ui/finding-group.ts';
import { type FindingActions, FindingGroups, PlaceList } from '../../ui/finding-groups.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import type { ShownPlace } from '../../ui/shown-diagnostic.ts';
import { SuppressDialog } from '../../ui/suppress-dialog.tsx';
import { useSaveBeforeLeaving } from './pending-save.tsx';
import { useConnectorChange } from './use-connector-change.ts';
import { useDefinitionText } from './use-definition-text.ts';
import { useOwnRules } from './use-own-rules.ts';
import { useSuppressing } from './use-suppressing.ts';
import { useTextFindings } from './use-text-findings.ts';

interface DefinitionTextProps {
  readonly connectorId: string;
  /** Where the cursor stands first. */
  readonly place?: ShownPlace;
}

/** The definition as text, with findings while it is typed; saved when the wizard moves on. */
export function DefinitionText({ connectorId, place }: DefinitionTextProps) {
  const definition = useDefinitionText(connectorId);
  return (
    <Loaded query={definition} what="the definition">
      {(data) => (
        <TextEditor
          connectorId={connectorId}
          fileName={data.fileName}
          saved={data.text}
          {...(place === undefined ? {} : { place })}
        />
      )}
    </Loaded>
  );
}

interface TextEditorProps extends DefinitionTextProps {
  readonly fileName: string;
  readonly saved: string;
}

function TextEditor({ connectorId, fileName, saved, place }: TextEditorProps) {
  const [text, setText] = useState(saved);
  const editor = useRef<CodeEditorHandle>(null);
  const save = useConnectorChange(connectorId, putDefinition);
  const overrides = useOwnRules(connectorId);
  const { shown, groups, placesOf } = useTextFindings(fileName, text, overrides);
  const [asked, setAsked] = useState<{ readonly rule: string; readonly found: FoundPlace }>();
  const { suppress } = useSuppressing(connectorId);
  useSaveBeforeLeaving(text !== saved, () => save.mutateAsync({ body: { text } }));
  useEffect(() => {
    if (place !== undefined) editor.current?.goTo(place);
  }, [place]);
  const placeActions: FindingActions = {
    linkTo: (at, words) => (
      <Link as="button" onClick={() => editor.current?.goTo(at)}>
        {words}
      </Link>
    ),
    onRepair: (repair) => setText(repair.apply(text) ?? text),
    onSuppress: (rule, found) => setAsked({ rule, found }),
  };
  return (
    <>
      <CodeEditor
        label={`Definition text, ${fileName}`}
        value={text}
        onChange={setText}
        diagnostics={shown}
        height="520px"
        handle={editor}
      />
      {groups.length === 0 ? (
        <Text role="status">No findings.</Text>
      ) : (
        <FindingGroups
          groups={groups}
          {...placeActions}
          morePlaces={(group) => <PlaceList group={group} places={placesOf(group.rule)} actions={placeActions} />}
        />
      )}
      {asked === undefined ? null : (
        <SuppressDialog
          {...asked}
          intro="For the catalogue only a reviewer suppresses errors."
          onSuppress={(suppression) => suppress.mutateAsync(suppression)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}
