import type { StockKind } from '../../../domain/points/redeem/stock'
import { stockCount, stockIn, stockSpoiled } from '../../../domain/points/redeem/stock'
import { stockOf } from '../../../domain/points/redeem/bins'
import { balanceOf, heldIn } from '../../../domain/points/ledger/account'
import { todayOf } from '../../../domain/points/ledger/lots'
import type { Outcome } from '../../../domain/result'
import { guessed, shelf, wished } from './counter'
import { along, bring, put } from './homes'
import { faultsOf } from './soundness'
import { World } from './world'

/**
 * Stories of the ledger in plain rows, one act a line:
 *
 *     act                          | what comes of it      | what stands then
 *     award a1 JS04 20 zhang       | ok 20                 | zhang 20
 *     redeem r1 zhang rice 15      | ok                    | zhang 5 held 15, rice 4 held 1
 *
 * `… again` after an outcome says that it is a repetition. Balance, `held` and `owes` of people, stock
 * and `held` of goods; what is not named there need not be told. A refusal must change nothing but its
 * own mark, and after each line the books must balance.
 */
export interface Scene {
  title: string
  rows: string[]
}

/** Scenes begin with `# title`; `// …` is a remark. */
export function scenesOf(text: string): Scene[] {
  const scenes: Scene[] = []
  for (const line of text.split('\n').map((row) => row.trim())) {
    if (line === '' || line.startsWith('//')) continue
    if (line.startsWith('#')) scenes.push({ title: line.slice(1).trim(), rows: [] })
    else scenes[scenes.length - 1]!.rows.push(line)
  }
  return scenes
}

/** All outcomes that a text of scenes asks for. */
export const outcomesIn = (text: string): Set<string> =>
  new Set(scenesOf(text).flatMap(({ rows }) => rows.map((row) => row.split('|')[1]?.trim() ?? '')))

const said = (outcome: Outcome<object>): string => {
  if (!outcome.ok) return outcome.code
  const value = outcome.value as { answer?: Record<string, unknown>; repeated?: boolean }
  const { points, taken, owed, lapsed } = value.answer ?? {}
  const number = taken === undefined ? points : `${taken} owes ${owed} lapsed ${lapsed}`
  return ['ok', number, value.repeated ? 'again' : undefined]
    .filter((x) => x !== undefined)
    .join(' ')
}

const numberAfter = (words: string[], key: string): number | null => {
  const at = words.indexOf(key)
  return at < 0 ? null : Number(words[at + 1])
}

const wordAfter = (words: string[], key: string): string | undefined => {
  const at = words.indexOf(key)
  return at < 0 ? undefined : words[at + 1]
}

/** The account that somebody had before he left once. */
const firstOf = (owner: string): string => `account:person:${owner}`

/** What a line does. */
type Play = (w: World, words: string[]) => Outcome<object> | string | void

const seenIn = (words: string[], price: string): { price: number; perMonth: number | null } => ({
  price: Number(price),
  perMonth: numberAfter(words, 'limit'),
})

/** After `:` a line has a sentence. */
const noteIn = (words: string[]): string => {
  const at = words.indexOf(':')
  return at < 0 ? '' : words.slice(at + 1).join(' ')
}

const restocked = (w: World, outcome: ReturnType<typeof stockIn>): string => {
  if (!outcome.ok) return outcome.code
  for (const bin of outcome.value.bins) w.bins.set(bin._id, bin)
  const { line, short } = outcome.value
  return `ok ${line.change}${short > 0 ? ` short ${short}` : ''}`
}

