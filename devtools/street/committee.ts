import { tableText, type StreetFiles } from '../../domain/street/import/write'
import type { TeamType } from '../../domain/street/types'

/**
 * 调解委员会 of the demo: invented people and rooms. The seven 人民调解员 have closed 135 cases before
 * and settled 112 of them, as the street's own figures say.
 */

export const COMMITTEE = {
  name: '黄河西路街道人民调解委员会',
  phone: '10000080001',
  address: '黄河西路街道人民调解中心一楼（演示地址）',
  opening: { total: 135, agreed: 112, court: 12, other: 11 },
}

export const CHAIR = 'M013'
export const CLERK = 'M014'

export interface CommitteeMember {
  jobNo: string
  name: string
  team: TeamType
  role: 'mediator' | 'mediationChair' | 'mediationClerk'
}

interface Profile {
  name: string
  team: TeamType
  row: Record<string, string | number>
}

const BOTH = '汉语、蒙古语'
const HAN = '汉语'

const mediator = (
  name: string,
  team: TeamType,
  level: string,
  languages: string,
  specialties: string,
  more: Profile['row'],
): Profile => ({
  name,
  team,
  row: { kind: '人民调解员', level, languages, specialties, ...more },
})
const expert = (
  name: string,
  team: TeamType,
  kind: string,
  org: string,
  specialties: string,
  more: Profile['row'],
): Profile => ({ name, team, row: { kind, org, languages: HAN, specialties, ...more } })

/** By 工号 from M001 on: seven 人民调解员, two lawyers, policeman, property manager, counsellor. */
const PROFILES: Profile[] = [
  mediator('乌云其木格', 'cadre', '一级', BOTH, '婚姻家庭、继承赡养、邻里', {
    ...{ years: 22, community: '150203012025', closed: 34, succeeded: 30, minutes: 90 },
    bio: '从社区主任做起，调过三代人的家务事。说蒙古语、汉语，愿意上门，也愿意等您慢慢说。',
    weekly: '周一至周五 09:00-12:00；周三 14:00-17:30',
  }),
  mediator('韩守正', 'cadre', '一级', HAN, '邻里、房屋宅基地、损害赔偿', {
    ...{ years: 18, community: '150203012027', closed: 29, succeeded: 24, minutes: 60 },
    bio: '懂图纸，会看房。漏水、采光、占道的事，先到现场量一量再坐下来谈。',
    weekly: '周一、周三、周五 09:00-12:00、14:00-17:00',
  }),
  mediator('巴雅尔图', 'cadre', '二级', BOTH, '劳动争议、债权债务、消费', {
    ...{ years: 11, community: '150203012028', closed: 21, succeeded: 18, minutes: 60 },
    bio: '帮外来务工的人要过工钱，也帮小店收过欠账。账算清楚，话就好说。',
    weekly: '周二、周四 09:00-12:00、14:00-17:30',
  }),
  mediator('田桂兰', 'partyVolunteers', '二级', HAN, '婚姻家庭、邻里、继承赡养', {
    ...{ years: 9, community: '150203012029', closed: 19, succeeded: 16, minutes: 90 },
    bio: '退休教师，耐心。老人赡养、儿女分工，一家一家坐下来说。',
    weekly: '周一至周四 14:00-17:00；周六 09:00-12:00',
  }),
  mediator('贺志宏', 'cadre', '三级', HAN, '物业、房屋宅基地、邻里', {
    ...{ years: 6, community: '150203012030', closed: 14, succeeded: 11, minutes: 60 },
    bio: '做过业委会筹备，熟悉物业合同。物业费、停车位、公共收益的事可以找他。',
    weekly: '周二至周五 09:00-11:30',
  }),
  mediator('萨仁高娃', 'cadre', '三级', BOTH, '婚姻家庭、医疗', {
    ...{ years: 5, community: '150203012031', closed: 11, succeeded: 8, minutes: 60 },
    bio: '当过社区护士，听得懂病历，也听得懂着急。',
    weekly: '周一、周二、周四 09:00-12:00；周四 14:00-17:00',
  }),
  mediator('孟庆和', 'buildingLeads', '四级', HAN, '消费、交通事故、生产经营', {
    ...{ years: 2, community: '150203012032', closed: 7, succeeded: 5, minutes: 60 },
    bio: '跑过运输，开过店。磕碰、退货、合伙的小账，先把经过理顺。',
    ...{ weekly: '周三 09:00-12:00；周六、周日 09:00-12:00、14:00-17:00', onHolidays: '是' },
  }),
  expert(
    '崔明远',
    'seconded',
    '律师',
    '演示律师事务所',
    '债权债务、劳动争议、继承赡养、房屋宅基地',
    {
      ...{ years: 10, minutes: 60, weekly: '周二、周四 14:00-17:30' },
      bio: '执业律师，在调解中讲清法律怎么规定、打官司要多久。',
    },
  ),
  expert(
    '娜仁托娅',
    'seconded',
    '律师',
    '演示第二律师事务所',
    '婚姻家庭、劳动争议、损害赔偿、交通事故',
    {
      ...{ years: 7, minutes: 60, weekly: '周一、周三 14:00-17:30', languages: BOTH },
      bio: '执业律师，能用蒙古语讲法律。',
    },
  ),
  expert('郝建军', 'departmentWorkers', '社区民警', '辖区派出所', '邻里、损害赔偿、交通事故', {
    ...{ years: 14, minutes: 60, community: '150203012025', weekly: '周三、周五 15:00-17:30' },
    bio: '社区民警。到场是为了大家安心说话，不是来办案。',
  }),
  expert('苗永利', 'propertyStaff', '物业', '演示物业服务中心', '物业、房屋宅基地', {
    ...{ years: 12, minutes: 60, community: '150203012030', weekly: '周二、周四 09:00-11:30' },
    bio: '物业经理。管线、维修、收费怎么定的，当面说明白；自己单位的事不参加。',
  }),
  expert('温静怡', 'partyVolunteers', '心理咨询师', '演示心理服务站', '婚姻家庭', {
    ...{ years: 8, minutes: 90, weekly: '周五 09:00-12:00；周六 14:00-17:00' },
    bio: '陪您把情绪放下来，再谈事情。',
  }),
]

