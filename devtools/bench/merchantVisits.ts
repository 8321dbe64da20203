import { pageOf } from '../../domain/notice/pages'
import { persona, type World } from './world'
import type { Visit } from './visit'

/** 我的商户 and 对账单, as the demo has them: the first merchant waits for the street's word. */

const CONTACT = persona('merchant-bai')
const REVIEWER = persona('meng')

export function prepareMerchant({ cloud }: World): Promise<Visit[]> {
  const [stored] = cloud.store.find('statements', { contact: `user:${CONTACT}` })
  if (!stored) throw new Error('the demo has no statement')
  const statement = pageOf('merchant.statement', String(stored._id))
  const visit = (name: string, openid: string, page: string): Visit => ({ name, openid, page })
  return Promise.resolve([
    visit('merchant', CONTACT, 'packages/points/merchant/index'),
    visit('statement', CONTACT, statement),
    visit('statement-street', REVIEWER, statement),
    visit('statements', REVIEWER, 'packages/keeper/statements/index'),
    visit('merchant-shop', CONTACT, 'packages/points/shop/index?purse=merchant'),
    visit('merchant-none', persona('resident-li'), 'packages/points/merchant/index'),
  ])
}
