import { collection } from './collections'

/** A street has few. */
const MOST = 50

/** 积分审核员 on the roster, as whom notices are addressed to. */
export async function reviewers(): Promise<string[]> {
  const found = await collection('staff').find(
    { 'posts.role': 'pointsReviewer', active: true },
    { limit: MOST, fields: ['_id'] },
  )
  return found.map(({ _id }) => _id).sort()
}
