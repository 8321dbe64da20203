import { Input, Label, Switch, View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useRef } from 'react'
import type { MeView } from '../../../../domain/contract'
import { Card, Cell, Section } from '../../components/Basics'
import { Icon } from '../../components/Icon'
import { Screen } from '../../components/Screen'
import { ErrorView, Skeleton } from '../../components/States'
import { useNow } from '../../components/useNow'
import { call } from '../../services/call'
import { go } from '../../services/go'
import { newRequestId } from '../../services/requestId'
import { adopt, loadMe, setElder, useSession } from '../../services/session'
import { say } from '../../services/toast'
import { T } from '../../text'
import { Account } from './Account'
import { Bind } from './Bind'
import { Duty } from './Duty'

/** Nickname: read when the field is left, since WeChat may clear it after its own check. */
function Name({ me }: { me: MeView }) {
  const begun = useRef(me.nickname)
  const save = async (nickname: string) => {
    if (nickname.trim() === (useSession.getState().me?.nickname ?? '')) return
    const reply = await call('identity.update', { requestId: newRequestId(), nickname })
    if (reply.ok && reply.data) adopt(reply.data)
    say(reply.ok ? T.me.nicknameSaved : reply.message)
  }
  return (
    <Card>
      <View className="row me__head">
        <Icon name="person" size="huge" />
        <View className="grow">
          <View className="t-l">{me.staffName || me.nickname || T.me.hello}</View>
          {me.phoneMasked ? <View className="t-s quiet">{me.phoneMasked}</View> : null}
        </View>
      </View>
      <Input
        className="field field--line"
        type="nickname"
        value={begun.current}
        maxlength={20}
        placeholder={T.me.nickname}
        placeholderClass="field__hint"
        ariaLabel={T.me.nickname}
        onBlur={(event) => void save(event.detail.value)}
      />
    </Card>
  )
}

function Roles({ me }: { me: MeView }) {
  if (!me.roles.length) return null
  return (
    <>
      <Section title={T.me.roles} />
      <Card bare>
        {me.roles.map((role) => (
          <Cell
            key={`${role.role} ${role.scopeName}`}
            icon="shield"
            title={role.title}
            hint={role.scopeName}
          />
        ))}
      </Card>
    </>
  )
}

/** 我的 */
export default function Me() {
  const me = useSession((s) => s.me)
  const elder = useSession((s) => s.elder)
  const failure = useSession((s) => s.failure)
  const now = useNow()
  useDidShow(() => void loadMe())
  return (
    <Screen>
      <View className="stack">
        {me ? <Name me={me} /> : null}
        {!me && failure ? <ErrorView failure={failure} onRetry={() => void loadMe()} /> : null}
        {!me && !failure ? <Skeleton rows={1} /> : null}
        {me ? <Roles me={me} /> : null}
        {me ? <Duty me={me} now={now} /> : null}
        <Card bare>
          <Cell
            icon="list"
            title={T.services.myReports}
            onClick={() => go('packages/report/list/index')}
          />
          <Cell
            icon="gift"
            title={T.services.myPoints}
            hint={T.services.myPointsHint}
            onClick={() => go('packages/points/home/index')}
          />
          <Cell
            icon="file"
            title={T.services.complaint}
            hint={T.services.complaintHint}
            onClick={() => go('packages/complaint/mine/index')}
          />
          <Label className="cell">
            <Icon name="info" />
            <View className="grow">
              {T.me.elder}
              <View className="t-s quiet">{T.me.elderHint}</View>
            </View>
            <Switch
              checked={elder}
              color="#0b6e60"
              ariaLabel={T.me.elder}
              onChange={(event) => void setElder(event.detail.value)}
            />
          </Label>
        </Card>
        <Card bare>
          <Cell
            icon="shield"
            title={T.me.privacy}
            onClick={() => go('packages/me/privacy/index')}
          />
          <Cell icon="file" title={T.me.data} onClick={() => go('packages/me/data/index')} />
          <Cell icon="info" title={T.me.about} onClick={() => go('packages/me/about/index')} />
        </Card>
        {me ? <Account me={me} /> : null}
        {me && !me.roles.length ? <Bind /> : null}
      </View>
    </Screen>
  )
}
