import type { Visit } from './visit'
import { persona, stepOn, type World } from './world'

/** 投诉建议: one that waits, one that was answered, one of which whoever worked on its report was asked. */
export async function prepareComplaints(world: World, report: string): Promise<Visit[]> {
  const [writer, clerk] = [persona('wang'), persona('shen')]
  const write = async (text: string, more: object): Promise<string> => {
    const requestId = world.requestId()
    const input = { requestId, kind: 'complaint', about: 'service', subject: 'points', text }
    return (await world.call(writer, 'complaint.submit', { ...input, ...more } as never)).id
  }
  const answered = await write('领取点周六没有人，白跑了一趟', {})
  const seen = await world.call(clerk, 'complaint.get', { id: answered })
  const accepted = await world.call(clerk, 'complaint.accept', stepOn(world, seen))
  await world.call(clerk, 'complaint.answer', {
    ...stepOn(world, accepted!),
    note: '让您白跑一趟，向您致歉。从本周六起，领取点上午九点到十一点安排人值班。',
  })
  const open = await write('打电话到分流台三次都没有人接', {
    ...{ about: 'person', subject: 'dispatch', who: '上周五下午接电话的那位' },
    confidential: true,
  })
  const about = await write('修了两次都没有修好，来的人也不说话', {
    ...{ about: 'person', subject: 'grid', source: report },
  })
  const taken = await world.call(
    clerk,
    'complaint.accept',
    stepOn(world, { id: about, version: 1 }),
  )
  const whom = taken?.askable[0]
  const note = '请说明两次去维修的经过'
  await world.call(clerk, 'complaint.inquire', { ...stepOn(world, taken!), to: whom!.id, note })
  const asked = world.cloud.store.find('staff', { _id: whom!.id }, {}, 1)[0]
  const visit = (name: string, openid: string, page: string): Visit => ({
    name,
    openid,
    page: `packages/complaint/${page}`,
  })
  return [
    visit('complaint-write', writer, 'write/index'),
    visit('complaint-about-report', writer, `write/index?source=${report}&no=0608-ABCDE`),
    visit('complaint-mine', writer, 'mine/index'),
    visit('complaint-detail', writer, `detail/index?id=${answered}`),
    visit('complaint-work', clerk, `work/index?id=${open}`),
    visit('complaint-explain', String(asked?.openid), `explain/index?id=${about}`),
    visit('complaint-desk', clerk, 'desk/index'),
  ]
}
