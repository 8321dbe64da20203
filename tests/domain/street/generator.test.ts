import { parseBuildingCode } from '../../../domain/place/buildingCode'
import { SPECIALTIES, type MediatorKind } from '../../../domain/street/committee'
import { parseStreet } from '../../../domain/street/import'
import {
  areaM2,
  boundsOf,
  contains,
  crossesItself,
  toMetres,
  type Metres,
} from '../../../domain/street/import/geometry'
import type { Category, EmploymentType, LngLat, Role, Staff } from '../../../domain/street/types'
import facts from '../../../devtools/street/facts/street-150203012.json'
import { PERSONAS } from '../../../devtools/street/personas'
import { codesFile, placesFile, templatesFile } from '../../../devtools/street/phoneFiles'
import { seeded } from '../../../devtools/street/random'
import { makeStreet } from '../../../devtools/street/street'
import { SEED } from '../seed'
import { inputOf, sha } from './files'

const demo = makeStreet()
const parsed = parseStreet(inputOf(demo.files), sha)
if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
const { street, warnings } = parsed

const origin = street.grids[0]!.polygon.coordinates[0]![0]!
const rings = street.grids.map((g) => g.polygon.coordinates[0]!.map(toMetres(origin)))

/** Edges that only one grid has, joined to closed rings: what is left is the outline. */
function outlines(): Metres[][] {
  const key = (p: Metres) => p.join()
  const edges = new Map<string, [Metres, Metres]>()
  for (const ring of rings) {
    ring.slice(1).forEach((to, i) => {
      const from = ring[i]!
      if (!edges.delete(`${key(to)}>${key(from)}`)) edges.set(`${key(from)}>${key(to)}`, [from, to])
    })
  }
  const next = new Map([...edges.values()].map(([from, to]) => [key(from), to]))
  const all: Metres[][] = []
  while (next.size > 0) {
    const start = [...edges.values()].find(([from]) => next.has(key(from)))![0]
    const ring: Metres[] = [start]
    for (let at = next.get(key(start)); at; at = next.get(key(at))) {
      next.delete(key(ring[ring.length - 1]!))
      ring.push(at)
    }
    all.push(ring)
  }
  return all
}

describe(`the grids tile their area (seed ${SEED})`, () => {
  const [outline, ...more] = outlines()

  test('one outline without a hole, as large as all grids together', () => {
    expect(more).toEqual([])
    expect(crossesItself(outline!)).toBe(false)
    const sum = rings.reduce((m2, ring) => m2 + areaM2(ring), 0)
    expect(Math.abs(sum - areaM2(outline!))).toBeLessThan(1e-3)
    expect(sum).toBeGreaterThan(5e6)
  })

  test('no grid crosses itself', () => {
    expect(rings.filter(crossesItself)).toEqual([])
  })

  test('5,000 random points: inside the outline in one grid, outside in none', () => {
    const random = seeded(SEED)
    const [w, s, e, n] = boundsOf(outline!)
    let inside = 0
    for (let i = 0; i < 5_000; i++) {
      const p: Metres = [w + random.next() * (e - w), s + random.next() * (n - s)]
      const expected = contains(outline!, p) ? 1 : 0
      inside += expected
      expect([p, rings.filter((r) => contains(r, p)).length]).toEqual([p, expected])
    }
    expect(inside).toBeGreaterThan(2_500)
  })

  test('every corner belongs to all grids that meet there', () => {
    for (const p of rings.flat()) {
      const touching = rings.filter((r) => r.some((q) => q[0] === p[0] && q[1] === p[1])).length
      const holding = rings.filter((r) => contains(r, p)).length
      expect(touching).toBeGreaterThanOrEqual(1)
      expect(holding).toBe(touching)
    }
  })
})

