import { ENTRY_SHAPE, type Account, type Entry } from '../types'

type Given = Pick<Entry, '_id' | 'kind' | 'debit' | 'credit' | 'points' | 'source' | 'content'> &
  Partial<Entry>

/** One entry of an account; what is not said of it does not apply. */
export const entryOf = (account: Pick<Account, '_id'>, at: number, given: Given): Entry => ({
  shape: ENTRY_SHAPE,
  account: account._id,
  lots: [],
  rule: null,
  domain: null,
  deedOn: null,
  at,
  answer: {},
  moved: null,
  confidential: false,
  ...given,
})
