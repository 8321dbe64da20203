import { ReportPage } from '../parts/ReportPage'

/** 上报进度: what the reporter sees. */
export default function Detail() {
  return <ReportPage />
}
