import { cut } from '../../call/said'
import {
  MEDIATOR_KINDS,
  SPECIALTIES,
  type Mediator,
  type MediatorKind,
  type Specialty,
} from '../committee'
import type { Community, Staff } from '../types'
import type { Issues } from './issues'
import { Unique, readTable, type Row } from './table'
import { readWeekly, type OfferedHours } from './weekly'
import { LANGUAGES, codeOf, flagOf } from './words'

const FILE = 'mediators.csv'
/** They stand in the settings, which every call reads. */
const MAX_MEDIATORS = 100
const MAX_SPECIALTIES = 4
const MAX_BIO = 200
const MAX_YEARS = 70
const MAX_CASES = 100_000
const LEVELS: readonly string[] = ['', '一级', '二级', '三级', '四级'] satisfies Mediator['level'][]
/** Whose organisation comes before the committee as a party: without it nobody sees the conflict. */
const NEEDS_ORG: ReadonlySet<MediatorKind> = new Set(['lawyer', 'police', 'property'])

export interface ReadMediators {
  mediators: Mediator[]
  hours: OfferedHours[]
}

/** What the rows are compared with. */
export interface Around {
  streetCode: string
  /** Null where their table has faults. */
  communities: readonly Community[] | null
  /** Null where the roster has faults: who is missing then is no fault of this table. */
  staff: readonly Staff[] | null
}

/** Words of one cell, each found by `of`; an unknown one and one that is there twice are told. */
function readWords<T extends string>(
  row: Row,
  key: string,
  label: string,
  words: readonly string[],
  of: (word: string) => T | undefined,
): T[] {
  const texts = row
    .text(key, 60)
    .split(/[;；、，,/\s]+/)
    .filter((text) => text !== '')
  const found = texts.map(of)
  const unknown = texts.find((_, i) => found[i] === undefined)
  if (unknown !== undefined || (texts.length === 0 && row.cell(key) !== '')) {
    row.fault(
      key,
      `“${label}”里的“${cut(unknown ?? row.cell(key), 20)}”不认识，可以写：${words.join('、')}。`,
    )
    return []
  }
  if (new Set(found).size < found.length) row.fault(key, `“${label}”里同一项写了两次。`)
  return found as T[]
}

const languageOf = (word: string): string | undefined =>
  Object.keys(LANGUAGES).find((name) => name === word || LANGUAGES[name]!.includes(word))

function readSpecialties(row: Row): Specialty[] {
  const of = (word: string) => codeOf(SPECIALTIES, word)
  const found = readWords(row, 'specialties', '专长', Object.values(SPECIALTIES), of)
  if (found.length > MAX_SPECIALTIES) {
    row.fault(
      'specialties',
      `“专长”最多${MAX_SPECIALTIES}项，现在有${found.length}项；请留最擅长的。`,
    )
  }
  return found
}

/** An empty optional number is none. */
const count = (row: Row, key: string): number =>
  row.cell(key) === '' ? 0 : row.number(key, 0, MAX_CASES, true)

const withoutZeros = (code: string): string => code.replace(/^0+(?=.)/, '')

/** The person on the roster; null after a fault, or where the roster has faults itself. */
function personOf(row: Row, jobNo: string, { staff, streetCode }: Around): Staff | null {
  if (jobNo === '' || staff === null) return null
  const person = staff.find((s) => s.jobNo === jobNo)
  if (!person) {
    const near = staff.find((s) => withoutZeros(s.jobNo) === withoutZeros(jobNo))
    const way = near
      ? `有“${near.jobNo}”（${near.name}），请把这一列设为“文本”，前面的0不能丢`
      : '请先加进staff.csv；已经不在街道的人，这里也删去'
    row.fault('jobNo', `人员表里没有“${jobNo}”这个工号，${way}。`)
    return null
  }
  if (!person.posts.some((p) => p.role === 'mediator')) {
    const post = `人民调解员@${streetCode}`
    const message = `${person.name}（${jobNo}）在人员表里没有人民调解员岗位，请在staff.csv的“岗位”里加上“${post}”。`
    row.fault('jobNo', message)
  }
  return person
}

