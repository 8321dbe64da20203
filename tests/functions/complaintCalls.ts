import type { CallName } from '../../domain/contract'
import { STATES, WORDS, holder, stored, take, write } from './complaints'
import { WHO, type Person } from './street'
import type { Town } from './town'

/** Every call of complaints, each in a state in which it succeeds, for the rules that hold for all calls. */
export interface ComplaintCase {
  name: CallName
  who: Person
  /** What it is asked, without the request's id. */
  input(town: Town): Promise<object>
  /** The same call asking for something else; absent where it only reads. */
  other?: (first: object) => object
}

/** In a street without a 投诉受理员 街道领导 is the first who is given any. */
const FIRST: Person = 'leader'

const step = (
  action: string,
  who: Person,
  state: keyof typeof STATES,
  words: object = {},
  others: object = { version: 1_000 },
): ComplaintCase => ({
  name: `complaint.${action}` as CallName,
  who,
  async input(town) {
    const id = await STATES[state](town)
    if (who === FIRST && holder(town, id) !== FIRST) throw new Error(`${id} is not for ${FIRST}`)
    return { id, version: stored(town, id).version, ...words }
  },
  other: (first) => ({ ...first, ...others }),
})

/** Whom it is about, and who is asked for an account. */
const ASKED = 'workerA1' satisfies Person
const ASKED_ID = WHO[ASKED].id
async function takenAbout(town: Town): Promise<string> {
  const { id } = await write(town, 'resident', { text: `${WHO[ASKED].name}来了也不说话` })
  return (await take(town, holder(town, id), id, 'accept')).id
}
async function inquired(town: Town): Promise<string> {
  const id = await takenAbout(town)
  const words = { to: ASKED_ID, note: '请说明那天的情况' }
  return (await take(town, holder(town, id), id, 'inquire', words)).id
}

const asked = async (input: object): Promise<object> => input

export const COMPLAINT_CASES: ComplaintCase[] = [
  {
    name: 'complaint.submit',
    who: 'resident',
    input: () => asked(WORDS),
    other: (first) => ({ ...first, text: '周日也没有人，又白跑一趟' }),
  },
  step('accept', FIRST, 'SUBMITTED'),
  step('answer', FIRST, 'HANDLING', { note: '已改正' }, { note: '没有改正' }),
  step('transfer', FIRST, 'HANDLING', { to: WHO.dispatcher.id }, { note: '请您办' }),
  step('recuse', FIRST, 'HANDLING'),
  step('reject', FIRST, 'HANDLING', { note: '属于信访', way: 'petition' }, { way: 'court' }),
  step('rate', 'resident', 'ANSWERED', { outcome: 'satisfied' }, { outcome: 'fair' }),
  step('askAgain', 'resident', 'ANSWERED', { note: '还没有改' }, { note: '没有说清楚' }),
  step('withdraw', 'resident', 'SUBMITTED'),
  {
    name: 'complaint.inquire',
    who: FIRST,
    async input(town) {
      const id = await takenAbout(town)
      return { id, version: stored(town, id).version, to: ASKED_ID, note: '请说明那天的情况' }
    },
    other: (first) => ({ ...first, note: '请说明上周的情况' }),
  },
  {
    name: 'complaint.explain',
    who: ASKED,
    async input(town) {
      const id = await inquired(town)
      return { id, version: stored(town, id).version, note: '那天去送东西了' }
    },
    other: (first) => ({ ...first, note: '那天请假了' }),
  },
  { name: 'complaint.asked', who: ASKED, input: async (town) => ({ id: await inquired(town) }) },
  { name: 'complaint.list', who: 'resident', input: () => asked({ scope: 'mine' }) },
  { name: 'complaint.list', who: FIRST, input: () => asked({ scope: 'todo' }) },
  { name: 'complaint.list', who: FIRST, input: () => asked({ scope: 'seen' }) },
  {
    name: 'complaint.list',
    who: 'resident',
    input: () => asked({ scope: 'mine', cursor: '1:complaint:x' }),
  },
  {
    name: 'complaint.get',
    who: FIRST,
    input: async (town) => ({ id: await STATES.HANDLING(town) }),
  },
  { name: 'complaint.figures', who: FIRST, input: () => asked({}) },
]
