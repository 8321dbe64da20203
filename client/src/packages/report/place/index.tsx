import { Input, View } from '@tarojs/components'
import { useReachBottom, useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { Card, Cell, Slot } from '../../../components/Basics'
import { Button } from '../../../components/Button'
import { Screen } from '../../../components/Screen'
import { Empty, ErrorView, Skeleton } from '../../../components/States'
import type { Failure } from '../../../services/call'
import { changeDraft, type DraftKind } from '../../../services/drafts'
import { goBack } from '../../../services/go'
import { rememberOwnBuilding } from '../../../services/ownBuilding'
import type { PlaceFields } from '../../../services/place'
import { learnMe } from '../../../services/session'
import { T } from '../../../text'
import { REPORT } from '../draft'
import { WORDS } from '../text'
import { buildingsOf, type Choice, CHUNK, estates, search } from './choices'

/** The choices of one level; the whole list stays outside the page's state. */
function useChoices(estate: Choice | null) {
  const all = useRef<Choice[]>([])
  const found = useRef<Choice[]>([])
  const [shown, setShown] = useState<Choice[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let live = true
    setShown(null)
    setFailure(null)
    void (estate ? buildingsOf(estate.id) : estates()).then((reply) => {
      if (!live) return
      if (!reply.ok) return setFailure(reply)
      all.current = found.current = reply.data
      setShown(found.current.slice(0, CHUNK))
      learnMe()
    })
    return () => {
      live = false
    }
  }, [estate, turn])
  const find = (words: string) => {
    found.current = search(all.current, words)
    setShown(found.current.slice(0, CHUNK))
  }
  const more = () => setShown((now) => now && found.current.slice(0, now.length + CHUNK))
  useReachBottom(more)
  const hasMore = shown !== null && shown.length < found.current.length
  return { shown, failure, hasMore, find, more, retry: () => setTurn((n) => n + 1) }
}

function Choices({ shown, onPick }: { shown: Choice[]; onPick: (choice: Choice) => void }) {
  return (
    <Card bare>
      {shown.map((choice) => (
        <Cell
          key={choice.id}
          title={choice.name}
          hint={choice.hint}
          onClick={() => onPick(choice)}
        />
      ))}
    </Card>
  )
}

/** Any draft with a place in it: the page that leads here says which. */
const kindNamed = (name: string): DraftKind<PlaceFields> => ({
  name,
  blank: () => ({ place: null, placeLabel: '' }),
})

/** 选择楼栋: estate, then building. The choice is written into the draft that asked for it. */
export default function ChoosePlace() {
  const { params } = useRouter()
  const kind = kindNamed(params['kind'] ?? '')
  const [estate, setEstate] = useState<Choice | null>(null)
  const { shown, failure, hasMore, find, more, retry } = useChoices(estate)

  const pick = (choice: Choice) => {
    if (!estate) return setEstate(choice)
    const place = { kind: 'building' as const, buildingId: choice.id }
    const chosen = { place, placeLabel: `${estate.name} ${choice.name}` }
    changeDraft(kind, params['key'] ?? '', { fields: chosen }, Date.now())
    // What staff solve on the spot is nobody's home.
    if (kind.name === REPORT.name) rememberOwnBuilding({ place, label: chosen.placeLabel })
    goBack()
  }
  const hint = estate ? WORDS.place.searchBuilding : WORDS.place.searchEstate
  return (
    <Screen>
      <View className="stack">
        <Slot>
          {estate ? (
            <View className="row">
              <View className="grow t-l">{estate.name}</View>
              <Button small onClick={() => setEstate(null)}>
                {WORDS.place.otherEstate}
              </Button>
            </View>
          ) : null}
        </Slot>
        <Input
          key={estate?.id ?? 'estates'}
          className="field field--line"
          placeholder={hint}
          placeholderClass="field__hint"
          ariaLabel={hint}
          confirmType="search"
          onInput={(event) => find(event.detail.value)}
        />
        <Slot>{failure ? <ErrorView failure={failure} onRetry={retry} /> : null}</Slot>
        <Slot>{!shown && !failure ? <Skeleton /> : null}</Slot>
        <Slot>
          {shown?.length === 0 ? (
            <Empty icon="search" title={estate ? WORDS.place.noBuilding : WORDS.place.noEstate}>
              <Button onClick={goBack}>{T.back}</Button>
            </Empty>
          ) : null}
        </Slot>
        <Slot>{shown?.length ? <Choices shown={shown} onPick={pick} /> : null}</Slot>
        <Slot>
          {hasMore ? (
            <Button kind="ghost" onClick={more}>
              {T.more}
            </Button>
          ) : null}
        </Slot>
      </View>
    </Screen>
  )
}
