import * as fc from 'fast-check'
import { type App, FakePhone, refused, startApp } from './fakePhone'

const NOW = 1_795_000_000_000
const SEED = Number(process.env.SEED ?? 20261123)
const BUILDING = { kind: 'building' as const, buildingId: 'B1' }

let phone: FakePhone
let app: App
beforeEach(() => {
  phone = new FakePhone()
  app = startApp(phone)
})

const draft = (key: string) => app.drafts.getDraft(app.report.REPORT, key)
const all = () => app.drafts.listDrafts(app.report.REPORT)
const change = (key: string, changed: Parameters<typeof app.drafts.changeDraft>[2]) =>
  app.drafts.changeDraft(app.report.REPORT, key, changed as never, NOW)
const send = (key: string) => app.report.sendReport(key, () => NOW)
const ids = () => phone.named('report.submit').map((input) => input['requestId'])

/** Somebody has written a text, taken photos and chosen a building; returns the draft's key. */
async function written(photos = 0): Promise<string> {
  const { key } = app.report.openReport(NOW)
  const place = { place: BUILDING, placeLabel: '河畔家园 1号楼' }
  change(key, { fields: { text: '井盖不见了', ...place } })
  if (photos) change(key, { photos: await app.upload.choosePhotos(photos) })
  return key
}

describe('writing', () => {
  test('every change is there again after the app was closed, photos too', async () => {
    const key = await written(2)
    app = startApp(phone)
    const again = app.report.openReport(NOW + 1)
    expect(again).toMatchObject({ key, fields: { text: '井盖不见了', place: BUILDING } })
    expect(again.photos.map((p) => phone.files.has(p.path))).toEqual([true, true])
    expect(again.photos.every((p) => p.path.includes('/store/'))).toBe(true)
  })

  test('a page that was only looked at leaves nothing behind', () => {
    app.report.openReport(NOW)
    expect([...phone.storage.keys()]).toEqual([])
  })

  test('drafts of several kinds, and of one kind, are apart', async () => {
    const key = await written()
    change(key, { unsent: true })
    const other = app.report.openReport(NOW)
    app.drafts.openDraft(app.self.SELF, app.self.THE_ONE, NOW)
    expect(other.requestId).not.toBe(draft(key)?.requestId)
    expect(all().map((d) => d.key)).toEqual([key, other.key])
  })

  test('a full storage is told of, and what is written can still be sent', async () => {
    phone.storageFull = true
    const { key } = app.report.openReport(NOW)
    const fields = { text: '新的文字', place: BUILDING }
    expect(change(key, { fields })).toMatchObject({ kept: false, draft: { fields } })
    expect(await send(key)).toMatchObject({ ok: true })
  })
})

