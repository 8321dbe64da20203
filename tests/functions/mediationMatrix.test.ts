import { CALLS, type CallName } from '../../domain/contract'
import { MEDIATION, type CaseAction } from '../../domain/mediation/lifecycle'
import type { MediationRole } from '../../domain/mediation/roles'
import {
  accepted,
  agreed,
  applied,
  booked,
  chair,
  clerk,
  ended,
  entered,
  invited,
  lead,
  recused,
  signature,
  sitting,
  taken,
} from './caseStates'
import {
  LI,
  STRANGER,
  WANG,
  application,
  choosing,
  official,
  openHall,
  staffIdOf,
  timing,
  type Hall,
} from './committee'
import { GOOD_OF_MEDIATION } from './goodMediation'
import type { Person } from './street'
import { inLanes, rid } from './town'

/**
 * Every call × every kind of person × every state: whoever the table does not name is refused, in one
 * way for all who may not read it, and nothing is written by any of it.
 */
let hall: Hall
beforeAll(async () => {
  hall = await openHall()
})
afterAll(() => hall.town.stop())
afterEach(() => {
  expect(hall.town.unexpected.splice(0)).toEqual([])
})

type Who = Person | { openid: string }
const ZHAO = { openid: 'o-party-zhao' }

/** In which quality each stands to a case in which both have phones and 杨调解 mediates. */
const INSIDE: [name: string, who: Who, role: MediationRole][] = [
  ['the applicant', WANG, 'party'],
  ['the other side', LI, 'party'],
  ['the mediator', lead, 'mediator'],
  ['the chair', chair, 'chair'],
  ['the clerk', clerk, 'clerk'],
]
const OUTSIDE: [name: string, who: Who][] = [
  ['a resident', STRANGER],
  ['a party of another case', ZHAO],
  ['a mediator of another case', official('second')],
  ['a grid worker', 'workerA1'],
  ['a leader', 'leader'],
  ['a dispatcher', 'dispatcher'],
]

async function team(h: Hall): Promise<string> {
  const id = await choosing(h)
  const words = { lead: staffIdOf('lead'), team: [staffIdOf('lawyer')], note: '要懂法' }
  await h.step(chair, id, 'propose', words)
  return id
}
async function effective(h: Hall): Promise<string> {
  const id = await agreed(h)
  const requestId = rid('sign')
  const photo = await h.town.upload(clerk, `drafts/${requestId}/1-scan.jpg`)
  const words = { requestId, id, version: h.stored(id).version, ...signature(h), photos: [photo] }
  await h.town.ask(clerk, 'mediation.sign', words)
  return id
}

const CASES: Record<string, (h: Hall) => Promise<string>> = {
  applied,
  'asked for consent': entered,
  accepted,
  'choosing a mediator': choosing,
  'asking whether a team takes it': team,
  'asking whether they are kept': taken,
  'choosing a time': timing,
  booked,
  'with a recusal undecided': recused,
  'with a guest invited': invited,
  'in session': sitting,
  agreed,
  'in force': effective,
  ended,
}

/** All but 申请, which begins a case of one's own, and what the timer does by itself. */
const STEPS = MEDIATION.steps.filter(
  ({ action }) => action !== 'apply' && `mediation.${action}` in CALLS,
)
/** Calls on one case that are no steps, and who is told that there is no such case. */
const OTHERS = ['get', 'table', 'paper', 'hold', 'release', 'offer', 'draft', 'answer', 'jot']

const inputOf = (name: string, id: string, version: number): object => {
  const good: Record<string, unknown> = {
    ...GOOD_OF_MEDIATION[name as keyof typeof GOOD_OF_MEDIATION],
  }
  if ('id' in good) good.id = id
  if ('version' in good) good.version = version
  if ('requestId' in good) good.requestId = rid('matrix')
  if (name === 'mediation.answer') delete good.onSpot
  return good
}

