import type { Naming, Presence } from '../../domain/duty/presence'
import type { Actor } from '../../domain/identity/types'
import { assertWhole, type Lifecycle } from '../../domain/matter/lifecycle'
import type { Moment } from '../../domain/matter/move'
import type { Permitted } from '../../domain/matter/permit'
import type { By, Matter, RoleOf } from '../../domain/matter/types'
import type { Tell } from '../../domain/notice/compose'
import { ok, refuse, type Outcome } from '../../domain/result'
import type { StreetSettings } from '../../domain/street/types'
import { collection, type DocumentsOf } from '../platform/collections'
import { askToSend } from '../platform/functions'
import { list, mapLists, type Lists } from '../platform/lists'
import { presenceIn } from '../platform/presence'
import type { MatterCollection } from '../platform/tended'
import { transact, transactWith, type Transaction } from '../platform/transact'
import { NOTHING_TO_SHOW, type CallContext } from './context'
import { boxesOf, writeNotices } from '../platform/notices'
import { discardUploads } from '../platform/storage'
import { copyPhotos } from './evidence/photos'
import { known, markFirst, once } from './once'

/** What is known of a decision's surroundings before its transaction begins. */
interface Surroundings extends Moment {
  settings: StreetSettings
}

/** Everything a decision needs that is neither in the matter nor in the step. */
export interface Situation extends Surroundings {
  /** Who is there of those whom the step may name, as the transaction sees it. */
  presence: Presence
}

/**
 * What a context says of its matters: the table and its rules. `api/matter.ts` carries any of them
 * out, in one transaction: new state, history, notices, and the mark of the request.
 */
export interface Kind<M extends Matter, Step extends { action: string }, View> {
  collection: MatterCollection
  /**
   * Version of the documents' shape. One of an earlier version is not acted on (`busy`): what a step
   * makes of it would be neither shape. It waits for `admin migrate`, which is called after an upload.
   */
  shape: number
  table: Lifecycle
  /** Qualities in which somebody acts as a person, whatever post he holds. */
  personal: ReadonlySet<RoleOf<M>>
  mayRead(actor: Actor, matter: M): boolean
  permit(
    actor: Actor,
    action: Step['action'],
    matter: M,
    now: number,
    settings: StreetSettings,
  ): Permitted<RoleOf<M>>
  /** Whom the step may name: who is there of them is asked inside the transaction. */
  names(matter: M, step: Step, settings: StreetSettings): Naming
  decide(matter: M, step: Step, by: By<RoleOf<M>>, s: Situation): Outcome<M>
  /** `before`: the matter before the step, or null; `not`: boxes of whoever acts. */
  tells(matter: M, before: M | null, settings: StreetSettings, now: number, not: string[]): Tell[]
  /** Whether `jobs` has to do something with it right after the commit; it finds it by itself as well. */
  follows?(matter: M): boolean
  /** The matter as this caller may see it; `repeated`: nothing new was written. */
  present(matter: M, context: CallContext, repeated: boolean): Promise<View>
}

/** What every step on an existing matter carries. */
export interface StepCall {
  id: string
  /** The version that the person saw. */
  version: number
}

type Answered<View> = Promise<Outcome<View | typeof NOTHING_TO_SHOW>>

/** Read beside others by one request. */
const found = <M extends Matter, S extends { action: string }, V>(
  kind: Kind<M, S, V>,
  _id: string,
): Lists<M | null> =>
  mapLists(list(kind.collection, { _id }, { limit: 1 }), ([matter]) =>
    matter === undefined ? null : (matter as unknown as M),
  )

const documents = <M extends Matter, S extends { action: string }, V>(
  kind: Kind<M, S, V>,
  source: { collection(name: MatterCollection): unknown } = { collection },
): DocumentsOf<M> => source.collection(kind.collection) as DocumentsOf<M>

async function situationOf(context: CallContext): Promise<Surroundings> {
  return {
    now: context.now,
    settings: await context.settings(),
    requestId: context.request().id,
  }
}

