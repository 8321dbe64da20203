import { withoutPerson } from '../../../domain/merchant/statement'
import { changeAll, type Leaver } from './leaver'

/** A statement stays with what was confirmed; nobody is its contact, and no account stands in it. */
export const leaveMerchants: Leaver = async ({ user }) => {
  await changeAll('statements', { contact: user }, (s) => withoutPerson(s, user))
  for (const filter of [{ 'history.by': user }, { 'history.hands': user }])
    await changeAll('statements', filter, (s) => withoutPerson(s, user))
}
