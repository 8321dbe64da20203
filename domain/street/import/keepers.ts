import { cut } from '../../call/said'
import type { Keeper, PickUp } from '../points'
import { readPickUp } from './goods'
import type { Issues } from './issues'
import { MEMBER_NO, MEMBER_NO_TEXT, dayCell } from './shopCells'
import { Unique, readTable, type Row } from './table'

const FILE = 'keepers.csv'
/** They stand in the settings, which every call reads. */
const MAX_KEEPERS = 200
const MAX_RELATIVES = 20

/** By 积分号, before the database says whose account that is. */
export const memberOf = (no: string): string => `member:${no}`

function readRelatives(row: Row, own: string): string[] {
  const nos = row
    .text('relatives', 300)
    .split(/[;；、，,/\s]+/)
    .filter((no) => no !== '')
  const wrong = nos.find((no) => !MEMBER_NO.test(no))
  if (wrong !== undefined) {
    const message = `“亲属积分号”里的“${cut(wrong, 20)}”应为${MEMBER_NO_TEXT}，几个之间用顿号分开。`
    row.fault('relatives', message)
    return []
  }
  if (nos.includes(own)) row.fault('relatives', '“亲属积分号”里有本人的积分号，请删去。')
  if (new Set(nos).size < nos.length) row.fault('relatives', '“亲属积分号”里同一个写了两次。')
  if (nos.length > MAX_RELATIVES) row.fault('relatives', `“亲属积分号”最多${MAX_RELATIVES}个。`)
  return nos.map(memberOf)
}

function readTerm(row: Row): { from: string; to: string } {
  const [from, to] = [dayCell(row, 'from', '任期开始'), dayCell(row, 'to', '任期结束')]
  if (from !== '' && to !== '' && to < from) {
    row.fault('to', `任期结束${to}比任期开始${from}还早，请核对。`)
  }
  return { from, to }
}

function readKeeper(row: Row, no: string, pickUps: readonly PickUp[] | null): Keeper {
  const pickUp = readPickUp(row, pickUps)
  return {
    _id: `keeper:${pickUp}:${memberOf(no)}`,
    user: memberOf(no),
    name: row.text('name', 20),
    pickUp,
    ...readTerm(row),
    relatives: readRelatives(row, no),
  }
}

/**
 * Reads keepers.csv: one row a person and pick-up point, by ascending `_id`. Keepers are named by 积分号,
 * staff and volunteers alike: everybody who hands something out has an account of points.
 */
export function readKeepers(
  lines: string[][],
  pickUps: readonly PickUp[] | null,
  issues: Issues,
): Keeper[] {
  const places = new Unique('no', '积分号和领取点')
  const names = new Map<string, { name: string; row: number }>()
  const keepers = readTable(FILE, lines, issues).flatMap((row) => {
    const no = row.form('no', MEMBER_NO, MEMBER_NO_TEXT)
    const keeper = readKeeper(row, no, pickUps)
    if (no === '' || keeper.pickUp === '') return []
    const first = names.get(no)
    if (!first) names.set(no, { name: keeper.name, row: row.row })
    else if (first.name !== keeper.name) {
      row.fault('name', `积分号“${no}”在第${first.row}行是“${first.name}”，请核对是谁的。`)
    }
    issues.rows.set(keeper._id, row.row)
    return places.take(`${no} ${keeper.pickUp}`, row) ? [keeper] : []
  })
  if (keepers.length > MAX_KEEPERS) {
    const message = `最多${MAX_KEEPERS}行兑换员，现在有${keepers.length}行；请删去任期已满的。`
    issues.add(FILE, 0, 'no', message)
  }
  return keepers.sort((a, b) => (a._id < b._id ? -1 : 1))
}
