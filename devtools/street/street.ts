import { gridsText, tableText, type StreetFiles } from '../../domain/street/import/write'
import type { StreetSettings } from '../../domain/street/types'
import { COMMITTEE, committeeFiles } from './committee'
import { CATEGORIES, UNITS } from './facts/categories'
import { CAST, STREET_LEADER, makePeople, staffRecords, type DemoPerson } from './people'
import { STREET_CODE, STREET_NAME, makePlaces, type DemoPlaces } from './places'
import { seeded } from './random'
import { POINTS, shopFiles } from './shop'

export const SEED = 150203012

export interface DemoStreet extends DemoPlaces {
  people: DemoPerson[]
  templates: StreetSettings['templates']
  /** What the import takes, by file name. */
  files: StreetFiles
}

/** Stand-ins for the ids that WeChat gives; keywords in the order of the template. */
export const TEMPLATES: StreetSettings['templates'] = {
  progress: {
    id: 'demo-template-progress',
    title: '事件进度提醒',
    fields: {
      no: 'character_string1',
      what: 'thing2',
      state: 'phrase3',
      time: 'time4',
      tip: 'thing5',
    },
  },
  task: {
    id: 'demo-template-task',
    title: '待办任务提醒',
    fields: {
      no: 'character_string1',
      what: 'thing2',
      where: 'thing3',
      due: 'time4',
      tip: 'thing5',
    },
  },
}

const STREET_JSON = {
  code: STREET_CODE,
  name: STREET_NAME,
  notice:
    '演示数据：社区名称取自2023年全国区划代码，网格、小区、楼栋和人员均为虚构，地图仅作示意。',
  phones: [
    { label: '街道值班电话', phone: '10000080000' },
    { label: '政务服务便民热线', phone: '12345' },
    { label: '报警', phone: '110' },
    { label: '火警', phone: '119' },
    { label: '急救', phone: '120' },
  ],
  /** 08:30–12:00 and 13:30–18:00; the statutory days come with the program. */
  calendar: {
    hours: [
      [510, 720],
      [810, 1080],
    ],
    years: {},
  },
  templates: TEMPLATES,
  units: UNITS,
  dutyDispatcher: CAST.dispatcher.jobNo,
  streetLeader: STREET_LEADER,
  about: {
    sponsor: '演示区人民政府办公室（演示）',
    operator: '黄河西路街道办事处（演示）',
    support: '',
    filing: '演示备案号00000000',
    phone: '10000080000',
  },
  committee: COMMITTEE,
  points: POINTS,
}

/** The demo street: the same one for the same seed, on every machine. */
export function makeStreet(seed = SEED): DemoStreet {
  const random = seeded(seed)
  const places = makePlaces(random)
  const people = makePeople(places, random)
  const files: DemoStreet['files'] = {
    'street.json': JSON.stringify(STREET_JSON, null, 1) + '\n',
    'grids.geojson': gridsText(places.grids),
    'communities.csv': tableText(
      'communities.csv',
      places.communities.map(({ code, name }) => ({ code, name })),
    ),
    'estates.csv': tableText(
      'estates.csv',
      places.estates.map(({ id, name, community }) => ({ id, name, community })),
    ),
    'buildings.csv': tableText(
      'buildings.csv',
      places.buildings.map(({ id, estate, name, point, units }) => ({
        id,
        estate,
        name,
        lng: point[0],
        lat: point[1],
        units,
      })),
    ),
    'staff.csv': tableText('staff.csv', staffRecords(people)),
    'categories.csv': tableText('categories.csv', CATEGORIES),
    ...committeeFiles(),
    ...shopFiles(),
  }
  return { ...places, people, templates: TEMPLATES, files }
}
