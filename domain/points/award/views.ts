import type { Actor } from '../../identity/types'
import { doneText } from '../../matter/lifecycle'
import { actionView, type HistoryView } from '../../matter/views'
import type { AwardCard, AwardView } from '../answers'
import { AWARD, type AwardRole } from './lifecycle'
import { receiverName } from './collective'
import { allowedActions, readsWhole } from './qualities'
import type { Award } from './types'

/** What a reader sees of an award: names whole for who has to do with it, masked for everybody else. */
export interface AwardReader {
  actor: Actor
  now: number
}

export function awardCard(award: Award, { actor }: AwardReader): AwardCard {
  const { text, tone } = AWARD.states[award.state]
  const { _id: id, state, rule, points, deedOn, deed, givenAt, dueAt } = award
  const name = receiverName(award, readsWhole(actor, award))
  const card = { id, state, stateText: text, tone, name, ruleName: rule.name }
  return { ...card, points, deedOn, deed, givenAt, dueAt }
}

const ROLE_TITLE: Record<AwardRole, string> = {
  awarder: '发放人',
  reviewer: '积分审核员',
  recipient: '本人',
  resident: '居民',
  system: '系统',
}

/** Staff act by name for who has to do with it; an objector is named to nobody. */
function byText({ by }: Award['history'][number], actor: Actor, isWhole: boolean): string {
  if (by.principal === actor.userId || by.principal === actor.staffId) return '我'
  const title = ROLE_TITLE[by.role]
  return isWhole && by.name !== '' && by.role !== 'system' ? `${title} ${by.name}` : title
}

/** What was objected is for reviewers, the recipient and whoever wrote it. */
function noteOf(entry: Award['history'][number], actor: Actor, isWhole: boolean): string {
  return isWhole || entry.by.principal === actor.userId ? entry.note : ''
}

const historyOf = (award: Award, actor: Actor): HistoryView[] => {
  const isWhole = readsWhole(actor, award)
  return award.history.map((entry) => ({
    at: entry.at,
    title: doneText(AWARD, entry.action),
    by: byText(entry, actor, isWhole),
    note: noteOf(entry, actor, isWhole),
    photos: [],
  }))
}

export function awardView(award: Award, reader: AwardReader, repeated: boolean): AwardView {
  const { actor, now } = reader
  const { version, minutes, confidential, publicUntil, paid } = award
  return {
    ...awardCard(award, reader),
    version,
    minutes,
    confidential,
    publicUntil,
    paid,
    actions: allowedActions(actor, award, now).map((action) => actionView(AWARD, action)),
    history: historyOf(award, actor),
    repeated,
  }
}
