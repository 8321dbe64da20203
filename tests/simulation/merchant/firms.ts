import type { World } from '../../../devtools/simulation/types'
import { merchantsOf } from '../../../domain/merchant/merchants'
import type { Statement } from '../../../domain/merchant/statement'
import type { Principal } from '../../../domain/matter/types'
import { goodId } from '../../../domain/points/redeem/bins'
import type { Good } from '../../../domain/points/redeem/types'
import type { Merchant } from '../../../domain/street/points'
import { GOODS, OWNERS, nameOf, numberOf, userOf, type Owner } from '../points/shop'
import { settingsOf } from '../street/settled'

/** Two merchants that an office enters when a story has begun; each keeps one of the pick-up points. */

/** By 统一社会信用代码. The second one's contact is a reviewer: for it he speaks as its contact alone. */
export const CONTACTS: Readonly<Record<string, readonly Owner[]>> = {
  '91150203MA0N00001K': ['neighbour', 'resident'],
  '91150203MA0N00002N': ['reviewer'],
}
const PLACES: Readonly<Record<string, string>> = {
  '91150203MA0N00001K': 'P1',
  '91150203MA0N00002N': 'P2',
}
const CODES = Object.keys(CONTACTS)

/** As the files of an import name it: its contact by 积分号. */
const firm = (code: string, contact: Owner): Merchant => ({
  ...{ code, name: `商户${PLACES[code]}`, address: '示范路3号', from: '2026-01-01' },
  ...{ contact: `member:${numberOf(contact)}`, contactName: nameOf(contact) },
  pickUp: PLACES[code]!,
})

/** What merchants’ points are for, at either counter: whom a keeper may not serve goes to the other. */
export const PUBLICITY: readonly Good[] = ['P1', 'P2'].map((pickUp, i) => ({
  ...GOODS[0]!,
  ...{ _id: goodId(`M${i + 1}`), code: `M${i + 1}`, name: `宣传M${i + 1}`, pickUp },
  ...{ bins: 1, price: 8, forMerchants: true },
}))

/** What the files of the office say of merchants; nothing before it has entered them. */
export const filed = (w: Pick<World, 'remember'>): { firms: Merchant[]; entering: boolean } =>
  w.remember('merchants in the files', () => ({ firms: [], entering: false }))

/** The files as they are when this one has the next of its contacts. */
export function withNextContact(firms: readonly Merchant[], code: string): Merchant[] {
  return firms.map((m) => {
    if (m.code !== code) return m
    const contacts = CONTACTS[code]!
    const at = contacts.findIndex((who) => nameOf(who) === m.contactName)
    return firm(code, contacts[(at + 1) % contacts.length]!)
  })
}

export const firstFirms = (): Merchant[] => CODES.map((code) => firm(code, CONTACTS[code]![0]!))

/** As they stand in the settings now. */
export const firmsOf = (w: World): readonly Merchant[] => merchantsOf(settingsOf(w))

export const isContactOf = (code: string, user: Principal): boolean =>
  (CONTACTS[code] ?? []).some((who) => userOf(who) === user)

export const ownerBehind = (user: Principal): Owner | undefined =>
  OWNERS.find((who) => userOf(who) === user)

export const statementsOf = (w: World): Statement[] => [
  ...w.documents<Statement>('statements').values(),
]