describe('sending', () => {
  test('sends what was written, forgets the draft and its files, remembers the building', async () => {
    const key = await written(2)
    const requestId = draft(key)?.requestId
    expect(await send(key)).toMatchObject({ ok: true, data: { repeated: false } })
    expect([...phone.reports.values()]).toEqual([
      {
        requestId,
        text: '井盖不见了',
        photos: phone.uploads.map((u) => `cloud://env/${u.cloudPath}`),
        place: BUILDING,
        confidential: false,
      },
    ])
    expect(all()).toEqual([])
    expect(phone.files.size).toBe(0)
    expect(app.report.openReport(NOW)).toMatchObject({ fields: { place: BUILDING, text: '' } })
  })

  test('its page can be drawn from what the cloud has answered', async () => {
    const key = await written()
    const reply = await send(key)
    const id = reply.ok ? String(reply.data?.id) : ''
    expect(app.copies.readCopy(app.copies.copyKey('report.get', id))).toMatchObject({ id })
  })

  test('photos go to the folder of the request, under names nobody can guess', async () => {
    const key = await written(2)
    const requestId = draft(key)?.requestId
    await send(key)
    const paths = phone.uploads.map((u) => u.cloudPath)
    expect(paths[0]).toMatch(new RegExp(`^drafts/${requestId}/1-[0-9A-Za-z]{8}\\.jpg$`))
    expect(paths[1]).toMatch(new RegExp(`^drafts/${requestId}/2-[0-9A-Za-z]{8}\\.jpg$`))
  })

  test('every upload was announced before it began, also after a break and under another id', async () => {
    const key = await written(3)
    phone.uploadsLeft = 1
    await send(key)
    phone.uploadsLeft = Infinity
    phone.handlers['report.submit'] = () => refused('photoMissing')
    await send(key)
    app.drafts.renewDraft(app.report.REPORT, key, NOW)
    await send(key)
    const announced = phone
      .named('evidence.begin')
      .flatMap(({ under, names }) => (names as string[]).map((n) => `drafts/${String(under)}/${n}`))
    const uploads = phone.uploads.map((u) => u.cloudPath)
    expect(uploads).toHaveLength(6)
    expect(uploads.filter((path) => !announced.includes(path))).toEqual([])
  })

  test('a cloud that does not know the announcement takes the report all the same', async () => {
    phone.handlers['evidence.begin'] = () => refused('unknownCall')
    expect(await send(await written(1))).toMatchObject({ ok: true })
  })

  test('without network it is kept as unsent, and goes out once by a later tap', async () => {
    const key = await written(1)
    phone.online = false
    expect(await send(key)).toMatchObject({ ok: false, code: 'offline', retryable: true })
    app = startApp(phone)
    phone.online = true
    expect(all()).toMatchObject([{ key, unsent: true }])
    expect(app.report.reportOutbox.unsent()).toMatchObject([{ key, title: '井盖不见了' }])
    expect(phone.reports.size).toBe(0)
    expect(await send(key)).toMatchObject({ ok: true })
    expect(phone.reports.size).toBe(1)
  })

  test('a network that comes back sends nothing by itself', async () => {
    const key = await written()
    phone.online = false
    await send(key)
    phone.online = true
    app = startApp(phone)
    app.report.openReport(NOW)
    app.report.reportOutbox.unsent()
    await new Promise((resolve) => setImmediate(resolve))
    expect(phone.calls).toEqual([])
  })

  test('a network that breaks between photos: only the missing ones are sent again', async () => {
    const key = await written(3)
    phone.uploadsLeft = 2
    expect(await send(key)).toMatchObject({ code: 'offline' })
    phone.uploadsLeft = Infinity
    await send(key)
    expect(phone.uploads.map((u) => u.cloudPath.split('/')[2]?.[0])).toEqual(['1', '2', '3'])
  })

  test('two taps at once are one call', async () => {
    const key = await written()
    const [one, two] = await Promise.all([send(key), send(key)])
    expect(one).toEqual(two)
    expect(phone.calls).toHaveLength(1)
  })

  test.each([
    ['no place', { fields: { place: null } }, 'needPlace'],
    ['gone', null, 'notFound'],
  ])('refuses a draft with %s before anything is uploaded', async (_, changed, code) => {
    const key = await written(1)
    if (changed) change(key, changed)
    else app.drafts.dropDraft(app.report.REPORT, key)
    expect(await send(key)).toMatchObject({ ok: false, code })
    expect(phone.uploads).toEqual([])
  })

  test('a pin is of one problem and is not remembered', async () => {
    const key = await written()
    const pin = { kind: 'pin' as const, lng: 109.8, lat: 40.6, label: '路口' }
    change(key, { fields: { place: pin, placeLabel: '路口' } })
    await send(key)
    expect(app.report.openReport(NOW).fields.place).toBeNull()
  })
})

