import type { Act } from '../../../devtools/simulation/types'
import type { Answer } from '../../../domain/contract'
import { dateOf } from '../../../domain/calendar/zone'
import type { CaseView, TableView } from '../../../domain/mediation/answers'
import { accountOf } from '../../../domain/mediation/parties'
import type { Case, Party } from '../../../domain/mediation/types'
import { personOf, tap } from '../people'
import { photoOf } from '../report/hands'
import { AT_TABLE, draftWords, mediatorOf, slotFor } from './hands'
import type { Person } from '../cast'

/** Times are made, people sit down, and what they agree on is written and signed. */

const dataOf = <T>(answer: Answer<unknown> | null): T | null =>
  answer?.ok ? (answer.data as T) : null

/** One taps a time and confirms it; who finds it taken waits for it, or lets it be. */
export async function books(a: Act, who: Person, c: Case, view: CaseView): Promise<void> {
  const { dice } = a
  const id = c._id
  const [waited] = view.waiting
  if (waited && dice.chance(0.2))
    await tap(a, who, 'mediation.unwait', { requestId: a.requestId(), id, n: waited.n })
  const slot = slotFor(a, c)
  const held = await tap(a, who, 'mediation.hold', {
    ...{ requestId: a.requestId(), id, n: view.holdNo, ...slot },
  })
  if (held && !held.ok && held.code === 'slotTaken' && dice.chance(0.7))
    await tap(a, who, 'mediation.wait', { requestId: a.requestId(), id, ...slot })
  const n = dataOf<{ n: number }>(held)?.n
  if (n === undefined) return confirmsOffer(a, who, view)
  if (dice.chance(0.08))
    return void (await tap(a, who, 'mediation.release', { requestId: a.requestId(), id }))
  await confirms(a, who, view, { ...slot, n })
}

async function confirms(a: Act, who: Person, view: CaseView, slot: object): Promise<void> {
  const name = view.booking ? 'mediation.move' : 'mediation.book'
  const { id, version } = view
  await tap(a, who, name, { requestId: a.requestId(), id, version, ...slot })
}

/** What was freed is held for whoever waited. */
async function confirmsOffer(a: Act, who: Person, view: CaseView): Promise<void> {
  if (!view.hold) return
  const { n, date, from, to, resources } = view.hold
  await confirms(a, who, view, { n, date, from, to, resources })
}

const jots = (a: Act, who: Person, id: string) =>
  tap(a, who, 'mediation.jot', { requestId: a.requestId(), id, text: `${AT_TABLE}：底线一千` })

async function offers(a: Act, who: Person, id: string): Promise<void> {
  const text = `${AT_TABLE}：付一千二百元`
  const made = await tap(a, who, 'mediation.offer', { requestId: a.requestId(), id, text })
  const offer = dataOf<TableView>(made)?.offers.at(-1)?.id
  if (offer)
    await tap(a, who, 'mediation.answer', { requestId: a.requestId(), id, offer, yes: true })
}

/** A party says yes on its own phone, to the clerk, or by a name drawn on the mediator's. */
async function answers(a: Act, c: Case, party: Party, lead: Person, offer: string, yes: boolean) {
  const id = c._id
  const requestId = a.requestId()
  const own = personOf(accountOf(party))
  if (own && a.dice.chance(0.9))
    return tap(a, own, 'mediation.answer', { requestId, id, offer, yes })
  if (!own && a.dice.chance(0.5)) {
    const onBehalf = { party: party.key, how: 'phone', witness: '社区干事' }
    return tap(a, 'clerk', 'mediation.answer', { requestId, id, offer, yes, onBehalf })
  }
  const drawing = yes ? [photoOf(a, lead, requestId)] : []
  const onSpot = { party: party.key, drawing }
  return tap(a, lead, 'mediation.answer', { requestId, id, offer, yes, onSpot })
}

const drafts = async (a: Act, lead: Person, id: string): Promise<string | undefined> => {
  const words = { requestId: a.requestId(), id, ...draftWords(a) }
  return dataOf<TableView>(await tap(a, lead, 'mediation.draft', words))?.draft?.id
}

/** They talk; the mediator writes it down; each says yes or does not, and he agrees on it all the same. */
export async function agrees(a: Act, c: Case, version: number): Promise<void> {
  const { dice } = a
  const lead = mediatorOf(c.lead?.id)
  if (!lead) return
  const one = personOf(accountOf(c.parties[0]!)) ?? lead
  if (dice.chance(0.4)) await offers(a, one, c._id)
  if (dice.chance(0.3)) await jots(a, one, c._id)
  const draft = await drafts(a, lead, c._id)
  if (!draft) return
  const isWhole = dice.chance(0.7)
  for (const party of c.parties) {
    const yes = isWhole || dice.chance(0.5)
    if (yes || dice.chance(0.5)) await answers(a, c, party, lead, draft, yes)
  }
  if (dice.chance(0.1)) await drafts(a, lead, c._id)
  const input = { requestId: a.requestId(), id: c._id, version, draft }
  await tap(a, lead, 'mediation.agree', input)
}

/** The clerk brings the signed paper in. */
export async function signs(a: Act, c: Case, version: number): Promise<void> {
  const requestId = a.requestId()
  const date = dateOf(a.now())
  await tap(a, 'clerk', 'mediation.sign', {
    ...{ requestId, id: c._id, version },
    parties: c.parties.map(({ key }) => ({ party: key, date })),
    ...{ mediator: date, seal: date, photos: [photoOf(a, 'clerk', requestId)] },
  })
}
