import { list, readLists } from './lists'

/** A street has few. */
const MOST = 50

/** 积分审核员 on the roster, to be read together with others. */
export const REVIEWERS_LISTED = list(
  'staff',
  { 'posts.role': 'pointsReviewer', active: true },
  { limit: MOST, fields: ['_id'] },
)

/** 积分审核员 on the roster, as whom notices are addressed to. */
export const reviewers = async (): Promise<string[]> =>
  (await readLists(REVIEWERS_LISTED)).map(({ _id }) => _id).sort()
