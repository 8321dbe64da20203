import type { CallName, CaseView, InputOf, WindowView } from '../../domain/contract'
import {
  CASE_STEP_CALLS,
  type CaseStepName,
  type CaseStepWords,
} from '../../domain/mediation/calls'
import { pageOf } from '../../domain/notice/pages'
import { dateString, dayOf } from '../../domain/calendar/zone'
import { persona, type World } from './world'
import type { Visit } from './visit'

/** How far a case has come that a page is about. */
type Stage = 'consenting' | 'ranking' | 'booking' | 'scheduled' | 'session' | 'ended'
const STAGES: readonly Stage[] = [
  'consenting',
  'ranking',
  'booking',
  'scheduled',
  'session',
  'ended',
]

const PARTY = persona('li')
const [MEDIATOR, CHAIR, CLERK] = [persona('wuyun'), persona('yang'), persona('bai')]
const FACTS = '楼上水管漏水，把我家天花板泡坏了，找了三次都说不是他的责任。'

/** The other side has no phone: the clerk says what it was told. */
const ASKED = { onBehalf: { party: 'p2', how: 'visit', witness: '社区网格员' } } as const

/** Cases of one resident at every stage that a party's page is about. */
class Cases {
  constructor(private readonly world: World) {}
  /** Where they all sit. */
  private room: string | undefined

  private async step<A extends CaseStepName>(
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

  /** The first time of the mediator and a room that is free. */
  private async book(id: string): Promise<void> {
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
    await this.step(PARTY, 'book', id, { ...slot, n: held.n, link: '' })
  }

  private async lead(id: string, stage: Stage): Promise<void> {
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
        return this.book(id)
      case 'session':
        await this.step(MEDIATOR, 'open', id, { present: ['p1', 'p2'], rightsTold: true })
        return
      case 'ended':
        await this.step(PARTY, 'terminate', id, { reason: 'WITHDRAWN', note: '' })
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

  /** A case of its own, led as far as this. */
  async at(stage: Stage): Promise<string> {
    const id = await this.apply()
    for (const one of STAGES.slice(0, STAGES.indexOf(stage) + 1)) await this.lead(id, one)
    return id
  }
}

/** The pages of mediation, each about a case that has come so far. */
export async function prepareMediation(world: World): Promise<Visit[]> {
  const cases = new Cases(world)
  const page = (name: string, id?: string): string =>
    `packages/mediation/${name}/index${id === undefined ? '' : `?id=${encodeURIComponent(id)}`}`
  const at = (openid: string, name: string, address: string): Visit => ({
    name: `mediation-${name}`,
    openid,
    page: address,
  })
  const visit = (name: string, address: string): Visit => at(PARTY, name, address)
  const fresh = await cases.apply()
  const ranking = await cases.at('ranking')
  const booking = await cases.at('booking')
  const scheduled = await cases.at('scheduled')
  const session = await cases.at('session')
  const ended = await cases.at('ended')
  const waiting = await cases.at('booking')
  await cases.wait(waiting, session)
  await cases.strand(scheduled)
  const text = '12月10日前转账赔3000元，并修好水管。'
  const requestId = world.requestId()
  await world.call(MEDIATOR, 'mediation.offer', { requestId, id: session, text })
  return [
    visit('window', page('window')),
    visit('mediator', page('mediator', 'staff:M001')),
    visit('apply', page('apply')),
    visit('mine', page('mine')),
    visit('code', page('code')),
    visit('case', pageOf('mediation.case', ranking)),
    visit('scheduled', pageOf('mediation.case', scheduled)),
    visit('ended', pageOf('mediation.case', ended)),
    visit('rank', page('rank', ranking)),
    visit('book', page('book', booking)),
    visit('move', page('move', scheduled)),
    visit('table', page('table', session)),
    visit('rate', page('rate', ended)),
    visit('waiting', pageOf('mediation.case', waiting)),
    at(MEDIATOR, 'day', page('day')),
    at(MEDIATOR, 'hours', page('hours')),
    at(CHAIR, 'strands', page('strands')),
    at(CHAIR, 'desk', page('desk')),
    at(CHAIR, 'work', pageOf('mediation.work', fresh)),
  ]
}
