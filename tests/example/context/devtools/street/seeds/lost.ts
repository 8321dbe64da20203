import { callApi } from '../client'
import { PERSONAS } from '../personas'
import { requestId, type Seed } from './types'

/** One thing that a resident has found. */
export const lostSeed: Seed = async (cloud, { grids }) => {
  const { openid } = PERSONAS.find((p) => p.jobNo === null)!
  await callApi(cloud, openid, 'lost.register', {
    requestId: requestId('lost', openid),
    what: '一串钥匙',
    gridCode: grids[0]!.code,
  })
}
