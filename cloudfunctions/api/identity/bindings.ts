import type { BindingsView, BindingView, BoundView } from '../../../domain/identity/bindings'
import { isOpen, type Binding } from '../../../domain/identity/bindings'
import { holds } from '../../../domain/identity/authorize'
import { maskedPhone } from '../../../domain/identity/masks'
import type { Actor } from '../../../domain/identity/types'
import { ok, refuse } from '../../../domain/result'
import type { Staff, StreetSettings } from '../../../domain/street/types'
import { collection, command } from '../../platform/collections'
import type { CallContext, Handler } from '../context'
import { POST_TITLE, scopeName } from './titles'

/** More than a street has on one day; the oldest first. */
const MOST = 50

const postsText = ({ posts }: Pick<Staff, 'posts'>, settings: StreetSettings): string =>
  posts.map((p) => `${POST_TITLE[p.role]} ${scopeName(p, settings)}`.trim()).join('、')

/** Whether it is about the administrator himself: another one decides. */
export const isOwnBinding = (b: Binding, actor: Actor): boolean =>
  b.openid === actor.openid || b.staff.id === actor.staffId

function bindingView(
  b: Binding & { until: number },
  staff: Staff | undefined,
  actor: Actor,
  settings: StreetSettings,
): BindingView {
  const holder = staff?.openid ?? null
  return {
    id: b._id,
    version: b.version,
    jobNo: b.staff.id.slice('staff:'.length),
    name: b.staff.name,
    posts: staff ? postsText(staff, settings) : '',
    phoneMasked: maskedPhone(staff?.phone ?? ''),
    taken: holder !== null && holder !== b.openid,
    instead: b.instead?.name ?? '',
    askedAt: b.askedAt,
    until: b.until,
    own: isOwnBinding(b, actor),
  }
}

async function foundBy(
  jobNo: string | undefined,
  settings: StreetSettings,
): Promise<BoundView | null> {
  const staff = jobNo === undefined ? null : await collection('staff').get(`staff:${jobNo}`)
  if (!staff?.active) return null
  const { _id: id, name, openid } = staff
  return { id, name, posts: postsText(staff, settings), bound: openid !== null }
}

/** What administrators see; `jobNo`: whom they look for besides. */
export async function bindingsView(context: CallContext, jobNo?: string): Promise<BindingsView> {
  const [actor, settings, stored] = await Promise.all([
    context.actor(),
    context.settings(),
    collection('bindings').find(
      { state: 'WAITING' },
      {
        sort: [
          ['askedAt', 'asc'],
          ['_id', 'asc'],
        ],
        limit: MOST,
      },
    ),
  ])
  const open = stored.filter((b) => isOpen(b, context.now)) as (Binding & { until: number })[]
  const ids = [...new Set(open.map((b) => b.staff.id))]
  const [people, found] = await Promise.all([
    ids.length === 0
      ? []
      : collection('staff').find({ _id: command.in(ids) }, { limit: ids.length }),
    foundBy(jobNo, settings),
  ])
  const waiting = open.map((b) =>
    bindingView(
      b,
      people.find(({ _id }) => _id === b.staff.id),
      actor,
      settings,
    ),
  )
  return { waiting, found }
}

/** 微信绑定, for administrators alone. */
export const bindings: Handler<'identity.bindings'> = async ({ jobNo }, context) => {
  if (!holds(await context.actor(), 'admin')) return refuse('notAllowed')
  return ok(await bindingsView(context, jobNo))
}
