import type { Act, Actor } from '../../../devtools/simulation/types'
import type { ComplaintView, HomeView, Page, ComplaintCard } from '../../../domain/contract'
import type { StepName as AnyStep } from '../../../domain/complaint/calls'
import { BOX } from '../../../domain/complaint/limits'
import type { Complaint } from '../../../domain/complaint/types'
import { WHO } from '../../functions/street'
import type { Person } from '../cast'
import { look, personOf, tap } from '../people'
import { aimOf, complaintsOf, noteAimed } from './about'

/** So many open ones are enough to do. */
const MUCH_TO_DO = 8

/** Whom one may be about: those who are given complaints, by name. */
const AIMS = ['leader', 'dispatcher'] as const

const openOnes = (a: Act): Complaint[] => [...complaintsOf(a).values()].filter((c) => c.open)

async function complains(a: Act): Promise<void> {
  if (openOnes(a).length >= MUCH_TO_DO) return acts(a)
  const { dice } = a
  const requestId = a.requestId()
  const aim = dice.chance(0.6) ? dice.oneOf(AIMS) : null
  if (aim) noteAimed(a, requestId, aim)
  const about = dice.oneOf(['app', 'service', 'person'] as const)
  const named = aim ? `${WHO[aim].name}不理人` : '领取点周六没有人'
  await tap(a, dice.oneOf(['resident', 'neighbour', 'workerA1'] as const), 'complaint.submit', {
    requestId,
    kind: dice.oneOf(['complaint', 'suggestion']),
    about,
    ...(about === 'app' ? {} : { subject: dice.oneOf(['points', 'mediation', 'other']) }),
    text: `${named}，请改进`,
    confidential: dice.chance(0.3),
  })
}

/** 说明情况 is by whoever may see nothing of it, and has an act of its own. */
type StepName = Exclude<AnyStep, 'explain'>
const INPUT: Record<StepName, (a: Act) => object> = {
  accept: () => ({}),
  answer: () => ({ note: '已改正' }),
  transfer: ({ dice }) => ({ to: WHO[dice.oneOf(AIMS)].id }),
  recuse: () => ({}),
  reject: () => ({ note: '这是信访的事', way: 'petition' }),
  rate: ({ dice }) => ({ outcome: dice.oneOf(['satisfied', 'fair', 'unsatisfied']) }),
  askAgain: () => ({ note: '没有说清楚' }),
  withdraw: () => ({}),
  inquire: ({ dice }) => ({ to: WHO[dice.oneOf(AIMS)].id, note: '请说明那天的情况' }),
}
const STEPS = Object.keys(INPUT) as StepName[]
/** What ends a story is rarer than what leads on. */
const RARE: ReadonlySet<string> = new Set(['withdraw', 'reject', 'recuse'])

const anyOf = (a: Act): Complaint | undefined => a.dice.pick(complaintsOf(a).values(), (c) => c._id)

/** Whoever has it, its writer, or whom it is about. */
function whoOf(a: Act, c: Complaint): Person {
  const { dice } = a
  const turn = c.waitingFor === BOX ? dice.oneOf(AIMS) : personOf(c.waitingFor)
  const others = [turn, personOf(c.complainant), aimOf(a, c)].filter((p) => p !== undefined)
  return turn && dice.chance(0.7) ? turn : dice.oneOf(others)
}

async function acts(a: Act): Promise<void> {
  const c = anyOf(a)
  if (!c) return
  const { dice } = a
  const who = whoOf(a, c)
  const view = await look<ComplaintView>(a, who, 'complaint.get', { id: c._id })
  const shown = STEPS.filter((step) => view?.actions.some((x) => x.action === step))
  const common = shown.filter((step) => !RARE.has(step))
  const likely = common.length > 0 && dice.chance(0.8) ? common : shown
  const step = likely.length > 0 && dice.chance(0.9) ? dice.oneOf(likely) : dice.oneOf(STEPS)
  const input = { requestId: a.requestId(), id: c._id, version: view?.version ?? c.version }
  await tap(a, who, `complaint.${step}`, { ...input, ...INPUT[step](a) })
}

