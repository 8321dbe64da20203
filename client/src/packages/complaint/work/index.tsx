import { ComplaintPage } from '../parts/ComplaintPage'

/** 办理投诉建议: what whoever answers it sees. */
export default function Work() {
  return <ComplaintPage />
}
