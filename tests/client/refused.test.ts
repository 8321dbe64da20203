import { missing } from '../../client/src/packages/complaint/write/missing'
import type { ComplaintFields } from '../../client/src/packages/complaint/draft'
import { useQuestion } from '../../client/src/services/question'
import { sameFields, tellRefused } from '../../client/src/services/refused'
import type { Failure } from '../../client/src/services/call'
import { FakePhone } from './fakePhone'

/** What a form lacks, and what the cloud refuses of it, stands at its field; only the rest is a toast. */
const mockPhone = new FakePhone()
jest.mock('@tarojs/taro', () => ({
  showToast: (o: never) => mockPhone.taro.showToast(o),
  showModal: (o: never) => mockPhone.taro.showModal(o),
  getCurrentInstance: () => ({ router: { path: 'packages/volunteer/claim/index' } }),
}))
beforeEach(() => {
  mockPhone.toasts.length = 0
  useQuestion.setState({ question: null })
})

const AT = { ...sameFields('note', 'venue'), from: 'when' }
const refused = (field?: string): Failure => ({
  ...{ ok: false, code: 'invalidInput', message: '这里要改一改', retryable: false },
  ...(field === undefined ? {} : { field }),
})

test.each([
  ['a field of the form', 'note', 'note'],
  ['one that the form calls otherwise', 'from', 'when'],
  ['a part of one', 'venue.name', 'venue'],
  ['a field that the form does not have', 'requestId', null],
  ['a name that every object has', 'constructor', null],
  ['the whole of what was sent', '', null],
  ['nothing in particular', undefined, null],
])('a refusal of %s (%s) is told at %s', (_, field, place) => {
  tellRefused(refused(field), AT)
  const { question } = useQuestion.getState()
  expect([question?.field ?? null, question?.words ?? null]).toEqual([
    place,
    place && '这里要改一改',
  ])
  expect(mockPhone.toasts).toEqual(place ? [] : ['这里要改一改'])
})

const PHOTO = { path: 'wxfile://1.jpg', fileId: null }
type Given = Partial<ComplaintFields>
const FILLED = {
  ...{ kind: 'complaint', about: 'service', subject: 'points', who: '', source: '', sourceNo: '' },
  ...{ text: '来了两次都没有修好', confidential: false },
} as ComplaintFields

describe('a complaint', () => {
  test.each<[string, Given, (typeof PHOTO)[], string | null]>([
    ['of a service, whole', {}, [], null],
    ['of a service nobody knows which', { subject: null }, [], 'subject'],
    ['of that which came of a report', { subject: null, source: 'report:1' }, [], null],
    ['of a person, by what they do', { about: 'person' }, [], null],
    ['of a person, in words', { about: 'person', subject: null, who: '王师傅' }, [], null],
    ['of nobody', { about: 'person', subject: null }, [], 'who'],
    ['of blanks', { about: 'person', subject: null, who: '\u200b \u3164' }, [], 'who'],
    ['of the program', { about: 'app', subject: null }, [], null],
    ['without words', { text: '' }, [], 'text'],
    ['of four characters', { text: '没有修好' }, [], 'text'],
    ['of invisible ones', { text: '\u200b'.repeat(20) }, [], 'text'],
    ['of signs alone', { text: '！！！！！！！！' }, [], 'text'],
    ['of a photo without words', { text: '' }, [PHOTO], null],
    ['that lacks two things: the upper one first', { subject: null, text: '' }, [], 'subject'],
  ])('%s', (_, some, photos, field) => {
    const lack = missing({ fields: { ...FILLED, ...some }, photos })
    expect([lack?.field ?? null, lack === null || lack.words.length > 0]).toEqual([field, true])
  })
})