/** One step on what is stored now, by whoever has it. */
async function step(a: Act, id: string, who: Person, action: StepName): Promise<void> {
  const { version } = complaintsOf(a).get(id)!
  const input = { requestId: a.requestId(), id, version }
  await tap(a, who, `complaint.${action}`, { ...input, ...INPUT[action](a) })
}

const handOf = (a: Act, id: string): Person =>
  personOf(complaintsOf(a).get(id)!.waitingFor) ?? a.dice.oneOf(AIMS)

/** The resident writes one; undefined where it did not come through. */
async function written(a: Act, text: string, aim?: Person): Promise<Complaint | undefined> {
  const requestId = a.requestId()
  if (aim) noteAimed(a, requestId, aim)
  const words = { kind: 'complaint', about: 'app', text }
  await tap(a, 'resident', 'complaint.submit', { requestId, ...words })
  return [...complaintsOf(a).values()].find((one) => one.history[0]!.requestId === requestId)
}

/** It is about one of the two who may have it, and the other withdraws: he looks into the box. */
async function endsInTheBox(a: Act): Promise<void> {
  const aim = a.dice.oneOf(AIMS)
  const c = await written(a, `${WHO[aim].name}不理人，请改进`, aim)
  if (!c) return
  await step(a, c._id, handOf(a, c._id), 'recuse')
  await look<ComplaintView>(a, aim, 'complaint.get', { id: c._id })
  await look<Page<ComplaintCard>>(a, aim, 'complaint.list', { scope: 'todo' })
}

/** A story to its end: answered, asked again, and answered by whoever has it then. */
async function goesAllTheWay(a: Act): Promise<void> {
  if (a.dice.chance(0.4)) return endsInTheBox(a)
  const c = await written(a, '字太小，看不清')
  if (!c) return
  await step(a, c._id, handOf(a, c._id), 'accept')
  await step(a, c._id, handOf(a, c._id), 'answer')
  await step(a, c._id, 'resident', 'askAgain')
  if (a.dice.chance(0.3)) await step(a, c._id, handOf(a, c._id), 'recuse')
  await step(a, c._id, a.dice.chance(0.5) ? handOf(a, c._id) : a.dice.oneOf(AIMS), 'answer')
}

/** Whoever was asked for an account gives it, or somebody else tries to. */
async function explains(a: Act): Promise<void> {
  const c = a.dice.pick(
    [...complaintsOf(a).values()].filter(({ inquiries }) => inquiries !== undefined),
    (one) => one._id,
  )
  if (!c) return
  const who = a.dice.oneOf(AIMS)
  const input = { requestId: a.requestId(), id: c._id, version: c.version }
  await tap(a, who, 'complaint.explain', { ...input, note: '那天去送东西了' })
}

/** Whom it is about looks wherever he may. */
async function looksForHimself(a: Act): Promise<void> {
  const who = a.dice.oneOf(AIMS)
  const c = a.dice.pick(
    [...complaintsOf(a).values()].filter((one) => aimOf(a, one) === who),
    (one) => one._id,
  )
  if (c) await look<ComplaintView>(a, who, 'complaint.get', { id: c._id })
  const scope = a.dice.oneOf(['todo', 'seen'])
  await look<Page<ComplaintCard>>(a, who, 'complaint.list', { scope })
  await look<HomeView>(a, who, 'home.open', {})
}

export const actors: Actor[] = [
  { name: 'somebody complains', weight: 4, act: complains },
  { name: 'a complaint is acted on', weight: 6, act: acts },
  { name: 'a complaint goes all the way', weight: 2, act: goesAllTheWay },
  { name: 'whoever was asked explains', weight: 2, act: explains },
  { name: 'whom it is about looks for it', weight: 3, act: looksForHimself },
]
