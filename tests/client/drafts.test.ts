import * as fc from 'fast-check'
import { type App, FakePhone, startApp } from './fakePhone'

const NOW = 1_795_000_000_000
const SEED = Number(process.env.SEED ?? 20261123)
const BUILDING = { kind: 'building' as const, buildingId: 'B1' }

let phone: FakePhone
let app: App
beforeEach(() => {
  phone = new FakePhone()
  app = startApp(phone)
})

/** Somebody has written a text, taken photos and chosen a building. */
async function written(photos = 0): Promise<string> {
  const { requestId } = app.drafts.openDraft(NOW)
  const place = { place: BUILDING, placeLabel: '河畔家园 1号楼' }
  app.drafts.changeDraft(requestId, { text: '井盖不见了', ...place }, NOW)
  if (photos) {
    app.drafts.changeDraft(requestId, { photos: await app.upload.choosePhotos(photos) }, NOW)
  }
  return requestId
}
const send = (requestId: string) => app.send.sendDraft(requestId, () => NOW)

describe('writing', () => {
  test('every change is there again after the app was closed, photos too', async () => {
    const id = await written(2)
    app = startApp(phone)
    const again = app.drafts.openDraft(NOW + 1)
    expect(again).toMatchObject({ requestId: id, text: '井盖不见了', place: BUILDING })
    expect(again.photos.map((p) => phone.files.has(p.path))).toEqual([true, true])
    expect(again.photos.every((p) => p.path.includes('/store/'))).toBe(true)
  })

  test('two drafts never share a requestId', () => {
    const first = app.drafts.openDraft(NOW)
    app.drafts.changeDraft(first.requestId, { unsent: true }, NOW)
    expect(app.drafts.openDraft(NOW).requestId).not.toBe(first.requestId)
  })

  test('a full storage is told of and breaks nothing', () => {
    const draft = app.drafts.openDraft(NOW)
    phone.storageFull = true
    expect(app.drafts.saveDraft({ ...draft, text: '新的文字' })).toBe(false)
    expect(app.drafts.getDraft(draft.requestId)?.text).toBe('')
  })
})

