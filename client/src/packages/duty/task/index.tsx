import { ReportPage } from '../../report/parts/ReportPage'

/** 任务: what handlers and verifiers see. */
export default function Task() {
  return <ReportPage worker />
}
