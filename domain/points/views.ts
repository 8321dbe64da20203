import type { Principal } from '../matter/types'
import { doneText } from '../matter/lifecycle'
import { actionView, type ActionView, type HistoryView } from '../matter/views'
import type { PickUp } from '../street/points'
import type { StreetSettings } from '../street/types'
import type {
  AccountView,
  GoodView,
  HandedOutView,
  LedgerLine,
  PeekView,
  PickUpView,
  PrintedView,
  RedemptionCard,
  RedemptionView,
  ShopView,
} from './answers'
import { maskedName } from '../identity/masks'
import { tailOf } from './award/published'
import { paperCode } from './code/paper'
import { spokenOf } from './code/shown'
import { balanceOf, heldIn } from './ledger/account'
import { isPast, todayOf } from './ledger/lots'
import { LIMITS } from './limits'
import { isFor, stockOf } from './redeem/bins'
import { boughtIn } from './redeem/bought'
import { isOver } from './redeem/handOut'
import { REDEMPTION, type RedemptionAction, type RedemptionRole } from './redeem/lifecycle'
import type { Bin, Good, Redemption } from './redeem/types'
import { shelfStateOf } from './redeem/shelf'
import type { Rule } from './rules'
import type { Account, Entry, EntryKind, Member } from './types'
import { MINUTE_MS } from '../calendar/zone'

/** What a reader sees of points, built field by field from what the reader may know. */

export function accountView(account: Account, member: Member | null, now: number): AccountView {
  const today = todayOf(now)
  return {
    no: member ? member._id.slice('member:'.length) : '',
    name: member?.name ?? '',
    tail: tailOf(account.user),
    balance: balanceOf(account, today),
    held: heldIn(account),
    recover: account.recover,
    lots: account.lots
      .filter(({ day, left }) => left > 0 && !isPast(day, today))
      .map(({ day, left }) => ({ day, points: left })),
  }
}

/** What an entry was, in a sentence; of goods and rules by name. */
const SENTENCE: Record<EntryKind, (what: string) => string> = {
  award: (what) => `${what}，积分入账`,
  recover: () => '抵扣以前冲正后待扣的积分',
  hold: (what) => `兑换${what}，积分先冻结`,
  void: (what) => `${what}没有领取，积分已退回`,
  redeem: (what) => `已领取${what}`,
  undo: (what) => `${what}的交付已撤销，等待领取`,
  refund: (what) => `${what}有问题，积分已退还`,
  expire: () => '积分到期',
  reverse: (what) => `${what}发放有误，积分已冲正`,
  owe: () => '冲正的积分已用掉，从以后的积分里抵扣',
  lapse: () => '冲正的积分已到期，不用再扣',
  close: () => '账户注销',
  moveOut: () => '转出到另一个账户',
  moveIn: () => '从另一个账户转入',
}

export function lineOf(
  entry: Pick<Entry, 'at' | 'kind' | 'points' | 'account' | 'debit' | 'credit' | 'rule' | 'moved'>,
  goods: ReadonlyMap<string, string>,
  rules: readonly Pick<Rule, 'code' | 'name'>[],
): LedgerLine {
  const { at, kind, points, account, debit, credit, rule, moved } = entry
  const ofRule = rules.find((r) => r.code === rule)?.name ?? '积分'
  const what = moved ? (goods.get(moved.good) ?? '商品') : ofRule
  const change = credit === account ? points : debit === account ? -points : 0
  return { at, kind, text: SENTENCE[kind](what), points, change }
}

type Street = Pick<StreetSettings, 'points'>

export function pickUpView({ points }: Street, code: string): PickUpView | null {
  const found: PickUp | undefined = points?.pickUps.find((p) => p.code === code)
  if (!found) return null
  const { name, address, hours, phone } = found
  return { name, address, hours, phone }
}

/** What a shop is seen with: the shelf, and what there is of the reader. */
export interface ShopReader {
  bins: readonly Bin[]
  account: Account
  /** Codes of goods of which the reader wishes for more. */
  wished: readonly string[]
  street: Street
  now: number
}

export function goodView(good: Good, { bins, account, wished, street, now }: ShopReader): GoodView {
  const own = bins.filter((bin) => bin.good === good.code)
  const { code, name, picture, price, perMonth, offered, goodUntil, pickUp } = good
  return {
    code,
    name,
    picture,
    price,
    perMonth,
    bought: boughtIn(account, code, now),
    offered,
    goodUntil,
    left: stockOf(own).free,
    ...shelfStateOf(own, now),
    wished: wished.includes(code),
    pickUp: pickUpView(street, pickUp),
  }
}

/** What is offered comes first, then what costs least. */
export function shopView(goods: readonly Good[], reader: ShopReader): ShopView {
  const sorted = goods
    .filter((good) => isFor(good, reader.account))
    .sort(
      (a, b) =>
        Number(b.offered) - Number(a.offered) || a.price - b.price || (a.code < b.code ? -1 : 1),
    )
  return {
    balance: balanceOf(reader.account, todayOf(reader.now)),
    goods: sorted.map((good) => goodView(good, reader)),
  }
}

