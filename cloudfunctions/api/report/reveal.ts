import { mayRead } from '../../../domain/report/qualities'
import { mayReveal } from '../../../domain/report/reveal'
import { phoneId } from '../../../domain/identity/phones'
import { ok, refuse } from '../../../domain/result'
import { accountOf } from '../../platform/identity'
import { bothLists, list, readLists } from '../../platform/lists'
import type { Handler } from '../context'
import { reveal } from '../identity/reveal'

/**
 * 拨打: name and number of the reporter, for whoever handles it now; logged, and shown to the reporter.
 * Outcomes: `notFound`, `notAllowed`, `noPhoneLeft`.
 */
export const revealReporter: Handler<'report.reveal'> = ({ id }, context) =>
  reveal(context, async (transaction, actor) => {
    const report = await transaction.collection('reports').get(id)
    if (!report || !mayRead(actor, report)) return refuse('notFound')
    if (!mayReveal(actor, report)) return refuse('notAllowed')
    const of = report.reporter
    const openid = of.slice('user:'.length)
    const [user, [number]] = await readLists(
      bothLists(accountOf(openid), list('phones', { _id: phoneId(openid) }, { limit: 1 })),
    )
    return ok({
      of,
      name: user?.staffName || user?.nickname || '',
      phone: number?.phone ?? '',
      what: ['name', 'phone'],
      about: id,
      aboutText: `上报 ${report.no}`,
    })
  })
