import { HOUR_MS } from '../../../domain/calendar/zone'
import { isTooOldToPay } from '../../../domain/volunteer/part/pay'
import { at } from '../street'

const FROM = at('11-23 09:00')

test('hours are paid up to ninety days after they were done, whatever is found right later counts alone', () => {
  const day = 24 * HOUR_MS
  const late = (days: number) => isTooOldToPay(FROM, FROM + days * day)
  expect([late(0), late(61), late(90), late(91)]).toEqual([false, false, false, true])
  expect(isTooOldToPay(null, FROM + 400 * day)).toBe(false)
})