/** The fields that a card of a redemption is made of. */
export const REDEMPTION_CARD_FIELDS = [
  '_id',
  'state',
  'goodName',
  'price',
  'until',
  'redeemedAt',
] as const satisfies readonly (keyof Redemption)[]
type RedemptionCardSource = Pick<Redemption, (typeof REDEMPTION_CARD_FIELDS)[number]>

/** Of one whose days are over the reader is told so, whether the timer has been or not. */
export function redemptionCard(r: RedemptionCardSource, now: number): RedemptionCard {
  const { text, tone } = REDEMPTION.states[r.state]
  const isLate = r.state === 'HELD' && isOver(r, now)
  return {
    id: r._id,
    state: r.state,
    stateText: isLate ? '已过期，积分退回中' : text,
    tone: isLate ? 'plain' : tone,
    goodName: r.goodName,
    price: r.price,
    until: r.until,
  }
}

/** Whoever has to do with it by account; reviewers read it by their post. */
export const isReader = (r: Redemption, user: Principal): boolean =>
  r.owner === user || r.keeper?.user === user

/** Buttons of a redemption, for its owner and for whoever may undo its 交付. */
function actionsOf(r: Redemption, reader: RedemptionReader): RedemptionAction[] {
  const { user, now, isReviewer, isHelper = false } = reader
  const isOwner = r.owner === user
  const isWaiting = r.state === 'HELD' && !isOver(r, now)
  if (isHelper) return []
  if (isOwner) return isWaiting ? ['name', 'print', 'cancel'] : []
  if (isReviewer && isWaiting) return ['print', 'cancel']
  if (r.state !== 'HANDED_OUT') return []
  if (isReviewer) return ['undo', 'refund']
  return r.handedAt !== null && now <= undoUntilOf(r.handedAt) ? ['undo'] : []
}

export const undoUntilOf = (handedAt: number): number => handedAt + LIMITS.undoMinutes * MINUTE_MS

const ROLE_TITLE: Record<RedemptionRole, string> = {
  owner: '兑换人',
  helper: '帮手',
  keeper: '兑换员',
  reviewer: '积分审核员',
  system: '系统',
}

const historyOf = (r: Redemption, user: Principal): HistoryView[] =>
  r.history.map(({ at, action, by, name, role, note }) => {
    const isNamed = role !== 'owner' && role !== 'system'
    const title = ROLE_TITLE[role]
    return {
      at,
      title: doneText(REDEMPTION, action),
      by: by === user ? '我' : isNamed ? `${title} ${maskedName(name)}` : title,
      note,
      photos: [],
    }
  })

export interface RedemptionReader {
  user: Principal
  now: number
  settings: Street
  isReviewer: boolean
  /** 帮手 who redeemed it for the owner and is to pick it up. */
  isHelper?: boolean
}

export function redemptionView(
  r: Redemption,
  reader: RedemptionReader,
  repeated: boolean,
): RedemptionView {
  const { user, now, settings, isHelper = false } = reader
  const isOwner = r.owner === user
  const isWaiting = r.state === 'HELD' && !isOver(r, now)
  return {
    ...redemptionCard(r, now),
    good: r.good,
    ownerName: isOwner || isHelper ? r.ownerName : maskedName(r.ownerName),
    pickUp: pickUpView(settings, r.pickUp),
    code: (isOwner || isHelper) && isWaiting ? { no: r.no, secret: r.secret } : null,
    proxyName: r.proxy?.name ?? '',
    handedAt: r.handedAt,
    keeperName: maskedName(r.keeper?.name ?? ''),
    now,
    actions: actionsOf(r, reader).map((a): ActionView => actionView(REDEMPTION, a)),
    history: historyOf(r, user),
    repeated,
  }
}

/** `ticket`: of a scan that was good, and until when; nothing where nothing is to be handed out. */
export const peekView = (
  r: Redemption,
  picture: string,
  ticket: Pick<PeekView, 'ticket' | 'ticketUntil'> = { ticket: '', ticketUntil: 0 },
): PeekView => ({
  id: r._id,
  state: r.state,
  stateText: REDEMPTION.states[r.state].text,
  goodName: r.goodName,
  picture,
  ownerName: maskedName(r.ownerName),
  proxyName: r.proxy?.name ?? '',
  handedAt: r.handedAt,
  keeperName: r.keeper?.name ?? '',
  ...ticket,
})

/** The last code that was printed; the name whole for the owner alone. */
export const printedView = (r: Redemption, user: Principal, street: Street): PrintedView => ({
  id: r._id,
  goodName: r.goodName,
  ownerName: r.owner === user ? r.ownerName : maskedName(r.ownerName),
  pickUp: pickUpView(street, r.pickUp),
  until: r.until,
  code: spokenOf(r.no, paperCode(r.secret, r.prints)),
})

export const handedOutView = (r: Redemption, repeated: boolean): HandedOutView => {
  const line = [...r.history].reverse().find(({ action }) => action === 'handOut')
  return {
    ...peekView(r, ''),
    steps: Number(line?.answer.steps ?? 0),
    undoUntil: undoUntilOf(r.handedAt ?? 0),
    repeated,
  }
}
