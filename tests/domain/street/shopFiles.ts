import { smallStreet, type SmallFiles } from './files'

/** A street whose files bring 积分 too. */
export interface ShopFiles extends SmallFiles {
  'street.json': SmallFiles['street.json'] & { points: Record<string, unknown> }
  'pickups.csv': string[][]
  'keepers.csv': string[][]
  'goods.csv': string[][]
  'rules.csv': string[][]
}

export const QIAO = '012345678901'
export const SU = '112345678901'
export const KIN = '212345678901'

/** Two pick-up points with a keeper each, three goods, four rules; numbers of keepers may be given. */
export const shopStreet = (qiao = QIAO, su = SU, kin = KIN): ShopFiles => {
  const files = smallStreet()
  return {
    ...files,
    'street.json': {
      ...files['street.json'],
      points: { caps: { day: 40 }, budget: { pointCost: 10, total: 1_000_000 } },
    },
    'pickups.csv': [
      ['领取点编号', '领取点名称', '地址', '开放时间', '电话'],
      ['P1', '黄河服务站', '试验路1号', '每天 09:00-17:00', '10000000077'],
      ['P2', '西园服务站', '试验路2号', '周一至周五', ''],
    ],
    'keepers.csv': [
      ['积分号', '姓名', '领取点编号', '任期开始', '任期结束', '亲属积分号'],
      [qiao, '乔桂芳', 'P1', '2026-01-01', '2026-12-31', kin],
      [su, '苏振华', 'P2', '2026/1/1', '2026/12/31', ''],
    ],
    'goods.csv': [
      ['商品编号', '商品名称', '图片', '积分', '每人每月限兑', '成本（分）', '领取点编号', '货格数', '保质期至', '可兑换'], // prettier-ignore
      ['G1', '大米', 'cloud://demo.1/rice.jpg', '100', '2', '2800', 'P1', '2', '2027-12-31', '是'],
      ['G2', '雨伞', '', '50', '', '1500', 'P1', '', '', ''],
      ['G3', '春联', '', '10', '', '500', 'P2', '1', '', '否'],
    ],
    'rules.csv': [
      ['规则编号', '规则名称', '积分', '计分方式', '对象', '上报类'],
      ['JS01', '有效上报', '2', '每次', '个人', '是'],
      ['GM01', '志愿服务', '10', '每小时', '个人', ''],
      ['GM06', '好邻居', '30', '称号', '', ''],
      ['ZA07', '看护约定', '5', '每月', '', ''],
    ],
  }
}
