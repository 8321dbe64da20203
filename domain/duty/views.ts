export interface CandidateView {
  id: string
  name: string
  /** “本网格网格员”, “住建 部门网格员” */
  title: string
}
