import type { InputOf, OutputOf } from '../../domain/contract'
import { DRAFT, clerk, comeTo, lead } from './caseStates'
import { LI, WANG, application, official, staffIdOf, tuesday, type Hall } from './committee'
import { rid } from './town'

type Who = { openid: string }
type Table = OutputOf<'mediation.table'>

/** What is done with a draft at the table, in the hall that there is when it is done. */
export function handsOf(of: () => Hall) {
  const table = (who: Who, id: string): Promise<Table> =>
    of().town.ask(who, 'mediation.table', { id })
  const draft = (who: Who, id: string, more: object = {}) =>
    of().town.call(who, 'mediation.draft', { requestId: rid('draft'), id, ...DRAFT, ...more })
  const say = (
    who: Who,
    words: Omit<InputOf<'mediation.answer'>, 'requestId'>,
    requestId = rid(),
  ) => of().town.code(who, 'mediation.answer', { requestId, ...words })
  const agree = (id: string, offer: string) => of().tryStep(lead, id, 'agree', { draft: offer })

  /** A yes drawn on the street's phone. */
  async function draw(
    who: Who,
    id: string,
    offer: string,
    party: string,
    more: { by?: 'party' | 'agent' } = {},
  ): Promise<string> {
    const requestId = rid('draw')
    const drawing = [await of().town.upload(who, `drafts/${requestId}/1-name.jpg`)]
    return say(who, { id, offer, yes: true, onSpot: { party, drawing, ...more } }, requestId)
  }
  /** As far as the table, the other side by its agent. */
  async function sittingOf(more: object): Promise<string> {
    const { town, step } = of()
    const { id } = await town.ask(WANG, 'mediation.apply', application(more))
    await step(official('chair'), id, 'screen', { risk: 'GREEN' })
    const issued = { requestId: rid('code'), id, party: 'p2' }
    const { code } = await town.ask(clerk, 'mediation.issueCode', issued)
    await town.ask(LI, 'mediation.enterCode', { requestId: rid('enter'), code, name: '周帮办' })
    await step(LI, id, 'consent', {})
    await step(official('chair'), id, 'accept', {})
    for (const who of [WANG, LI]) await step(who, id, 'acknowledge', {})
    for (const who of [WANG, LI]) await step(who, id, 'rank', { ranked: [staffIdOf('lead')] })
    await step(lead, id, 'take', {})
    const slot = tuesday(9)
    const held = { requestId: rid('hold'), id, n: 0, ...slot }
    const { n } = await town.ask(WANG, 'mediation.hold', held)
    await step(WANG, id, 'book', { ...slot, n })
    comeTo(of(), id)
    await step(lead, id, 'open', { present: ['p1', 'p2'], rightsTold: true })
    return id
  }

  return { table, draft, say, agree, draw, sittingOf }
}
