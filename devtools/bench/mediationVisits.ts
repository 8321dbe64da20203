import { HOUR_MS } from '../../domain/calendar/zone'
import { pageOf } from '../../domain/notice/pages'
import { Cases, CHAIR, CLERK, MEDIATOR, PARTY } from './cases'
import type { World } from './world'
import type { Visit } from './visit'

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
  // The sittings of one day, each at its time; whatever is still to come is made after them.
  const sat: string[] = []
  for (let i = 0; i < 4; i++) sat.push(await cases.at('scheduled'))
  for (const id of sat) await cases.lead(id, 'session')
  const [session = '', over = '', drafted = '', agreed = ''] = sat
  const ended = await cases.terminate(over)
  await cases.lead(drafted, 'drafted')
  for (const stage of ['drafted', 'agreed'] as const) await cases.lead(agreed, stage)
  const onTable = await world.call(MEDIATOR, 'mediation.table', { id: drafted })
  const signing = `${page('sign', drafted)}&party=p2&draft=${onTable.draft?.id ?? ''}`
  const fresh = await cases.apply()
  const consenting = await cases.at('consenting')
  const ranking = await cases.at('ranking')
  const booking = await cases.at('booking')
  const scheduled = await cases.at('scheduled')
  // Nobody applies more than five times in an hour.
  world.cloud.clock.advance(HOUR_MS)
  const full = await cases.at('scheduled')
  const waiting = await cases.at('booking')
  await cases.wait(waiting, full)
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
    visit('draft', page('table', drafted)),
    visit('agreed', pageOf('mediation.case', agreed)),
    at(MEDIATOR, 'agree', page('agree', drafted)),
    at(MEDIATOR, 'draft-desk', page('table', drafted)),
    at(MEDIATOR, 'sign', signing),
    at(CLERK, 'draft-clerk', page('table', drafted)),
    at(CLERK, 'consent-clerk', pageOf('mediation.work', consenting)),
    at(CLERK, 'file', page('file')),
    at(CLERK, 'desk-clerk', page('desk')),
    at(CLERK, 'agreed-desk', pageOf('mediation.work', agreed)),
    at(CHAIR, 'desk', page('desk')),
    at(CHAIR, 'work', pageOf('mediation.work', fresh)),
  ]
}
