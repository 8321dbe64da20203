import type { HelpDone } from '../../../domain/helper/answers'
import { mayTend } from '../../../domain/helper/crew'
import {
  answer as decideAnswer,
  end as decideEnd,
  name as decideName,
} from '../../../domain/helper/decide'
import type { HelpRole } from '../../../domain/helper/lifecycle'
import { helperTells } from '../../../domain/helper/notices'
import type { Elder, Help } from '../../../domain/helper/types'
import type { Member } from '../../../domain/points/types'
import { ok, refuse, type Outcome } from '../../../domain/result'
import { collection } from '../../platform/collections'
import { askToSend } from '../../platform/functions'
import { helpIdOf } from '../../platform/helps'
import { bothLists, everyList, list } from '../../platform/lists'
import { memberId } from '../../platform/members'
import { writeNotices } from '../../platform/notices'
import { transact } from '../../platform/transact'
import type { CallContext, Handler } from '../context'
import { markFirst, once } from '../once'
import { changeHelp } from './change'

/** How an elder and a helper come to a 约定, and out of it. */

/** More than either side ever has, with those that are over and still shown. */
const MANY = 100

/** What naming decides by, in one request. */
const knownOf = (elder: string, helper: string) =>
  bothLists(
    bothLists(
      everyList([
        list('members', { _id: memberId(elder) }, { limit: 1 }),
        list('members', { _id: memberId(helper) }, { limit: 1 }),
      ]),
      list('users', { _id: helper }, { limit: 1, fields: ['_id', 'staffId'] }),
    ),
    bothLists(
      list('elders', { _id: elder }, { limit: 1 }),
      everyList([
        list('helps', { elder }, { limit: MANY, sort: [['until', 'desc']] }),
        list('helps', { helper }, { limit: MANY, sort: [['until', 'desc']] }),
      ]),
    ),
  )

interface Sides {
  elder: string
  helper: string
  /** As whom the caller takes the elder's yes. */
  role: HelpRole
  members: readonly (Member | undefined)[]
  opened: Elder | undefined
  helps: readonly (readonly Help[])[]
}

const namedIn = (members: Sides['members'], user: string): Member | null =>
  members.find((member) => member?.user === user && member.name !== '') ?? null

/** Who the two are, by what was read; refuses where one of them is nobody. */
async function sidesOf(
  { elder, helper, role, members, opened }: Sides,
  context: CallContext,
): Promise<Outcome<{ own: Member; other: Member }>> {
  if (role === 'staff') {
    const [actor, settings] = await Promise.all([context.actor(), context.settings()])
    // To whoever does not look after it there is no such account.
    if (!opened || !mayTend(actor, opened.grid, settings)) return refuse('notFound')
  }
  const own = namedIn(members, elder)
  if (!own) return refuse('needAccount')
  const other = namedIn(members, helper)
  return other ? ok({ own, other }) : refuse('notFound', 'no')
}

/** 1 请帮手: the elder's yes, on the own phone or on paper before one of the crew. */
export const name: Handler<'helper.name'> = async ({ elder: asked, paper, ...input }, context) => {
  const { userId, now } = context
  const elder = asked ?? userId
  const role = asked === undefined ? 'elder' : 'staff'
  const work = async (): Promise<Outcome<HelpDone>> => {
    if (role === 'staff' && paper !== true) return refuse('needPaper')
    const meant = await collection('members').get(`member:${input.no}`)
    const helper = meant?.user || 'user:'
    const _id = helpIdOf(elder, helper)
    const done = await transact(async (transaction) => {
      // The first operation takes the snapshot: what is read beside it is written as it was read.
      await markFirst(transaction, context, _id)
      const [[members, [user]], [[opened], helps]] = await context.readAnewWith(
        knownOf(elder, helper),
      )
      const agreed = await context.agreed()
      if (!agreed.ok) return agreed
      const sides = await sidesOf(
        { elder, helper, role, members: members.flat(), opened, helps },
        context,
      )
      if (!sides.ok) return sides
      const { own, other } = sides.value
      const [ofElder = [], ofHelper = []] = helps
      const before = ofElder.find((help) => help._id === _id) ?? null
      const { acts, months } = input
      const people = {
        elder: { user: elder, name: own.name, account: own.account ?? '' },
        helper: { user: helper, name: other.name, staffId: user?.staffId ?? null },
      }
      const others = { before, ofElder, ofHelper, opened: opened ?? null }
      const { staffId } = await context.actor()
      const doing = { by: role === 'staff' ? staffId! : userId, role, now } as const
      const named = decideName({ _id, ...people, acts, months }, others, doing)
      if (!named.ok) return named
      void context.count?.begin()
      // Written, so that two who ask for one of them at once collide, and a 注销 of either with this.
      await transaction.collection('members').put(own)
      await transaction.collection('members').put(other)
      await transaction.collection('helps').put(named.value)
      const about = { _id, version: named.value.rev }
      const tells = helperTells(named.value, [helper], 'name', now)
      const sent = await writeNotices(transaction, about, tells, { userId, staffId }, now)
      await context.count?.admitted(transaction)
      return ok({ _id, sent })
    })
    if (!done.ok) return done
    await askToSend(done.value.sent)
    return ok({ id: done.value._id, repeated: false })
  }
  return once(context, work, (mark) => Promise.resolve(ok({ id: mark.made, repeated: true })))
}

/** 2 答应帮忙, 3 不方便: whoever takes the elder's yes hears of it, and the elder. */
export const answer: Handler<'helper.answer'> = ({ id, yes }, context) =>
  changeHelp(
    id,
    (help, doing) => {
      const done = decideAnswer(help, yes, doing)
      if (!done.ok) return done
      const to = [help.elder, help.yes.by]
      const tells = helperTells(done.value, to, yes ? 'agree' : 'decline', doing.now)
      return ok({ help: done.value, tells })
    },
    context,
  )

/** 4 结束约定 by either side at any time, or by the crew for the elder; the others are told. */
export const end: Handler<'helper.end'> = ({ id }, context) =>
  changeHelp(
    id,
    (help, doing) => {
      const done = decideEnd(help, doing)
      if (!done.ok) return done
      const to = [help.elder, help.helper, help.yes.by]
      const tells = helperTells(done.value, to, 'end', doing.now)
      return ok({ help: done.value, tells })
    },
    context,
  )
