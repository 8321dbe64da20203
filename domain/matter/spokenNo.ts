import { monthDay } from '../calendar/zone'

const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** `MMDD-XXXXX`: short enough to say on the phone; the `_id` is what is unique. */
export function spokenNo(at: number, key: string): string {
  let n = parseInt(key.slice(0, 8), 16)
  let tail = ''
  for (let i = 0; i < 5; i++) {
    tail += BASE32[n & 31]
    n >>>= 5
  }
  return `${monthDay(at)}-${tail}`
}
