import { BOOKING_RULES } from '../../domain/booking/rules'
import { dateOf, dayOf, isWeekend } from '../../domain/calendar/zone'
import {
  LI,
  WANG,
  application,
  bookAt,
  choosing,
  letIn,
  official,
  staffIdOf,
  timing,
  tuesday,
  type Hall,
} from './committee'
import { rid } from './town'

/** Cases in every state, made by the people whose steps lead there. */
export const chair = official('chair')
export const clerk = official('clerk')
export const lead = official('lead')

/** 端午, on which nobody offers any time. */
const DRAGON_BOAT = '2026-06-19'

/** Times that a hall has not used yet, the soonest that can still be booked. */
const used = new WeakMap<Hall, Set<number>>()
export function nextSlot(hall: Hall) {
  const taken = used.get(hall) ?? new Set()
  used.set(hall, taken)
  const soonest = hall.town.cloud.clock.now() + BOOKING_RULES.leadMs
  for (let hour = 0; ; hour++) {
    const slot = tuesday(9 + (hour % 8), ['lead'], 'R1', Math.floor(hour / 8))
    const isOff = isWeekend(dayOf(slot.from)) || slot.date === DRAGON_BOAT
    if (isOff || slot.from < soonest || taken.has(slot.from)) continue
    taken.add(slot.from)
    return slot
  }
}
/** As late as the sitting of this case needs it; never back. */
export function comeTo(hall: Hall, id: string): void {
  const { clock } = hall.town.cloud
  clock.set(Math.max(clock.now(), hall.stored(id).booking!.from))
}

export const applied = async (hall: Hall): Promise<string> =>
  (await hall.town.ask(WANG, 'mediation.apply', application())).id
export const screened = async (hall: Hall): Promise<string> => {
  const id = await applied(hall)
  await hall.step(chair, id, 'screen', { risk: 'GREEN' })
  return id
}
export const codeFor = async (hall: Hall, id: string) =>
  hall.town.ask(clerk, 'mediation.issueCode', { requestId: rid('code'), id, party: 'p2' })