/** In which quality the actor takes the step. Refusals: shape, reading, quality, state, conditions, version. */
function admit<M extends Matter, S extends { action: string }, V>(
  kind: Kind<M, S, V>,
  matter: M | null,
  call: StepCall,
  action: S['action'],
  actor: Actor,
  s: Surroundings,
): Outcome<{ matter: M; by: By<RoleOf<M>> }> {
  if (matter && matter.shape !== kind.shape) return refuse('busy')
  if (!matter || !kind.mayRead(actor, matter)) return refuse('notFound')
  const permitted = kind.permit(actor, action, matter, s.now, s.settings)
  if (!permitted.ok) return refuse(permitted.code)
  if (matter.version !== call.version) return refuse('changed')
  const { role } = permitted
  const { userId, staffId, name } = actor
  return ok({
    matter,
    by:
      staffId === null || kind.personal.has(role)
        ? { principal: userId, name: '', role }
        : { principal: staffId, name, role },
  })
}

/** What is there now of a matter that this request has made or moved. */
export async function presentAgain<M extends Matter, S extends { action: string }, V>(
  kind: Kind<M, S, V>,
  id: string,
  context: CallContext,
): Answered<V> {
  const [actor, matter] = await Promise.all([context.actor(), documents(kind).get(id)])
  if (!matter || !kind.mayRead(actor, matter)) return ok(NOTHING_TO_SHOW)
  return ok(await kind.present(matter, context, true))
}

/** How a step is carried out: what it is told, read in the transaction where it must be, and more. */
export interface Taking<M extends Matter, S extends { action: string }> {
  action: S['action']
  /** What is uploaded of the photos that `load` reads, and the step puts into the history. */
  uploads?: string[]
  /** The step with its words. Asked only for who may take it. */
  load(transaction: Transaction, matter: M): Outcome<S> | Promise<Outcome<S>>
  /** What else belongs into the same transaction. */
  also?(transaction: Transaction, next: M): Promise<void>
}

/** A step whose words are all in the call. */
export const plainly = <M extends Matter, S extends { action: string }>(step: S): Taking<M, S> => ({
  action: step.action,
  load: () => ok(step),
})

/** Writes the notices of what was added, and asks for the count. Answers what is to be sent. */
async function conclude<M extends Matter, S extends { action: string }, V>(
  kind: Kind<M, S, V>,
  transaction: Transaction,
  next: M,
  before: M | null,
  context: CallContext,
): Promise<string[]> {
  assertWhole(kind.table, next)
  const [settings, actor] = [await context.settings(), await context.actor()]
  const tells = kind.tells(next, before, settings, context.now, boxesOf(actor))
  const ids = await writeNotices(transaction, next, tells, actor, context.now)
  await context.count?.admitted(transaction)
  return kind.follows?.(next) ? [...ids, next._id] : ids
}

interface Committed<M> {
  matter: M
  toSend: string[]
}

/** After the commit: photos are copied, then shown; meanwhile `jobs` is asked to send. */
async function answer<M extends Matter, S extends { action: string }, V>(
  kind: Kind<M, S, V>,
  { matter, toSend }: Committed<M>,
  context: CallContext,
): Promise<Outcome<V>> {
  const shown = async (): Promise<V> => {
    const isCopied = await copyPhotos(context.photos)
    const [view] = await Promise.all([
      kind.present(matter, context, false),
      isCopied && discardUploads(context.photos.map(({ from }) => from)),
    ])
    return view
  }
  const [view] = await Promise.all([shown(), askToSend(toSend)])
  return ok(view)
}

/**
 * Carries out one row of a life-cycle table on a stored matter: new state, history, notices and mark
 * in one transaction, the pushes asked for afterwards. Matter and account are read beside it by one request,
 * once the mark has taken its snapshot: a matter that somebody else has moved since then cannot be written.
 */