const jobNoAt = (i: number): string => `M${String(i + 1).padStart(3, '0')}`

/** Who is on the roster for the committee; those who mediate first. */
export const COMMITTEE_MEMBERS: CommitteeMember[] = [
  ...PROFILES.map(({ name, team }, i) => ({ jobNo: jobNoAt(i), name, team, role: 'mediator' as const })), // prettier-ignore
  { jobNo: CHAIR, name: '杨树德', team: 'cadre', role: 'mediationChair' },
  { jobNo: CLERK, name: '白素琴', team: 'cadre', role: 'mediationClerk' },
]

type Cells = Record<string, string | number>
const room = (venue: Cells, code: string, name: string, seats: number, more: Cells): Cells => ({
  ...venue,
  ...{ room: code, roomName: name, seats },
  ...more,
})

const CENTRE = {
  venue: 'V1',
  name: '街道人民调解中心',
  address: '黄河西路街道办事处一楼（演示地址）',
  community: '150203012025',
  hours: '周一至周五 08:30-17:30，周六 09:00-17:00',
  weekly: '周一至周五 08:30-18:00；周六 09:00-17:00',
}
const EAST = {
  venue: 'V2',
  name: '东亚一社区调解室',
  address: '东亚一区北院党群服务中心（演示地址）',
  community: '150203012031',
  hours: '周一至周五 08:30-17:30',
  weekly: '周一至周五 08:30-18:00',
}
const NORTH = {
  venue: 'V3',
  name: '保利新华社区调解室',
  address: '新华苑党群服务中心二楼（演示地址）',
  community: '150203012027',
  hours: '周一至周日 09:00-17:00，节假日照常',
  ...{ weekly: '每天 09:00-17:00', onHolidays: '是' },
}

const ROOMS: Cells[] = [
  room(CENTRE, 'R101', '调解一室', 12, { stepFree: '是', hearingLoop: '是', video: '是' }),
  room(CENTRE, 'R102', '调解二室', 6, { stepFree: '是' }),
  room(CENTRE, 'R103', '视频调解室', 4, { stepFree: '是', video: '是' }),
  room(EAST, 'R201', '调解室', 8, { stepFree: '是' }),
  room(NORTH, 'R301', '调解室', 6, { video: '是' }),
  room(NORTH, 'R302', '谈心室', 3, {}),
]

/** mediators.csv and venues.csv. */
export const committeeFiles = (): Pick<StreetFiles, 'mediators.csv' | 'venues.csv'> => ({
  'mediators.csv': tableText(
    'mediators.csv',
    PROFILES.map(({ row }, i) => ({ jobNo: jobNoAt(i), ...row })),
  ),
  'venues.csv': tableText('venues.csv', ROOMS),
})
