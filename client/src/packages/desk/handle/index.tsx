import { ReportPage } from '../../../components/report/ReportPage'

/** 分流办理: what a dispatcher sees. */
export default function Handle() {
  return <ReportPage worker />
}
