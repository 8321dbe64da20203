import type { Keeping } from './keeping'
import type { LngLat, StreetAbout } from './types'

export interface GridView {
  code: string
  name: string
  communityCode: string
  communityName: string
  polygon: LngLat[]
  workerName: string
  publicPhone: string
}

export interface StreetView {
  rev: string
  code: string
  name: string
  notice: string
  bounds: [number, number, number, number]
  phones: { label: string; phone: string }[]
  /** 关于; null where the street has said nothing. */
  about: StreetAbout | null
  /** 保存期限. */
  keeping: Keeping
  majors: { code: string; name: string }[]
  categories: {
    code: string
    name: string
    unitName: string
    star: boolean
    callFirst: { tip: string; phone: string } | null
  }[]
  units: { code: string; name: string }[]
  communities: { code: string; name: string }[]
  estates: { id: string; name: string; communityCode: string }[]
  grids: GridView[]
}

/** 请假. Times are epoch ms; the deputy's name is empty where there is none. */
export interface LeaveView {
  from: number
  to: number
  deputyName: string
}
