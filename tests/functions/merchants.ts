import { accountOfMerchant } from '../../domain/merchant/merchants'
import { emptyAccount } from '../../domain/points/ledger/account'
import { award as postAward } from '../../domain/points/ledger/award'
import { todayOf } from '../../domain/points/ledger/lots'
import type { Account } from '../../domain/points/types'
import { STATEMENT_SHAPE, statementId, type Statement } from '../../domain/merchant/statement'
import { MERCHANT, goodOf, type Shop } from './pointsWorld'

/** The merchant of the small street: what it has, and publicity that it may have for it. */

let goods = 0
let sources = 0

const ID = accountOfMerchant(MERCHANT)

export const merchantAccount = (shop: Shop): Account =>
  (shop.town.cloud.store.find('accounts', { _id: ID })[0] as unknown as Account | undefined) ??
  emptyAccount('merchant', MERCHANT.code)

/** Gives it points at once, as the ledger itself would at the end of 公示. */
export async function supplied(shop: Shop, points: number): Promise<void> {
  const at = shop.town.cloud.clock.now()
  const own = { caps: { day: 1e6, month: 1e6 } }
  const state = { account: merchantAccount(shop), before: null, frozen: null, isOverBudget: false }
  const asked = { rule: 'JS08', source: `award:supply${++sources}`, points, confidential: false }
  const done = postAward({ ...state, own }, { ...asked, deedOn: todayOf(at), promised: true }, at)
  if (!done.ok) throw new Error(done.code)
  shop.town.cloud.store.insertMany('entries', done.value.entries as never)
  await shop.town.replace('accounts', done.value.account)
}

/** A piece of publicity of its own, of 20 points, five of them, with points for two. */
export async function publicity(shop: Shop): Promise<string> {
  const good = `M${++goods}`
  await shop.offer(goodOf(good, { name: `宣传${good}`, forMerchants: true }), [5])
  await supplied(shop, 40)
  return good
}

let statements = 0

/** A statement of the merchant, as the timer makes it of a month of its own: three bags of rice. */
export async function stated(shop: Shop, more: Partial<Statement> = {}): Promise<Statement> {
  const month = `19${String(++statements).padStart(2, '0')}-01`
  const at = shop.town.cloud.clock.now()
  const statement: Statement = {
    ...{ _id: statementId('P1', month), shape: STATEMENT_SHAPE, version: 1, month },
    ...{ merchant: MERCHANT.code, merchantName: MERCHANT.name },
    ...{ pickUp: 'P1', pickUpName: '黄河社区服务站', contact: MERCHANT.contact, at },
    lines: [{ good: 'RICE', name: '大米', count: 3, each: 1200, difference: 0, reason: '' }],
    ...{ state: 'OPEN', open: true, waits: ['merchant', 'street'] },
    history: [{ action: 'make', by: '', at, note: '' }],
    ...more,
  }
  await shop.town.replace('statements', statement)
  return statement
}
