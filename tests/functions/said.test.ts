import type { CallName, CaseView, ReportView } from '../../domain/contract'
import { chair, clerk, lead, proposed, screened } from './caseStates'
import { LI, WANG, openHall, type Hall } from './committee'
import { IN_STATE, put } from './reports'
import { WHO, type Person } from './street'
import { rid, startTown, type Town } from './town'

/** Notes for colleagues and words for residents are two things: what each reads of a whole story. */

describe('a report', () => {
  let town: Town
  let id: string
  beforeAll(async () => {
    town = await startTown()
  })
  afterAll(() => town.stop())

  const step = async (who: Person, action: string, words: object = {}): Promise<void> => {
    const version = town.report(id).version
    const name = `report.${action}` as CallName
    await town.ask(who, name, { requestId: rid(), id, version, ...words } as never)
  }
  const reads = (who: Person): Promise<ReportView> => town.ask(who, 'report.get', { id })

  /** Whatever the resident gets anywhere. */
  const residentHears = async (): Promise<string> =>
    JSON.stringify([
      await reads('resident'),
      await town.ask('resident', 'home.open', {}),
      await town.ask('resident', 'report.list', { scope: 'mine' }),
      await town.ask('resident', 'notice.list', { box: 'mine' }),
    ])

  /** Every step with a sentence: who takes it, and what is for colleagues alone. */
  const STORY: { who: Person; action: string; words: object; inside: string[]; open: string[] }[] =
    [
      {
        who: 'workerA1',
        action: 'return',
        words: { note: '退回的话' },
        inside: ['退回的话'],
        open: [],
      },
      {
        who: 'dispatcher',
        action: 'assign',
        words: { handler: WHO.workerA2.id, note: '分派的话' },
        inside: ['分派的话'],
        open: [],
      },
      {
        who: 'dispatcher',
        action: 'reassign',
        words: { handler: WHO.workerA1.id, note: '改派的话' },
        inside: ['改派的话'],
        open: [],
      },
      { who: 'workerA1', action: 'sign', words: {}, inside: [], open: [] },
      {
        who: 'workerA1',
        action: 'resolve',
        words: { text: '办结的话', noPhotoReason: '下雨' },
        inside: [],
        open: ['办结的话'],
      },
      {
        who: 'dispatcher',
        action: 'reassignVerifier',
        words: { handler: WHO.leadA.id, note: '换人核查的话' },
        inside: ['换人核查的话'],
        open: [],
      },
      {
        who: 'leadA',
        action: 'verifyFail',
        words: { note: '核查不过的话' },
        inside: ['核查不过的话'],
        open: [],
      },
      {
        who: 'workerA1',
        action: 'resolve',
        words: { text: '再次办结的话', noPhotoReason: '下雨' },
        inside: [],
        open: ['再次办结的话'],
      },
      {
        who: 'leadA',
        action: 'verifyPass',
        words: { note: '核查通过的话' },
        inside: ['核查通过的话'],
        open: [],
      },
      {
        who: 'resident',
        action: 'rate',
        words: { outcome: 'unsolved', stars: 2, comment: '评价的话' },
        inside: [],
        open: ['评价的话'],
      },
      {
        who: 'workerA1',
        action: 'resolve',
        words: { text: '三次办结的话', noPhotoReason: '下雨' },
        inside: [],
        open: ['三次办结的话'],
      },
      { who: 'leadA', action: 'verifyPass', words: {}, inside: [], open: [] },
      {
        who: 'resident',
        action: 'reopen',
        words: { note: '重办的话' },
        inside: [],
        open: ['重办的话'],
      },
      {
        who: 'dispatcher',
        action: 'declineReopen',
        words: { note: '不同意重办的话', inside: '给同事的判断' },
        inside: ['给同事的判断'],
        open: ['不同意重办的话'],
      },
    ]

  test('step by step: colleagues read all of it, the resident what is said to residents', async () => {
    id = put(town, IN_STATE.ASSIGNED())
    const inside: string[] = []
    const open: string[] = []
    for (const one of STORY) {
      await step(one.who, one.action, one.words)
      inside.push(...one.inside)
      open.push(...one.open)
      const heard = await residentHears()
      for (const word of inside) expect([one.action, word, heard.includes(word)]).toEqual([one.action, word, false]) // prettier-ignore
      for (const word of open) expect([one.action, word, heard.includes(word)]).toEqual([one.action, word, true]) // prettier-ignore
      for (const { name } of Object.values(WHO))
        expect([one.action, name, heard.includes(name)]).toEqual([one.action, name, false])
    }
    for (const who of ['dispatcher', 'leadA', 'workerA1'] as const) {
      const read = JSON.stringify((await reads(who)).history)
      for (const word of [...inside, ...open]) expect([who, word, read.includes(word)]).toEqual([who, word, true]) // prettier-ignore
    }
  })

  test('staff by post and first character for the resident, whole for colleagues', async () => {
    const by = async (who: Person) =>
      (await reads(who)).history.filter((h) => h.title === '已签收').map((h) => h.by)
    expect(await by('resident')).toEqual([`办理人 ${[...WHO.workerA1.name][0]}*`])
    expect(await by('dispatcher')).toEqual([`办理人 ${WHO.workerA1.name}`])
    id = put(town, IN_STATE.ASSIGNED())
    expect((await reads('resident')).waitingText).toBe(`等待${[...WHO.workerA1.name][0]}*签收`)
    expect((await reads('leadA')).waitingText).toBe(`等待${WHO.workerA1.name}签收`)
  })

  test.each([
    ['reject', 'SUBMITTED', 'dispatcher'],
    ['toMediation', 'PROCESSING', 'workerA1'],
  ] as const)('%s: two fields, and the resident reads his', async (action, state, who) => {
    const street = town.cloud.store.find('settings', {})[0] as { _id: string; committee?: object }
    if (!street.committee) {
      const { COMMITTEE } = await import('./committee')
      const withOne = { ...street, committee: COMMITTEE }
      await town.replace('settings', withOne)
      town.cloud.clock.advance(120_000)
    }
    id = put(town, IN_STATE[state]())
    await step(who, action, { note: '说给居民', inside: '说给同事' })
    const [mine, theirs] = [await reads('resident'), await reads('dispatcher')]
    expect(mine.history.at(-1)).toMatchObject({ note: '说给居民' })
    expect(JSON.stringify(mine)).not.toContain('说给同事')
    expect(theirs.history.at(-1)).toMatchObject({ note: '说给居民', inside: '说给同事' })
  })
})

