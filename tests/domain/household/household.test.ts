import * as fc from 'fast-check'
import { housematesOf } from '../../../domain/household/kin'
import type { Outcome } from '../../../domain/result'
import { scenesOf } from '../points/rows'
import { SEED } from '../seed'
import { HOUSEHOLDS } from './scenes'
import { Homes, RULES, type Rules } from './world'

type Play = (w: Homes, words: string[]) => Outcome<unknown> | string | void

const DAY_MS = 86_400_000

const PLAYS: Record<string, Play> = {
  after: (w, [days]) => void (w.now += Number(days) * DAY_MS),
  found: (w, [who = '', home = '']) => w.found(who, home),
  invite: (w, [by = '', home = '', who = '']) => w.invite(by, home, who),
  yes: (w, [who = '', home = '']) => w.answer(who, home, true),
  no: (w, [who = '', home = '']) => w.answer(who, home, false),
  takeBack: (w, [by = '', home = '', who = '']) => w.takeBack(by, home, who),
  leave: (w, [who = '', home = '']) => w.leave(who, home),
  out: (w, [by = '', home = '', who = '']) => w.leave(who, home, by),
  rule: (w, [by = '', home = '', upTo]) => w.rule(by, home, Number(upTo)),
  pass: (w, [by = '', home = '', to = '']) => w.pass(by, home, to),
  spend: (w, [by = '', home = '', key = '', price]) => w.spend(by, home, key, Number(price)),
  settle: (w, [by = '', home = '', id = '']) => w.settle(by, home, id),
  withdraw: (w, [by = '', home = '', id = '']) => w.withdraw(by, home, id),
}

const all = (w: Homes): string => JSON.stringify([[...w.households], [...w.belongs]])
const GOOD = /^(ok|now|asked)/

test.each(scenesOf(HOUSEHOLDS).map((scene) => [scene.title, scene.rows]))('%s', (_, rows) => {
  const w = new Homes()
  for (const row of rows) {
    const [act = '', outcome = '', after = ''] = row.split('|').map((cell) => cell.trim())
    const [verb = '', ...words] = act.split(/\s+/)
    const before = all(w)
    const came = PLAYS[verb]!(w, words)
    const is = typeof came === 'string' ? came : came ? (came.ok ? 'ok' : came.code) : ''
    expect(`${act} | ${is}`).toBe(`${act} | ${outcome}`)
    if (is !== '' && !GOOD.test(is)) expect(all(w)).toBe(before)
    if (after !== '') expect(`${act} | ${w.told(words[1]!)}`).toBe(`${act} | ${after}`)
    expect([act, ...w.faults()]).toEqual([act])
  }
})

test('whoever shares a household is kin, and the household itself is; nobody else', () => {
  const w = new Homes()
  for (const [who, home] of [
    ['zhang', 'home'],
    ['li', 'nest'],
  ] as const)
    w.found(who, home)
  w.invite('zhang', 'home', 'wang')
  w.invite('zhang', 'home', 'chen')
  w.answer('wang', 'home', true)
  const known = [...w.households.values()]
  expect(housematesOf(known, 'user:wang')).toEqual(['household:home', 'user:zhang'])
  expect(housematesOf(known, 'user:chen')).toEqual([])
  expect(housematesOf([], 'user:wang')).toEqual([])
})

const NAMES = ['zhang', 'wang', 'li', 'chen', 'zhao']
const VERBS = Object.keys(PLAYS)

const stepArb = fc.record({
  verb: fc.constantFrom(...VERBS, 'yes', 'yes', 'invite', 'invite', 'found'),
  who: fc.constantFrom(...NAMES),
  other: fc.constantFrom(...NAMES),
  home: fc.nat(1000),
  n: fc.nat(60),
})
const storyArb = fc.array(stepArb, { minLength: 60, maxLength: 60 })
type Step = typeof stepArb extends fc.Arbitrary<infer S> ? S : never

/** Plays a story; the faults of its first step that leaves any, and who was together at some time. */
function played(steps: readonly Step[], rules: Rules = RULES): { faults: string[]; most: number } {
  const w = new Homes(rules)
  let most = 0
  for (const [i, { verb, who, other, home, n }] of steps.entries()) {
    const homes = [...w.households.keys()].map((id) => id.slice('household:'.length))
    const at = verb === 'found' ? `h${i}` : homes[home % Math.max(1, homes.length)]
    if (at === undefined) continue
    const words: Record<string, string[]> = {
      after: [String(n % 9)],
      spend: [who, at, `a${i}`, String(n)],
      settle: [who, at, `a${n}`],
      withdraw: [who, at, `a${n}`],
      rule: [who, at, String(n)],
    }
    PLAYS[verb]!(w, words[verb] ?? [who, at, other])
    most = Math.max(most, ...[...w.households.values()].map(({ members }) => members.length))
    const faults = w.faults()
    if (faults.length > 0) return { faults: [JSON.stringify(steps[i]), ...faults], most }
  }
  return { faults: [], most }
}

test(`people move in and out, and nobody is ever in two households, seed ${SEED}`, () => {
  let most = 0
  fc.assert(
    fc.property(storyArb, (steps) => {
      const story = played(steps)
      most = Math.max(most, story.most)
      expect(story.faults).toEqual([])
    }),
    { seed: SEED, numRuns: 300 },
  )
  // Stories in which everybody stays alone prove nothing.
  expect(most).toBeGreaterThan(2)
})

const PLANTED: [what: string, rules: Partial<Rules>][] = [
  [
    'who belongs somewhere already is let in',
    { answer: (h, p, asked, now) => RULES.answer(h, p, { ...asked, belongsTo: null }, now) },
  ],
  [
    'who belongs somewhere already founds another',
    { found: (made, p, _, now) => RULES.found(made, p, null, now) },
  ],
  [
    'a head who moves out is followed by nobody',
    {
      leave: (h, who, by, now) => {
        const done = RULES.leave(h, who, by, now)
        return done.ok ? { ...done, value: { ...done.value, head: h.head } } : done
      },
    },
  ],
]

test.each(PLANTED)('the check finds it when %s', (_, fault) => {
  const rules = { ...RULES, ...fault }
  const stories = fc.sample(storyArb, { seed: SEED, numRuns: 60 })
  const blind = stories.every((steps) => {
    try {
      return played(steps, rules).faults.length === 0
    } catch {
      return false
    }
  })
  expect(blind).toBe(false)
})
