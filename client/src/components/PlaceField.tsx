import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { LocateView, PlaceInput } from '../../../domain/contract'
import { call } from '../services/call'
import { go } from '../services/go'
import { ownBuilding } from '../services/ownBuilding'
import { type Chosen, type ChosenPlace, choosePin, scanBuilding } from '../services/place'
import { answered } from '../services/question'
import { say } from '../services/toast'
import { T } from '../text'
import { Button } from './Button'
import { Icon } from './Icon'

const BAD_PLACE = ['badBuildingCode', 'buildingUnknown', 'placeTooFar', 'needPlace', 'invalidInput']

/** Asks the cloud whose grid it is. Off-line it stays unknown; an impossible place is given back. */
function useLocated(
  place: PlaceInput | null,
  label: string,
  onLabel: (label: string) => void,
  onBad: () => void,
) {
  const [found, setFound] = useState<LocateView | null>(null)
  const [asking, setAsking] = useState(false)
  const key = JSON.stringify(place)
  useEffect(() => {
    let live = true
    setFound(null)
    const wanted = JSON.parse(key) as PlaceInput | null
    if (!wanted) return
    setAsking(true)
    void call('place.locate', { place: wanted }).then((reply) => {
      if (!live) return
      setAsking(false)
      if (reply.ok) {
        setFound(reply.data)
        if (reply.data.label && reply.data.label !== label) onLabel(reply.data.label)
        return
      }
      if (BAD_PLACE.includes(reply.code)) {
        say(reply.message)
        onBad()
      }
    })
    return () => {
      live = false
    }
    // Only a new place is a new question; the others belong to the same draft.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key])
  return { found, asking }
}

/** The ways to say where it is: the own building by one tap, else by its code, by its name, or on the map. */
function Ways({
  place,
  listUrl,
  onChange,
}: {
  place: PlaceInput | null
  listUrl: string
  onChange: (chosen: ChosenPlace) => void
}) {
  const [own] = useState(ownBuilding)
  const isOwn = JSON.stringify(own?.place) === JSON.stringify(place)
  const take = (chosen: Chosen, failed: string) => {
    if (chosen === 'cancelled') return
    if (chosen === 'failed') return say(failed)
    answered()
    onChange(chosen)
  }
  const ways = [
    {
      icon: 'scan',
      text: T.place.scan,
      tap: async () => take(await scanBuilding(), T.place.scanFail),
    },
    { icon: 'house', text: T.place.building, tap: async () => go(listUrl) },
    { icon: 'pin', text: T.place.pin, tap: async () => take(await choosePin(), T.place.pinFail) },
  ]
  return (
    <>
      {own && !isOwn ? (
        <Button icon="house" onClick={() => take(own, '')}>
          {T.place.own(own.label)}
        </Button>
      ) : null}
      <View className="place">
        {ways.map((way) => (
          <View
            key={way.icon}
            className="tile"
            hoverClass="tap"
            ariaRole="button"
            ariaLabel={way.text}
            onClick={() => void way.tap()}
          >
            <Icon name={way.icon} />
            {way.text}
          </View>
        ))}
      </View>
    </>
  )
}

/** Where it is: building code, list of buildings or map pin, and who will be given it. */
export function PlaceField({
  place,
  label,
  listUrl,
  onChange,
}: {
  place: PlaceInput | null
  label: string
  /** The page that lists buildings and writes the choice where the caller reads it when shown. */
  listUrl: string
  onChange: (chosen: ChosenPlace | null) => void
}) {
  const { found, asking } = useLocated(
    place,
    label,
    (name) => place && onChange({ place, label: name }),
    () => onChange(null),
  )
  return (
    <View className="stack">
      <View className="row row--top">
        <Icon name="pin" />
        <View className="grow">
          <View className={place ? 'strong wrap' : 'quiet'}>
            {place ? found?.label || label : T.place.empty}
          </View>
          {asking ? <View className="t-s quiet">{T.place.locating}</View> : null}
          {found ? (
            <View className="t-s quiet">
              {found.workerName
                ? `${found.gridText} · ${T.place.worker(found.workerName)}`
                : found.gridText}
            </View>
          ) : null}
        </View>
      </View>
      <Ways place={place} listUrl={listUrl} onChange={onChange} />
    </View>
  )
}
