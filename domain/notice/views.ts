export interface NoticeView {
  id: string
  title: string
  body: string
  page: string
  at: number
  read: boolean
}