function readKind(row: Row): MediatorKind {
  const kind = codeOf(MEDIATOR_KINDS, row.cell('kind'))
  if (!kind) row.fault('kind', `“类别”应为：${Object.values(MEDIATOR_KINDS).join('、')}。`)
  const org = row.cell('org')
  if (kind && NEEDS_ORG.has(kind) && org === '') {
    const message = `${MEDIATOR_KINDS[kind]}要写明“单位”：这个单位是当事人时，他不能参加调解。`
    row.fault('org', message)
  }
  return kind ?? 'mediator'
}

function readCases(row: Row): Pick<Mediator, 'closed' | 'succeeded'> {
  const [closed, succeeded] = [count(row, 'closed'), count(row, 'succeeded')]
  if (succeeded > closed) {
    row.fault('succeeded', `“此前成功件数”${succeeded}比“此前调解件数”${closed}还多，请核对。`)
  }
  return { closed, succeeded }
}

/** The community that a row names; nothing where the cell may be empty, and is. */
export function readCommunity(
  row: Row,
  communities: readonly Community[] | null,
): { communityCode: string; communityName: string } {
  const code = row.form('community', /^\d{12}$/, '12位数字')
  const found = communities?.find((c) => c.code === code)
  if (code !== '' && communities && !found)
    row.fault('community', `社区表里没有“${code}”这个社区。`)
  return { communityCode: code, communityName: found?.name ?? '' }
}

/** 节假日: whether statutory holidays are worked. */
export function readHolidays(row: Row): boolean {
  const flag = flagOf(row.cell('onHolidays'))
  if (flag === undefined) row.fault('onHolidays', '“节假日”填“是”或“否”。')
  return flag ?? false
}

function readHours(row: Row, resource: string): OfferedHours {
  const minutes = row.cell('minutes') === '' ? 60 : Number(row.cell('minutes'))
  if (minutes !== 60 && minutes !== 90) row.fault('minutes', '“每次分钟”填60或90。')
  const length = minutes === 90 ? 90 : 60
  return { resource, weekly: readWeekly(row), onHolidays: readHolidays(row), minutes: length }
}

function readMediator(row: Row, jobNo: string, around: Around): [Mediator, OfferedHours] {
  const person = personOf(row, jobNo, around)
  const kind = readKind(row)
  const level = row.cell('level')
  if (!LEVELS.includes(level)) row.fault('level', '“等级”应为一级、二级、三级、四级，没有就留空。')
  const id = `staff:${jobNo}`
  const words = Object.keys(LANGUAGES)
  const mediator: Mediator = {
    ...{ id, name: person?.name ?? '', kind, level: level as Mediator['level'] },
    years: row.number('years', 0, MAX_YEARS, true),
    languages: readWords(row, 'languages', '语言', words, languageOf),
    specialties: readSpecialties(row),
    ...{ org: row.text('org', 40), bio: row.text('bio', MAX_BIO) },
    photo: row.form('photo', /^cloud:\/\/[^\s?#]{1,200}$/, '云存储的File ID（cloud://开头）'),
    ...readCommunity(row, around.communities),
    ...readCases(row),
  }
  return [mediator, readHours(row, id)]
}

/** Reads mediators.csv, by ascending 工号. */
export function readMediators(lines: string[][], around: Around, issues: Issues): ReadMediators {
  const jobNos = new Unique('jobNo', '工号')
  const read = readTable(FILE, lines, issues).flatMap((row) => {
    const jobNo = row.form('jobNo', /^[A-Za-z0-9_-]{1,32}$/, '1到32位字母、数字')
    const one = readMediator(row, jobNo, around)
    return jobNos.take(jobNo, row) ? [one] : []
  })
  if (read.length > MAX_MEDIATORS) {
    const message = `最多${MAX_MEDIATORS}名调解员，现在有${read.length}名；请只留对外公布的。`
    issues.add(FILE, 0, 'jobNo', message)
  }
  read.sort(([a], [b]) => (a.id < b.id ? -1 : 1))
  return { mediators: read.map(([m]) => m), hours: read.map(([, hours]) => hours) }
}
