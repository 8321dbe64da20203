import {
  CLERK,
  STATES,
  holder,
  refusal,
  stored,
  take,
  withClerk,
  seenBy,
  write,
} from './complaints'
import { IN_STATE, put } from './reports'
import { OPENID, WHO, at, type Person, type StaffName } from './street'
import { rid, startTown, type Town } from './town'

/** 投诉建议 goes past whom it is about: he is not given it, told of it or shown it, by any way. */
let town: Town
beforeEach(async () => {
  town = await startTown(undefined, {}, {}, withClerk)
})
afterEach(async () => {
  expect(town.unexpected.splice(0)).toEqual([])
  await town.stop()
})

const STAFF_PEOPLE = (Object.keys(OPENID) as Person[]).filter((p) => p in WHO)

describe('it goes past whom it is about', () => {
  const DESK: readonly Person[] = ['dispatcher', 'leader', CLERK]

  test.each<[string, object, Person]>([
    ['about the program', { about: 'app', subject: undefined }, CLERK],
    ['about those who receive complaints', { subject: 'complaint' }, 'leader'],
    ['about a leader', { about: 'person', subject: 'leader' }, CLERK],
    ['about the desk', { about: 'person', subject: 'dispatch' }, CLERK],
    ['named in the words', { text: '郑住建说话难听，让人等了半天' }, 'leader'],
    ['named with a space', { text: '郑 住建说话难听，让人等了半天' }, 'leader'],
    ['named as who it was', { about: 'person', subject: undefined, who: '郑住建' }, 'leader'],
    ['two of three are named', { text: '郑住建和吴主任都不管这件事' }, 'dispatcher'],
  ])('%s', async (_, more, who) => {
    const { id } = await write(town, 'resident', more)
    expect(holder(town, id)).toBe(who)
    await seenBy(town, id, ['resident', who])
  })

  test('whoever worked on the report that it comes from, the desk among them', async () => {
    const report = put(town, {
      ...IN_STATE.PROCESSING(),
      history: [
        ...IN_STATE.PROCESSING().history,
        {
          ...IN_STATE.PROCESSING().history[0]!,
          action: 'assign',
          by: { principal: WHO[CLERK].id, name: WHO[CLERK].name, role: 'dispatcher' },
        },
      ],
    })
    const made = await write(town, 'resident', {
      ...{ about: 'person', subject: undefined, source: report },
      text: '来了两次都没有修，态度也不好',
    })
    expect(made.concernedNames).toContain('张*')
    expect(holder(town, made.id)).toBe('leader')
    await seenBy(town, made.id, ['resident', 'leader'])
  })

  test('nobody else may take it, hand it over or read it, whatever his post', async () => {
    const { id } = await write(town, 'resident', { about: 'person', subject: 'dispatch' })
    await take(town, CLERK, id, 'accept')
    const everybody = STAFF_PEOPLE.filter((p) => p !== CLERK)
    for (const who of [...everybody, 'neighbour' as const]) {
      for (const [action, words] of [
        ['answer', { note: '没有的事' }],
        ['transfer', { to: WHO.leader.id }],
        ['reject', { note: '没有的事', way: 'hotline' }],
        ['recuse', {}],
        ['withdraw', {}],
      ] as const) {
        expect([who, action, await refusal(town, who, id, action, words)]).toEqual([
          who,
          action,
          'notFound',
        ])
      }
    }
  })

  test('nor is it given to one: 转交', async () => {
    const { id, ...seen } = await write(town, 'resident', { about: 'person', subject: 'dispatch' })
    expect(seen.receivers).toEqual([])
    const view = await town.ask(CLERK, 'complaint.get', { id })
    expect(view.receivers.map((r) => `${r.title} ${r.name}`)).toEqual(['街道领导 吴主任'])
    for (const to of ['dispatcher', 'workerA1', CLERK] as const) {
      expect([to, await refusal(town, CLERK, id, 'transfer', { to: WHO[to].id })]).toEqual([
        to,
        'receiverUnfit',
      ])
    }
    await take(town, CLERK, id, 'transfer', { to: WHO.leader.id, note: '请您办' })
    expect(holder(town, id)).toBe('leader')
    await seenBy(town, id, ['resident', CLERK, 'leader'])
  })

  test('回避: whoever says that it concerns him never sees it again', async () => {
    const id = await STATES.HANDLING(town)
    const gone = await take(town, CLERK, id, 'recuse')
    expect(gone).toMatchObject({ text: '', title: '', history: [], actions: [] })
    expect(holder(town, id)).toBe('leader')
    await seenBy(town, id, ['resident', 'leader'], [CLERK])
    await take(town, 'leader', id, 'recuse')
    await take(town, 'dispatcher', id, 'recuse')
    expect(stored(town, id)).toMatchObject({ waitingFor: 'complaintBox', receiver: null })
    const view = await town.ask('resident', 'complaint.get', { id })
    expect(view.nobodyText).toContain('12345')
    await seenBy(town, id, ['resident'], DESK)
  })

  test('追问 in the box is not for whoever answered: he reads on, and has neither row nor button', async () => {
    const id = await STATES.REVIEWING(town)
    for (const who of ['leader', 'dispatcher'] as const) {
      expect(holder(town, id)).toBe(who)
      await take(town, who, id, 'recuse')
    }
    expect(stored(town, id)).toMatchObject({
      waitingFor: 'complaintBox',
      decidedBy: [WHO[CLERK].id],
    })
    const before = stored(town, id)
    for (const [action, words] of [
      ['answer', { note: '还是那样' }],
      ['transfer', { to: WHO.leader.id }],
      ['recuse', {}],
    ] as const) {
      expect([action, await refusal(town, CLERK, id, action, words)]).toEqual([
        action,
        'notAllowed',
      ])
    }
    expect(stored(town, id)).toEqual(before)
    const view = await town.ask(CLERK, 'complaint.get', { id })
    expect(view).toMatchObject({ myTurn: false, actions: [], waitingText: '等待有人在岗办理' })
    const listed = async (scope: 'todo' | 'seen') =>
      (await town.ask(CLERK, 'complaint.list', { scope })).items.map((c) => c.id)
    expect([await listed('todo'), await listed('seen')]).toEqual([[], [id]])
    const home = await town.ask(CLERK, 'home.open', {})
    expect(JSON.stringify(home)).not.toContain(id.slice('complaint:'.length))
    // When it is late nobody is asked to do what he may not: it waits for somebody to come.
    town.cloud.clock.set(at('06-15 18:01'))
    await town.tick()
    expect(stored(town, id)).toMatchObject({ waitingFor: 'complaintBox', receiver: null })
  })

  test('nor does 待办 of a receiver list one of his own that lies in the box', async () => {
    const about = { about: 'person', subject: 'dispatch', text: '吴主任不管' } as const
    const { id } = await write(town, CLERK, about)
    expect(stored(town, id).waitingFor).toBe('complaintBox')
    const listed = async (scope: 'todo' | 'mine') =>
      (await town.ask(CLERK, 'complaint.list', { scope })).items.map((c) => c.id)
    expect([await listed('todo'), await listed('mine')]).toEqual([[], [id]])
  })

  test('late it climbs past him, past whoever has it, and keeps climbing', async () => {
    const { id } = await write(town, 'resident', { about: 'person', subject: 'leader' })
    town.cloud.clock.set(at('06-15 18:01'))
    await town.tick()
    expect(stored(town, id)).toMatchObject({ escalations: 1, told: [WHO.dispatcher.id] })
    await seenBy(town, id, ['resident', 'dispatcher', CLERK])
    const before = town.notices({ about: id, to: WHO.dispatcher.id }).length
    town.cloud.clock.set(at('06-17 18:00'))
    await town.tick()
    expect(town.notices({ about: id, to: WHO.dispatcher.id }).length).toBe(before + 1)
    // Whoever was told may give it to somebody who has time for it: to himself.
    await take(town, 'dispatcher', id, 'transfer', { to: WHO.dispatcher.id, note: '我来办' })
    expect(holder(town, id)).toBe('dispatcher')
  })

  test('a receiver who writes one does not receive it', async () => {
    const { id } = await write(town, CLERK, { about: 'app', subject: undefined })
    expect(holder(town, id)).toBe('leader')
    expect(await town.ask('leader', 'complaint.get', { id })).toMatchObject({
      complainantText: '工作人员',
    })
    await seenBy(town, id, ['leader', CLERK])
  })

  test('保密 and not: no name, no number of whoever wrote it', async () => {
    await town.ask('resident', 'identity.update', { requestId: rid(), nickname: '王大爷' })
    for (const [confidential, text] of [
      [true, '反映人要求保密'],
      [false, '居民'],
    ] as const) {
      const { id } = await write(town, 'resident', { confidential })
      const seen = await town.ask(CLERK, 'complaint.get', { id })
      expect(seen.complainantText).toBe(text)
      expect(JSON.stringify(seen)).not.toMatch(/王大爷|o-resident/)
    }
  })

  test('a push to a receiver on leave goes to no deputy, and 交接 to nobody it concerns', async () => {
    const leave = { from: at('06-08 08:00'), to: at('06-20 08:00'), deputy: WHO.dispatcher }
    const { id } = await write(town, 'resident', { about: 'person', subject: 'dispatch' })
    const clerk = town.cloud.store.find('staff', { _id: WHO[CLERK].id })[0] as { _id: string }
    await town.replace('staff', { ...clerk, leave } as { _id: string })
    await take(town, 'resident', id, 'withdraw')
    await town.cloud.atRest()
    await town.tick()
    const told = town.notices({ about: id }).map((n) => n.to)
    expect(told).not.toContain(WHO.dispatcher.id)

    await town.replace('staff', clerk)
    const other = await write(town, 'resident', { about: 'person', subject: 'dispatch' })
    await town.ask('leader', 'duty.handOver', {
      requestId: rid(),
      staff: WHO[CLERK].id,
      to: WHO.dispatcher.id,
    })
    await town.tick()
    expect(holder(town, other.id)).toBe(CLERK)
    await town.ask('dispatcher', 'duty.handOver', {
      requestId: rid(),
      staff: WHO[CLERK].id,
      to: WHO.leader.id,
    })
    await town.tick()
    expect(holder(town, other.id)).toBe('leader')
    await seenBy(town, other.id, ['resident', CLERK, 'leader'])
  })

  test('what the desk sees of a receiver’s tasks is never one about itself', async () => {
    const { id } = await write(town, 'resident', { about: 'person', subject: 'dispatch' })
    const tasks = await town.ask('dispatcher', 'duty.tasksOf', { staff: WHO[CLERK].id })
    expect(tasks.items.map((r) => r.id)).not.toContain(id)
    const own = await town.ask(CLERK, 'duty.tasksOf', {})
    expect(own.items.map((r) => r.id)).toContain(id)
  })

  test('nobody of them there: it waits in the box until somebody is', async () => {
    const people = DESK.map((p) => WHO[p as StaffName].id)
    const before = people.map((id) => town.cloud.store.find('staff', { _id: id })[0]!)
    for (const doc of before) await town.replace('staff', { ...doc, openid: null } as never)
    const { id } = await write(town, 'resident')
    expect(stored(town, id).waitingFor).toBe('complaintBox')
    for (const doc of before) await town.replace('staff', doc as never)
    // Whoever opens the box may take it at once; else the timer finds the first.
    const { items } = await town.ask('leader', 'complaint.list', { scope: 'todo' })
    expect(items.map((c) => c.id)).toEqual([id])
    town.cloud.clock.set(at('06-08 16:00'))
    await town.tick()
    expect(holder(town, id)).toBe(CLERK)
  })
})
