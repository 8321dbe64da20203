import { MOST_OF_TOAST, say, widthOf } from '../../client/src/services/toast'
import { ERRORS } from '../../domain/call/errors'
import { FakePhone } from './fakePhone'

/** What is said is read to its end: a toast cuts off what its two lines do not hold. */
const mockPhone = new FakePhone()
jest.mock('@tarojs/taro', () => ({
  showToast: (o: never) => mockPhone.taro.showToast(o),
  showModal: (o: never) => mockPhone.taro.showModal(o),
}))
const phone = mockPhone
beforeEach(() => {
  phone.toasts.length = 0
  phone.told.length = 0
})

test.each(Object.entries(ERRORS))('%s fits a toast', (_, { message }) => {
  expect([message, widthOf(message) <= MOST_OF_TOAST]).toEqual([message, true])
  say(message)
  expect([phone.toasts, phone.told]).toEqual([[message], []])
})

test.each([
  ['as long as a toast', '好'.repeat(MOST_OF_TOAST), true],
  ['one more', '好'.repeat(MOST_OF_TOAST + 1), false],
  ['digits and letters, which are narrow', '1a'.repeat(MOST_OF_TOAST), true],
])('%s', (_, words, isToast) => {
  say(words)
  expect([phone.toasts, phone.told]).toEqual(isToast ? [[words], []] : [[], [words]])
})
