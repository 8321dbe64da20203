import { award } from '../../../domain/points/ledger/award'
import { close, expire } from '../../../domain/points/ledger/expire'
import { putIn, takeAlong } from '../../../domain/points/ledger/move'
import { reverse } from '../../../domain/points/ledger/reverse'
import { hold, post, voidHold } from '../../../domain/points/ledger/spend'
import { cancel, lapse, refund } from '../../../domain/points/redeem/giveBack'
import { handOut, undo } from '../../../domain/points/redeem/handOut'
import { redeem } from '../../../domain/points/redeem/redeem'

/** The acts of the ledger, so that a test can put a faulty one in the place of one. */
export const ACTS = {
  award,
  reverse,
  hold,
  post,
  voidHold,
  expire,
  close,
  putIn,
  takeAlong,
  redeem,
  handOut,
  undo,
  cancel,
  lapse,
  refund,
}
export type Acts = typeof ACTS