describe('sending', () => {
  test('sends what was written, forgets the draft and its files, remembers the building', async () => {
    const id = await written(2)
    expect(await send(id)).toMatchObject({ ok: true, data: { repeated: false } })
    expect([...phone.reports.values()]).toEqual([
      {
        requestId: id,
        text: '井盖不见了',
        photos: phone.uploads.map((u) => `cloud://env/${u.cloudPath}`),
        place: BUILDING,
        confidential: false,
      },
    ])
    expect(app.drafts.listDrafts()).toEqual([])
    expect(phone.files.size).toBe(0)
    expect(app.drafts.openDraft(NOW)).toMatchObject({ place: BUILDING, text: '' })
  })

  test('photos go to the folder of the request, under names nobody can guess', async () => {
    const id = await written(2)
    await send(id)
    const paths = phone.uploads.map((u) => u.cloudPath)
    expect(paths[0]).toMatch(new RegExp(`^drafts/${id}/1-[0-9A-Za-z]{8}\\.jpg$`))
    expect(paths[1]).toMatch(new RegExp(`^drafts/${id}/2-[0-9A-Za-z]{8}\\.jpg$`))
  })

  test('without network it is kept as unsent, and goes out once by a later tap', async () => {
    const id = await written(1)
    phone.online = false
    expect(await send(id)).toMatchObject({ ok: false, code: 'offline', retryable: true })
    app = startApp(phone)
    phone.online = true
    expect(app.drafts.listDrafts()).toMatchObject([{ requestId: id, unsent: true }])
    expect(phone.reports.size).toBe(0)
    expect(await send(id)).toMatchObject({ ok: true })
    expect([...phone.reports.keys()]).toEqual([id])
  })

  test('a network that comes back sends nothing by itself', async () => {
    const id = await written()
    phone.online = false
    await send(id)
    phone.online = true
    app = startApp(phone)
    app.drafts.openDraft(NOW)
    app.drafts.listDrafts()
    await new Promise((resolve) => setImmediate(resolve))
    expect(phone.calls).toEqual([])
  })

  test('a lost answer: the second tap finds the first report', async () => {
    const id = await written()
    phone.loseNextAnswer = true
    expect(await send(id)).toMatchObject({ code: 'offline' })
    expect(await send(id)).toMatchObject({ ok: true, data: { repeated: true } })
    expect([...phone.reports.keys()]).toEqual([id])
  })

  test('a network that breaks between photos: only the missing ones are sent again', async () => {
    const id = await written(3)
    phone.uploadsLeft = 2
    expect(await send(id)).toMatchObject({ code: 'offline' })
    phone.uploadsLeft = Infinity
    await send(id)
    expect(phone.uploads.map((u) => u.cloudPath.split('/')[2]?.[0])).toEqual(['1', '2', '3'])
  })

  test('photos that the cloud has lost are sent anew', async () => {
    const id = await written(1)
    const submit = phone.handlers['report.submit']!
    phone.handlers['report.submit'] = () => ({
      ok: false,
      code: 'photoMissing',
      message: '照片没有传完，请重新选择照片。',
      retryable: false,
    })
    await send(id)
    phone.handlers['report.submit'] = submit
    expect(await send(id)).toMatchObject({ ok: true })
    expect(phone.uploads).toHaveLength(2)
  })

  test('what must be changed first stays a draft on the form, not an unsent one', async () => {
    const id = await written()
    const refusal = { ok: false as const, code: 'placeTooFar' as const, retryable: false }
    phone.handlers['report.submit'] = () => ({ ...refusal, message: '请重新选择位置。' })
    expect(await send(id)).toMatchObject({ code: 'placeTooFar' })
    expect(app.drafts.getDraft(id)).toMatchObject({ unsent: false })
  })

  test('two taps at once are one call', async () => {
    const id = await written()
    const [one, two] = await Promise.all([send(id), send(id)])
    expect(one).toBe(two)
    expect(phone.calls).toHaveLength(1)
  })

  test.each([
    ['no place', { place: null }, 'needPlace'],
    ['gone', null, 'notFound'],
  ])('refuses a draft with %s before anything is uploaded', async (_, change, code) => {
    const id = await written(1)
    if (change) app.drafts.changeDraft(id, change, NOW)
    else app.drafts.dropDraft(id)
    expect(await send(id)).toMatchObject({ ok: false, code })
    expect(phone.uploads).toEqual([])
  })

  test('a pin is of one problem and is not remembered', async () => {
    const id = await written()
    const pin = { kind: 'pin' as const, lng: 109.8, lat: 40.6, label: '路口' }
    app.drafts.changeDraft(id, { place: pin, placeLabel: '路口' }, NOW)
    await send(id)
    expect(app.drafts.openDraft(NOW).place).toBeNull()
  })
})

test(`however network, answers and closings fall, one intention is one report (seed ${SEED})`, async () => {
  const step = fc.constantFrom('send', 'photo', 'off', 'on', 'lose', 'close', 'uploadBreaks')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      phone = new FakePhone()
      app = startApp(phone)
      const id = await written(1)
      for (const s of steps) {
        if (s === 'send') await send(id)
        if (s === 'off') phone.online = false
        if (s === 'on') [phone.online, phone.uploadsLeft] = [true, Infinity]
        if (s === 'lose') phone.loseNextAnswer = true
        if (s === 'uploadBreaks') phone.uploadsLeft = 0
        if (s === 'close') app = startApp(phone)
        const draft = app.drafts.getDraft(id)
        if (s === 'photo' && draft && draft.photos.length < 9) {
          const photos = [...draft.photos, ...(await app.upload.choosePhotos(1))]
          app.drafts.changeDraft(id, { photos }, NOW)
        }
      }
      const acknowledged = app.drafts.getDraft(id) === null
      ;[phone.online, phone.uploadsLeft, phone.loseNextAnswer] = [true, Infinity, false]
      if (!acknowledged) expect(await send(id)).toMatchObject({ ok: true })
      expect([...phone.reports.keys()]).toEqual([id])
      expect(app.drafts.listDrafts()).toEqual([])
    }),
    { seed: SEED, numRuns: 60 },
  )
})