export const entered = async (hall: Hall): Promise<string> => {
  const id = await screened(hall)
  const { code } = await codeFor(hall, id)
  await hall.town.ask(LI, 'mediation.enterCode', { requestId: rid('enter'), code, name: '李乙' })
  return id
}
export const consented = async (hall: Hall): Promise<string> => {
  const id = await entered(hall)
  await hall.step(LI, id, 'consent', {})
  return id
}
export const accepted = async (hall: Hall): Promise<string> => {
  const id = await consented(hall)
  await hall.step(chair, id, 'accept', {})
  return id
}
export const proposed = async (hall: Hall): Promise<string> => {
  const id = await choosing(hall)
  await hall.step(chair, id, 'propose', { lead: staffIdOf('lead'), note: '擅长邻里纠纷' })
  return id
}
/** 杨调解 with a lawyer beside him is asked, and neither has answered. */
export const team = async (hall: Hall): Promise<string> => {
  const id = await choosing(hall)
  const words = { lead: staffIdOf('lead'), team: [staffIdOf('lawyer')], note: '要懂法' }
  await hall.step(chair, id, 'propose', words)
  return id
}
export const taken = async (hall: Hall): Promise<string> => {
  const id = await proposed(hall)
  await hall.step(lead, id, 'take', { disclosure: '与一方同小区' })
  return id
}
export const booked = async (hall: Hall): Promise<string> => {
  const id = await timing(hall)
  await bookAt(hall, WANG, id, nextSlot(hall))
  return id
}
export const recused = async (hall: Hall): Promise<string> => {
  const id = await booked(hall)
  await hall.step(LI, id, 'recuse', { note: '是对方亲戚' })
  return id
}
export const invited = async (hall: Hall): Promise<string> => {
  const id = await booked(hall)
  await hall.step(lead, id, 'invite', { staff: staffIdOf('lawyer') })
  return id
}
export const sitting = async (hall: Hall): Promise<string> => {
  const id = await booked(hall)
  comeTo(hall, id)
  await hall.step(lead, id, 'open', { present: ['p1', 'p2'], rightsTold: true })
  return id
}
/** … with a lawyer at the table. */
export const teamTiming = async (hall: Hall): Promise<string> => {
  const id = await team(hall)
  for (const who of [lead, official('lawyer')]) await hall.step(who, id, 'take', {})
  for (const who of [WANG, LI]) await hall.step(who, id, 'approve', {})
  return id
}
export const teamBooked = async (hall: Hall): Promise<string> => {
  const id = await teamTiming(hall)
  const slot = nextSlot(hall)
  await bookAt(hall, WANG, id, {
    ...slot,
    resources: [...slot.resources, staffIdOf('lawyer')],
  })
  return id
}
export const teamSitting = async (hall: Hall): Promise<string> => {
  const id = await teamBooked(hall)
  comeTo(hall, id)
  await hall.step(lead, id, 'open', { present: ['p1', 'p2'], rightsTold: true })
  return id
}
/** … where 李乙 has no phone and a child comes for him, with no power to settle. */
export const AGENT = { openid: 'o-agent-ding' }
export const agentSitting = async (hall: Hall): Promise<string> => {
  const parties = application().parties.map((p) =>
    p.side === 'applicant'
      ? p
      : {
          ...p,
          agent: {
            name: '李丁',
            relation: 'child' as const,
            power: 'GENERAL' as const,
            phone: '10000003003',
          },
        },
  )
  const { id } = await hall.town.ask(WANG, 'mediation.apply', application({ parties }))
  await hall.step(chair, id, 'screen', { risk: 'GREEN' })
  await letIn(hall, id, 'p2', AGENT, '李丁')
  await hall.step(AGENT, id, 'consent', {})
  await hall.step(chair, id, 'accept', {})
  for (const who of [WANG, AGENT]) await hall.step(who, id, 'acknowledge', {})
  for (const who of [WANG, AGENT]) {
    await hall.step(who, id, 'rank', { ranked: [staffIdOf('lead')] })
  }
  await hall.step(lead, id, 'take', {})
  await bookAt(hall, WANG, id, nextSlot(hall))
  comeTo(hall, id)
  await hall.step(lead, id, 'open', { present: ['p1', 'p2'], rightsTold: true })
  return id
}
export const offered = async (hall: Hall): Promise<{ id: string; offer: string }> => {
  const id = await sitting(hall)
  const table = await hall.town.ask(lead, 'mediation.offer', {
    requestId: rid('offer'),
    id,
    text: '付1200元',
  })
  return { id, offer: table.offers[0]!.id }
}
/** What `mediation.draft` puts on the table. */
export const DRAFT = {
  form: 'WRITTEN' as const,
  facts: '漏水属实',
  duties: [
    {
      who: 'p2',
      to: 'p1',
      what: '支付维修费',
      amount: 120_000,
      date: '2026-09-01',
      place: '示范司法所',
      manner: '转账',
    },
  ],
  minutes: '各方协商一致',
  level: 'community' as const,
}
export const drafted = async (hall: Hall): Promise<{ id: string; offer: string }> => {
  const id = await sitting(hall)
  const words = { requestId: rid('draft'), id, ...DRAFT }
  const table = await hall.town.ask(lead, 'mediation.draft', words)
  return { id, offer: table.draft!.id }
}
/** … to which both have said yes. */
export const accordant = async (hall: Hall): Promise<{ id: string; offer: string }> => {
  const { id, offer } = await drafted(hall)
  for (const who of [WANG, LI]) {
    await hall.town.ask(who, 'mediation.answer', { requestId: rid('yes'), id, offer, yes: true })
  }
  return { id, offer }
}
export const agreed = async (hall: Hall): Promise<string> => {
  const { id, offer } = await accordant(hall)
  await hall.step(lead, id, 'agree', { draft: offer })
  return id
}
/** Signed on the day that it is in the hall. */
export const signature = (hall: Hall) => {
  const date = dateOf(hall.town.cloud.clock.now())
  const parties = ['p1', 'p2'].map((party) => ({ party, date }))
  return { parties, mediator: date, seal: date }
}
/** … and it is in force. */
export const effective = async (hall: Hall): Promise<string> => {
  const id = await agreed(hall)
  const requestId = rid('sign')
  const photo = await hall.town.upload(clerk, `drafts/${requestId}/1-scan.jpg`)
  const words = { requestId, id, version: hall.stored(id).version, ...signature(hall) }
  await hall.town.ask(clerk, 'mediation.sign', { ...words, photos: [photo] })
  return id
}

export async function ended(hall: Hall): Promise<string> {
  const id = await sitting(hall)
  await hall.step(lead, id, 'terminate', { reason: 'FAILED', note: '差距太大' })
  return id
}
