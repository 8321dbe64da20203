import type { Committee } from '../committee'
import type { Good, StreetPoints } from '../points'
import type { Building, Community, Estate, Grid, LngLat, Staff } from '../types'
import { carriersOf, isCarrierKind, relievedOf, type CarrierKind } from './carriers'
import { toMetres } from './geometry'
import type { StreetDocs } from './index'
import { Issues, type ImportIssue } from './issues'

/** What the database holds of a street, the retired included. */
export interface StoredStreet {
  communities: Community[]
  grids: Grid[]
  estates: Estate[]
  buildings: Building[]
  staff: Staff[]
  /** As the settings have it; null where there is none. */
  committee: Committee | null
  /** Those that are not offered any more included. */
  goods: Good[]
  /** As the settings have it; null where there is none. */
  points: StreetPoints | null
}

/** What has documents of its own, and goes on in them once it is retired. */
type DocumentKind = Exclude<keyof StoredStreet, 'committee' | 'goods' | 'points'>
export type LossKind =
  DocumentKind | CarrierKind | 'mediators' | 'rooms' | 'pickUps' | 'keepers' | 'goods' | 'merchants'
/**
 * Retired: no longer in the files. Replaced: the 工号 is another person's. Relieved: has no task any
 * more. Moved: stands elsewhere.
 */
export type LossWhy = 'retired' | 'replaced' | 'relieved' | 'moved'

export interface Loss {
  kind: LossKind
  why: LossWhy
  /** 工号 or code. */
  code: string
  name: string
}

/** What somebody must have looked at before it is done. */
export interface Losses {
  /** Of every kind that passes the bound: how many, of how many that are active now. */
  counts: { kind: LossKind; why: LossWhy; count: number; of: number }[]
  /** The first of them, people first. */
  list: Loss[]
}

export interface Comparison {
  errors: ImportIssue[]
  warnings: ImportIssue[]
  /** Null where nothing needs a second look. */
  losses: Losses | null
}

/** So many go in any year; more than a tenth besides is more often a table that was cut. */
const HANDFUL = 3
const SHARE = 0.1
/** Datum shifts (raw GPS, BD09) are several hundred metres; a pin set better is a few. */
const MOVED_M = 100
const MOVED_SHARE = 0.5
export const MAX_LOSSES = 50
/** Kinds whose files may be left out. */
const FORGOTTEN: readonly LossKind[] = ['mediators', 'pickUps', 'keepers', 'goods', 'merchants']

export const LOSS_WORDS: Record<LossKind, string> = {
  fullTimers: '有任务的专职人员',
  departmental: '部门网格员和联络员',
  staff: '人员',
  grids: '网格',
  buildings: '楼栋',
  estates: '小区',
  communities: '社区',
  mediators: '调解员',
  rooms: '调解室',
  pickUps: '领取点',
  keepers: '兑换员',
  goods: '商品',
  merchants: '商户',
}
const KINDS = Object.keys(LOSS_WORDS) as LossKind[]

/** Somebody or something that stands in the settings, as far as a loss has to tell of it. */
interface Published {
  _id: string
  name: string
  active: boolean
}
type Any = StoredStreet[DocumentKind][number] | Published
const codeOf = ({ _id }: Any): string =>
  _id.startsWith('keeper:') ? _id.split(':')[1]! : _id.slice(_id.indexOf(':') + 1)
const nameOf = (doc: Any): string =>
  'estateName' in doc ? `${doc.estateName}${doc.name}` : 'polygon' in doc ? `${doc.communityName}${doc.name}` : doc.name // prettier-ignore

/** The same 工号 with another name *and* another phone is another person: not the old one's account. */
export const isSomebodyElse = (
  stored: Pick<Staff, 'name' | 'phone'>,
  wanted: Pick<Staff, 'name' | 'phone'>,
): boolean => stored.name !== wanted.name && stored.phone !== wanted.phone

const metresBetween = (a: LngLat, b: LngLat): number => Math.hypot(...toMetres(a)(b))

const there = (_id: string, name: string): Published => ({ _id, name, active: true })

const mediatorsOf = (committee: Committee | null | undefined): Published[] =>
  (committee?.mediators ?? []).map(({ id, name }) => there(id, name))

