import type { StreetPoints } from '../points'
import type { TableName } from './columns'
import type { StreetDocs } from './index'
import { ACCOUNT_WORDS, UNIT_WORDS } from './pointRules'
import type { PointsFile } from './pointsFile'

type Cells = Record<string, string | number>

/** `points` of street.json. */
export const pointsFile = ({ caps, budget }: StreetPoints): PointsFile => ({
  ...(caps && { caps }),
  ...(budget && { budget }),
})

const noOf = (member: string): string => member.slice('member:'.length)

/** The tables of 积分 as records; keepers and their relatives are named by 积分号 (`member:…`). */
export function pointsTables({ settings, goods }: StreetDocs): [TableName, Cells[]][] {
  const { points } = settings
  if (!points) return []
  const tables: [TableName, Cells[]][] = [
    ['pickups.csv', points.pickUps.map((pickUp) => ({ ...pickUp }))],
    [
      'keepers.csv',
      points.keepers.map(({ user, name, pickUp, from, to, relatives }) => ({
        ...{ no: noOf(user), name, pickUp, from, to },
        relatives: relatives.map(noOf).join('、'),
      })),
    ],
    [
      'goods.csv',
      goods.map(({ code, name, picture, price, perMonth, cost, pickUp, ...more }) => ({
        ...{ code, name, picture, price, perMonth: perMonth ?? '', cost, pickUp },
        ...{ bins: more.bins, goodUntil: more.goodUntil ?? '' },
        offered: more.offered ? '是' : '否',
        for: more.forMerchants ? '商户' : '',
      })),
    ],
    [
      'merchants.csv',
      (points.merchants ?? []).map(({ contact, contactName, pickUp, ...of }) => ({
        ...of,
        ...{ no: noOf(contact), contact: contactName, pickUp: pickUp ?? '' },
      })),
    ],
    [
      'rules.csv',
      (points.rules ?? []).map((rule) => ({
        ...{ code: rule.code, name: rule.name, points: rule.points },
        ...{ unit: UNIT_WORDS[rule.unit], for: ACCOUNT_WORDS[rule.for] },
        isReport: rule.isReport ? '是' : '',
      })),
    ],
  ]
  return tables.filter(([name, records]) => name === 'pickups.csv' || records.length > 0)
}
