import { STATEMENT_ROWS, statementName, statementPaper } from '../../../domain/helper/statement'
import { shanghai } from '../../../domain/calendar/zone'
import { balanceOf } from '../../../domain/points/ledger/account'
import { accountOr } from '../../../domain/points/ledger/books'
import { todayOf } from '../../../domain/points/ledger/lots'
import { rulesOf } from '../../../domain/points/rules'
import type { Elder } from '../../../domain/helper/types'
import type { Entry } from '../../../domain/points/types'
import { lineOf } from '../../../domain/points/views'
import { ok, refuse } from '../../../domain/result'
import { collection, command } from '../../platform/collections'
import { accountOf } from '../../platform/ledger'
import { bothLists, list, readLists } from '../../platform/lists'
import { log } from '../../platform/log'
import { statementFile } from '../../platform/papers'
import { statementPath } from '../../platform/paperPath'
import { removeFiles, temporaryUrls } from '../../platform/storage'
import type { Handler } from '../context'
import { tendedElder } from './elders'

/** More goods than a street has, withdrawn ones among them. */
const MAX_GOODS = 1000

/** First instant of a month in Shanghai, and of the next. */
function spanOf(month: string): [from: number, to: number] {
  const from = Date.parse(`${month}-01T00:00:00+08:00`)
  return [from, from + shanghai(from).add(1, 'month').diff(shanghai(from))]
}

const entriesOf = (account: string, [from, to]: [number, number]) =>
  collection('entries').find(
    { account, at: command.gte(from).and(command.lt(to)) },
    { sort: [['at', 'asc']], limit: STATEMENT_ROWS + 1 },
  ) as Promise<Entry[]>

/** Says in the account where the paper will lie, before it does; false where it was closed meanwhile. */
const noted = async ({ _id, grid, papers = [] }: Elder, path: string): Promise<boolean> =>
  papers.includes(path) ||
  (await collection('elders').changeWhere({ _id, grid }, { papers: command.addToSet(path) })) > 0

/** Closed while the paper was made, it would never be removed. */
const isOpen = async (_id: string): Promise<boolean> => {
  const elder = await collection('elders').get(_id)
  return elder !== null && elder.grid !== ''
}

/**
 * 积分对账单 of an account that staff opened, for the crew to print. The same words are the same file. Refusal:
 * `statementAway` where the function that makes papers, or the storage, does not answer.
 */
export const statement: Handler<'helper.statement'> = async ({ id, month }, context) => {
  const found = await tendedElder(id, context)
  if (!found.ok) return found
  const { now } = context
  const [stored, goods] = await readLists(
    bothLists(
      accountOf(id),
      list('goods', { _id: command.gte('good:') }, { limit: MAX_GOODS, fields: ['code', 'name'] }),
    ),
  )
  const entries = stored ? await entriesOf(stored._id, spanOf(month)) : []
  const { points = {}, phones } = await context.settings()
  const names = new Map(goods.map(({ code, name }) => [code, name]))
  const paper = statementPaper({
    elder: found.value,
    month,
    lines: entries.slice(0, STATEMENT_ROWS).map((entry) => lineOf(entry, names, rulesOf(points))),
    isCut: entries.length > STATEMENT_ROWS,
    balance: balanceOf(accountOr(stored, id), todayOf(now)),
    phone: phones[0]?.phone ?? '',
    now,
  })
  try {
    if (!(await noted(found.value, statementPath(id, paper)))) return refuse('notFound')
    const fileId = await statementFile(id, paper)
    if (!(await isOpen(id))) {
      await removeFiles([fileId])
      return refuse('notFound')
    }
    const url = (await temporaryUrls([fileId])).get(fileId)
    return url ? ok({ url, name: statementName(month) }) : refuse('statementAway')
  } catch (error) {
    log.error('statementAway', error, { elder: id })
    return refuse('statementAway')
  }
}
