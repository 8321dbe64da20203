import Taro from '@tarojs/taro'
import { MAX_LABEL } from '../../../domain/call/limits'
import { cut } from '../../../domain/call/said'
import type { PlaceInput } from '../../../domain/contract'
import { T } from '../text'
import { codeText } from './codeText'

/** Where something is, in a draft of any kind. */
export interface PlaceFields {
  place: PlaceInput | null
  placeLabel: string
}

export interface ChosenPlace {
  place: PlaceInput
  label: string
}
/** What came of asking WeChat for a place: one, a turned-back person, or a failure to tell of. */
export type Chosen = ChosenPlace | 'cancelled' | 'failed'

const cancelled = (error: unknown): boolean =>
  /cancel/.test(String((error as { errMsg?: unknown } | null)?.errMsg ?? error))

export const placeOfCode = (code: string): ChosenPlace => ({
  place: { kind: 'code', code },
  label: T.place.scanned,
})

export async function scanBuilding(): Promise<Chosen> {
  try {
    const scanned = await Taro.scanCode({ onlyFromCamera: false })
    const code = codeText(scanned.result, scanned.path)
    return code ? placeOfCode(code) : 'failed'
  } catch (error) {
    return cancelled(error) ? 'cancelled' : 'failed'
  }
}

export async function choosePin(): Promise<Chosen> {
  try {
    const chosen = await Taro.chooseLocation({})
    const label = cut(chosen.name || chosen.address || T.place.pinned, MAX_LABEL)
    const place: PlaceInput = { kind: 'pin', lng: chosen.longitude, lat: chosen.latitude, label }
    return { place, label }
  } catch (error) {
    return cancelled(error) ? 'cancelled' : 'failed'
  }
}
