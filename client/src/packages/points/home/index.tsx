import { View } from '@tarojs/components'
import { useState } from 'react'
import type { AccountView } from '../../../../../domain/points/answers'
import { Card, Cell, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Sheet } from '../../../components/Sheet'
import { Opening, Stale } from '../../../components/States'
import { useNow } from '../../../components/useNow'
import { call } from '../../../services/call'
import { copyKey } from '../../../services/copies'
import { go } from '../../../services/go'
import { say } from '../../../services/toast'
import { T } from '../../../text'
import { BalanceLines } from '../parts/BalanceLines'
import { POINTS_PAGES } from '../parts/pages'
import { useOnce } from '../../../components/useOnce'
import { usePulled } from '../../../components/usePulled'
import { WORDS } from '../text'
import { Ledger } from './Ledger'
import { JoinCard, NumberCard, RenameSheet, useJoin } from './NameCard'

const W = WORDS.home

/** What can be spent, by when, and what of it is bound already. */
function Balance({ account }: { account: AccountView }) {
  const { recover } = account
  return (
    <Card tone="soft">
      <View className="stack">
        <BalanceLines of={account} words={W} nothing={W.earn} />
        {recover ? <View className="warn strong">{W.recover(recover)}</View> : null}
        <Button kind="primary" icon="gift" onClick={() => go(POINTS_PAGES.shop)}>
          {W.shop}
        </Button>
      </View>
    </Card>
  )
}

const WAYS = [
  {
    icon: 'list',
    title: W.redemptions,
    hint: W.redemptionsHint,
    page: POINTS_PAGES.redemptions,
  },
  { icon: 'house', title: W.household, hint: W.householdHint, page: POINTS_PAGES.household },
  { icon: 'people', title: W.helper, hint: W.helperHint, page: POINTS_PAGES.helper },
  { icon: 'star', title: W.rules, hint: W.rulesHint, page: POINTS_PAGES.rules },
  { icon: 'people', title: W.published, hint: W.publishedHint, page: POINTS_PAGES.published },
  { icon: 'file', title: W.month, hint: W.monthHint, page: POINTS_PAGES.month },
]

/** 我的商户, for its contact alone. */
const waysOf = ({ merchant }: AccountView) =>
  merchant === undefined
    ? WAYS
    : [{ icon: 'people', title: W.merchant, hint: merchant, page: POINTS_PAGES.merchant }, ...WAYS]

/** 注销: told what goes, and asked once more. */
function CloseSheet({
  account,
  put,
  onClose,
}: {
  account: AccountView
  put: (account: AccountView) => void
  onClose: () => void
}) {
  const { busy, run } = useOnce()
  const close = async () => {
    const reply = await run(['close', account.no], (requestId) =>
      call('points.close', { requestId }),
    )
    if (!reply) return
    say(reply.ok ? WORDS.close.done : reply.message)
    if (!reply.ok) return
    onClose()
    if (reply.data) put(reply.data)
  }
  return (
    <Sheet title={WORDS.close.title} onClose={onClose}>
      <View>{WORDS.close.hint(account.balance)}</View>
      <Button kind="danger" off={busy} onClick={() => void close()}>
        {busy ? T.steps.working : WORDS.close.confirm}
      </Button>
      <Button onClick={onClose}>{T.back}</Button>
    </Sheet>
  )
}

/** 我的积分 */
export default function PointsHome() {
  const now = useNow()
  const loaded = usePulled(() => call('points.account', {}), copyKey('points.account'))
  const { data: account, failure, fresh, put } = loaded
  const [asked, setAsked] = useState<'rename' | 'close' | null>(null)
  const close = () => setAsked(null)
  const joining = useJoin(put, () => {
    say(account?.no ? WORDS.join.renamed : WORDS.join.done)
    close()
  })
  const retry = () => void loaded.reload()
  if (!account) return <Opening failure={failure} onRetry={retry} />
  const rename = () => {
    joining.name.current = account.name
    setAsked('rename')
  }
  const sheet =
    joining.sheet ??
    (asked === 'rename' ? (
      <RenameSheet joining={joining} value={account.name} onClose={close} />
    ) : asked === 'close' ? (
      <CloseSheet account={account} put={put} onClose={close} />
    ) : undefined)
  return (
    <Screen over={sheet}>
      <View className="stack">
        <Slot>{failure ? <Stale failure={failure} onRetry={retry} /> : null}</Slot>
        <Balance account={account} />
        {account.no ? (
          <NumberCard account={account} onRename={rename} />
        ) : fresh ? (
          <JoinCard joining={joining} />
        ) : null}
        <Card bare>
          {waysOf(account).map(({ page, ...cell }) => (
            <Cell key={page} {...cell} onClick={() => go(page)} />
          ))}
        </Card>
        <Ledger now={now} />
        {account.no && fresh ? (
          <Button kind="ghost" onClick={() => setAsked('close')}>
            {WORDS.close.open}
          </Button>
        ) : null}
      </View>
    </Screen>
  )
}
