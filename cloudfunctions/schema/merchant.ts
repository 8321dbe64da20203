import type { Statement } from '../../domain/merchant/statement'
import { collection, index, nobody } from './define'

export const MERCHANT_COLLECTIONS = {
  /** One of a 领取点 and a month; written by `_id`. */
  statements: collection<Statement>(
    {
      contact: 'ledger',
      'history.*.by': 'ledger',
      'history.*.hands': 'ledger',
      'history.*.note': 'ledger',
      'lines.*.reason': 'ledger',
      ...nobody('shape', 'version', 'month', 'merchant', 'merchantName', 'pickUp', 'pickUpName'),
      ...nobody('lines', 'state', 'open', 'waits', 'at', 'reminded', 'history'),
    },
    /** What waits for a contact. */
    index('contact', ['contact', 1], ['waits', 1], ['at', -1]),
    /** What waits for the street, and all. */
    index('waits', ['waits', 1], ['at', -1], ['_id', -1]),
    index('at', ['at', -1], ['_id', -1]),
    index('merchant', ['merchant', 1], ['month', -1]),
    index('month', ['month', 1]),
    /** Whose contact may have changed. */
    index('open', ['open', 1], ['_id', 1]),
    /** Those that wait for long. */
    index('remind', ['open', 1], ['reminded', 1], ['at', 1]),
    /** What somebody had a hand in, when he leaves. */
    index('hands', ['history.by', 1]),
    index('accounts', ['history.hands', 1]),
  ),
}
