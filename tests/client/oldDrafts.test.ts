import { type App, FakePhone, startApp } from './fakePhone'

/** A phone as the build before contract 2 left it (v0.1.0: services/drafts, services/workDraft). */
const BUILDING = { kind: 'building', buildingId: 'B1' }
const PHOTO = { path: 'wxfile://store/1.jpg', fileId: 'cloud://env/drafts/r1/1-abc.jpg' }
const OLD = {
  drafts: ['requestIdOfOldDraft00001', 'requestIdOfOldDraft00002'],
  'draft:requestIdOfOldDraft00001': {
    requestId: 'requestIdOfOldDraft00001',
    text: '井盖不见了',
    category: '0202',
    categoryName: '井盖缺失',
    place: BUILDING,
    placeLabel: '河畔家园 1号楼',
    confidential: true,
    photos: [PHOTO],
    savedAt: 5,
    unsent: true,
  },
  'work:self': {
    requestId: 'requestIdOfOldSelf000001',
    text: '杂物已清',
    reason: '',
    photos: [],
    category: '0101',
    place: BUILDING,
    placeLabel: '河畔家园 1号楼',
  },
  'work:report:0123456789abcdef01234567': {
    requestId: 'requestIdOfOldResult0001',
    text: '换了井盖',
    reason: '天黑',
    photos: [PHOTO],
    category: null,
    place: null,
    placeLabel: '',
  },
}

let phone: FakePhone
let app: App
beforeEach(() => {
  phone = new FakePhone()
  for (const [place, value] of Object.entries(OLD)) phone.storage.set(place, value)
  app = startApp(phone)
})
const RESULT = { name: 'result', blank: () => ({ text: '', reason: '' }) }
const oldPlaces = () => [...phone.storage.keys()].filter((place) => place in OLD)

test('drafts of an earlier build are there, as they were, under the ids they were sent with', () => {
  app.old.adoptOldDrafts(9)
  app = startApp(phone)
  expect(app.drafts.listDrafts(app.report.REPORT)).toMatchObject([
    {
      requestId: 'requestIdOfOldDraft00001',
      fields: { text: '井盖不见了', category: '0202', place: BUILDING, confidential: true },
      photos: [PHOTO],
      savedAt: 5,
      unsent: true,
    },
  ])
  expect(app.drafts.getDraft(app.self.SELF, app.self.THE_ONE)).toMatchObject({
    requestId: 'requestIdOfOldSelf000001',
    fields: { text: '杂物已清', category: '0101', place: BUILDING },
  })
  expect(app.drafts.getDraft(RESULT, 'report:0123456789abcdef01234567')).toMatchObject({
    requestId: 'requestIdOfOldResult0001',
    fields: { text: '换了井盖', reason: '天黑' },
    photos: [PHOTO],
    savedAt: 9,
  })
  expect(oldPlaces()).toEqual([])
})

test('they are read once: what was thrown away since does not come back', () => {
  app.old.adoptOldDrafts(9)
  app.drafts.dropDraft(app.self.SELF, app.self.THE_ONE)
  phone.storage.set('work:self', OLD['work:self'])
  app.old.adoptOldDrafts(10)
  expect(app.drafts.getDraft(app.self.SELF, app.self.THE_ONE)).toBeNull()
})

test('a phone without room keeps them where they are, until there is some', () => {
  phone.storageFull = true
  app.old.adoptOldDrafts(9)
  expect(oldPlaces()).toEqual(expect.arrayContaining(['draft:requestIdOfOldDraft00001']))
  phone.storageFull = false
  app = startApp(phone)
  app.old.adoptOldDrafts(10)
  expect(app.drafts.listDrafts(app.report.REPORT)).toHaveLength(1)
  expect(oldPlaces()).toEqual([])
})

test('a new phone has nothing to bring over', () => {
  phone = new FakePhone()
  app = startApp(phone)
  app.old.adoptOldDrafts(9)
  expect(app.drafts.listDrafts(app.report.REPORT)).toEqual([])
})
