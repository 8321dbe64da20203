import { withoutPerson } from '../../../domain/merchant/statement'
import { changeAll, type Leaver } from './leaver'

/** A statement stays with what was confirmed; nobody is its contact, and no account stands in it. */
export const leaveMerchants: Leaver = async ({ user }) => {
  await changeAll('statements', { contact: user }, (s) => withoutPerson(s, user))
  await changeAll('statements', { 'history.by': user }, (s) => withoutPerson(s, user))
}
