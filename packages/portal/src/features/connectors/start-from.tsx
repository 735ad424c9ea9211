import { Field, Input, Select, Tab, Textarea } from '@fluentui/react-components';
import { CodeEditor } from '../../ui/code-editor.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { ScrollingTabs } from '../../ui/scrolling-tabs.tsx';
import { type BlankStart, methods, type SampleStart, type Start, type StartKind } from './start-sources.ts';

const ways: Readonly<Record<StartKind, string>> = {
  file: 'From a file',
  text: 'Paste text',
  address: 'From an address',
  sample: 'From a sample call',
  blank: 'From blank',
};

interface StartFromProps {
  readonly start: Start;
  readonly onChange: (start: Start) => void;
}

/** What a connector starts from, one way of several at a time; what was given for the others stays. */
export function StartFrom({ start, onChange }: StartFromProps) {
  return (
    <>
      <ScrollingTabs
        selectedValue={start.kind}
        onTabSelect={(_, data) => onChange({ ...start, kind: data.value as StartKind })}
        aria-label="Start from"
      >
        {Object.entries(ways).map(([kind, label]) => (
          <Tab key={kind} value={kind}>
            {label}
          </Tab>
        ))}
      </ScrollingTabs>
      <StartFields start={start} onChange={onChange} />
    </>
  );
}

function StartFields({ start, onChange }: StartFromProps) {
  switch (start.kind) {
    case 'file':
      return (
        <FileDrop
          label="API definition file"
          hint="Drop files here or choose them: OpenAPI in JSON or YAML, a Postman collection, a recording (HAR), curl commands, WSDL, or a connector package as files or zip."
          accept=".json,.yaml,.yml,.zip,.har,.wsdl,.xml,.xsd,.txt,.sh,.curl,.png,.md,.csx,.js"
          chosen={start.files.length === 0 ? undefined : start.files.map((file) => file.name).join(', ')}
          onFiles={(files) => onChange({ ...start, files })}
        />
      );
    case 'text':
      return (
        <CodeEditor
          label="API definition text"
          value={start.text}
          onChange={(text) => onChange({ ...start, text })}
          height="320px"
        />
      );
    case 'address':
      return (
        <Field
          label="Address of the definition"
          required
          hint="The server fetches this one document, and nothing that it refers to. It must be reachable from the server."
        >
          <Input
            type="url"
            value={start.address}
            onChange={(_, data) => onChange({ ...start, address: data.value })}
            placeholder="https://api.example.com/openapi.json"
          />
        </Field>
      );
    case 'sample':
      return <SampleFields sample={start.sample} onChange={(sample) => onChange({ ...start, sample })} />;
    default:
      return <BlankFields blank={start.blank} onChange={(blank) => onChange({ ...start, blank })} />;
  }
}

function BlankFields({ blank, onChange }: { blank: BlankStart; onChange: (blank: BlankStart) => void }) {
  const set = (change: Partial<BlankStart>) => onChange({ ...blank, ...change });
  return (
    <>
      <Field label="Name of the API" required>
        <Input value={blank.title} onChange={(_, data) => set({ title: data.value })} />
      </Field>
      <Field label="Address of the API" required hint="Scheme, host and base path, such as https://api.example.com/v1.">
        <Input type="url" value={blank.address} onChange={(_, data) => set({ address: data.value })} />
      </Field>
      <MethodField method={blank.method} onChange={(method) => set({ method })} />
      <Field label="Path of the first operation" required hint="Variables in braces become parameters: /frames/{id}.">
        <Input value={blank.path} onChange={(_, data) => set({ path: data.value })} />
      </Field>
      <Field label="What the operation does" hint="Its summary, such as: Get a frame.">
        <Input value={blank.summary} onChange={(_, data) => set({ summary: data.value })} />
      </Field>
    </>
  );
}

function SampleFields({ sample, onChange }: { sample: SampleStart; onChange: (sample: SampleStart) => void }) {
  const set = (change: Partial<SampleStart>) => onChange({ ...sample, ...change });
  return (
    <>
      <Field label="Name of the API" required>
        <Input value={sample.title} onChange={(_, data) => set({ title: data.value })} />
      </Field>
      <Field label="What the call does" hint="The summary of the operation, such as: Get a frame.">
        <Input value={sample.summary} onChange={(_, data) => set({ summary: data.value })} />
      </Field>
      <MethodField method={sample.method} onChange={(method) => set({ method })} />
      <Field
        label="Address of the call"
        required
        hint="With a query, if it has one. Ids in the path become parameters."
      >
        <Input type="url" value={sample.url} onChange={(_, data) => set({ url: data.value })} />
      </Field>
      <Field label="Request headers" hint="One per line, Name: value. Values are not kept.">
        <Textarea value={sample.headers} onChange={(_, data) => set({ headers: data.value })} />
      </Field>
      <Field label="Request body">
        <Textarea value={sample.body} onChange={(_, data) => set({ body: data.value })} rows={5} />
      </Field>
      <Field label="Status of the answer">
        <Input inputMode="numeric" value={sample.status} onChange={(_, data) => set({ status: data.value })} />
      </Field>
      <Field label="Body of the answer" hint="Its structure becomes the outputs; the values are not kept.">
        <Textarea value={sample.response} onChange={(_, data) => set({ response: data.value })} rows={5} />
      </Field>
    </>
  );
}

function MethodField({ method, onChange }: { method: string; onChange: (method: string) => void }) {
  return (
    <Field label="Method">
      <Select value={method} onChange={(_, data) => onChange(data.value)}>
        {methods.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </Select>
    </Field>
  );
}
