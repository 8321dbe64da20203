import type { ActionView } from '../../../../../domain/contract'

/** The other answer to a question, which stands beside it. */
const OTHER_ANSWER: Readonly<Record<string, string>> = {
  consent: 'refuse',
  approve: 'replace',
  agreeInvite: 'refuseInvite',
}

/**
 * Under the thumb stands the one step that this party is asked for, with its other answer before it;
 * everything else, 终止调解 too, at the end of the page. Nothing is under the thumb where nothing is asked.
 */
export function partyActions(actions: readonly ActionView[]): {
  foot: ActionView[]
  others: ActionView[]
} {
  const asked = actions.find((a) => a.weight === 'primary')
  const other = asked && actions.find((a) => a.action === OTHER_ANSWER[asked.action])
  const foot = [...(other ? [other] : []), ...(asked ? [asked] : [])]
  const rank = { primary: 0, plain: 1, danger: 2 }
  const others = actions
    .filter((a) => !foot.includes(a))
    .sort((a, b) => rank[a.weight] - rank[b.weight])
  return { foot, others }
}
