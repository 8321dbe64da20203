import { streetFiles } from '../../../domain/street/import/write'
import { BOOKING_RULES, rulesOf } from '../../../domain/booking/rules'
import { inputOf, parseSmall, smallStreet, streetOf, type SmallFiles } from '../street/files'

/** What a street says of booking in street.json, and what holds where it says nothing. */

const withBooking = (booking: unknown): SmallFiles => {
  const files = smallStreet()
  return { ...files, 'street.json': { ...files['street.json'], booking } }
}

test('a street that says nothing has the rules of DOMAIN §3.6', () => {
  const { settings } = streetOf()
  expect(settings.booking).toBeUndefined()
  expect(rulesOf(settings)).toEqual(BOOKING_RULES)
})

test('what it says counts, the rest stays; exported and imported again it is the same', () => {
  const street = streetOf(withBooking({ leadHours: 2, holdMinutes: 15, by: 'transaction' }))
  expect(rulesOf(street.settings)).toEqual({
    ...BOOKING_RULES,
    leadMs: 7_200_000,
    holdMs: 900_000,
    by: 'transaction',
  })
  const again = streetOf(inputOf(streetFiles(street)) as SmallFiles)
  expect(again.settings.booking).toEqual(street.settings.booking)
})

test.each<[unknown, string]>([
  [{ holdMinutes: 0 }, 'booking.holdMinutes'],
  [{ horizonDays: 61 }, 'booking.horizonDays'],
  [{ by: 'luck' }, 'booking.by'],
  [{ leadhours: 4 }, 'booking.leadhours'],
])('%j is a fault of %s', (booking, field) => {
  const parsed = parseSmall(withBooking(booking))
  expect(parsed.ok ? [] : parsed.errors).toMatchObject([{ file: 'street.json', field }])
})
