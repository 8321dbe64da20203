import { type App, FakePhone, startApp } from './fakePhone'

/** Photos of a draft that cannot be sent: which, why, and that the words still can. */
const NOW = 1_795_000_000_000
const BUILDING = { kind: 'building' as const, buildingId: 'B1' }

let phone: FakePhone
let app: App
beforeEach(() => {
  phone = new FakePhone()
  app = startApp(phone)
})

const draft = (key: string) => app.drafts.getDraft(app.report.REPORT, key)
const send = (key: string) => app.report.sendReport(key, () => NOW)

/** Somebody has written a text, taken photos and chosen a building; returns the draft's key. */
async function written(count: number): Promise<string> {
  const { key } = app.report.openReport(NOW)
  const fields = { text: '井盖不见了', place: BUILDING, placeLabel: '河畔家园 1号楼' }
  const photos = await app.upload.choosePhotos(count)
  app.drafts.changeDraft(app.report.REPORT, key, { fields, photos }, NOW)
  return key
}

describe('a photo that the phone has no longer', () => {
  const lose = (key: string, ...nths: number[]) =>
    nths.forEach((nth) => phone.files.delete(draft(key)!.photos[nth - 1]!.path))

  test.each([
    [3, [2], '第2张照片已经不在手机里。不带它，照样发出吗？', 2],
    [3, [1, 3], '第1、3张照片已经不在手机里。不带它们，照样发出吗？', 1],
    [1, [1], '第1张照片已经不在手机里。不带它，照样发出吗？', 0],
  ])('of %i, %j: is named, and a yes sends the rest', async (all, lost, question, left) => {
    const key = await written(all)
    lose(key, ...lost)
    expect(await send(key)).toMatchObject({ ok: true })
    expect(phone.asked).toEqual([question])
    expect(phone.uploads).toHaveLength(left)
    expect([...phone.reports.values()]).toMatchObject([{ text: '井盖不见了' }])
  })
  test('a no sends nothing and keeps all that was written', async () => {
    const key = await written(2)
    lose(key, 2)
    phone.saysYes = false
    const reply = await send(key)
    expect(reply).toMatchObject({ ok: false, code: 'photoGone', retryable: false })
    expect(reply).toHaveProperty('message', expect.stringMatching(/^第2张照片/))
    expect(draft(key)).toMatchObject({ fields: { text: '井盖不见了' }, unsent: false })
    expect(draft(key)!.photos).toHaveLength(2)
    expect([phone.uploads, phone.reports.size]).toEqual([[], 0])
  })
  test('nobody is asked about one that is in the cloud already', async () => {
    const key = await written(2)
    phone.uploadsLeft = 1
    await send(key)
    lose(key, 1)
    phone.uploadsLeft = Infinity
    expect(await send(key)).toMatchObject({ ok: true })
    expect(phone.asked).toEqual([])
    expect(phone.uploads).toHaveLength(2)
  })
  test('while it was being sent: is named', async () => {
    const key = await written(2)
    const begin = phone.handlers['evidence.begin']!
    phone.handlers['evidence.begin'] = (input) => {
      lose(key, 2)
      return begin(input)
    }
    const reply = await send(key)
    expect(reply).toMatchObject({ ok: false, code: 'photoGone' })
    expect(reply).toHaveProperty('message', expect.stringMatching(/^第2张照片/))
  })
})

test.each([
  [{ errCode: -601003, errMsg: 'cloud.uploadFile:fail' }, 'offline', /网络/],
  [{ errMsg: 'uploadFile:fail timeout' }, 'slow', /答复/],
  [{ errCode: -501004, errMsg: 'x' }, 'busy', /较多/],
  [{ errCode: -503002, errMsg: 'x' }, 'photoStuck', /第1张照片/],
  [{ errMsg: 'exceed max size' }, 'photoStuck', /第1张照片/],
])('a photo that is not taken, %j: %s', async (thrown, code, words) => {
  const key = await written(1)
  phone.uploadFails = thrown
  const reply = await send(key)
  expect(reply).toMatchObject({ ok: false, code, retryable: true })
  expect(reply).toHaveProperty('message', expect.stringMatching(words))
  expect(draft(key)).toMatchObject({ unsent: true })
  phone.uploadFails = null
  expect(await send(key)).toMatchObject({ ok: true })
})