describe('a case', () => {
  let hall: Hall
  beforeAll(async () => {
    hall = await openHall()
  })
  afterAll(() => hall.town.stop())
  const reads = (who: { openid: string }, id: string): Promise<CaseView> =>
    hall.town.ask(who, 'mediation.get', { id })

  test('why a mediator declined is for the chair', async () => {
    const id = await proposed(hall)
    await hall.step(lead, id, 'pass', { note: '与一方有过节' })
    for (const who of [WANG, LI]) expect(JSON.stringify(await reads(who, id))).not.toContain('过节')
    expect(JSON.stringify(await reads(chair, id))).toContain('过节')
  })

  test('who witnessed how a party was asked is for the committee', async () => {
    const id = await screened(hall)
    const onBehalf = { party: 'p2', how: 'phone', witness: '社区干事赵某' } as const
    await hall.step(clerk, id, 'consent', { onBehalf })
    expect(JSON.stringify(await reads(WANG, id))).not.toContain('赵某')
    expect(JSON.stringify(await reads(chair, id))).toContain('赵某')
  })

  test('an end that the clerk writes down for a party: the words are read, the witness is not', async () => {
    const id = await screened(hall)
    const onBehalf = { party: 'p2', how: 'phone', witness: '社区干事赵某' } as const
    await hall.step(clerk, id, 'terminate', { onBehalf, reason: 'WITHDRAWN', note: '不想谈了' })
    const mine = JSON.stringify(await reads(WANG, id))
    expect([mine.includes('不想谈了'), mine.includes('赵某')]).toEqual([true, false])
    expect(JSON.stringify(await reads(chair, id))).toContain('赵某')
  })

  test('the committee is named by post and first character, mediators as they are published', async () => {
    const id = await proposed(hall)
    const by = (view: CaseView) => view.history.map((h) => h.by)
    const name = by(await reads(clerk, id)).find((b) => b.startsWith('调委会主任'))!
    const short = by(await reads(WANG, id)).find((b) => b.startsWith('调委会主任'))!
    expect(short).toBe(`${name.slice(0, '调委会主任 '.length + 1)}*`)
  })
})
