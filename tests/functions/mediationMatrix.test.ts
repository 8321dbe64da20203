import { CALLS, type CallName } from '../../domain/contract'
import { MEDIATION, type CaseAction } from '../../domain/mediation/lifecycle'
import { sittersOf } from '../../domain/mediation/parties'
import type { MediationRole } from '../../domain/mediation/roles'
import type { Case } from '../../domain/mediation/types'
import { agreedAccount } from './agreed'
import {
  AGENT,
  accepted,
  agentSitting,
  agreed,
  applied,
  booked,
  chair,
  clerk,
  effective,
  ended,
  entered,
  invited,
  lead,
  recused,
  sitting,
  taken,
  team,
  teamSitting,
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
 * way for all who may not read it, and nothing is written by any of it. What the table allows is
 * carried out in `mediationCarried`.
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

const sits = (c: Case, name: 'lead' | 'lawyer'): boolean =>
  sittersOf(c).some(({ id }) => id === staffIdOf(name))

/** Who stands to a case in which quality; null: has no part in it (yet). */
interface Inside {
  name: string
  who: { openid: string }
  roleIn: (c: Case) => MediationRole | null
}
const accountIs = (user: string | null | undefined, { openid }: { openid: string }) =>
  user === `user:${openid}` ? 'party' : null
const INSIDE: Inside[] = [
  { name: 'the applicant', who: WANG, roleIn: (c) => accountIs(c.parties[0]!.user, WANG) },
  { name: 'the other side', who: LI, roleIn: (c) => accountIs(c.parties[1]!.user, LI) },
  {
    name: 'an agent with general power',
    who: AGENT,
    roleIn: (c) => accountIs(c.parties[1]!.agent?.user, AGENT),
  },
  { name: 'the mediator', who: lead, roleIn: (c) => (sits(c, 'lead') ? 'mediator' : null) },
  {
    name: 'one of the team',
    who: official('lawyer'),
    roleIn: (c) => (sits(c, 'lawyer') ? 'member' : null),
  },
  { name: 'the chair', who: chair, roleIn: () => 'chair' },
  { name: 'the clerk', who: clerk, roleIn: () => 'clerk' },
]
const OUTSIDE: [name: string, who: Who][] = [
  ['a resident', STRANGER],
  ['a party of another case', ZHAO],
  ['a mediator of another case', official('second')],
  ['a grid worker', 'workerA1'],
  ['a leader', 'leader'],
  ['a dispatcher', 'dispatcher'],
]

const CASES: [string, (h: Hall) => Promise<string>][] = [
  ['applied', applied],
  ['asked for consent', entered],
  ['accepted', accepted],
  ['choosing a mediator', choosing],
  ['asking whether a team takes it', team],
  ['asking whether they are kept', taken],
  ['choosing a time', timing],
  ['booked', booked],
  ['with a recusal undecided', recused],
  ['with a guest invited', invited],
  ['in session', sitting],
  ['in session with a team', teamSitting],
  ['in session with an agent of general power', agentSitting],
  ['agreed', agreed],
  ['in force', effective],
  ['ended', ended],
]

/** All but 申请, which begins a case of one's own, and what the timer does by itself. */
const STEPS = MEDIATION.steps.filter(
  ({ action }) => action !== 'apply' && `mediation.${action}` in CALLS,
)
/** Calls on one case that are no steps, and who is told that there is no such case. */
const OTHERS = ['get', 'table', 'paper', 'hold', 'release', 'wait', 'unwait', 'offer', 'draft', 'answer', 'jot'] // prettier-ignore
/** A code names no case, and who may give one out is a matter of posts alone. */
const CODES: Record<string, string> = { issueCode: 'notAllowed', enterCode: 'codeUnknown' }
const NAMES = [...STEPS.map(({ action }) => action), ...OTHERS, ...Object.keys(CODES)]

function ask(who: Who, name: string, id: string, version: number) {
  const call = `mediation.${name}`
  const good: Record<string, unknown> = {
    ...GOOD_OF_MEDIATION[call as keyof typeof GOOD_OF_MEDIATION],
  }
  if ('id' in good) good.id = id
  if ('version' in good) good.version = version
  if ('requestId' in good) good.requestId = rid('matrix')
  if (name === 'answer') delete good.onSpot
  return hall.town.call(who, call as CallName, good)
}

const hasToAnswer = (c: Case, role: MediationRole | null): boolean =>
  c.choice?.stage === 'take' && (role === 'mediator' || role === 'member')

/** What the table says to somebody of this quality; null: what follows is for other tests. */
function refusalOf(action: CaseAction, role: MediationRole | null, c: Case): string | null {
  const row = MEDIATION.steps.find((r) => r.action === action)!
  const isAsked = hasToAnswer(c, role) && action !== 'take' && action !== 'pass'
  if (isAsked || !(row.who as readonly string[]).includes(role ?? '')) return 'notAllowed'
  return (row.from as readonly (string | null)[]).includes(c.state) ? null : 'wrongState'
}

/** Of a code for the other side. */
function codeRefusalOf(name: string, role: MediationRole, c: Case): string | null {
  if (name === 'enterCode' || (role !== 'chair' && role !== 'clerk')) return CODES[name]!
  if (!c.open) return 'wrongState'
  return c.parties[1]!.user === null ? null : 'speaksAlone'
}

beforeAll(async () => {
  // Whoever is asked for his consent would write his account.
  for (const { openid } of [STRANGER, WANG, LI])
    await hall.town.replace('users', agreedAccount(openid))
  const parties = application().parties.map((p) => ({ ...p, phone: '', name: `${p.name}三` }))
  await hall.town.ask(ZHAO, 'mediation.apply', application({ parties }))
})

describe.each(CASES.map(([name, made], nth) => ({ name, made, nth })))(
  'a case $name',
  ({ made, nth }) => {
    let id: string
    let c: Case
    let before: string
    beforeAll(async () => {
      id = await made(hall)
      before = await hall.town.settled()
      c = hall.stored(id)
    })
    afterEach(async () => {
      expect(await hall.town.settled()).toBe(before)
    })

    test('is hidden from whoever has no part in it, as if it were not there', async () => {
      // To them every state is the same: two of the six by turns, so that in three states all ask all.
      const asked = NAMES.flatMap((name, i) =>
        OUTSIDE.filter((_, who) => who % 3 === (i + nth) % 3).map(([people, who]) => ({
          ...{ people, who, name },
        })),
      )
      const wrong = await inLanes(asked, async ({ people, who, name }) => {
        const answer = await ask(who, name, id, c.version)
        const wanted = CODES[name] ?? 'notFound'
        const said = answer.ok ? 'ok' : answer.code
        const leak = JSON.stringify(answer).includes(c.no)
        if (said === wanted && !leak) return ''
        return `${people}: ${name} said ${said}, not ${wanted}${leak ? ', with its number' : ''}`
      })
      expect(wrong.filter(Boolean)).toEqual([])
    })

    test('is moved by nobody whom the table does not name, from no other state', async () => {
      const names = [...STEPS.map(({ action }) => action), ...Object.keys(CODES)]
      const asked = INSIDE.flatMap(({ name: people, who, roleIn }) => {
        const role = roleIn(c)
        // Of those who are not in it yet, the other side stands for all.
        if (role === null) return who === LI ? STEPS.map(({ action }) => ({ people, who, name: action, wanted: 'notFound' })) : [] // prettier-ignore
        return names.map((name) => {
          const wanted =
            name in CODES ? codeRefusalOf(name, role, c) : refusalOf(name as CaseAction, role, c)
          return { people, who, name, wanted }
        })
      })
      const wrong = await inLanes(asked, async ({ people, who, name, wanted }) => {
        if (wanted === null) return ''
        const answer = await ask(who, name, id, c.version)
        const said = answer.ok ? 'ok' : answer.code
        return said === wanted ? '' : `${people}: ${name} said ${said}, not ${wanted}`
      })
      expect(wrong.filter(Boolean)).toEqual([])
    })

    test('shows each reader the buttons that the table has for him, and no other’s', async () => {
      for (const { who, roleIn } of INSIDE) {
        const answer = await hall.town.call(who, 'mediation.get', { id })
        const role = roleIn(c)
        expect(answer.ok).toBe(role !== null)
        if (!answer.ok) continue
        for (const { action } of answer.data.actions) {
          expect([action, refusalOf(action as CaseAction, role, c)]).toEqual([action, null])
        }
      }
    })

    test('has its table for whoever sits there and for the clerk', async () => {
      for (const { name, who, roleIn } of INSIDE) {
        const role = roleIn(c)
        const reads = role !== null && role !== 'chair' && !hasToAnswer(c, role)
        const said = await hall.town.code(who, 'mediation.table', { id })
        expect([name, said]).toEqual([name, reads ? 'ok' : 'notFound'])
      }
    })
  },
)

test('a case that is not there and a foreign one are answered alike, down to the words', async () => {
  const id = await booked(hall)
  const nowhere = 'case:0123456789abcdef01234567'
  for (const [, who] of OUTSIDE) {
    for (const name of ['get', 'table', 'paper', 'terminate', 'jot']) {
      const real = await ask(who, name, id, 1)
      expect({ ...real, now: 0 }).toEqual({ ...(await ask(who, name, nowhere, 1)), now: 0 })
    }
  }
})
