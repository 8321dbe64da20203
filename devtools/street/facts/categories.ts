import type { Unit } from '../../../domain/street/types'

/** 牵头单位 (DOMAIN §3.3): proposals, for the street to replace. */
export const UNITS: Unit[] = [
  { code: 'WY', name: '物业' },
  { code: 'SQ', name: '社区' },
  { code: 'ZF', name: '综合执法' },
  { code: 'HW', name: '环卫' },
  { code: 'YL', name: '园林' },
  { code: 'ZJ', name: '住建' },
  { code: 'YJ', name: '应急' },
  { code: 'XF', name: '消防' },
  { code: 'PCS', name: '派出所' },
  { code: 'JG', name: '交管' },
  { code: 'SJ', name: '市场监管' },
  { code: 'GR', name: '供热' },
  { code: 'GS', name: '供水' },
  { code: 'GD', name: '供电' },
  { code: 'RQ', name: '燃气' },
  { code: 'TX', name: '通信' },
  { code: 'MZ', name: '民政' },
  { code: 'WJ', name: '社区卫生' },
  { code: 'RS', name: '人社' },
  { code: 'CL', name: '残联' },
  { code: 'SFS', name: '司法所' },
  { code: 'DJ', name: '党建办' },
]

/** Dangers that need a telephone before a form. */
const CALL_FIRST: Record<string, { tip: string; phone: string }> = {
  '0404': { tip: '闻到燃气味，请先开窗、不碰开关，到室外再打电话。', phone: '119' },
  '0506': { tip: '发现危险品，请先远离现场，再打电话。', phone: '119' },
  '1001': { tip: '遇到可疑人员或诈骗，请先打110报警。', phone: '110' },
  '1002': { tip: '老人联系不上、可能有危险，请先打110。', phone: '110' },
  '1003': { tip: '有人走失，请先打110，不用等24小时。', phone: '110' },
}

/** DOMAIN §3.3 as it stands: code, name, lead unit, hours, ★. 1006 waits for a person: 社区 24. */
const TEXT = `
01 市容环境: 0101 暴露垃圾 HW 8 · 0102 楼道堆物 SQ 24 · 0103 小广告 SQ 24 · 0104 垃圾清运不及时 WY 8 · 0105 积雪结冰 HW 8 · 0106 道路扬尘污水 HW 16
02 公共设施: 0201 路面破损 ZJ 56 · 0202 井盖缺失 ZF 4★ · 0203 路灯不亮 ZJ 24 · 0204 健身器材损坏 SQ 40 · 0205 围栏护栏 ZJ 40 · 0206 无障碍设施 ZJ 40
03 物业房屋: 0301 楼顶/外墙漏水 WY 80 · 0302 电梯故障 WY 4★ · 0303 下水堵塞 WY 8 · 0304 门禁监控 WY 24 · 0305 收费争议 SFS 40 · 0306 维修资金/业委会 ZJ 80
04 公用事业: 0401 供暖不热 GR 8★ · 0402 停水爆管 GS 4★ · 0403 停电 GD 4★ · 0404 燃气异味 RQ 1★ · 0405 通信线缆 TX 24 · 0406 充电桩 WY 24
05 安全隐患: 0501 占用消防通道 XF 4★ · 0502 飞线充电/电动车上楼 SQ 8★ · 0503 消防设施损坏 WY 16 · 0504 危墙坠物 YJ 4★ · 0505 群租/三合一 PCS 40 · 0506 危险品 YJ 4★
06 街面秩序: 0601 占道经营 ZF 8 · 0602 车辆乱停 JG 8 · 0603 僵尸车 JG 80 · 0604 共享单车 ZF 8 · 0605 违建 ZF 80 · 0606 户外广告 ZF 40
07 噪声扰民: 0701 施工噪声 ZF 4★ · 0702 空调外机 SQ 24 · 0703 广场舞/商业 ZF 8 · 0704 邻里噪声 SQ 24 · 0705 油烟 ZF 24 · 0706 犬只 PCS 24
08 矛盾纠纷: 0801 邻里 SFS 24 · 0802 婚姻家庭 SFS 24 · 0803 物业 SFS 24 · 0804 劳动报酬 SFS 24 · 0805 损害赔偿 SFS 24 · 0806 债务 SFS 24
09 民生服务: 0901 救助低保 MZ 40 · 0902 养老助餐 MZ 40 · 0903 残疾人 CL 40 · 0904 医保社保 RS 24 · 0905 就业 RS 40 · 0906 代办上门 SQ 16
10 社会治安与其他: 1001 可疑/诈骗 PCS 2★ · 1002 独居老人失联 SQ 1★ · 1003 走失 PCS 1★ · 1004 食品/无证 SJ 40 · 1005 建议咨询 SQ 24 · 1006 其他 SQ 24
`

/** Rows of categories.csv. */
export const CATEGORIES: Record<string, string>[] = TEXT.trim()
  .split('\n')
  .flatMap((line) => {
    const [, major = '', minors = ''] = /^\d\d (\S+): (.*)$/.exec(line) ?? []
    return minors.split(' · ').map((minor) => {
      const [, code = '', name = '', unit = '', hours = '', star = ''] =
        /^(\d{4}) (\S+) ([A-Z]+) (\d+)(★?)$/.exec(minor) ?? []
      const call = CALL_FIRST[code]
      const more = { callTip: call?.tip ?? '', callPhone: call?.phone ?? '' }
      return { code, major, name, unit, hours, star: star ? '是' : '', ...more }
    })
  })
