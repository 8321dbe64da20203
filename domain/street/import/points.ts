import type { Good, Keeper, PickUp, StreetPoints } from '../points'
import type { Issues } from './issues'
import { readGoods } from './goods'
import { readKeepers } from './keepers'
import { readMerchants } from './merchants'
import { readRules } from './pointRules'
import type { PointsFile } from './pointsFile'
import { PHONE } from './settings'
import { SHOP_CODE, SHOP_CODE_TEXT } from './shopCells'
import { Unique, readTable } from './table'

/** The tables as far as they were uploaded. */
export interface ShopTables {
  pickups: string[][] | undefined
  keepers: string[][] | undefined
  goods: string[][] | undefined
  rules: string[][] | undefined
  merchants: string[][] | undefined
}

/** 积分 as the files bring it; `points` undefined where the street has none. */
export interface ReadPoints {
  points: StreetPoints | undefined
  goods: Good[]
}

const NONE: ReadPoints = { points: undefined, goods: [] }
const FILE = 'pickups.csv'
/** They stand in the settings, which every call reads. */
const MAX_PICK_UPS = 50

function readPickUps(lines: string[][], issues: Issues): PickUp[] {
  const codes = new Unique('code', '领取点编号')
  const pickUps = readTable(FILE, lines, issues).flatMap((row) => {
    const code = row.form('code', SHOP_CODE, SHOP_CODE_TEXT)
    const pickUp = {
      code,
      name: row.text('name', 20),
      address: row.text('address', 60),
      hours: row.text('hours', 60),
      phone: row.form('phone', PHONE, '3到17位电话号码'),
    }
    return codes.take(code, row) ? [pickUp] : []
  })
  if (pickUps.length > MAX_PICK_UPS) {
    issues.add(FILE, 0, 'code', `最多${MAX_PICK_UPS}个领取点，现在有${pickUps.length}个。`)
  }
  return pickUps.sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** Whether the parts are there together; tells what is missing. */
function isWhole(file: PointsFile | undefined, tables: ShopTables, issues: Issues): boolean {
  if (file === undefined) {
    for (const [key, table] of Object.entries(tables)) {
      if (table === undefined) continue
      const message =
        `有${key}.csv，street.json 里却没有“points”，请补上（没有上限和预算要写，就写成{}）；` +
        `街道不做积分，就不要上传${key}.csv。`
      issues.add('street.json', 0, 'points', message)
    }
    return false
  }
  if (tables.pickups) return true
  const message =
    'street.json 里有“points”，却缺少文件pickups.csv，请一起上传；街道不做积分，就删去“points”。'
  issues.add(FILE, 0, '', message)
  return false
}

/** A shelf from which nobody hands out, and a shop without goods. */
function warnUnkept(
  { pickUps, keepers }: StreetPoints,
  goods: readonly Good[],
  tables: ShopTables,
  issues: Issues,
): void {
  if (!tables.goods) {
    issues.warn('goods.csv', 0, '', '没有goods.csv，积分商店是空的；有商品就请一起上传。')
  }
  for (const { code, name } of pickUps) {
    const isUsed = goods.some((good) => good.pickUp === code && good.offered)
    if (!isUsed || keepers.some(({ pickUp }) => pickUp === code)) continue
    const message = `领取点“${name}”（${code}）有商品却没有兑换员，没有人能交付；请在keepers.csv里补上。`
    issues.warn('keepers.csv', 0, 'pickUp', message)
  }
}

/**
 * 积分 of street.json with its tables: pickups.csv comes with it, keepers, goods and rules where there
 * are any. Rules of the street take the place of those that come with the program.
 */
export function readPoints(
  file: PointsFile | undefined,
  tables: ShopTables,
  issues: Issues,
): ReadPoints {
  if (!isWhole(file, tables, issues) || file === undefined) return NONE
  const pickUps = readPickUps(tables.pickups!, issues)
  const known = issues.clean(FILE) ? pickUps : null
  const keepers: Keeper[] = tables.keepers ? readKeepers(tables.keepers, known, issues) : []
  const goods = tables.goods ? readGoods(tables.goods, known, issues) : []
  const rules = tables.rules && readRules(tables.rules, file.caps as StreetPoints['caps'], issues)
  const merchants = tables.merchants && readMerchants(tables.merchants, known, issues)
  const points: StreetPoints = {
    pickUps,
    keepers,
    ...(merchants && { merchants }),
    ...(rules && { rules }),
    ...(file.caps && { caps: file.caps as NonNullable<StreetPoints['caps']> }),
    ...(file.budget && { budget: file.budget }),
  }
  if (issues.list.length === 0) warnUnkept(points, goods, tables, issues)
  return { points, goods }
}