describe('the street’s own figures', () => {
  const APART: Role[] = [
    'mediator',
    'mediationChair',
    'mediationClerk',
    'pointsReviewer',
    'complaintClerk',
  ]
  const isCountedApart = (s: Staff) => s.posts.some((p) => APART.includes(p.role))
  /** Of the grids: whoever is on the committee, or reviews points, is counted by its own figures. */
  const employed = (type: EmploymentType) =>
    street.staff.filter((s) => s.employmentType === type && !isCountedApart(s)).length
  const holding = (role: Role) =>
    street.staff.filter((s) => s.posts.some((p) => p.role === role)).length

  test.each<[string, number, number]>([
    ['communities', street.communities.length, 9],
    ['grids', street.grids.length, 33],
    ['estates', street.estates.length, 16],
    ['buildings', street.buildings.length, 600],
    ['categories', street.settings.categories.length, 60],
    ['专职', employed('fullTime'), 88],
    ['兼职', employed('partTime'), 2303],
    ['部门网格员', employed('department'), 56],
    ['部门联络员', employed('liaison'), 11],
    ['第一书记', holding('firstSecretary'), 9],
    ['网格长', holding('gridLead'), 33],
    ['楼栋长', holding('buildingLead'), 600],
    ['单元长', holding('unitLead'), 1693],
    ['人民调解员', holding('mediator'), 12],
    ['调解委员会主任', holding('mediationChair'), 1],
    ['调解文书', holding('mediationClerk'), 1],
    ['积分审核员', holding('pointsReviewer'), 2],
    ['投诉受理员', holding('complaintClerk'), 1],
    ['all', street.staff.length, 2458 + 14 + 2 + 1],
    ['six teams', new Set(street.staff.map((s) => s.teamType)).size, 6],
  ])('%s: %d = %d', (_what, found, stated) => expect(found).toBe(stated))

  test('the clock never stops for these, and the telephone comes first for those', () => {
    const codes = (wanted: (c: Category) => unknown) =>
      street.settings.categories
        .filter(wanted)
        .map((c) => c.code)
        .join(' ')
    expect(codes((c) => c.star)).toBe(
      '0202 0302 0401 0402 0403 0404 0501 0502 0504 0506 0701 1001 1002 1003',
    )
    expect(codes((c) => c.callFirst)).toBe('0404 0506 1001 1002 1003')
  })

  test('nothing is missing anywhere', () => {
    expect(warnings).toEqual([])
    expect(street.communities.map((c) => c.code)).toEqual(facts.communities.map((c) => c.code))
    expect(street.communities.every((c) => c.firstSecretary)).toBe(true)
    expect(street.grids.every((g) => g.lead && g.workers.length > 0)).toBe(true)
    const stairs = street.buildings.reduce((n, b) => n + b.units, 0)
    expect(stairs).toBe(holding('unitLead'))
  })

  test('every lead unit but 社区 has somebody to assign to', () => {
    const led = new Set(street.settings.categories.map((c) => c.unit))
    const staffed = new Set(street.staff.map((s) => s.unit))
    expect([...led].filter((unit) => !staffed.has(unit))).toEqual(['SQ'])
  })

  test('telephones ring nowhere: 100 is no prefix of anybody', () => {
    expect(street.staff.filter((s) => !s.phone.startsWith('1000'))).toEqual([])
  })
})

test('the same street on every run, another for another seed', () => {
  expect(makeStreet().files).toEqual(demo.files)
  expect(makeStreet(SEED + 1).files['grids.geojson']).not.toBe(demo.files['grids.geojson'])
  expect(street.settings.notice).toContain('示意')
})

test('the cast of the phones', () => {
  const third = street.grids.find((g) => g.code === '150203012025003')!
  expect(third).toMatchObject({ communityName: '黄河社区', name: '第3网格' })
  const staffOf = (openid: string) => {
    const { jobNo, phone, label } = PERSONAS.find((p) => p.openid === openid)!
    const person = street.staff.find((s) => s.jobNo === jobNo)!
    expect(person).toMatchObject({ phone, name: label })
    return { id: person._id, name: person.name }
  }
  expect(staffOf('o-worker-zhang')).toEqual(third.workers[0])
  expect(staffOf('o-lead-zhao')).toEqual(third.lead)
  expect(staffOf('o-dispatcher-sun')).toEqual(street.settings.dutyDispatcher)
  const { chairs, clerks, mediators } = street.settings.committee!
  expect([staffOf('o-chair-yang')]).toEqual(chairs)
  expect([staffOf('o-clerk-bai')]).toEqual(clerks)
  expect(mediators[0]).toMatchObject({ ...staffOf('o-mediator-wuyun'), kind: 'mediator' })
  const residents = PERSONAS.filter((p) => p.jobNo === null)
  expect(residents.map((p) => p.openid)).toEqual([
    'o-resident-wang',
    'o-resident-li',
    'o-keeper-qiao',
    'o-keeper-su',
    'o-merchant-bai',
    'o-head-han',
    'o-mate-han',
    'o-helper-lin',
  ])
  expect(street.staff.some((s) => residents.some((r) => r.phone === s.phone))).toBe(false)
})