const roomsOf = (committee: Committee | null | undefined): Published[] =>
  (committee?.venues ?? []).flatMap((venue) =>
    venue.rooms.map(({ code, name }) => there(`room:${code}`, venue.name + name)),
  )

const pickUpsOf = (points: StreetPoints | null | undefined): Published[] =>
  (points?.pickUps ?? []).map(({ code, name }) => there(`pickUp:${code}`, name))

const keepersOf = (points: StreetPoints | null | undefined): Published[] =>
  (points?.keepers ?? []).map(({ _id, name, pickUp }) => there(_id, `${name}（${pickUp}）`))

const merchantsOf = (points: StreetPoints | null | undefined): Published[] =>
  (points?.merchants ?? []).map(({ code, name }) => there(`merchant:${code}`, name))

/** One that is not offered for a while is not lost. */
const goodsOf = (goods: readonly Good[]): Published[] =>
  goods.map(({ _id, name, offered }) => ({ _id, name, active: offered }))

/** All of one kind, in the database and in the files. */
function both(kind: LossKind, stored: StoredStreet, wanted: StreetDocs): [Any[], Any[]] {
  const { settings } = wanted
  switch (kind) {
    case 'mediators':
      return [mediatorsOf(stored.committee), mediatorsOf(settings.committee)]
    case 'rooms':
      return [roomsOf(stored.committee), roomsOf(settings.committee)]
    case 'pickUps':
      return [pickUpsOf(stored.points), pickUpsOf(settings.points)]
    case 'keepers':
      return [keepersOf(stored.points), keepersOf(settings.points)]
    case 'merchants':
      return [merchantsOf(stored.points), merchantsOf(settings.points)]
    case 'goods':
      return [goodsOf(stored.goods), goodsOf(wanted.goods)]
    case 'fullTimers':
    case 'departmental':
      return [carriersOf(kind, stored.staff), wanted.staff]
    default:
      return [stored[kind], wanted[kind]]
  }
}

/** What is lost of one kind, by reason; only active documents can be lost. */
function lossesOf(kind: LossKind, stored: StoredStreet, wanted: StreetDocs): [LossWhy, Any[]][] {
  const [before, after] = both(kind, stored, wanted)
  const active = before.filter((d) => d.active)
  const kept = new Map(after.map((d) => [d._id, d]))
  const losses: [LossWhy, Any[]][] = [['retired', active.filter((d) => !kept.has(d._id))]]
  if (kind === 'staff' || isCarrierKind(kind)) {
    const replaced = (active as Staff[]).filter((s) => {
      const next = kept.get(s._id) as Staff | undefined
      return next !== undefined && isSomebodyElse(s, next)
    })
    losses.push(['replaced', replaced])
  }
  if (isCarrierKind(kind)) {
    losses.push(['relieved', relievedOf(active as Staff[], kept as Map<string, Staff>)])
  }
  if (kind === 'buildings') {
    const moved = (active as Building[]).filter((b) => {
      const next = kept.get(b._id) as Building | undefined
      return next !== undefined && metresBetween(b.point, next.point) > MOVED_M
    })
    losses.push(['moved', moved])
  }
  return losses
}

function findLosses(stored: StoredStreet, wanted: StreetDocs): Losses | null {
  const counts: Losses['counts'] = []
  const list: Loss[] = []
  // Whoever carries tasks is of the staff as well: counted with both, listed once.
  const listed: Record<string, Set<Any>> = {}
  for (const kind of KINDS) {
    const [before, after] = both(kind, stored, wanted)
    const of = before.filter((d) => d.active).length
    // All of them, however few: the files of the committee, or of the points, were forgotten.
    const isWhole = FORGOTTEN.includes(kind) && of > 0 && after.length === 0
    for (const [why, docs] of lossesOf(kind, stored, wanted)) {
      const share = why === 'moved' ? MOVED_SHARE : SHARE
      if (!isWhole && (docs.length <= HANDFUL || docs.length <= share * of)) continue
      counts.push({ kind, why, count: docs.length, of })
      const seen = (listed[why] ??= new Set())
      const fresh = docs.filter((d) => !seen.has(d))
      fresh.forEach((d) => seen.add(d))
      list.push(...fresh.map((d) => ({ kind, why, code: codeOf(d), name: nameOf(d) })))
    }
  }
  return counts.length === 0 ? null : { counts, list: list.slice(0, MAX_LOSSES) }
}

