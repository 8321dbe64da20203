import { ComplaintPage } from '../parts/ComplaintPage'

/** 投诉建议, as whoever wrote it sees it. */
export default function Detail() {
  return <ComplaintPage />
}