/** What the table says to somebody of this quality; null: what follows is for other tests. */
function refusalOf(action: CaseAction, role: MediationRole | null, state: string): string | null {
  const row = MEDIATION.steps.find((r) => r.action === action)!
  if (!(row.who as readonly string[]).includes(role ?? '')) return 'notAllowed'
  return (row.from as readonly (string | null)[]).includes(state) ? null : 'wrongState'
}

interface Asked {
  who: Who
  name: string
  said: string
  wanted: string
}
const describeOf = (people: string, { name, said, wanted }: Asked): string =>
  `${people}: ${name} said ${said}, not ${wanted}`

beforeAll(async () => {
  const parties = application().parties.map((p) => ({ ...p, phone: '', name: `${p.name}三` }))
  await hall.town.ask(ZHAO, 'mediation.apply', application({ parties }))
})

describe.each(Object.entries(CASES))('a case %s', (_, made) => {
  let id: string
  beforeAll(async () => {
    id = await made(hall)
    await hall.town.cloud.atRest()
  })

  test('is hidden from whoever has no part in it, as if it were not there', async () => {
    const before = await hall.town.settled()
    const { version } = hall.stored(id)
    const names = [
      ...STEPS.map((r) => `mediation.${r.action}`),
      ...OTHERS.map((c) => `mediation.${c}`),
    ]
    const asked = OUTSIDE.flatMap(([name, who]) => names.map((call) => ({ name, who, call })))
    const wrong = await inLanes(asked, async ({ name, who, call }) => {
      const answer = await hall.town.call(who, call as CallName, inputOf(call, id, version))
      const said = answer.ok ? 'ok' : answer.code
      const leak = JSON.stringify(answer).includes(hall.stored(id).no)
      const all = { who, name: call, said: leak ? `${said} with its number` : said }
      return said === 'notFound' && !leak ? '' : describeOf(name, { ...all, wanted: 'notFound' })
    })
    expect(wrong.filter(Boolean)).toEqual([])
    expect(await hall.town.settled()).toBe(before)
  })

  test('is moved by nobody whom the table does not name, from no other state', async () => {
    const before = await hall.town.settled()
    const { version, state } = hall.stored(id)
    const asked = INSIDE.flatMap(([name, who, role]) => {
      const sits = hall.stored(id).leadId === staffIdOf('lead')
      if (role === 'mediator' && !sits) return []
      return STEPS.map(({ action }) => ({ name, who, role, action }))
    })
    const wrong = await inLanes(asked, async ({ name, who, role, action }) => {
      const wanted = refusalOf(action, role, state)
      if (wanted === null) return ''
      // The applicant has come in, the other side not before its code.
      const isIn = who !== LI || hall.stored(id).parties[1]!.user !== null
      const call = `mediation.${action}`
      const said = await hall.town.code(who, call as CallName, inputOf(call, id, version))
      const really = isIn ? wanted : 'notFound'
      return said === really ? '' : describeOf(name, { who, name: call, said, wanted: really })
    })
    expect(wrong.filter(Boolean)).toEqual([])
    expect(await hall.town.settled()).toBe(before)
  })

  test('shows each reader the buttons that the table has for him, and no other’s', async () => {
    const { state } = hall.stored(id)
    for (const [, who, role] of INSIDE) {
      const answer = await hall.town.call(who, 'mediation.get', { id })
      if (!answer.ok) continue
      for (const { action } of answer.data.actions) {
        expect([action, refusalOf(action as CaseAction, role, state)]).toEqual([action, null])
      }
    }
  })
})

test('a case that is not there and a foreign one are answered alike, down to the words', async () => {
  const id = await booked(hall)
  const nowhere = 'case:0123456789abcdef01234567'
  for (const [, who] of OUTSIDE) {
    for (const call of ['get', 'table', 'paper', 'terminate', 'jot'].map((c) => `mediation.${c}`)) {
      const of = (which: string) => hall.town.call(who, call as CallName, inputOf(call, which, 1))
      expect(await of(id)).toEqual(await of(nowhere))
    }
  }
})
