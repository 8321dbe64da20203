import type { CallName } from '../../domain/contract'

const requestId = 'request-bad-input-0001'
const own = { requestId, id: 'household:0123456789abcdef01234567' }
const no = '012345678901'
const ask = '0123456789abcdef01234567'

type HouseholdCall = Extract<CallName, `household.${string}`>

/** One good input of every call of households, with every optional field filled. */
export const GOOD_OF_HOUSEHOLDS: Record<HouseholdCall, object> = {
  'household.open': {},
  'household.shop': {},
  'household.found': { requestId, name: '和睦家' },
  'household.invite': { ...own, no },
  'household.takeBack': { ...own, no },
  'household.answer': { ...own, yes: true },
  'household.leave': { ...own, no },
  'household.setRules': { ...own, upTo: 20, shows: false },
  'household.passOn': { ...own, no },
  'household.put': { ...own, points: 20 },
  'household.spend': { ...own, good: 'G1', price: 20, perMonth: 2 },
  'household.settle': { ...own, ask, good: 'G1', yes: true },
  'household.withdraw': { ...own, ask },
}
