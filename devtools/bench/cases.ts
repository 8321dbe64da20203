import type { CallName, CaseView, InputOf, WindowView } from '../../domain/contract'
import {
  CASE_STEP_CALLS,
  type CaseStepName,
  type CaseStepWords,
} from '../../domain/mediation/calls'
import { dateString, dayOf } from '../../domain/calendar/zone'
import { persona, type World } from './world'

/** How far a case has come that a page or a call is about. */
type Stage = 'consenting' | 'ranking' | 'booking' | 'scheduled' | 'session' | 'drafted' | 'agreed'
const STAGES: readonly Stage[] = [
  'consenting',
  'ranking',
  'booking',
  'scheduled',
  'session',
  'drafted',
  'agreed',
]

export const PARTY = persona('li')
export const [MEDIATOR, CHAIR, CLERK] = [persona('wuyun'), persona('yang'), persona('bai')]
const FACTS = '楼上水管漏水，把我家天花板泡坏了，找了三次都说不是他的责任。'

/** The other side has no phone: the clerk says what it was told. */
export const ASKED = { onBehalf: { party: 'p2', how: 'visit', witness: '社区网格员' } } as const

/** Cases of one resident at every stage that a party's page is about. */
export class Cases {
  constructor(private readonly world: World) {}
  /** Where they all sit. */
  private room: string | undefined

  /** A step on the version that is there. */
  async step<A extends CaseStepName>(
    who: string,
    action: A,
    id: string,
    words: Omit<CaseStepWords<A>, 'onBehalf'> & Partial<typeof ASKED>,
  ): Promise<CaseView> {
    const { version } = await this.world.call(who, 'mediation.get', { id })
    const name: keyof typeof CASE_STEP_CALLS = `mediation.${action}`
    const input = { requestId: this.world.requestId(), id, version, ...words }
    return this.world.call(who, name as CallName, input as InputOf<CallName>) as Promise<CaseView>
  }

  async apply(): Promise<string> {
    const { id } = await this.world.call(PARTY, 'mediation.apply', {
      requestId: this.world.requestId(),
      specialty: 'neighbour',
      facts: FACTS,
      claim: '修好水管，赔偿粉刷费3000元',
      parties: [
        { side: 'applicant', kind: 'person', name: '李明', phone: '10000090002', me: true },
        { side: 'respondent', kind: 'person', name: '王建设', address: '演示小区3号楼' },
      ],
    })
    return id
  }

  /** The first free time of the mediator and a room, kept for ten minutes. */
  async hold(id: string) {
    const view = await this.world.call(PARTY, 'mediation.get', { id })
    const shop: WindowView = await this.world.call(PARTY, 'mediation.window', {})
    const room = shop.venues[0]?.rooms[0]?.resource
    if (!view.lead || !room) throw new Error('nobody, or nowhere, to sit down with')
    this.room = room
    const resources = [view.lead.id, room]
    const from = dateString(dayOf(this.world.cloud.clock.now()))
    const week = await this.world.call(PARTY, 'booking.week', { resources, from, together: true })
    const [free] = (week.lines[0]?.days ?? []).flatMap(({ date, slots }) =>
      slots.filter(({ state }) => state === 'free').map((slot) => ({ ...slot, date })),
    )
    if (!free) throw new Error('no free time in the week')
    const slot = { date: free.date, from: free.from, to: free.to, resources }
    const requestId = this.world.requestId()
    const n = view.holdNo
    const held = await this.world.call(PARTY, 'mediation.hold', { requestId, id, n, ...slot })
    return { ...slot, n: held.n }
  }

  /** The clock goes on to the time that was made for the sitting. */
  async comeTo(id: string): Promise<void> {
    const { booking } = await this.world.call(PARTY, 'mediation.get', { id })
    const { clock } = this.world.cloud
    if (booking && booking.from > clock.now()) clock.set(booking.from)
  }

