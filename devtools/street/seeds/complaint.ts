import { callApi } from '../client'
import { requestId, type Seed } from './types'

/** One 建议 that waits for the 投诉受理员. */
export const complaintSeed: Seed = async (cloud) => {
  const writer = 'o-keeper-su'
  await callApi(cloud, writer, 'complaint.submit', {
    requestId: requestId('complaint', writer),
    kind: 'suggestion',
    about: 'service',
    subject: 'points',
    text: '希望领取点周六上午也开门，上班的人才来得了',
  })
}
