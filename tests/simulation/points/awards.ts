import type { Act } from '../../../devtools/simulation/types'
import { DAY_MS, dateString, dayOf } from '../../../domain/calendar/zone'
import type { AwardCard, AwardView } from '../../../domain/points/answers'
import type { AwardStepName } from '../../../domain/points/calls'
import type { Award } from '../../../domain/points/award/types'
import type { Page } from '../../../domain/contract'
import { OPENID, type Person } from '../cast'
import { look, tap } from '../people'
import { OWNERS, REVIEWERS, numberOf, userOf, type Owner } from './shop'

/** Points for deeds: given, reviewed, objected to, judged, taken back. */

const awardsOf = (a: Act): Award[] => [...a.documents<Award>('awards').values()]

/** Enough to be reviewed. */
const MUCH_TO_REVIEW = 6

const AWARDERS = ['workerA1', 'leadA', 'dispatcher', 'reviewer', 'reviewer'] as const

async function gives(a: Act): Promise<Award | undefined> {
  const { dice } = a
  const who = dice.oneOf(AWARDERS)
  const requestId = a.requestId()
  await tap(a, who, 'points.give', {
    ...{ requestId, no: numberOf(dice.oneOf(OWNERS)), rule: dice.oneOf(['JS04', 'GM01', 'JS03']) },
    ...{ minutes: dice.oneOf([60, 90]), deed: '参加楼道清理' },
    deedOn: dateString(dayOf(a.now() - dice.oneOf([0, 0, 1]) * DAY_MS)),
    ...{ confidential: dice.chance(0.2), kin: dice.chance(0.05) },
  })
  return awardsOf(a).find(({ history }) => history[0]!.requestId === requestId)
}

const ownerOf = ({ recipient }: Award): Owner => OWNERS.find((o) => userOf(o) === recipient)!

/** Who may do it, by and large; somebody whom it concerns too nearly is among them. */
function stepFor(a: Act, award: Award): [AwardStepName, Person] | undefined {
  const { dice } = a
  const reviewer = dice.oneOf(REVIEWERS)
  switch (award.state) {
    case 'AWARDED': {
      const giver = REVIEWERS.find((r) => award.awardedBy.includes(`user:${OPENID[r]}`))
      const who = giver && dice.chance(0.4) ? giver : reviewer
      return [dice.chance(0.85) ? 'pass' : 'reject', who]
    }
    case 'APPEALED':
      return [dice.chance(0.6) ? 'confirm' : 'refuse', reviewer]
    case 'PUBLIC':
      return ['appeal', dice.oneOf([ownerOf(award), 'neighbour', 'workerA1'])]
    case 'POSTED':
      return ['reverse', reviewer]
    default:
      return ['appeal', ownerOf(award)]
  }
}

async function decides(a: Act, award: Award): Promise<void> {
  const [step, who] = stepFor(a, award) ?? []
  if (!step || !who) return
  const view = await look<AwardView>(a, who, 'points.award', { id: award._id })
  const asked = { requestId: a.requestId(), id: award._id, version: view?.version ?? award.version }
  const kin = step === 'appeal' ? {} : { kin: a.dice.chance(0.05) }
  await tap(a, who, `points.${step}`, { ...asked, ...kin, note: '核对过名单' })
}

/** What waits is decided on; what is public or over seldom. */
const isRipe = (a: Act, { state }: Award): boolean =>
  state === 'AWARDED' || state === 'APPEALED' || a.dice.chance(0.12)

export async function pointsAreGiven(a: Act): Promise<void> {
  const { dice } = a
  const isFull = awardsOf(a).filter(({ open }) => open).length >= MUCH_TO_REVIEW
  const old = dice.pick(awardsOf(a), ({ _id }) => _id)
  const award = isFull || dice.chance(0.3) ? old : await gives(a)
  if (!award || !isRipe(a, award)) return
  await decides(a, award)
  const now = a.documents<Award>('awards').get(award._id)!
  if (now.state === 'APPEALED' && dice.chance(0.7)) await decides(a, now)
}

/** Whoever reviews looks at the list and opens what is on it; so do others. */
export async function looksAtAwards(a: Act): Promise<void> {
  const { dice } = a
  const scope = dice.oneOf(['review', 'given', 'mine'] as const)
  const who = scope === 'mine' ? dice.oneOf(OWNERS) : dice.oneOf(REVIEWERS)
  const page = await look<Page<AwardCard>>(a, who, 'points.awards', { scope })
  const card = page && dice.pick(page.items, ({ id }) => id)
  if (card) await look(a, who, 'points.award', { id: card.id })
}

/** Reviewers open what waits for them. */
export async function opensAwardsThatWait(a: Act): Promise<void> {
  const waiting = awardsOf(a).filter(({ waitingFor }) => waitingFor === 'pointsReviewer')
  for (const { _id, hands } of waiting) {
    const who = REVIEWERS.find((r) => !hands.includes(`user:${OPENID[r]}`))
    if (who) await look(a, who, 'points.award', { id: _id })
  }
}