export const LOSS_WHY_WORDS: Record<LossWhy, string> = {
  retired: '停用',
  replaced: '换成别人（同一工号，姓名和手机号都变了，原来的人失去绑定）',
  relieved: '不再承担任务（岗位没有了，或者改成了兼职）',
  moved: '移动100米以上',
}

/** “停用人员1643名中的…” in one sentence each, for whoever is to confirm. */
export const lossesText = ({ counts }: Losses): string =>
  counts
    .map(
      ({ kind, why, count, of }) =>
        `${of}个${LOSS_WORDS[kind]}中有${count}个会${LOSS_WHY_WORDS[why]}`,
    )
    .join('；')

const withoutZeros = (code: string): string => code.replace(/^0+(?=.)/, '')

const ZERO_TABLES = [
  ['staff', 'staff.csv', 'jobNo', '工号'],
  ['estates', 'estates.csv', 'id', '小区编号'],
  ['buildings', 'buildings.csv', 'id', '楼栋编号'],
] as const

/** A new code that is an old one but for zeros in front: a spreadsheet took 0001 for a number. */
function compareZeros(
  stored: StoredStreet,
  wanted: StreetDocs,
  rows: ReadonlyMap<string, number>,
  issues: Issues,
): void {
  for (const [kind, file, field, label] of ZERO_TABLES) {
    const known = new Map<string, Any[]>()
    // The active first: of several that differ in zeros it is the one that is meant.
    const all = [...(stored[kind] as Any[])].sort((a, b) => +b.active - +a.active)
    for (const d of all) {
      const key = withoutZeros(codeOf(d))
      known.set(key, [...(known.get(key) ?? []), d])
    }
    const ids = new Set(all.map((d) => d._id))
    const inFiles = new Set((wanted[kind] as Any[]).map((d) => d._id))
    for (const doc of wanted[kind] as Any[]) {
      if (ids.has(doc._id)) continue
      const old = known.get(withoutZeros(codeOf(doc)))?.find((d) => d._id !== doc._id)
      if (!old) continue
      const row = rows.get(doc._id) ?? 0
      const both = `${label}“${codeOf(doc)}”和原来的“${codeOf(old)}”（${nameOf(old)}）只差前面的0`
      const isSame = old.active || old.name === doc.name
      if (isSame && !inFiles.has(old._id)) {
        const way = `请把这一列设为“文本”，仍写成“${codeOf(old)}”，否则会被当成新的`
        issues.add(file, row, field, `${both}；${way}。`)
      } else issues.warn(file, row, field, `${both}，请核对是不是同一个。`)
    }
  }
}

/** Somebody known under a new 工号 is a new person to the system: told, for the binding is lost. */
function compareNumbers(
  stored: StoredStreet,
  wanted: StreetDocs,
  rows: ReadonlyMap<string, number>,
  issues: Issues,
): void {
  const key = (s: Staff) => `${s.name} ${s.phone}`
  const inFiles = new Set(wanted.staff.map((s) => s._id))
  const ids = new Set(stored.staff.map((s) => s._id))
  const gone = stored.staff.filter((s) => s.phone !== '' && !inFiles.has(s._id))
  // The active last, so that they win over people of the same name and phone retired long ago.
  const before = new Map([...gone].sort((a, b) => +a.active - +b.active).map((s) => [key(s), s]))
  for (const person of wanted.staff) {
    const old = before.get(key(person))
    if (!old || ids.has(person._id)) continue
    const message =
      `${person.name}的工号由“${old.jobNo}”变成“${person.jobNo}”，会当成新人，要重新绑定微信；` +
      `如果是同一个人，请改回“${old.jobNo}”。`
    issues.warn('staff.csv', rows.get(person._id) ?? 0, 'jobNo', message)
  }
}

/**
 * Compares the street of the files with the street that is there. `errors` refuse the import;
 * `losses` need a second look and a `confirm`. An empty database loses nothing.
 */
export function compareStreets(
  stored: StoredStreet,
  wanted: StreetDocs,
  rows: ReadonlyMap<string, number>,
): Comparison {
  const issues = new Issues()
  compareZeros(stored, wanted, rows, issues)
  compareNumbers(stored, wanted, rows, issues)
  return {
    errors: issues.list,
    warnings: issues.warnings,
    losses: findLosses(stored, wanted),
  }
}
