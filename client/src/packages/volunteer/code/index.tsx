import { View } from '@tarojs/components'
import { useMemo, useState } from 'react'
import { Card, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Opening } from '../../../components/States'
import { useBright } from '../../../components/useBright'
import { useParam } from '../../../components/useParam'
import { go } from '../../../services/go'
import { rowsOf } from '../../../services/qr'
import { rosterPage } from '../parts/pages'
import { ACT } from '../textActivity'
import { useCheckInCode } from './useCheckInCode'

const W = ACT.code

const inThrees = (digits: string): string => digits.replace(/(\d{3})(?=\d)/g, '$1 ')

/** 签到码: held up for everybody who comes, and the same in digits to be read aloud. */
export default function Code() {
  const id = useParam('id')
  const { code, failure, seconds, retry } = useCheckInCode(id)
  const [canDraw, setCanDraw] = useState(true)
  const text = code?.text ?? ''
  const rows = useMemo(() => (text ? rowsOf(text) : []), [text])
  useBright(code !== null)
  if (!code) return <Opening failure={failure} onRetry={retry} />
  return (
    <Screen
      foot={
        <Button icon="list" onClick={() => go(rosterPage(id))}>
          {W.roster}
        </Button>
      }
    >
      <View className="stack">
        <Card>
          <View className="stack code">
            <View className="t-l">{canDraw ? W.title : W.noCanvas}</View>
            {canDraw ? (
              <View className="code__paper">
                <qr-code rows={rows} label={W.label} onFail={() => setCanDraw(false)} />
              </View>
            ) : null}
            <View className="quiet">{W.spoken}</View>
            <View className="digits" ariaLabel={code.digits}>
              {inThrees(code.digits)}
            </View>
            <View className="count strong">{seconds ? W.left(seconds) : W.late}</View>
          </View>
        </Card>
        <Slot>{failure ? <Card tone="warn">{failure.message}</Card> : null}</Slot>
      </View>
    </Screen>
  )
}