export function takeStep<M extends Matter, S extends { action: string }, V>(
  kind: Kind<M, S, V>,
  call: StepCall,
  taking: Taking<M, S>,
  context: CallContext,
): Answered<V> {
  const commit = () =>
    transact<Committed<M>>(async (transaction) => {
      await markFirst(transaction, context, call.id, taking.uploads)
      const [stored, s] = await Promise.all([
        context.readAnewWith(found(kind, call.id)),
        situationOf(context),
      ])
      const agreed = await context.agreed()
      if (!agreed.ok) return agreed
      const actor = await context.actor()
      const admitted = admit(kind, stored, call, taking.action, actor, s)
      if (!admitted.ok) return admitted
      const { matter, by } = admitted.value
      const step = await taking.load(transaction, matter)
      if (!step.ok) return step
      const presence = await presenceIn(transaction, kind.names(matter, step.value, s.settings))
      const situation = { ...s, presence, account: actor.userId }
      const decided = kind.decide(matter, step.value, by, situation)
      if (!decided.ok) return decided
      const next = decided.value
      void context.count?.begin()
      await documents(kind, transaction).put(next)
      await taking.also?.(transaction, next)
      const toSend = await conclude(kind, transaction, next, matter, context)
      return ok({ matter: next, toSend })
    })
  const work = async (): Answered<V> => {
    const done = await commit()
    return done.ok ? answer(kind, done.value, context) : done
  }
  return once(context, work, () => presentAgain(kind, call.id, context))
}

/** A new matter in the making: what is left to decide once it is known who is there. */
export interface Making<M> {
  /**
   * Its `_id`, where what it is made from is read beside the transaction and written in it: then the mark
   * comes first.
   */
  id?: string
  names: Naming
  make(presence: Presence): Outcome<M>
  /**
   * What it is made from, read in its transaction, before anything is written. Answers the `_id` of a
   * matter that stands in its place already, which is then shown, or null.
   */
  from?(transaction: Transaction): Promise<Outcome<string | null>>
  /** What else belongs into the same transaction. */
  also?(transaction: Transaction, made: M): Promise<void>
}

/**
 * Stores a new matter with its notices, once. Its `_id` is made of the request, so a repetition
 * collides; the transaction is begun while the matter is being made.
 */
export function create<M extends Matter, S extends { action: string }, V>(
  kind: Kind<M, S, V>,
  made: Promise<Outcome<Making<M>>>,
  context: CallContext,
): Answered<V> {
  let id: string | null = null
  let standing: string | null = null
  const make = async (
    transaction: Transaction,
    making: Making<M>,
  ): Promise<Outcome<Committed<M>>> => {
    if (making.id !== undefined) await markFirst(transaction, context, making.id)
    const from = await making.from?.(transaction)
    if (from && !from.ok) return from
    standing = from?.value ?? null
    // Nothing of this request is kept.
    if (standing !== null) return refuse('changed')
    const decided = making.make(await presenceIn(transaction, making.names))
    if (!decided.ok) return decided
    const matter = decided.value
    id = matter._id
    void context.count?.begin()
    await documents(kind, transaction).add(matter)
    await making.also?.(transaction, matter)
    const toSend = await conclude(kind, transaction, matter, null, context)
    if (making.id === undefined) await markFirst(transaction, context, matter._id)
    return ok({ matter, toSend })
  }
  const work = async (): Answered<V> => {
    const done = await transactWith(made, make)
    if (done.ok) return answer(kind, done.value, context)
    if (standing === null) return done
    const before = await known(context)
    return before.ok ? presentAgain(kind, standing, context) : before
  }
  // Made before requests had marks, or so long ago that its mark is gone: its `_id` is of this request.
  const unmarked = async () => {
    const stored = id === null ? null : await documents(kind).get(id)
    return stored && presentAgain(kind, stored._id, context)
  }
  return once(context, work, (mark) => presentAgain(kind, mark.made, context), unmarked)
}
