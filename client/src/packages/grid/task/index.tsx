import { ReportPage } from '../../../components/report/ReportPage'

/** 任务: what handlers and verifiers see. */
export default function Task() {
  return <ReportPage worker />
}
