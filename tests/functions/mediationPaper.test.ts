import type { Fault } from '../../devtools/cloud'
import { DRAFT, agreed, clerk, drafted, lead, signature, sitting } from './caseStates'
import { LI, STRANGER, WANG, official, openHall, type Hall } from './committee'
import type { Person } from './street'
import { rid } from './town'
import { unzip } from './unzip'

/** 协议书, asked for by whom it concerns: made by another function, had by a short-lived address. */
let hall: Hall
beforeAll(async () => {
  hall = await openHall()
})
afterAll(() => hall.town.stop())
afterEach(() => {
  hall.town.cloud.faults.clear()
  expect(hall.town.unexpected.splice(0)).toEqual([])
})

type Who = Person | { openid: string }
const paper = (who: Who, id: string) => hall.town.call(who, 'mediation.paper', { id })
const asked = (who: Who, id: string) => hall.town.code(who, 'mediation.paper', { id })

/** The words of the file at an address, as a phone without any right of its own gets it. */
async function wordsAt(url: string): Promise<string> {
  const answer = await fetch(url)
  expect(answer.ok).toBe(true)
  const body = unzip(Buffer.from(await answer.arrayBuffer())).get('word/document.xml')!
  return [...body.matchAll(/<w:t[^>]*>(.*?)<\/w:t>/gs)].map(([, text]) => text).join('')
}

const signIt = async (id: string): Promise<void> => {
  const requestId = rid('sign')
  const photo = await hall.town.upload(clerk, `drafts/${requestId}/1-scan.jpg`)
  const { version } = hall.stored(id)
  const words = { requestId, id, version, ...signature(hall), photos: [photo] }
  await hall.town.ask(clerk, 'mediation.sign', words)
}

let id: string
beforeAll(async () => {
  id = await agreed(hall)
  await hall.town.cloud.atRest()
})

test.each<[string, Who]>([
  ['the applicant', WANG],
  ['the other side', LI],
  ['the mediator', lead],
  ['the chair', official('chair')],
  ['the clerk', clerk],
])('%s has it, with the agreement’s very words', async (_, who) => {
  const answer = await paper(who, id)
  if (!answer.ok) throw new Error(answer.code)
  expect(answer.data.name).toBe(`人民调解协议书${hall.stored(id).number}.docx`)
  const words = await wordsAt(answer.data.url)
  for (const part of [
    '王甲',
    '李乙',
    DRAFT.facts,
    '支付维修费',
    '壹仟贰佰元',
    hall.stored(id).number,
  ]) {
    expect(words).toContain(part)
  }
  expect(words).not.toContain('10000003002')
})

test.each<[string, Who]>([
  ['somebody else', STRANGER],
  ['a mediator of another case', official('second')],
  ['a grid worker', 'workerA1'],
  ['a leader', 'leader'],
  ['a dispatcher', 'dispatcher'],
])('%s is told that there is no such case', async (_, who) => {
  const before = await hall.town.settled()
  expect(await asked(who, id)).toBe('notFound')
  expect(await asked(who, 'case:0123456789abcdef01234567')).toBe('notFound')
  expect(await hall.town.settled()).toBe(before)
})

test('asked for twice it is one file; in force it is still there', async () => {
  const papers = () => hall.town.files().filter((path) => path.startsWith('papers/'))
  const before = papers()
  for (const who of [WANG, LI]) expect(await asked(who, id)).toBe('ok')
  expect(papers()).toEqual(before)
  expect(before).toHaveLength(1)
  const other = await agreed(hall)
  await signIt(other)
  expect(hall.stored(other).state).toBe('EFFECTIVE')
  expect(await asked(WANG, other)).toBe('ok')
})

test('before it is agreed, or when it has ended without, there is none', async () => {
  const before = await sitting(hall)
  expect(await asked(WANG, before)).toBe('paperNotYet')
  await hall.step(LI, before, 'terminate', { reason: 'WITHDRAWN' })
  expect(await asked(WANG, before)).toBe('paperNotYet')
  const refused = await agreed(hall)
  await hall.step(lead, refused, 'refuseSign', { note: '反悔' })
  expect(await asked(WANG, refused)).toBe('paperNotYet')
})

test('without its number it says that it is a draft', async () => {
  const case_ = hall.stored(id)
  const unnumbered = { ...case_, number: '' }
  await hall.town.replace('cases', unnumbered)
  const answer = await paper(WANG, id)
  expect(answer).toMatchObject({ ok: true, data: { name: '人民调解协议书（草稿）.docx' } })
  expect(await wordsAt(answer.ok ? answer.data.url : '')).toContain('草稿：尚未编号，不能签字')
  await hall.town.replace('cases', case_)
})

test('of an oral agreement there is none', async () => {
  const { id: oral } = await drafted(hall)
  const words = { requestId: rid('draft'), id: oral, ...DRAFT, form: 'ORAL' as const }
  const { draft } = await hall.town.ask(lead, 'mediation.draft', words)
  for (const who of [WANG, LI]) {
    const said = { requestId: rid('yes'), id: oral, offer: draft!.id, yes: true }
    await hall.town.ask(who, 'mediation.answer', said)
  }
  await hall.step(lead, oral, 'agree', { draft: draft!.id })
  expect(await asked(WANG, oral)).toBe('paperOral')
})

const CALL = 'mediation.paper'
const error = { kind: 'error', code: 'SYS_ERR' } as const

test.each<[string, Fault]>([
  [
    'nobody reaches the function that makes it',
    { call: CALL, action: 'functions.invokeFunction', effect: error },
  ],
  [
    'it is made, and the answer is lost',
    { call: CALL, action: 'functions.invokeFunction', effect: { kind: 'loseAnswer' } },
  ],
  ['the function dies over it', { function: 'papers', effect: { kind: 'kill', when: 'before' } }],
  [
    'the storage gives no address',
    { call: CALL, action: 'storage.batchGetDownloadUrl', effect: error },
  ],
])('%s: a named refusal, and the next tap has it', async (_, fault) => {
  hall.town.cloud.faults.add(fault)
  const answer = await paper(WANG, id)
  expect(answer).toMatchObject({ ok: false, code: 'papersAway', retryable: true })
  expect(answer.ok ? '' : answer.message).toContain('稍后再点')
  await hall.town.cloud.atRest()
  expect(hall.town.unexpected.splice(0).join('')).toContain('papersAway')
  expect(await asked(WANG, id)).toBe('ok')
})