describe('the committee', () => {
  const committee = street.settings.committee!
  const { mediators, venues, opening } = committee
  const ofKind = (kind: MediatorKind) => mediators.filter((m) => m.kind === kind)

  test('twelve who mediate: seven 人民调解员 of all grades, lawyers, police, property, counsellor', () => {
    const kinds = ['mediator', 'lawyer', 'police', 'property', 'counsellor'] as const
    expect(kinds.map((kind) => ofKind(kind).length)).toEqual([7, 2, 1, 1, 1])
    expect(mediators).toHaveLength(12)
    const grades = new Set(ofKind('mediator').map((m) => m.level))
    expect([...grades]).toEqual(['一级', '二级', '三级', '四级'])
    const inMongolian = mediators.filter((m) => m.languages.includes('蒙古语'))
    expect(inMongolian).toHaveLength(4)
    expect(mediators.every((m) => m.languages.includes('汉语'))).toBe(true)
  })

  test('every specialty has somebody; the cases before add up to the published figures', () => {
    const found = new Set(mediators.flatMap((m) => m.specialties))
    expect(found).toEqual(new Set(Object.keys(SPECIALTIES)))
    const sum = (key: 'closed' | 'succeeded') => mediators.reduce((n, m) => n + m[key], 0)
    expect([sum('closed'), sum('succeeded')]).toEqual([opening.total, opening.agreed])
    expect(opening).toEqual({ total: 135, agreed: 112, court: 12, other: 11 })
  })

  test('three venues with rooms, step-free, with a hearing loop and video among them', () => {
    const rooms = venues.flatMap((v) => v.rooms)
    expect([venues.length, rooms.length]).toEqual([3, 6])
    for (const key of ['stepFree', 'hearingLoop', 'video'] as const)
      expect(rooms.some((r) => r[key])).toBe(true)
  })

  test('everybody can be booked, and in a room: some hours of each lie within some room’s', () => {
    const rooms = street.hours.filter((h) => h.resource.startsWith('room:'))
    const people = street.hours.filter((h) => h.resource.startsWith('staff:'))
    expect([people.length, rooms.length]).toEqual([12, 6])
    const spans = rooms.flatMap((r) => r.weekly)
    const lacking = people.filter(
      ({ weekly }) =>
        !weekly.every((w) =>
          spans.some((s) => s.weekday === w.weekday && s.from <= w.from && w.to <= s.to),
        ),
    )
    expect(lacking).toEqual([])
  })
})

describe('what the phones ask for', () => {
  test('places: all buildings, within the outlines of the grids', () => {
    const { center, grids, places } = placesFile(demo)
    expect([grids.length, places.length]).toEqual([33, 600])
    expect(places.every((p) => grids.some((g) => p.address === g.name))).toBe(true)
    const at: LngLat = center
    expect(street.grids.some((g) => contains(g.polygon.coordinates[0]!, at))).toBe(true)
  })

  test('codes: plates of real buildings, the demo worker’s grid first', () => {
    const codes = codesFile(demo)
    const ids = codes.map((c) => parseBuildingCode(c.result))
    const found = ids.map((id) => street.buildings.find((b) => b.id === id)?.gridCode)
    expect(found[0]).toBe('150203012025003')
    expect(new Set(found)).toEqual(new Set(street.grids.map((g) => g.code)))
  })

  test('templates: a title and the meaning of every keyword', () => {
    const templates = templatesFile(demo)
    expect(Object.values(templates).map((t) => t.title)).toEqual(['事件进度提醒', '待办任务提醒'])
    const { task } = street.settings.templates
    expect(Object.keys(templates[task.id]!.fields)).toEqual(Object.values(task.fields))
  })
})
