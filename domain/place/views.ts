export interface BuildingView {
  id: string
  name: string
  gridName: string
}

/** Where a place lies and who will be given it, before anything is sent. */
export interface LocateView {
  label: string
  /** “黄河社区 第3网格”, or a sentence that a dispatcher will look. */
  gridText: string
  workerName: string
  found: boolean
}
