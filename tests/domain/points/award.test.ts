import { AWARD } from '../../../domain/points/award/lifecycle'
import { maskedName } from '../../../domain/identity/masks'
import { publishedOf } from '../../../domain/points/award/published'
import { allowedActions, mayRead, readsWhole } from '../../../domain/points/award/qualities'
import { Street, actorOf, playAwards } from './awardRows'
import { AWARDS } from './awardScenes'
import { scenesOf } from './rows'

test.each(scenesOf(AWARDS).map((scene) => [scene.title, scene]))('%s', (_, scene) => {
  playAwards(scene)
})

test('every step of the table is in a story', () => {
  const seen = new Set<string>()
  for (const scene of scenesOf(AWARDS)) {
    for (const { history } of playAwards(scene).awards.values()) {
      for (const { action } of history) seen.add(action)
    }
  }
  expect(AWARD.steps.map((row) => row.action).filter((action) => !seen.has(action))).toEqual([])
})

const story = (rows: string): Street =>
  playAwards({ title: '', rows: rows.trim().split('\n') }, new Street())

describe('who may do what', () => {
  const people = ['zhang', 'sun', 'chen', 'he', 'li', 'zhao']
  test.each<[string, Record<string, string[]>]>([
    ['give a1 chen zhang JS04', { li: ['pass', 'reject'], zhao: ['pass', 'reject'] }],
    [
      'give a1 chen zhang JS04\npass a1 li',
      Object.fromEntries(people.map((name) => [name, ['appeal']])),
    ],
    ['give a1 chen zhang JS04\npass a1 li\nappeal a1 sun : 没来', { zhao: ['confirm', 'refuse'] }],
    ['give a1 chen zhang JS04\nreject a1 li : 没来', { zhang: ['appeal'] }],
    ['checkin a1 zhang JS04', { li: ['reverse'], zhao: ['reverse'] }],
  ])('%s', (rows, may) => {
    const { awards, w } = story(rows)
    const award = awards.get('a1')!
    const could = people.map((name) => [name, allowedActions(actorOf(name), award, w.now)] as const)
    expect(Object.fromEntries(could.filter(([, actions]) => actions.length > 0))).toEqual(may)
  })

  test.each([
    ['give a1 chen zhang JS04', [], []],
    ['give a1 chen zhang JS04\npass a1 li', ['sun', 'he'], []],
    ['give a1 chen zhang JS04 secret\npass a1 li', [], []],
    ['give a1 chen zhang JS04\npass a1 li\nappeal a1 sun : 没来', ['sun'], []],
    ['checkin a1 zhang JS04', [], ['chen']],
  ])('%s: masked for %j, closed to who gave it: %j', (rows, masked, without) => {
    const award = story(rows).awards.get('a1')!
    const readers = people.filter((name) => mayRead(actorOf(name), award))
    const whole = people.filter((name) => readsWhole(actorOf(name), award))
    expect(readers.filter((name) => !whole.includes(name))).toEqual(masked)
    expect(whole).toEqual(
      ['zhang', 'chen', 'li', 'zhao'].filter((name) => !without.includes(name as never)),
    )
  })
})

describe('公示', () => {
  test.each([
    ['张三', '张*'],
    ['欧阳修文', '欧*'],
    [' 李 ', '李*'],
    ['', '*'],
  ])('%s is shown as %s', (name, shown) => expect(maskedName(name)).toBe(shown))

  test('lists what is public, masked, and nothing that is 保密 or over', () => {
    const { awards, w } = story(`
give a1 chen zhang JS04
give a2 chen sun JS04 secret
give a3 chen he JS04
give a4 chen zhao JS06
pass a1 li
pass a2 li
pass a4 li`)
    const lines = publishedOf([...awards.values()], w.now)
    expect(lines.map(({ id, name, points }) => [id, name, points])).toEqual([
      ['award:a1', 'z*', 5],
      ['award:a4', 'z*', 10],
    ])
    // Two of one name are told apart, and by nothing that says who they are.
    expect(new Set(lines.map(({ tail }) => tail)).size).toBe(2)
    expect(JSON.stringify(lines)).not.toMatch(/user:|staff:|zhang|zhao/)
    expect(publishedOf([...awards.values()], lines[0]!.until)).toEqual([])
  })
})
