import { saysSomething } from '../../../../../domain/call/said'
import type { InputOf } from '../../../../../domain/contract'
import type { Lack } from '../../../services/question'
import { WORDS } from '../text'

const W = WORDS.apply
type Asked = InputOf<'volunteer.apply'>

/** What is filled in of an application. */
export interface ApplyFields {
  name: string
  domain: Asked['domain'] | null
  community: string | null
  purpose: string
  leader: string
}

/** What is missing first, from above; null: nothing. */
export function missing({ name, domain, community, purpose, leader }: ApplyFields): Lack | null {
  if (!saysSomething(name)) return { field: 'name', words: W.needName }
  if (domain === null) return { field: 'domain', words: W.needDomain }
  if (community === null) return { field: 'community', words: W.needCommunity }
  if (!saysSomething(purpose)) return { field: 'purpose', words: W.needPurpose }
  return saysSomething(leader) ? null : { field: 'leader', words: W.needLeader }
}

/** As the cloud takes it; null while something is missing. */
export function askedOf(fields: ApplyFields): Omit<Asked, 'requestId'> | null {
  const { domain, community } = fields
  if (missing(fields) || domain === null || community === null) return null
  const [name, purpose, leader] = [fields.name, fields.purpose, fields.leader].map((s) => s.trim())
  return { name: name!, domain, community, purpose: purpose!, leader: leader! }
}
