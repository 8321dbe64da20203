import type { Role } from '../../../../../domain/street/types'
import { T } from '../../../text'

interface Place {
  icon: string
  title: string
  page: string
  posts: readonly Role[]
}

/** Lists of what waits for a post, beside the reports that wait for a person by name. */
const PLACES: readonly Place[] = [
  {
    icon: 'inbox',
    title: T.home_.desk,
    page: 'packages/duty/queue/index',
    posts: ['dispatcher'],
  },
  {
    icon: 'people',
    title: T.services.mediationDesk,
    page: 'packages/mediation/desk/index',
    posts: ['mediator', 'mediationChair', 'mediationClerk'],
  },
  {
    icon: 'check',
    title: T.services.pointsReview,
    page: 'packages/keeper/review/index',
    posts: ['pointsReviewer'],
  },
]

/** Those of somebody who holds these posts. */
export const elsewhereFor = (roles: readonly Role[]): Place[] =>
  PLACES.filter(({ posts }) => posts.some((post) => roles.includes(post)))
