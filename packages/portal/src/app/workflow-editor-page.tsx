import { useParams } from '@tanstack/react-router';
import { ConnectionChoice } from '../features/connections/connection-choice.tsx';
import { WorkflowEditor } from '../features/workflows/editor/workflow-editor.tsx';
import { useWorkflow } from '../features/workflows/use-workflow.ts';
import { Loaded } from '../ui/loaded.tsx';

/** Makes a workflow. */
export function NewWorkflowPage() {
  return <WorkflowEditor ConnectionChoice={ConnectionChoice} />;
}

/** Changes a workflow. */
export function EditWorkflowPage() {
  const place = useParams({ from: '/member/workflows/$subscription/$group/$name/edit' });
  const workflow = useWorkflow(place);
  return (
    <Loaded query={workflow} what="the workflow">
      {(data) => <WorkflowEditor existing={{ place, workflow: data }} ConnectionChoice={ConnectionChoice} />}
    </Loaded>
  );
}
