import { DAY_MS } from '../../../domain/calendar/zone'
import { fadedComplaint } from '../../../domain/complaint/fading'
import type { Complaint } from '../../../domain/complaint/types'

/** How long what of a 投诉建议 is kept (DOMAIN §2.4), and that nothing goes that is still wanted. */
const END = Date.UTC(2026, 5, 8, 2)
const WRITER = 'user:o-writer'
const POST = 'staff:W9'
const photo = (n: number) => ({ fileId: `cloud://env.bucket/evidence/k/${n}-a.jpg`, sha256: 'a' })
const line = (action: string, principal: string, note: string, photos: object[] = []) => ({
  ...{ action, from: null, to: 'CLOSED', at: END, note, photos, requestId: '' },
  by: { principal, name: '', role: 'complainant' },
})

/** One of the staff wrote it, it was answered with a photo, somebody gave an account, and it was rated. */
const ended = (more: Partial<Complaint> = {}): Complaint =>
  ({
    ...{ _id: 'complaint:1', version: 7, state: 'CLOSED', open: false, waitingFor: null },
    ...{ complainant: WRITER, complainantStaffId: POST, except: [WRITER, POST, 'staff:W1'] },
    ...{ text: '周六没有人', who: '高个子', photos: [photo(1)] },
    ...{ rating: { outcome: 'fair', comment: '还行', at: END } },
    history: [
      line('submit', WRITER, '周六没有人', [photo(1)]),
      { ...line('answer', 'staff:C1', '已改正', [photo(2)]), inside: '谈过话' },
      line('rate', WRITER, '还行'),
    ],
    inquiries: [
      {
        ...{ of: { id: 'staff:W1', name: '' }, by: { id: 'staff:C1', name: '' }, at: END },
        ...{ question: '那天在哪里', said: { text: '去送东西', at: END } },
      },
    ],
    ...more,
  }) as unknown as Complaint
const after = (days: number, c = ended(), own = {}) => fadedComplaint(c, END + days * DAY_MS, own)

test.each([
  [364, null],
  [365, { spots: 0, photos: 2, reporters: 1, texts: 0 }],
  [3 * 365, { spots: 0, photos: 2, reporters: 1, texts: 1 }],
])('%i days after its end', (days, removed) => {
  expect(after(days)?.removed ?? null).toEqual(removed)
})

test('after a year neither account nor post of its writer, nor any photo, stands in it', () => {
  const { complaint, files } = after(365)!
  const written = JSON.stringify(complaint)
  expect([WRITER, POST, 'evidence'].filter((what) => written.includes(what))).toEqual([])
  expect(files).toEqual([photo(1).fileId, photo(2).fileId])
  // Whoever has withdrawn is still kept from reading it.
  expect(complaint.except).toContain('staff:W1')
  expect(complaint).toMatchObject({ text: '周六没有人', version: 8 })
  expect(after(365, complaint)).toBeNull()
})

test('after three years no word of anybody', () => {
  const { complaint } = after(3 * 365)!
  expect(JSON.stringify(complaint)).not.toMatch(/周六|高个子|还行|改正|谈过|哪里|送东西/)
  expect(after(3 * 365, complaint)).toBeNull()
})

test.each([
  ['open', { open: true }],
  ['awaited', { waitingFor: 'staff:C1' }],
])('nothing of one that is %s', (_, more) => {
  expect(after(5 * 365, ended(more))).toBeNull()
})

test('a street may keep it for longer, or for less', () => {
  const own = { photosDays: 30, reporterDays: 10_000 }
  expect(after(400, ended(), own)!.removed).toEqual({ spots: 0, photos: 2, reporters: 0, texts: 0 })
})
