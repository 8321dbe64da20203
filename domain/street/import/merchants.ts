import type { Merchant, PickUp } from '../points'
import { readPickUp } from './goods'
import type { Issues } from './issues'
import { memberOf } from './keepers'
import { MEMBER_NO, MEMBER_NO_TEXT, dayCell } from './shopCells'
import { Unique, readTable, type Row } from './table'

const FILE = 'merchants.csv'
/** They stand in the settings, which every call reads. */
const MAX_MERCHANTS = 200

/** Digits and letters without I, O, S, V, Z (GB 32100-2015). */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CODE = new RegExp(`^[${ALPHABET}]{18}$`)
const CODE_TEXT = '18位统一社会信用代码（营业执照上的，字母大写）'

/** Whether the last of the eighteen is what the first seventeen make of it (GB 32100-2015). */
export function isCreditCode(code: string): boolean {
  if (!CODE.test(code)) return false
  let sum = 0
  let weight = 1
  for (const char of code.slice(0, 17)) {
    sum += ALPHABET.indexOf(char) * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET[(31 - (sum % 31)) % 31] === code[17]
}

function readCode(row: Row): string {
  const code = row.form('code', CODE, CODE_TEXT)
  if (code !== '' && !isCreditCode(code)) {
    row.fault('code', `“${code}”不是有效的统一社会信用代码，有一位写错了，请对照营业执照。`)
    return ''
  }
  return code
}

const readMerchant = (row: Row, code: string, pickUps: readonly PickUp[] | null): Merchant => ({
  code,
  name: row.text('name', 30),
  address: row.text('address', 60),
  contact: memberOf(row.form('no', MEMBER_NO, MEMBER_NO_TEXT)),
  contactName: row.text('contact', 20),
  from: dayCell(row, 'from', '参加日期'),
  pickUp: row.cell('pickUp') === '' ? null : readPickUp(row, pickUps),
})

/**
 * Reads merchants.csv, by ascending code: one row a merchant, its contact by 积分号, as 兑换员 are named.
 * Nobody is the contact of two, and no 领取点 is kept by two.
 */
export function readMerchants(
  lines: string[][],
  pickUps: readonly PickUp[] | null,
  issues: Issues,
): Merchant[] {
  const codes = new Unique('code', '统一社会信用代码')
  const contacts = new Unique('no', '联系人积分号')
  const places = new Unique('pickUp', '领取点编号')
  const merchants = readTable(FILE, lines, issues).flatMap((row) => {
    const code = readCode(row)
    const merchant = readMerchant(row, code, pickUps)
    issues.rows.set(`merchant:${code}`, row.row)
    const isNew = codes.take(code, row)
    const isOnly = contacts.take(merchant.contact, row)
    const isAlone = merchant.pickUp === null || places.take(merchant.pickUp, row)
    return code !== '' && isNew && isOnly && isAlone ? [merchant] : []
  })
  if (merchants.length > MAX_MERCHANTS) {
    const message = `最多${MAX_MERCHANTS}家商户，现在有${merchants.length}家；请删去不再参加的。`
    issues.add(FILE, 0, 'code', message)
  }
  return merchants.sort((a, b) => (a.code < b.code ? -1 : 1))
}
