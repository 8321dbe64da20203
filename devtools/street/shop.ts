import { createHash } from 'node:crypto'
import { memberIdOf } from '../../domain/points/memberNo'
import { tableText, type StreetFiles } from '../../domain/street/import/write'
import { keyOf } from './keyOf'

/** 积分 of the demo: four pick-up points, two of them at merchants', their keepers, twenty goods. All invented. */

/** 积分号 of somebody of the demo. */
export const memberNoOf = (openid: string): string => principalNoOf(`user:${openid}`)

/** The same of somebody who may have no WeChat. */
export const principalNoOf = (principal: string): string =>
  memberIdOf(createHash('sha256').update(principal).digest('hex')).slice('member:'.length)

/** `_id` of a seeded account: as one that was drawn by lot, the same for the same person. */
export const seededAccountKey = (openid: string): string => keyOf(`seeded account of ${openid}`)

/** Who has an account of points from the beginning, by openid. */
export const MEMBERS: Readonly<Record<string, string>> = {
  'o-resident-wang': '王淑珍',
  'o-resident-li': '李文博',
  'o-keeper-qiao': '乔桂芳',
  'o-keeper-su': '苏振华',
  'o-merchant-bai': '白玉梅',
  'o-merchant-tong': '佟建军',
}

/** Caps are those of the program. */
export const POINTS = { budget: { pointCost: 10, total: 20_000_000 } }

const PICK_UPS = [
  {
    ...{ code: 'P01', name: '黄河社区服务站', address: '黄河西路示范路1号（演示地址）' },
    ...{ hours: '周一至周六 09:00-17:00', phone: '10000080011' },
  },
  {
    ...{ code: 'P02', name: '东亚一社区服务站', address: '东亚一区北院2号（演示地址）' },
    ...{ hours: '周二至周日 09:00-12:00', phone: '10000080012' },
  },
  {
    ...{ code: 'P03', name: '示范粮油店领取点', address: '示范路3号（演示地址）' },
    ...{ hours: '每天 08:00-20:00', phone: '10000080013' },
  },
  {
    ...{ code: 'P04', name: '示范便民超市领取点', address: '示范路6号（演示地址）' },
    ...{ hours: '每天 07:30-21:00', phone: '10000080014' },
  },
]

/** They hand out at their own counters; what they cost is settled month by month. */
const merchant = (code: string, name: string, address: string, openid: string, pickUp: string) => ({
  ...{ code, name, address, no: memberNoOf(openid), contact: MEMBERS[openid]!, pickUp },
  from: '2025-01-01',
})
const MERCHANTS = [
  merchant('91150203MA0N00001K', '示范粮油店', '示范路3号（演示地址）', 'o-merchant-bai', 'P03'),
  merchant('91150203MA0N00002N', '示范便民超市', '示范路6号（演示地址）', 'o-merchant-tong', 'P04'),
]

const TERM = { from: '2025-01-01', to: '2028-12-31' }
const keeper = (openid: string, pickUp: string) => ({
  ...{ no: memberNoOf(openid), name: MEMBERS[openid]!, pickUp },
  ...TERM,
  relatives: '',
})
const KEEPERS = [
  keeper('o-keeper-qiao', 'P01'),
  keeper('o-keeper-su', 'P02'),
  keeper('o-merchant-bai', 'P03'),
  keeper('o-merchant-tong', 'P04'),
]

/** Who fills the shelf there. */
export const keeperAt = (pickUp: string): string => KEEPERS.find((k) => k.pickUp === pickUp)!.name

interface DemoGood {
  code: string
  name: string
  price: number
  /** 分 */
  cost: number
  pickUp: string
  /** To be redeemed from the beginning, all bins together. */
  stock: number
  bins?: number
  perMonth?: number
  goodUntil?: string
  offered?: '否'
}

const good = (
  code: string,
  name: string,
  [price, cost, stock]: [number, number, number],
  more: Partial<DemoGood> = {},
): DemoGood => ({ code, name, price, cost, stock, pickUp: 'P01', ...more })

const AT_EAST = { pickUp: 'P02' }

/** G05 is sold out, G19 is not offered, nobody wants G20. */
export const GOODS: DemoGood[] = [
  good('G01', '大米5公斤', [100, 2800, 80], { bins: 8, perMonth: 2 }),
  good('G02', '食用油1.8升', [80, 2600, 60], { bins: 2, perMonth: 2, goodUntil: '2028-06-30' }),
  good('G03', '洗衣液2公斤', [60, 1800, 40]),
  good('G04', '折叠雨伞', [50, 1500, 30]),
  good('G05', '保温杯', [70, 2200, 0]),
  good('G06', '抽纸6包', [30, 900, 90], { bins: 2 }),
  good('G07', '洗洁精', [15, 450, 50]),
  good('G08', '香皂2块', [10, 300, 60]),
  good('G09', '牙膏', [12, 400, 45]),
  good('G10', '毛巾', [15, 500, 40]),
  good('G11', '挂面1公斤', [20, 600, 50], { goodUntil: '2027-12-31' }),
  good('G12', '食盐3袋', [8, 240, 80], { pickUp: 'P03' }),
  good('G13', '垃圾袋5卷', [12, 360, 60], { pickUp: 'P04' }),
  good('G14', '充电小夜灯', [25, 800, 25], AT_EAST),
  good('G15', '理发券', [40, 1500, 20], { ...AT_EAST, perMonth: 1 }),
  good('G16', '磨刀一次', [8, 300, 30], AT_EAST),
  good('G17', '血压计借用一周', [5, 100, 6], AT_EAST),
  good('G18', '防滑垫', [20, 700, 35], AT_EAST),
  good('G19', '春联礼包', [10, 500, 100], { ...AT_EAST, offered: '否' }),
  good('G20', '花架', [120, 4500, 8], AT_EAST),
]

type ShopFile = 'pickups.csv' | 'keepers.csv' | 'goods.csv' | 'merchants.csv'

export const shopFiles = (): Pick<StreetFiles, ShopFile> => ({
  'pickups.csv': tableText('pickups.csv', PICK_UPS),
  'keepers.csv': tableText('keepers.csv', KEEPERS),
  'merchants.csv': tableText('merchants.csv', MERCHANTS),
  'goods.csv': tableText(
    'goods.csv',
    GOODS.map(({ stock: _, ...row }) => ({ ...row })),
  ),
})
