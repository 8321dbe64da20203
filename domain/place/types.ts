import type { LngLat } from '../street/types'

/** How the grid was found; the first that is there wins (DOMAIN §3.1). */
export type PlaceBasis = 'code' | 'building' | 'pin' | 'near' | 'none'

export interface Place {
  basis: PlaceBasis
  /** What people read: the building's name, or the pin's. */
  label: string
  buildingId: string | null
  point: LngLat | null
  gridCode: string | null
  gridName: string
  communityName: string
}
