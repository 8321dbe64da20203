import type { Cloud } from '../../devtools/cloud'
import type { Seams } from '../../devtools/cloud/seams'
import { DAY_MS, HOUR_MS, dateOf } from '../../domain/calendar/zone'
import type { CallName, InputOf } from '../../domain/contract'
import type { CaseView } from '../../domain/mediation/answers'
import type { CaseStepName } from '../../domain/mediation/calls'
import type { Case } from '../../domain/mediation/types'
import type { StreetSettings } from '../../domain/street/types'
import {
  COMMITTEE,
  OFFICIALS,
  accountOf,
  hoursFor,
  official,
  staffIdOf,
  staffOf,
  type Official,
} from './officials'
import { MONDAY, SETTINGS } from './street'
import { fill, rid, startTown, type Town } from './town'

export { COMMITTEE, official, staffIdOf, type Official } from './officials'

/** The small street and its committee. Parties and strangers; not stored beforehand. */
export const WANG = { openid: 'o-party-wang' }
export const LI = { openid: 'o-party-li' }
export const STRANGER = { openid: 'o-stranger' }

/** Fills the store: the small street, and its committee. */
export function withCommittee(cloud: Cloud, more: Partial<StreetSettings> = {}): void {
  fill(cloud, { ...SETTINGS, committee: COMMITTEE, ...more })
  const put = (name: string, docs: object[]): unknown =>
    cloud.store.insertMany(name, structuredClone(docs) as Record<string, unknown>[])
  put('staff', OFFICIALS.map(staffOf))
  put('users', OFFICIALS.map(accountOf))
  const resources = [...COMMITTEE.mediators.map((m) => m.id), 'room:R1', 'room:R2']
  put('hours', resources.map(hoursFor))
}

type Who = { openid: string }

/** The street's committee at work: a case is moved on by whoever's turn it is. */
export interface Hall {
  town: Town
  stored(id: string): Case
  /** The case as somebody sees it now. */
  see(who: Who, id: string): Promise<CaseView>
  /** A step on the version that is stored. */
  step<A extends CaseStepName>(
    who: Who,
    id: string,
    action: A,
    words: Omit<InputOf<`mediation.${A}`>, 'requestId' | 'id' | 'version'>,
  ): Promise<CaseView>
  /** The code of a refusal, or `ok`. */
  tryStep(who: Who, id: string, action: CaseStepName, words?: object): Promise<string>
}

export async function openHall(
  now = MONDAY,
  more: Partial<StreetSettings> = {},
  seams: Seams = {},
): Promise<Hall> {
  return hallOf(await startTown(now, {}, seams, (cloud) => withCommittee(cloud, more)))
}

export function hallOf(town: Town): Hall {
  const stored = (id: string): Case =>
    town.cloud.store.find('cases', { _id: id })[0] as unknown as Case
  const inputOf = (id: string, words: object): object => ({
    requestId: rid('case'),
    id,
    version: stored(id).version,
    ...words,
  })
  return {
    town,
    stored,
    see: (who, id) => town.ask(who, 'mediation.get', { id }),
    step: (who, id, action, words) =>
      town.ask(who, `mediation.${action}`, inputOf(id, words) as never) as Promise<CaseView>,
    tryStep: (who, id, action, words = {}) =>
      town.code(who, `mediation.${action}` as CallName, inputOf(id, words)),
  }
}

/** 王甲 against 李乙, a neighbour, both with phones. */
export const application = (more: object = {}): InputOf<'mediation.apply'> => ({
  requestId: rid('apply'),
  specialty: 'neighbour',
  facts: '楼上漏水，天花板泡坏了',
  claim: '修好并赔偿',
  parties: [
    {
      side: 'applicant',
      kind: 'person',
      name: '王甲',
      phone: '10000003001',
      address: '友谊小区1栋',
      me: true,
    },
    { side: 'respondent', kind: 'person', name: '李乙', phone: '10000003002', address: '友谊小区' },
  ],
  ...more,
})

/** The other side comes in with a code that the clerk has given out. */
export async function letIn(hall: Hall, id: string, party: string, who: Who, name: string) {
  const { code } = await hall.town.ask(official('clerk'), 'mediation.issueCode', {
    requestId: rid('code'),
    id,
    party,
  })
  return hall.town.ask(who, 'mediation.enterCode', { requestId: rid('enter'), code, name })
}

/** A case that has come as far as 双向选择, both sides on their own phones. */
export async function choosing(hall: Hall, more: object = {}): Promise<string> {
  const { id } = await hall.town.ask(WANG, 'mediation.apply', application(more))
  await hall.step(official('chair'), id, 'screen', { risk: 'GREEN' })
  await letIn(hall, id, 'p2', LI, '李乙')
  await hall.step(LI, id, 'consent', {})
  await hall.step(official('chair'), id, 'accept', {})
  await hall.step(WANG, id, 'acknowledge', {})
  await hall.step(LI, id, 'acknowledge', {})
  return id
}

/** … and as far as the time: 杨调解 was chosen by both and has taken it. */
export async function timing(hall: Hall): Promise<string> {
  const id = await choosing(hall)
  await hall.step(WANG, id, 'rank', { ranked: [staffIdOf('lead'), staffIdOf('second')] })
  await hall.step(LI, id, 'rank', { ranked: [staffIdOf('lead')] })
  await hall.step(official('lead'), id, 'take', {})
  return id
}

/** Tuesday, or so many days later, at an hour, of that many people and a room. */
export const tuesday = (hour: number, people: Official[] = ['lead'], room = 'R1', later = 0) => {
  const first = Date.parse(`2026-06-09T${String(hour).padStart(2, '0')}:00:00+08:00`)
  const from = first + later * DAY_MS
  return {
    date: dateOf(from),
    from,
    to: from + HOUR_MS,
    resources: [...people.map(staffIdOf), `room:${room}`],
  }
}

/** Held and booked, as a person does it with two taps. */
export async function bookAt(hall: Hall, who: Who, id: string, slot = tuesday(10)) {
  const { holdNo } = await hall.see(who, id)
  const { n } = await hall.town.ask(who, 'mediation.hold', {
    requestId: rid('hold'),
    id,
    n: holdNo,
    ...slot,
  })
  return hall.step(who, id, 'book', { ...slot, n })
}
