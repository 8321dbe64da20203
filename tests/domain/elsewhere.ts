/**
 * Says what the calendar makes of one hour after another, in whatever zone TZ puts this process and
 * without Intl, which phones lack. Run by calendar.test.ts; prints one JSON array of lines.
 */
import { EVERY_HOUR, line } from './moments'

async function main(): Promise<void> {
  Reflect.deleteProperty(globalThis, 'Intl')
  const zone = await import('../../domain/calendar/zone')
  const { when } = await import('../../client/src/services/time')
  const said = EVERY_HOUR.map((at) =>
    line({
      date: zone.dateString(zone.dayOf(at)),
      long: zone.longDateTime(at),
      short: zone.shortDateTime(at),
      monthDay: zone.monthDay(at),
      when: when(at, 0),
    }),
  )
  process.stdout.write(JSON.stringify(said))
}

void main()
