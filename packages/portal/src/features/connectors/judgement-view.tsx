import { Loaded } from '../../ui/loaded.tsx';
import { ReportView } from '../../ui/report-view.tsx';
import { useJudgement } from './use-judgement.ts';

/** How a connector stands with the certification rules before it is nominated. */
export function JudgementView({ connectorId }: { readonly connectorId: string }) {
  const judgement = useJudgement(connectorId);
  return (
    <Loaded query={judgement} what="the findings">
      {(report) => <ReportView report={report} />}
    </Loaded>
  );
}
