import { ReportPage } from '../../report/parts/ReportPage'

/** 分流办理: what a dispatcher sees. */
export default function Handle() {
  return <ReportPage worker />
}
