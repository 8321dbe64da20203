import { DRAFT, agreed, chair, clerk, drafted, lead, signature } from './caseStates'
import {
  LI,
  WANG,
  application,
  choosing,
  official,
  openHall,
  staffIdOf,
  type Hall,
} from './committee'
import { rid } from './town'

/** What answers carry of a case: field by field what its reader may know, and whatever people wrote as text. */
let hall: Hall
beforeAll(async () => {
  hall = await openHall()
})
afterAll(() => hall.town.stop())
afterEach(() => {
  expect(hall.town.unexpected.splice(0)).toEqual([])
})

type Who = { openid: string }

/** Every field that a view may have; a new one is put here by whoever has thought of its readers. */
const FIELDS = [
  ...['actions', 'agreement', 'appliedAt', 'booking', 'choice', 'claim', 'dueAt', 'end'],
  ...['extension', 'facts', 'history', 'hold', 'holdNo', 'id', 'invited', 'lead', 'me', 'myTurn'],
  ...['no', 'number', 'overdue', 'parties', 'phone', 'phoneOnly', 'rating', 'recusal', 'repeated'],
  ...['risk', 'roles', 'sittings', 'specialty', 'specialtyText', 'state', 'stateText', 'steps'],
  ...['team', 'termAt', 'title', 'tone', 'version', 'waiting', 'waitingText', 'fromReport'],
]
const PARTY_FIELDS = [
  ...[
    'agent',
    'approved',
    'bound',
    'callable',
    'consented',
    'extended',
    'key',
    'kind',
    'me',
    'name',
    'phone',
  ],
  ...['ranked', 'side', 'told'],
]
const AGREEMENT_FIELDS = [
  ...['agreedAt', 'duties', 'effectiveOn', 'facts', 'form', 'level', 'missing', 'scan'],
]

async function everythingOf(who: Who, id: string): Promise<string> {
  const answers = await Promise.all([
    hall.town.call(who, 'mediation.get', { id }),
    hall.town.call(who, 'mediation.table', { id }),
    hall.town.call(who, 'mediation.list', { scope: 'mine' }),
    hall.town.call(who, 'mediation.list', { scope: 'todo' }),
    hall.town.call(who, 'home.open', {}),
  ])
  return JSON.stringify(answers)
}

const jot = (who: Who, id: string, text: string) =>
  hall.town.ask(who, 'mediation.jot', { requestId: rid('jot'), id, text })

test('no view has a field that is not on the list', async () => {
  const id = await agreed(hall)
  for (const who of [WANG, LI, lead, chair, clerk]) {
    const view = await hall.see(who, id)
    expect(FIELDS).toEqual(expect.arrayContaining(Object.keys(view)))
    for (const party of view.parties) expect(Object.keys(party).sort()).toEqual(PARTY_FIELDS)
    expect(Object.keys(view.agreement!).sort()).toEqual(AGREEMENT_FIELDS)
  }
})

test('phones, addresses, notes, drawings and opinions stay where they belong', async () => {
  const { id, offer } = await drafted(hall)
  for (const [who, text] of [
    [WANG, '王的底线'],
    [LI, '李的底线'],
    [lead, '调解员的看法'],
  ] as const) {
    await jot(who, id, text)
  }
  const requestId = rid('draw')
  const drawing = [await hall.town.upload(lead, `drafts/${requestId}/1-name.jpg`)]
  const onSpot = { party: 'p2', drawing }
  await hall.town.ask(lead, 'mediation.answer', { requestId, id, offer, yes: true, onSpot })

  const secrets: [what: string, text: string, readers: Who[]][] = [
    // Whoever calls asks for it, and is written down (`reveals.test`).
    ['the applicant’s phone', '10000003001', []],
    ['the other side’s phone', '10000003002', []],
    ['an address', '友谊小区', []],
    ['the applicant’s notes', '王的底线', [WANG]],
    ['the other side’s notes', '李的底线', [LI]],
    ['the mediator’s notes', '调解员的看法', [lead]],
    ['the minutes of the draft', DRAFT.minutes, [lead]],
    ['a drawing', 'evidence/', []],
  ]
  for (const who of [WANG, LI, lead, chair, clerk]) {
    const all = await everythingOf(who, id)
    for (const [what, text, readers] of secrets) {
      expect([who.openid, what, all.includes(text)]).toEqual([
        who.openid,
        what,
        readers.includes(who),
      ])
    }
  }
})

