import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import { CodeEditor } from '../../ui/code-editor.tsx';
import type { Artifact } from './account-types.ts';

const useStyles = makeStyles({ surface: { maxWidth: 'min(900px, 92vw)' } });

/** The text of a map or a schema, to be read. */
export function ArtifactDialog({ artifact, onClose }: { readonly artifact: Artifact; readonly onClose: () => void }) {
  const styles = useStyles();
  return (
    <Dialog open onOpenChange={(_, data) => data.open || onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{artifact.name}</DialogTitle>
          <DialogContent>
            <CodeEditor
              label={`Text of ${artifact.name}`}
              value={artifact.properties.content}
              language="text"
              height="min(480px, 55vh)"
              isReadOnly
            />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>Close</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
