import type { CallName, ComplaintView, InputOf } from '../../domain/contract'
import type { StepName, StepWords } from '../../domain/complaint/calls'
import { accountOf, persona, stepOn, type World } from './world'

type Ask = World['call']

const [WRITER, CLERK] = [persona('wang'), persona('shen')]

/** 投诉建议 of a street, told so that every call of theirs is made. `report`: the writer's own, closed. */
export async function tellComplaints(world: World, ask: Ask, report: string): Promise<void> {
  const told = new Complaints(world, ask)
  // First: from then on the street's leader is there.
  await told.passedOn()
  await told.askedAbout(report)
  await told.turnedDown()
  await told.looks()
}

/** Complaints of one resident, which the clerk is given first. */
class Complaints {
  constructor(
    private readonly world: World,
    private readonly ask: Ask,
  ) {}

  private async write(more: Partial<InputOf<'complaint.submit'>> = {}): Promise<ComplaintView> {
    const requestId = this.world.requestId()
    return this.ask(WRITER, 'complaint.submit', {
      ...{ requestId, kind: 'complaint', about: 'service', subject: 'points' },
      text: '领取点周六没有人，白跑了一趟',
      ...more,
      photos: [await this.world.upload(WRITER, requestId)],
    })
  }

  /** A step on the version that is there, with photos where the step takes some. */
  private async step<A extends Exclude<StepName, 'explain'>>(
    who: string,
    action: A,
    id: string,
    words: Partial<StepWords<A>>,
  ): Promise<ComplaintView> {
    const step = stepOn(this.world, await this.world.call(who, 'complaint.get', { id }))
    const photos =
      action === 'answer' ? { photos: [await this.world.upload(who, step.requestId)] } : {}
    const input = { ...step, ...words, ...photos } as InputOf<CallName>
    return this.ask(who, `complaint.${action}` as CallName, input) as Promise<ComplaintView>
  }

  /** Whoever has it now. */
  private holderOf(id: string): Promise<string> {
    const [stored] = this.world.cloud.store.find('complaints', { _id: id }, {}, 1)
    return accountOf(this.world, { _id: stored?.waitingFor })
  }

  /** 请说明情况 to whoever worked on the report, 答复, 评价, 追问, and the second answer. */
  async askedAbout(report: string): Promise<void> {
    const { id } = await this.write({ about: 'person', subject: 'grid', source: report })
    const accepted = await this.step(CLERK, 'accept', id, {})
    const [whom] = accepted.askable
    if (!whom) throw new Error('nobody worked on the report')
    await this.step(CLERK, 'inquire', id, { to: whom.id, note: '请说明两次去维修的经过' })
    const asked = await accountOf(this.world, { _id: whom.id })
    const seen = await this.ask(asked, 'complaint.asked', { id })
    const said = { ...stepOn(this.world, seen), note: '两次都补了，第二次换了材料' }
    await this.ask(asked, 'complaint.explain', said)
    await this.step(CLERK, 'answer', id, { note: '已重新补平，向您致歉' })
    await this.step(WRITER, 'rate', id, { outcome: 'unsatisfied', comment: '还没有看到' })
    await this.step(WRITER, 'askAgain', id, { note: '请再看看' })
    await this.step(await this.holderOf(id), 'answer', id, { note: '今天上午已到现场复查' })
  }

  /** 转交, and 回避 of whoever was given it. */
  async passedOn(): Promise<void> {
    const { id } = await this.write()
    const { receivers } = await this.world.call(CLERK, 'complaint.get', { id })
    const [next] = receivers
    if (!next) throw new Error('nobody else may be given it')
    const another = await accountOf(this.world, { _id: next.id })
    await this.step(CLERK, 'transfer', id, { to: next.id, note: '请您办理' })
    await this.step(another, 'recuse', id, {})
  }

  async turnedDown(): Promise<void> {
    const note = '这是信访的事，请到信访窗口'
    await this.step(CLERK, 'reject', (await this.write()).id, { note, way: 'petition' })
    await this.step(WRITER, 'withdraw', (await this.write()).id, {})
  }

  async looks(): Promise<void> {
    const { id } = await this.write()
    for (const who of [WRITER, CLERK]) await this.ask(who, 'complaint.get', { id })
    await this.ask(WRITER, 'complaint.list', { scope: 'mine' })
    for (const scope of ['todo', 'seen'] as const)
      await this.ask(CLERK, 'complaint.list', { scope })
    await this.ask(CLERK, 'complaint.figures', {})
  }
}
