import { Button, Field, Input, makeStyles, Select, Textarea } from '@fluentui/react-components';
import { updateGeneral } from '@tenon/contract';
import { useState } from 'react';
import { ConnectorIcon } from '../../ui/connector-icon.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useSaveBeforeLeaving } from './pending-save.tsx';
import { toBase64 } from './source-files.ts';
import type { ConnectorDetail } from './use-connector.ts';
import { useConnectorChange } from './use-connector-change.ts';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(220px, 1fr)',
    gap: '24px',
    '@media (max-width: 760px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  fields: { display: 'flex', flexDirection: 'column', gap: '16px', minWidth: 0 },
  address: {
    display: 'grid',
    gridTemplateColumns: '110px minmax(0, 2fr) minmax(0, 1fr)',
    gap: '12px',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  look: { display: 'flex', flexDirection: 'column', gap: '12px' },
  preview: { display: 'flex', gap: '12px', alignItems: 'center' },
});

interface GeneralTabProps {
  readonly connector: ConnectorDetail;
  readonly name: string;
  readonly onName: (name: string) => void;
}

/** What the connector shows of itself, and where it calls. */
export function GeneralTab({ connector, name, onName }: GeneralTabProps) {
  const styles = useStyles();
  const [general, setGeneral] = useState(connector.general);
  const [isDirty, setDirty] = useState(false);
  const [imageError, setImageError] = useState('');
  const save = useConnectorChange(connector.id, updateGeneral);
  const change = (part: Partial<typeof general>) => {
    setGeneral((old) => ({ ...old, ...part }));
    setDirty(true);
  };
  useSaveBeforeLeaving(isDirty, async () => {
    const { icon, ...rest } = general;
    await save.mutateAsync({
      body: {
        ...rest,
        ...(icon === connector.general.icon ? {} : { icon: icon?.replace(/^data:image\/png;base64,/, '') ?? null }),
      },
    });
    setDirty(false);
  });
  const takeImage = async (file: File | undefined) => {
    if (file === undefined) return;
    const isFine = file.type === 'image/png' && file.size <= 1_000_000;
    setImageError(isFine ? '' : `${file.name} is no PNG of at most 1 MB. Choose a square PNG, 100 to 230 pixels wide.`);
    if (isFine) change({ icon: `data:image/png;base64,${toBase64(new Uint8Array(await file.arrayBuffer()))}` });
  };
  return (
    <Panel title="General information" intro="People read this when they choose a connector.">
      <div className={styles.grid}>
        <div className={styles.fields}>
          {connector.state === 'draft' ? (
            <Field label="Connector name" required>
              <Input value={name} onChange={(_, data) => onName(data.value)} />
            </Field>
          ) : null}
          <Field label="Display name" required>
            <Input value={general.title} onChange={(_, data) => change({ title: data.value })} />
          </Field>
          <Field
            label="Description"
            hint="What people can do with it, in one or two sentences (30 to 500 characters to be certified)."
          >
            <Textarea
              value={general.description}
              resize="vertical"
              onChange={(_, data) => change({ description: data.value })}
            />
          </Field>
          <div className={styles.address}>
            <Field label="Scheme">
              <Select
                value={general.scheme}
                onChange={(_, data) => change({ scheme: data.value === 'http' ? 'http' : 'https' })}
              >
                <option value="https">https</option>
                <option value="http">http</option>
              </Select>
            </Field>
            <Field label="Host" required hint="Host name, with port if it is not the usual one">
              <Input
                value={general.host}
                placeholder="api.example.com"
                onChange={(_, data) => change({ host: data.value })}
              />
            </Field>
            <Field label="Base path">
              <Input
                value={general.basePath}
                placeholder="/"
                onChange={(_, data) => change({ basePath: data.value })}
              />
            </Field>
          </div>
        </div>
        <div className={styles.look}>
          <div className={styles.preview}>
            <ConnectorIcon title={general.title} icon={general.icon} color={general.color} size="large" />
            <strong>{general.title}</strong>
          </div>
          <Field label="Icon" {...(imageError ? { validationMessage: imageError } : {})}>
            <FileDrop
              label="Icon file"
              hint="A square PNG, at most 1 MB"
              accept="image/png"
              chosen={general.icon === null ? undefined : 'An icon is set.'}
              onFiles={(files) => void takeImage(files[0])}
            />
          </Field>
          {general.icon === null ? null : (
            <Button size="small" onClick={() => change({ icon: null })}>
              Remove icon
            </Button>
          )}
          <Field label="Background colour" hint="For example #0d757e">
            <Input
              value={general.color ?? ''}
              onChange={(_, data) => change({ color: data.value.trim() === '' ? null : data.value.trim() })}
            />
          </Field>
        </div>
      </div>
    </Panel>
  );
}
