import { GOOD_SHAPE, MAX_BINS, goodId, type Good, type PickUp } from '../points'
import type { Issues } from './issues'
import { SHOP_CODE, SHOP_CODE_TEXT, dayCell } from './shopCells'
import { Unique, readTable, type Row } from './table'
import { flagOf } from './words'

const FILE = 'goods.csv'
/** The shop is one page, and one answer of the database. */
export const MAX_GOODS = 100
const MAX_PRICE = 100_000
const MAX_PER_MONTH = 1_000
/** 100,000 yuan. */
const MAX_COST = 10_000_000

/** An empty cell, where that says something. */
const orEmpty = <T>(row: Row, key: string, empty: T, read: () => T): T =>
  row.cell(key) === '' ? empty : read()

/** The code of a 领取点 of pickups.csv; `pickUps` null: that table has faults. */
export function readPickUp(row: Row, pickUps: readonly PickUp[] | null): string {
  const code = row.form('pickUp', SHOP_CODE, SHOP_CODE_TEXT)
  if (code !== '' && pickUps && !pickUps.some((p) => p.code === code)) {
    row.fault('pickUp', `pickups.csv里没有“${code}”这个领取点，请补上，或改成有的。`)
  }
  return code
}

function readOffered(row: Row): boolean {
  if (row.cell('offered') === '') return true
  const flag = flagOf(row.cell('offered'))
  if (flag === undefined) row.fault('offered', '“可兑换”填“是”或“否”，空着就是“是”。')
  return flag ?? true
}

/** 对象: 居民, and whoever shares with one, or 商户. */
function readForMerchants(row: Row): boolean {
  const text = row.cell('for')
  if (text !== '' && text !== '居民' && text !== '商户')
    row.fault('for', '“对象”填“居民”或“商户”，空着就是“居民”；商户的积分只兑换宣传。')
  return text === '商户'
}

const readGood = (row: Row, code: string, pickUps: readonly PickUp[] | null): Good => ({
  _id: goodId(code),
  shape: GOOD_SHAPE,
  code,
  name: row.text('name', 20),
  picture: row.form('picture', /^cloud:\/\/[^\s?#]{1,200}$/, '云存储的File ID（cloud://开头）'),
  price: row.number('price', 1, MAX_PRICE, true),
  perMonth: orEmpty<number | null>(row, 'perMonth', null, () =>
    row.number('perMonth', 1, MAX_PER_MONTH, true),
  ),
  cost: row.number('cost', 0, MAX_COST, true),
  pickUp: readPickUp(row, pickUps),
  bins: orEmpty(row, 'bins', 1, () => row.number('bins', 1, MAX_BINS, true)),
  goodUntil: orEmpty<string | null>(row, 'goodUntil', null, () =>
    dayCell(row, 'goodUntil', '保质期至'),
  ),
  offered: readOffered(row),
  forMerchants: readForMerchants(row),
})

/** Reads goods.csv, by ascending `_id`. */
export function readGoods(
  lines: string[][],
  pickUps: readonly PickUp[] | null,
  issues: Issues,
): Good[] {
  const codes = new Unique('code', '商品编号')
  const goods = readTable(FILE, lines, issues).flatMap((row) => {
    const code = row.form('code', SHOP_CODE, SHOP_CODE_TEXT)
    const good = readGood(row, code, pickUps)
    issues.rows.set(good._id, row.row)
    return codes.take(code, row) ? [good] : []
  })
  if (goods.length > MAX_GOODS) {
    const message = `最多${MAX_GOODS}种商品，现在有${goods.length}种；请删去不再兑换的。`
    issues.add(FILE, 0, 'code', message)
  }
  return goods.sort((a, b) => (a._id < b._id ? -1 : 1))
}
