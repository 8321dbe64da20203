import { callApi, subscribe } from '../client'
import { PERSONAS } from '../personas'
import { requestId, type Seed } from './types'

/** Subscriptions that the demo's staff begin with. */
const SUBSCRIPTIONS = 3

/** What staff have allowed beforehand, at WeChat and in the account. */
export const noticeSeed: Seed = async (cloud, { templates }) => {
  for (const { openid } of PERSONAS.filter((p) => p.jobNo !== null)) {
    for (let n = 1; n <= SUBSCRIPTIONS; n++) {
      await subscribe(cloud, openid, { [templates.task.id]: 'accept' })
      await callApi(cloud, openid, 'notice.accept', {
        requestId: requestId(`task${n}`, openid),
        results: { task: 'accept' },
      })
    }
  }
}