test('whom one side has ranked is nobody’s until the other has chosen as well', async () => {
  const id = await choosing(hall)
  await hall.step(WANG, id, 'rank', { ranked: [staffIdOf('third')] })
  for (const who of [WANG, LI, chair, clerk]) {
    const view = await hall.see(who, id)
    expect(view.parties.map((p) => p.ranked)).toEqual([true, false])
    const words = JSON.stringify(view)
    expect(words).not.toContain(staffIdOf('third'))
    expect(words).not.toContain('苗调解')
  }
  await hall.step(LI, id, 'rank', { ranked: [staffIdOf('third')] })
  expect((await hall.see(LI, id)).choice?.table[0]).toMatchObject({ name: '苗调解', ranks: [1, 1] })
})

test('what was said of a mediator is read by whoever said it', async () => {
  const id = await agreed(hall)
  const requestId = rid('sign')
  const photo = await hall.town.upload(clerk, `drafts/${requestId}/1-scan.jpg`)
  const { version } = hall.stored(id)
  const words = { requestId, id, version, ...signature(hall), photos: [photo] }
  await hall.town.ask(clerk, 'mediation.sign', words)
  await hall.step(WANG, id, 'rate', { stars: 2, comment: '偏袒对方' })
  for (const who of [LI, lead, chair, clerk]) {
    expect(await everythingOf(who, id)).not.toContain('偏袒')
  }
  expect((await hall.see(WANG, id)).rating).toEqual({ stars: 2, comment: '偏袒对方' })
  // Signed is signed: no word of it is changed any more.
  const again = { requestId: rid('draft'), id, ...DRAFT }
  const before = await hall.town.settled()
  expect(await hall.town.code(lead, 'mediation.draft', again)).toBe('wrongState')
  for (const [who, action, more] of [
    [lead, 'revise', { note: '改一处' }],
    [lead, 'agree', { draft: 'x' }],
    [LI, 'terminate', { reason: 'WITHDRAWN' }],
  ] as const) {
    expect(await hall.tryStep(who, id, action, more)).toBe('wrongState')
  }
  expect(await hall.town.settled()).toBe(before)
})

test.each([
  ['a phone number', '10000003001'],
  ['a name', '王甲'],
  ['a counted id', '7'],
  ['the number of the case', '〔2026〕人调字第1号'],
  ['an id of another kind', 'report:0123456789abcdef01234567'],
])('no case is had by %s', async (_, id) => {
  for (const who of [WANG, lead, chair]) {
    for (const name of ['mediation.get', 'mediation.table', 'mediation.paper'] as const) {
      expect(await hall.town.code(who, name, { id })).toBe('invalidInput')
    }
  }
})

test('an id one further is not there', async () => {
  const id = await choosing(hall)
  const next = `case:${(BigInt(`0x${id.slice(5)}`) + 1n).toString(16).padStart(24, '0').slice(-24)}`
  expect(await hall.town.code(WANG, 'mediation.get', { id: next })).toBe('notFound')
})

test.each([
  ['markup', '<script>alert(1)</script><img src=x onerror=1>&amp;{{x}}'],
  ['an emoji of several parts', '道歉👨‍👩‍👧🙏🏽就行'],
  ['a name outside the BMP', '𠮷野䶮说的'],
  ['a query’s operators', '{"$gt":""} a.b $set'],
])('%s is text, word for word, to all who read it', async (_, text) => {
  const parties = application().parties.map((p) => ({ ...p, name: `${text}`.slice(0, 40) }))
  const more = application({ facts: text, claim: text, parties })
  const { id } = await hall.town.ask(WANG, 'mediation.apply', more)
  for (const who of [WANG, chair, clerk]) {
    const view = await hall.see(who, id)
    expect(view).toMatchObject({ facts: text, claim: text })
    expect(view.parties.map((p) => p.name)).toEqual(parties.map((p) => p.name))
  }
})

test('5,000 characters are refused in words, a thousand of them outside the BMP are kept', async () => {
  const long = await hall.town.call(
    WANG,
    'mediation.apply',
    application({ facts: '漏'.repeat(5_000) }),
  )
  expect(long).toMatchObject({ ok: false, code: 'textTooLong', field: 'facts' })
  const facts = '𠮷'.repeat(1_000)
  const { id } = await hall.town.ask(WANG, 'mediation.apply', application({ facts }))
  expect((await hall.see(official('chair'), id)).facts).toBe(facts)
})
