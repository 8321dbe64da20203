/** One page as one person sees it. */
export interface Visit {
  /** File name of its picture. */
  name: string
  openid: string
  page: string
}