  async lead(id: string, stage: Stage): Promise<void> {
    switch (stage) {
      case 'consenting':
        await this.step(CHAIR, 'screen', id, { risk: 'GREEN', policeRecord: '' })
        return
      case 'ranking':
        await this.step(CLERK, 'consent', id, ASKED)
        await this.step(CHAIR, 'accept', id, {})
        await this.step(PARTY, 'acknowledge', id, {})
        await this.step(CLERK, 'acknowledge', id, ASKED)
        return
      case 'booking':
        await this.step(PARTY, 'rank', id, { ranked: ['staff:M001', 'staff:M002'] })
        await this.step(CLERK, 'rank', id, { ranked: ['staff:M001', 'staff:M003'], ...ASKED })
        await this.step(MEDIATOR, 'take', id, { disclosure: '' })
        return
      case 'scheduled':
        await this.step(PARTY, 'book', id, { ...(await this.hold(id)), link: '' })
        return
      case 'session':
        await this.comeTo(id)
        await this.step(MEDIATOR, 'open', id, { present: ['p1', 'p2'], rightsTold: true })
        return
      case 'drafted':
        return this.draft(id)
      case 'agreed':
        return this.agree(id)
    }
  }

  /** The resident waits in one case for the time that another one has. */
  async wait(id: string, of: string): Promise<void> {
    const { booking } = await this.world.call(PARTY, 'mediation.get', { id: of })
    const { lead } = await this.world.call(PARTY, 'mediation.get', { id })
    const room = this.room
    if (!booking || !lead || !room) throw new Error('no time to wait for')
    const { date, from, to } = booking
    const requestId = this.world.requestId()
    const resources = [lead.id, room]
    await this.world.call(PARTY, 'mediation.wait', { requestId, id, date, from, to, resources })
  }

  /** The mediator cannot come at the time of a case after all. */
  async strand(id: string): Promise<void> {
    const { booking } = await this.world.call(PARTY, 'mediation.get', { id })
    if (!booking) throw new Error('nothing to strand')
    const own = await this.world.call(MEDIATOR, 'booking.hours', {})
    const { weekly, onHolidays, minutes, bufferMinutes, rev } = own
    const off = [{ from: booking.from, to: booking.to }]
    const requestId = this.world.requestId()
    const given = { weekly, onHolidays, minutes, bufferMinutes, rev, off }
    await this.world.call(MEDIATOR, 'booking.setHours', { requestId, ...given })
  }

  async terminate(id: string): Promise<string> {
    await this.step(PARTY, 'terminate', id, { reason: 'WITHDRAWN', note: '' })
    return id
  }

  /** The words of an agreement on the table. */
  private async draft(id: string): Promise<void> {
    const requestId = this.world.requestId()
    const date = dateString(dayOf(this.world.cloud.clock.now()) + 14)
    const [what, manner, place] = ['支付粉刷费', '转账到李明的账户', '']
    const duty = { who: 'p2', to: 'p1', what, amount: 300_000, date, place, manner }
    const facts = '楼上水管漏水，泡坏了楼下天花板，双方没有异议。'
    const minutes = '各方说明经过，看过现场照片。'
    const words = { facts, minutes, duties: [duty] }
    const kind = { form: 'WRITTEN', level: 'community' } as const
    await this.world.call(MEDIATOR, 'mediation.draft', { requestId, id, ...words, ...kind })
  }

  /** Everybody says yes to it, the one without a phone by the clerk, and it is an agreement. */
  private async agree(id: string): Promise<void> {
    const { draft } = await this.world.call(MEDIATOR, 'mediation.table', { id })
    const yes = { id, offer: draft?.id ?? '', yes: true }
    await this.world.call(PARTY, 'mediation.answer', { requestId: this.world.requestId(), ...yes })
    const asked = { requestId: this.world.requestId(), ...yes, ...ASKED }
    await this.world.call(CLERK, 'mediation.answer', asked)
    await this.step(MEDIATOR, 'agree', id, { draft: yes.offer })
  }

  /** A case of its own, led as far as this. */
  async at(stage: Stage): Promise<string> {
    const id = await this.apply()
    for (const one of STAGES.slice(0, STAGES.indexOf(stage) + 1)) await this.lead(id, one)
    return id
  }
}
