import statutory from 'chinese-days/dist/chinese-days.json'
import { committeeStreet, type CommitteeFiles } from '../domain/street/files'
import { openOffice, type Office } from './adminOffice'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.stop())

const spoilt = (spoil: (files: CommitteeFiles) => void): CommitteeFiles => {
  const files = committeeStreet()
  spoil(files)
  return files
}

describe('appointments that an import leaves standing', () => {
  /** Monday and Wednesday of 萨日娜 and two rooms, as `days` hold them. */
  async function withAppointments(): Promise<void> {
    office.cloud.clock.set(Date.parse('2026-06-06T09:00:00+08:00'))
    await office.bring(committeeStreet())
    const put = (date: string, key: string, room: string): void => {
      const from = Date.parse(`${date}T09:00:00+08:00`)
      const booked = { from, to: from + 90 * 60_000, key, for: 'mediation' }
      const resources = { 'staff:M1': [booked], [room]: [booked] }
      const day = { _id: `day:${date}`, shape: 1, held: {}, booked: resources, wait: [] }
      office.cloud.store.insertMany('days', [day as never])
    }
    put('2026-06-08', 'case:a:1', 'room:R1')
    put('2026-06-15', 'case:b:1', 'room:R2')
  }
  const CONFIRM = { confirm: true }

  test.each<[string, (files: CommitteeFiles) => void, number]>([
    ['nothing has changed', () => undefined, 0],
    [
      'a room is taken out',
      (files) => {
        files['venues.csv'] = files['venues.csv'].filter((line) => !line.includes('R2'))
      },
      1,
    ],
    [
      'a mediator is taken out, and is on the roster still',
      (files) => {
        files['mediators.csv'] = files['mediators.csv'].filter((line) => line[0] !== 'M1')
      },
      2,
    ],
  ])('%s', async (_, change, stranded) => {
    await withAppointments()
    const answer = await office.bring(spoilt(change), CONFIRM)
    expect(answer).toMatchObject({ ok: true, done: true, stranded })
  })

  test('a holiday is moved onto one of them', async () => {
    await withAppointments()
    // He works on holidays; the rooms do not.
    const files = spoilt((all) => {
      const of2026 = (dates: object) => Object.keys(dates).filter((d) => d.startsWith('2026'))
      const off = [...of2026(statutory.holidays), '2026-06-15']
      all['street.json'].calendar.years['2026'] = { off, on: of2026(statutory.workdays) }
    })
    const answer = await office.bring(files, CONFIRM)
    expect([answer.errors, answer.stranded]).toEqual([undefined, 1])
  })
})
