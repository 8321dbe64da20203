import { deedOf } from '../../../domain/volunteer/part/pay'
import { mayGuard, type AgeBand } from '../../../domain/volunteer/age'
import { nameless } from '../../../domain/volunteer/part/nameless'
import type { Part } from '../../../domain/volunteer/part/types'
import { rosterLine } from '../../../domain/volunteer/part/views'
import type { Volunteer } from '../../../domain/volunteer/types'
import { isGoing, wardsOf, withWard, withoutWard } from '../../../domain/volunteer/wards'
import { at } from '../street'

/** Children under 14 whom a guardian takes along. */
const ME: Volunteer = {
  ...{ _id: 'volunteer:1', user: 'user:o-wang', name: '王芳', band: 'adult', at: 1 },
}
const KEY = '0123456789abcdef01234567'
const keysOf = (v: Volunteer): string[] => wardsOf(v).map(({ key }) => key)
const grown = (n: number): Volunteer =>
  Array.from({ length: n }).reduce<Volunteer>((known, _, i) => {
    const next = withWard(known, KEY, `孩子${i}`)
    if (!next.ok) throw new Error(next.code)
    return next.value
  }, ME)

test('a profile from before has none; three at the most, each with a key of his own', () => {
  expect(wardsOf(ME)).toEqual([])
  expect(wardsOf(null)).toEqual([])
  expect(keysOf(grown(1))).toEqual(['01234567'])
  expect(keysOf(grown(2))).toEqual(['01234567', '89abcdef'])
  const three = withWard(grown(2), 'fedcba9876543210fedcba98', '小红')
  expect(three.ok && keysOf(three.value)).toEqual(['01234567', '89abcdef', 'fedcba98'])
  expect(withWard(three.ok ? three.value : ME, KEY, '小四')).toMatchObject({ code: 'wardsFull' })
})

test('whoever is expected somewhere stays; the others stay in any case', () => {
  const two = grown(2)
  expect(withoutWard(two, '01234567', [{ ward: '01234567' }])).toMatchObject({
    ...{ ok: false, code: 'wardComing' },
  })
  const one = withoutWard(two, '01234567', [{ ward: null }, { ward: '89abcdef' }])
  expect(one.ok && keysOf(one.value)).toEqual(['89abcdef'])
})

test('only who is grown up takes a child along', () => {
  const bands: AgeBand[] = ['under14', 'from14', 'from16', 'adult']
  expect(bands.filter(mayGuard)).toEqual(['adult'])
})

test.each<[Part['state'] | null, boolean]>([
  [null, false],
  ['WAITING', false],
  ['SIGNED', true],
  ['PRESENT', true],
  ['LEFT', false],
  ['CANCELLED', false],
])('whose guardian is %s: %s', (state, is) => {
  expect(isGoing(state === null ? null : { state })).toBe(is)
})

const FROM = at('11-23 09:00')
const PART: Part = {
  ...{ _id: `part:${KEY}`, shape: 1, version: 3, state: 'COUNTED', activity: 'activity:1' },
  ...{ team: 'team:1', title: '扫雪', user: ME.user, ward: '01234567', name: '小明' },
  ...{ guardian: '王芳', from: FROM, to: FROM + 7_200_000, risk: 1, kind: 'SCANNED' },
  ...{ inAt: FROM, outAt: FROM + 7_200_000, odd: [], minutes: 120, findings: [], needed: 1 },
  ...{ acknowledged: false, lookAt: null, history: [] },
}
const reader = (leads: boolean) => ({ userId: 'user:x', kin: [], leads, ticks: true })

test('on the list he stands with his guardian, masked for whoever decides by a post', () => {
  expect(rosterLine(PART, reader(true), FROM).name).toBe('小明（孩子，监护人王芳）')
  expect(rosterLine(PART, reader(false), FROM).name).toBe('小*（孩子，监护人王*）')
})

test('his hours are nobody’s points', () => {
  const paying = { rule: 'GM01', confidential: false }
  expect(deedOf(PART, paying, {})).toBeNull()
  expect(deedOf({ ...PART, ward: null }, paying, {})).toMatchObject({ minutes: 120 })
})

test('when the guardian leaves, neither name stays', () => {
  const left = nameless(PART, ME.user, FROM)
  expect(left).toMatchObject({ name: '', ward: null, minutes: 120 })
  expect(JSON.stringify(left)).not.toMatch(/小明|王芳/)
})