describe('the requestId', () => {
  test('stays over a lost answer: the second tap finds the first report', async () => {
    const key = await written()
    phone.loseNextAnswer = true
    expect(await send(key)).toMatchObject({ code: 'offline' })
    expect(await send(key)).toMatchObject({ ok: true, data: { repeated: true } })
    expect(phone.reports.size).toBe(1)
  })

  test('stays over a lost answer and changed words: no second report comes of it', async () => {
    const key = await written()
    phone.loseNextAnswer = true
    await send(key)
    change(key, { fields: { text: '井盖不见了，很危险' } })
    expect(await send(key)).toMatchObject({ ok: false, code: 'requestReused' })
    expect([...phone.reports.values()]).toMatchObject([{ text: '井盖不见了' }])
  })

  test.each(['placeTooFar', 'photoMissing', 'requestReused'] as const)(
    'is another one after a refusal (%s), and the photos lie under it',
    async (code) => {
      const key = await written(1)
      const submit = phone.handlers['report.submit']!
      phone.handlers['report.submit'] = () => refused(code)
      expect(await send(key)).toMatchObject({ code })
      expect(draft(key)).toMatchObject({ unsent: false, fields: { text: '井盖不见了' } })
      phone.handlers['report.submit'] = submit
      expect(await send(key)).toMatchObject({ ok: true })
      const [first, second] = ids()
      expect(second).not.toBe(first)
      expect(phone.uploads.map((u) => u.cloudPath.split('/')[1])).toEqual([first, second])
    },
  )

  test.each(['busy', 'serverError'] as const)('stays after %s', async (code) => {
    const key = await written(1)
    const submit = phone.handlers['report.submit']!
    phone.handlers['report.submit'] = () => refused(code)
    await send(key)
    phone.handlers['report.submit'] = submit
    await send(key)
    expect(new Set(ids()).size).toBe(1)
    expect(phone.uploads).toHaveLength(1)
  })

  test('of a step: another one when it is done on something else, or said in other words', async () => {
    interface Fields {
      text: string
    }
    const kind = { name: 'result', blank: (): Fields => ({ text: '换了井盖' }) }
    app.drafts.openDraft(kind, 'report:1', NOW)
    const sent: string[] = []
    const step = (version: number) =>
      app.send.sendDraft<Fields, null>(kind, 'report:1', {
        now: () => NOW,
        intention: (d) => JSON.stringify([version, d.fields]),
        ask: async ({ requestId }) => {
          sent.push(requestId)
          return app.causes.offline()
        },
      })
    await step(3)
    await step(3)
    await step(5)
    app.drafts.changeDraft(kind, 'report:1', { fields: { text: '换了井盖和井圈' } }, NOW)
    await step(5)
    const [first, again, sentBack, otherWords] = sent
    expect(again).toBe(first)
    expect(new Set([first, sentBack, otherWords]).size).toBe(3)
  })
})

test(`however network, answers and closings fall, the same words are one report (seed ${SEED})`, async () => {
  const step = fc.constantFrom('send', 'photo', 'off', 'on', 'lose', 'close', 'uploadBreaks')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      phone = new FakePhone()
      app = startApp(phone)
      const key = await written(1)
      for (const s of steps) {
        if (s === 'send') await send(key)
        if (s === 'off') phone.online = false
        if (s === 'on') [phone.online, phone.uploadsLeft] = [true, Infinity]
        if (s === 'lose') phone.loseNextAnswer = true
        if (s === 'uploadBreaks') phone.uploadsLeft = 0
        if (s === 'close') app = startApp(phone)
        const photos = draft(key)?.photos
        if (s === 'photo' && photos && photos.length < 9)
          change(key, { photos: [...photos, ...(await app.upload.choosePhotos(1))] })
      }
      ;[phone.online, phone.uploadsLeft, phone.loseNextAnswer] = [true, Infinity, false]
      // At most one refusal: that what was changed since is another report than the one that arrived.
      if (draft(key)) await send(key)
      if (draft(key)) expect(await send(key)).toMatchObject({ ok: true })
      expect(all()).toEqual([])
      const photoCounts = [...phone.reports.values()].map((r) => (r['photos'] as []).length)
      expect(new Set(photoCounts).size).toBe(photoCounts.length)
    }),
    { seed: SEED, numRuns: 60 },
  )
})
