import { HOUR_MS, MINUTE_MS } from '../../domain/calendar/zone'
import type { CallName, InputOf } from '../../domain/contract'
import type { Roll } from '../../domain/volunteer/activity/roll'
import type { Activity } from '../../domain/volunteer/activity/types'
import type { Part } from '../../domain/volunteer/part/types'
import { OPENID, type Person } from './street'
import { rid, type Town } from './town'
import { NAME, TEAMS_IN, register } from './volunteers'

/** Activities of the resident's team in the small street, in every state. */

export type Somebody = Person | { openid: string }

/** Two hours, tomorrow at the same time as now. */
export const planned = (
  town: Town,
  more: Partial<InputOf<'volunteer.draft'>> = {},
): Omit<InputOf<'volunteer.draft'>, 'requestId' | 'team'> => {
  const from = town.cloud.clock.now() + 24 * HOUR_MS
  return {
    ...{ title: '扫雪除冰', content: '清扫小区门口的雪', from, to: from + 2 * HOUR_MS },
    ...{ venue: { name: '丁香小区门口', point: null }, places: 3, minAge: 0, insured: true },
    ...{ skills: '', rule: 'GM01', risk: '路滑，请穿防滑鞋' },
    ...more,
  }
}

export const storedActivity = (town: Town, id: string): Activity =>
  town.cloud.store.find('activities', { _id: id })[0] as unknown as Activity
export const storedRoll = (town: Town, id: string): Roll =>
  town.cloud.store.find('rolls', { _id: id })[0] as unknown as Roll
export const partsOf = (town: Town, activity: string | null): Part[] =>
  town.cloud.store.find('parts', { activity }, { _id: 1 }, 1_000) as unknown as Part[]
/** Account of somebody. */
export const userOf = (who: Somebody): string =>
  `user:${typeof who === 'string' ? OPENID[who] : who.openid}`
export const partOf = (town: Town, activity: string | null, who: Somebody): Part =>
  partsOf(town, activity).find(({ user }) => user === userOf(who))!

/** Takes a step on an activity as it is stored now. */
export const act = (
  town: Town,
  who: Somebody,
  id: string,
  action: 'publish' | 'change' | 'finish' | 'confirm' | 'cancel',
  words: object = {},
) =>
  town.ask(who, `volunteer.${action}`, {
    ...{ requestId: rid('activity'), id, version: storedActivity(town, id).version },
    ...words,
  } as never)

/** The code of a refusal of a step on an activity or a part as it is stored now, or `ok`. */
export const refused = (
  town: Town,
  who: Somebody,
  id: string,
  action: string,
  words: object = {},
): Promise<string> => {
  const [stored] = town.cloud.store.find(id.startsWith('part:') ? 'parts' : 'activities', {
    _id: id,
  })
  const on = { requestId: rid('activity'), id, version: Number(stored?.version ?? 1) }
  return town.code(who, `volunteer.${action}` as CallName, { ...on, ...words })
}

export const signUp = (town: Town, who: Somebody, activity: string, risk = 1) =>
  town.ask(who, 'volunteer.signUp', { requestId: rid('signUp'), activity, risk })

export const signUpCode = (town: Town, who: Somebody, activity: string, risk = 1) =>
  town.code(who, 'volunteer.signUp', { requestId: rid('signUp'), activity, risk })

/** Somebody else of the street who has registered. */
export async function volunteer(town: Town, n: number | Person = 'neighbour'): Promise<Somebody> {
  const who = typeof n === 'number' ? { openid: `o-volunteer-${n}` } : n
  await register(town, who, NAME.neighbour)
  return who
}

export const codeNow = async (town: Town, activity: string): Promise<string> =>
  (await town.ask('resident', 'volunteer.code', { id: activity })).digits

export const checkIn = async (town: Town, who: Somebody, activity: string) =>
  town.ask(who, 'volunteer.checkIn', {
    ...{ requestId: rid('checkIn'), activity, code: await codeNow(town, activity) },
  })

/** Stands there with the code of now and did not sign up. */
export const walkIn = async (town: Town, who: Somebody, activity: string, words: object = {}) =>
  town.code(who, 'volunteer.walkIn', {
    ...{ requestId: rid('walkIn'), activity, code: await codeNow(town, activity), risk: 1 },
    ...words,
  })

export const checkOut = (town: Town, who: Somebody, activity: string) =>
  town.ask(who, 'volunteer.checkOut', { requestId: rid('checkOut'), activity })

/** Takes a step on a part as it is stored now. */
export const decideOn = (
  town: Town,
  who: Somebody,
  part: Part,
  action: 'tickIn' | 'tickOut' | 'count' | 'strike',
  words: object = {},
) => {
  const [stored] = town.cloud.store.find('parts', { _id: part._id })
  return town.ask(who, `volunteer.${action}`, {
    ...{ requestId: rid('part'), id: part._id, version: Number(stored!.version) },
    ...words,
  } as never)
}

/** At the very minute of its start. */
export const toStart = (town: Town, id: string): void =>
  town.cloud.clock.set(storedActivity(town, id).from)
export const toEnd = (town: Town, id: string): void =>
  town.cloud.clock.set(storedActivity(town, id).to)
export const after = (town: Town, minutes: number): void =>
  town.cloud.clock.advance(minutes * MINUTE_MS)

/** Titles of what somebody has in his inbox. */
export const told = (town: Town, to: string): string[] =>
  town.notices({ to }).map(({ title }) => title)

/** An activity as somebody reads it. */
export const readBy = (town: Town, id: string, who: Somebody = 'neighbour') =>
  town.ask(who, 'volunteer.activity', { id })

/** So many of the street who have registered. */
export const volunteers = (town: Town, n: number): Promise<Somebody[]> =>
  Promise.all(Array.from({ length: n }, (_, i) => volunteer(town, i)))

type More = Partial<InputOf<'volunteer.draft'>>

/** Activities that the resident has planned for her team. */
export const ACTIVITIES_IN = {
  DRAFT: async (town: Town, more: More = {}, community?: string): Promise<string> => {
    const team = more.team ?? (await TEAMS_IN.ACTIVE(town, community))
    const asked = { requestId: rid('draft'), ...planned(town, more), team }
    return (await town.ask('resident', 'volunteer.draft', asked)).id
  },
  OPEN: async (town: Town, more: More = {}, community?: string): Promise<string> => {
    const id = await ACTIVITIES_IN.DRAFT(town, more, community)
    await act(town, 'resident', id, 'publish')
    return id
  },
  CLOSING: async (town: Town, more: More = {}, community?: string): Promise<string> => {
    const id = await ACTIVITIES_IN.OPEN(town, more, community)
    toStart(town, id)
    await act(town, 'resident', id, 'finish')
    await town.cloud.atRest()
    return id
  },
  DONE: async (town: Town, more: More = {}, community?: string): Promise<string> => {
    const id = await ACTIVITIES_IN.CLOSING(town, more, community)
    await act(town, 'resident', id, 'confirm')
    return id
  },
  CANCELLED: async (town: Town, more: More = {}, community?: string): Promise<string> => {
    const id = await ACTIVITIES_IN.OPEN(town, more, community)
    await act(town, 'resident', id, 'cancel', { note: '下大雪' })
    return id
  },
}
