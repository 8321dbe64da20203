import type { Member } from '../../domain/points/types'
import type { StreetDocs } from '../../domain/street/import'
import { Issues, type ImportIssue } from '../../domain/street/import/issues'
import type { Keeper, Merchant, StreetPoints } from '../../domain/street/points'
import { collection, command } from '../platform/collections'
import { memberId } from '../platform/members'

/**
 * 兑换员 and contacts of 商户 stand in the files by 积分号, in the settings by account: so no hand-out asks the database who
 * somebody is. A number belongs to one account for ever, so this answers the same whenever it is asked.
 */

const FILE = 'keepers.csv'
const MERCHANTS = 'merchants.csv'
const WAY = '请对照本人手机上“我的积分”里的号码；还没有的，先开通积分'
const PAGE = 100

export interface Resolved {
  street: StreetDocs
  errors: ImportIssue[]
  warnings: ImportIssue[]
}

async function membersOf(ids: readonly string[]): Promise<Map<string, Member>> {
  const all = [...new Set(ids)]
  const found = new Map<string, Member>()
  for (let at = 0; at < all.length; at += PAGE) {
    const some = { _id: command.in(all.slice(at, at + PAGE)) }
    for (const m of await collection('members').find(some, { limit: PAGE })) found.set(m._id, m)
  }
  return found
}

const noOf = (member: string): string => member.slice('member:'.length)

/** The account of a number; empty where nobody has it, or its owner has closed it. */
const userOf = (members: ReadonlyMap<string, Member>, member: string): string =>
  members.get(member)?.user ?? ''

/** Contacts of merchants by account, in the same way. */
function withContacts(
  merchants: readonly Merchant[],
  members: ReadonlyMap<string, Member>,
  rows: ReadonlyMap<string, number>,
  issues: Issues,
): Merchant[] {
  return merchants.map((merchant) => {
    const { contact: member, contactName, code } = merchant
    const row = rows.get(`merchant:${code}`) ?? 0
    const contact = userOf(members, member)
    if (contact === '') {
      issues.add(MERCHANTS, row, 'no', `积分号“${noOf(member)}”没有人，${WAY}。`)
    } else if (members.get(member)?.name !== contactName) {
      const message = `积分号“${noOf(member)}”开通时写的名字不是“${contactName}”，请核对是不是本人。`
      issues.warn(MERCHANTS, row, 'contact', message)
    }
    return { ...merchant, contact }
  })
}

/** The street with the accounts of its keepers and merchants; faults where a number is nobody's. */
export async function withAccounts(
  street: StreetDocs,
  rows: ReadonlyMap<string, number>,
): Promise<Resolved> {
  const { points } = street.settings
  const { keepers: named = [], merchants = [] } = points ?? {}
  if (!points || named.length + merchants.length === 0) return { street, errors: [], warnings: [] }
  const members = await membersOf([
    ...named.flatMap((k) => [k.user, ...k.relatives]),
    ...merchants.map(({ contact }) => contact),
  ])
  const issues = new Issues()
  const keepers = named.map((keeper): Keeper => {
    const row = rows.get(keeper._id) ?? 0
    const user = userOf(members, keeper.user)
    if (user === '') {
      issues.add(FILE, row, 'no', `积分号“${noOf(keeper.user)}”没有人，${WAY}。`)
    } else if (members.get(keeper.user)?.name !== keeper.name) {
      const message = `积分号“${noOf(keeper.user)}”开通时写的名字不是“${keeper.name}”，请核对是不是本人。`
      issues.warn(FILE, row, 'name', message)
    }
    const stranger = keeper.relatives.find((relative) => userOf(members, relative) === '')
    if (stranger !== undefined) {
      issues.add(FILE, row, 'relatives', `亲属积分号“${noOf(stranger)}”没有人，${WAY}。`)
    }
    const relatives = keeper.relatives.map((relative) => userOf(members, relative))
    return { ...keeper, _id: `keeper:${keeper.pickUp}:${user}`, user, relatives }
  })
  const own = points.merchants && {
    merchants: withContacts(points.merchants, members, rows, issues),
  }
  const settings = { ...street.settings, points: { ...points, keepers, ...own } }
  return {
    street: { ...street, settings },
    errors: issues.list,
    warnings: issues.warnings,
  }
}

/** Keepers and contacts by 积分号 again, for the export. Whose contact has left is named by nobody. */
export const byNumber = (points: StreetPoints): StreetPoints => ({
  ...points,
  keepers: points.keepers.map((keeper) => ({
    ...keeper,
    user: memberId(keeper.user),
    relatives: keeper.relatives.map(memberId),
  })),
  ...(points.merchants && {
    merchants: points.merchants.map((merchant) => ({
      ...merchant,
      contact: merchant.contact === '' ? '' : memberId(merchant.contact),
    })),
  }),
})