const PLAYS: Record<string, Play> = {
  on(w, [date = '', time = '10:00']) {
    w.now = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}+08:00`)
  },
  caps(w, [day, month, reportsDay]) {
    w.caps = { day: Number(day), month: Number(month), reportsDay: Number(reportsDay) }
  },
  budget(w, [state]) {
    w.isOverBudget = state === 'over'
  },
  award: (w, words) => {
    const [source = '', rule = '', points, owner = ''] = words
    const deedOn = wordAfter(words, 'deed')
    const promised = words.includes('promised')
    const into = words.includes('closed') ? { into: firstOf(owner) } : {}
    const more = { ...(deedOn ? { deedOn } : {}), ...into, promised }
    return w.award(source, rule, Number(points), owner, more)
  },
  reverse: (w, [source = '', rule = '', owner = '', of]) =>
    of === 'closed'
      ? w.reverse(rule, source, owner, firstOf(owner))
      : w.reverse(rule, source, owner),
  hold: (w, [id = '', owner = '', points]) => w.hold(id, owner, Number(points)),
  post: (w, [id = '', points]) => w.post(id, Number(points)),
  void: (w, [id = '', fault]) => w.void(id, fault === 'street' ? 'street' : 'owner'),
  put: (w, [id = '', who = '', home = '', points]) => put(w, id, who, home, Number(points)),
  belongs: (w, [who = '', home]) => {
    w.write({ account: { ...w.account(who), household: home ?? null } })
  },
  along: (w, [id = '', who = '', home = '']) => `ok ${along(w, id, firstOf(who), home)}`,
  bring: (w, [id = '', home = '']) => `ok ${bring(w, id, home)}`,
  expire: (w, [owner = '']) => `ok ${w.expire(owner)}`,
  close: (w, [owner = '']) => w.close(owner),
  good: (w, words) => {
    const [code = '', price] = words
    const until = wordAfter(words, 'until') ?? null
    w.good(code, Number(price), {
      perMonth: numberAfter(words, 'limit'),
      bins: numberAfter(words, 'bins') ?? 1,
      offered: !words.includes('off'),
      goodUntil: until,
    })
  },
  stock: (w, words) =>
    restocked(w, stockIn(w.binsOf(words[0]!), Number(words[1]), noteIn(words), w.now)),
  spoil: (w, words) =>
    restocked(w, stockSpoiled(w.binsOf(words[0]!), Number(words[1]), noteIn(words), w.now)),
  count: (w, words) =>
    restocked(w, stockCount(w.binsOf(words[0]!), Number(words[1]), noteIn(words), w.now)),
  shelf: (w, words) => {
    const [kind = '', code = '', count, who = ''] = words
    const asked = { kind: kind as StockKind, good: code, count: Number(count), who }
    return shelf(w, { ...asked, reason: noteIn(words) })
  },
  wish: (w, [who = '', what = '']) => wished(w, who, what),
  guesses: (w, [id = '', count]) => guessed(w, id, Number(count)),
  keeper: (w, words) => {
    const [who = ''] = words
    const kin = wordAfter(words, 'kin')
    w.keepers.set(who, {
      _id: `keeper:p1:${who}`,
      user: `user:${who}`,
      name: who,
      pickUp: wordAfter(words, 'point') ?? 'p1',
      from: '2025-01-01',
      to: wordAfter(words, 'to') ?? '2026-12-31',
      relatives: kin ? kin.split(',').map((name) => `user:${name}`) : [],
    })
  },
  redeem: (w, words) => {
    const [id = '', owner = '', code = '', price = ''] = words
    const outcome = w.redeem(id, owner, code, seenIn(words, price))
    return outcome.ok && !outcome.value.repeated ? 'ok' : outcome
  },
  name: (w, [request = '', id = '', who = '', proxy]) => w.name(request, id, who, proxy ?? null),
  scan: (w, words) => {
    const [request = '', id = '', keeper = ''] = words
    const seconds = numberAfter(words, 'clock') ?? 0
    const digits = wordAfter(words, 'digits')
    return w.scan(request, id, keeper, {
      ahead: seconds * 1000,
      ...(digits === undefined ? {} : { digits }),
      ticket: wordAfter(words, 'ticket') ?? '',
    })
  },
  print: (w, [id = '']) => `ok ${w.print(id)}`,
  undo: (w, words) => {
    const [request = '', id = '', who = '', role] = words
    return w.undo(request, id, who, role === 'reviewer' ? 'reviewer' : 'keeper', noteIn(words))
  },
  cancel: (w, [request = '', id = '', who = '', role]) =>
    w.cancel(request, id, who, role === 'reviewer' ? 'reviewer' : 'owner'),
  lapse: (w, [id = '']) => (w.lapse(id) ? 'ok' : 'nothing'),
  refund: (w, words) => {
    const [request = '', id = '', who = '', role] = words
    const note = noteIn(words)
    const stockBack = words.includes('back')
    return w.refund(request, id, who, {
      note,
      stockBack,
      role: role === 'keeper' ? 'keeper' : 'reviewer',
    })
  },
}

/** What stands of a person or a good, in the words of the third column. */
function standing(w: World, name: string, asked: string[]): string {
  const bins = w.binsOf(name)
  const account = w.account(name)
  const stock = stockOf(bins)
  const values: Record<string, number> =
    bins.length > 0
      ? { '': stock.free, held: stock.held, out: stock.out }
      : { '': balanceOf(account, todayOf(w.now)), held: heldIn(account), owes: account.recover }
  const told = asked.filter((_, i) => i % 2 === 0).map((key) => `${key} ${values[key]}`)
  return [name, values[''], ...told].join(' ')
}

/** Plays one scene; throws at the first line that does not come out as it says. */
export function play({ rows }: Scene, w = new World()): void {
  for (const row of rows) {
    const [act = '', outcome = '', after = ''] = row.split('|').map((cell) => cell.trim())
    const [verb = '', ...words] = act.split(/\s+/)
    const before = w.everything()
    const came = PLAYS[verb]!(w, words)
    const is = typeof came === 'string' ? came : came ? said(came) : ''
    if (outcome !== '') expect(`${act} | ${is}`).toBe(`${act} | ${outcome}`)
    const isRefused = typeof came === 'object' && !came.ok
    const mustStay = isRefused || is.endsWith('again')
    if (mustStay) expect(withoutMarks(w.everything())).toBe(withoutMarks(before))
    for (const part of after.split(',').map((p) => p.trim())) {
      const [name = '', , ...asked] = part.split(' ')
      if (name !== '') expect(`${act} | ${standing(w, name, asked)}`).toBe(`${act} | ${part}`)
    }
    expect([act, ...faultsOf(w)]).toEqual([act])
  }
}

/** A kept refusal leaves its mark and nothing else. */
const withoutMarks = (text: string): string =>
  JSON.stringify(
    (JSON.parse(text) as [string, object][][]).map((map) =>
      map.filter(([, doc]) => !('refused' in doc)),
    ),
  )
