import type { CallName, ReportView } from '../../domain/contract'
import { OPENID, STAFF, WHO, type Person } from './street'
import { rid, startTown, type Town } from './town'

/** What answers carry: read by everybody who may call, searched for what nobody may see. */
let town: Town
beforeAll(async () => {
  town = await startTown()
})
afterAll(() => town.stop())

const PEOPLE = Object.keys(OPENID) as Person[]
const SECRET_NAME = '王秀兰的昵称'

/** Every answer of a whole story, with who got it. */
const heard: { who: Person; name: CallName; text: string }[] = []
async function hear(who: Person, name: CallName, input: object): Promise<unknown> {
  const answer = await town.call(who, name, input)
  heard.push({ who, name, text: JSON.stringify(answer) })
  return answer.ok ? answer.data : null
}

let view: ReportView
const step = () => ({ requestId: rid(), id: view.id, version: view.version })

/** Everybody asks everything that reads. */
async function everybodyReads(): Promise<void> {
  for (const who of PEOPLE) {
    await hear(who, 'report.get', { id: view.id })
    await hear(who, 'identity.me', {})
    await hear(who, 'identity.myData', {})
    await hear(who, 'street.get', {})
    await hear(who, 'place.locate', { place: { kind: 'building', buildingId: '101' } })
    await hear(who, 'duty.candidates', { gridCode: '150203012025001', unit: 'ZJ' })
    for (const name of ['duty.ownLeave', 'duty.people', 'duty.tasksOf', 'duty.unsent'] as const)
      await hear(who, name, {})
    for (const scope of ['mine', 'mineOpen', 'todo', 'handled', 'desk']) {
      await hear(who, 'report.list', { scope })
    }
    for (const box of ['mine', 'work']) await hear(who, 'notice.list', { box })
  }
}

test('a confidential story, overheard by everybody at every step', async () => {
  await town.ask('resident', 'identity.update', { requestId: rid(), nickname: SECRET_NAME })
  const requestId = rid('request-privacy')
  const photo = await town.upload('resident', `drafts/${requestId}/1.jpg`)
  view = (await hear('resident', 'report.submit', {
    requestId,
    text: '楼下的路面坏了，邻居老摔跤',
    photos: [photo],
    category: '0201',
    place: { kind: 'building', buildingId: '101' },
    confidential: true,
  })) as ReportView
  await everybodyReads()
  view = (await hear('workerA1', 'report.sign', step())) as ReportView
  view = (await hear('workerA1', 'report.resolve', {
    ...step(),
    text: '补平了',
    noPhotoReason: '下雨',
  })) as ReportView
  await everybodyReads()
  view = (await hear('leadA', 'report.verifyPass', step())) as ReportView
  view = (await hear('resident', 'report.rate', {
    ...step(),
    outcome: 'unsolved',
    stars: 2,
    comment: '又坏了',
  })) as ReportView
  await everybodyReads()
  expect(heard.length).toBeGreaterThan(300)
  expect(town.unexpected).toEqual([])
})

const find = (pattern: RegExp | string): string[] =>
  heard
    .filter(({ text }) =>
      typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text),
    )
    .map(({ who, name }) => `${who} ${name}`)

test('no openid anywhere, not even one’s own', () => {
  for (const person of PEOPLE) expect(find(OPENID[person])).toEqual([])
  expect(find('user:')).toEqual([])
})

test('no phone of a person in full; public ones only', () => {
  for (const { phone } of STAFF) expect(find(phone)).toEqual([])
  const phones = new Set(heard.flatMap(({ text }) => text.match(/(?<!\d)1\d{10}(?!\d)/g) ?? []))
  expect([...phones].sort()).toEqual(['10000000000', '10000000003', '10000000119'])
})

test('a nickname is for its owner', () => {
  const owners = ['resident identity.me', 'resident identity.myData']
  expect(new Set(find(SECRET_NAME))).toEqual(new Set(owners))
})

test('nothing of the machinery: file ids, hashes, request ids, what the timer thinks', () => {
  for (const word of [
    'cloud://',
    'sha256',
    'requestId',
    'wakeAt',
    '"asked"',
    'principal',
    'moderation',
  ]) {
    expect([word, find(word)]).toEqual([word, []])
  }
})

test('who reported is nobody’s business in a confidential report', () => {
  for (const { who, name, text } of heard.filter((h) => h.name === 'report.get')) {
    const answer = JSON.parse(text) as { ok: boolean; data: ReportView }
    if (!answer.ok) continue
    const expected = who === 'resident' ? '我' : '上报人要求保密'
    expect([who, name, answer.data.reporterText]).toEqual([who, name, expected])
  }
})

test('strangers learn nothing of the report, by any call', () => {
  const strangers: Person[] = ['neighbour', 'workerA2', 'workerB1', 'leadB', 'builder']
  const theirs = heard.filter((h) => strangers.includes(h.who))
  expect(theirs.some((h) => h.name === 'report.get')).toBe(true)
  for (const { who, name, text } of theirs) {
    expect([who, name, text.includes(view.no)]).toEqual([who, name, false])
    expect([who, name, text.includes(view.id)]).toEqual([who, name, false])
  }
})

test('staff phones and names: candidates are for the desk, names are public by post only', () => {
  const named = find(WHO.builder.name).filter((h) => !/^builder (identity|duty.tasksOf)/.test(h))
  expect(new Set(named)).toEqual(new Set(['dispatcher duty.candidates', 'leader duty.candidates']))
})

test('photos: an address opens, and does so for nobody who guesses', async () => {
  const url = view.photos[0]!.url
  expect((await fetch(url)).status).toBe(200)
  // The path alone is no key: the unguessable part is what opens it, and not for long.
  const guessed = url.replace(/\/cos\/[^/]+\//, '/cos/0000000000000000/')
  expect(guessed).not.toBe(url)
  expect((await fetch(guessed)).status).not.toBe(200)
  // The evidence itself is out of every client's reach, its sender's included.
  const [photo] = town.report(view.id).photos
  for (const who of ['resident', 'neighbour'] as const) {
    const response = await fetch(`${town.cloud.url}/wx/getTempFileURL`, {
      method: 'POST',
      headers: { 'x-wx-openid': OPENID[who], 'content-type': 'application/json' },
      body: JSON.stringify({ fileList: [photo!.fileId] }),
    })
    const { fileList } = (await response.json()) as { fileList: { tempFileURL: string }[] }
    expect(fileList[0]!.tempFileURL).toBeFalsy()
  }
})

test('what functions log says nothing of persons, failures included', async () => {
  town.cloud.faults.add({ action: 'wx.openApi', effect: { kind: 'error', code: 'SYS_ERR' } })
  await hear('resident', 'identity.update', { requestId: rid(), nickname: SECRET_NAME })
  town.cloud.faults.clear()
  await hear('resident', 'identity.bindPhone', { requestId: rid(), code: 'made up' })
  town.cloud.faults.add({
    action: 'database.getDocument',
    effect: { kind: 'error', code: 'SYS_ERR' },
  })
  await hear('workerA1', 'report.get', { id: view.id })
  town.cloud.faults.clear()
  await town.tick()
  const text = town.logged.join('')
  for (const event of ['contentCheckFailed', 'phoneCodeRefused', 'callFailed', 'tick']) {
    expect(text).toContain(event)
  }
  for (const person of PEOPLE) expect(text).not.toContain(OPENID[person])
  expect(text).not.toMatch(/路面坏了|王秀兰|1000000\d{4}/)
})
