import type { CallName } from '../../domain/contract'
import type { Handler } from './context'
import { buildings } from './grid/buildings'
import { candidates } from './grid/candidates'
import { locate } from './grid/locate'
import { street } from './grid/street'
import { bindPhone } from './identity/bindPhone'
import { consent } from './identity/consent'
import { me } from './identity/me'
import { myData } from './identity/myData'
import { update } from './identity/update'
import { accept as acceptSubscription } from './notice/accept'
import { list as listNotices } from './notice/list'
import { read } from './notice/read'
import { accept } from './report/accept'
import { assign } from './report/assign'
import { get } from './report/get'
import { list as listReports } from './report/list'
import { rate } from './report/rate'
import { reject } from './report/reject'
import { reopen } from './report/reopen'
import { resolve } from './report/resolve'
import { giveBack } from './report/return'
import { selfHandle } from './report/selfHandle'
import { sign } from './report/sign'
import { submit } from './report/submit'
import { verifyFail } from './report/verifyFail'
import { verifyPass } from './report/verifyPass'
import { withdraw } from './report/withdraw'

/** Every call of the contract and the use case that answers it. */
export const HANDLERS: { [N in CallName]: Handler<N> } = {
  'identity.me': me,
  'identity.update': update,
  'identity.consent': consent,
  'identity.bindPhone': bindPhone,
  'identity.myData': myData,
  'grid.street': street,
  'grid.buildings': buildings,
  'grid.locate': locate,
  'grid.candidates': candidates,
  'report.submit': submit,
  'report.list': listReports,
  'report.get': get,
  'report.selfHandle': selfHandle,
  'report.accept': accept,
  'report.reject': reject,
  'report.assign': assign,
  'report.sign': sign,
  'report.return': giveBack,
  'report.resolve': resolve,
  'report.verifyPass': verifyPass,
  'report.verifyFail': verifyFail,
  'report.rate': rate,
  'report.reopen': reopen,
  'report.withdraw': withdraw,
  'notice.list': listNotices,
  'notice.read': read,
  'notice.accept': acceptSubscription,
}
