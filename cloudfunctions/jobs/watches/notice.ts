import { now } from '../../platform/clock'
import { collection, command } from '../../platform/collections'
import type { Digest, Fanout, Notice } from '../../../domain/notice/types'
import { settleDigest } from '../digests'
import { spread } from '../fanout'
import { settle } from '../outbox'
import type { Watch } from '../watch'

/** Commits that tell many: each becomes its notices, which are then sent like all others. */
export const fanoutWatch: Watch<Fanout> = {
  name: 'fanouts',
  share: 0.3,
  due: (limit) => collection('fanouts').find({}, { sort: [['createdAt', 'asc']], limit }),
  look: spread,
}

/** The outbox: what is to be sent now, and what a dead sender left behind. */
export const noticeWatch: Watch<Notice> = {
  name: 'notices',
  share: 0.8,
  due: (limit) =>
    collection('notices').find(
      { 'push.nextAt': command.lte(now()) },
      { sort: [['push.nextAt', 'asc']], limit },
    ),
  look: settle,
}

/** Digests whose moment has come, and what a dead sender left behind. */
export const digestWatch: Watch<Digest> = {
  name: 'digests',
  share: 0.5,
  due: (limit) =>
    collection('digests').find(
      { 'push.nextAt': command.lte(now()) },
      { sort: [['push.nextAt', 'asc']], limit },
    ),
  look: settleDigest,
}
