import { View } from '@tarojs/components'
import { useState } from 'react'
import { Card, Cell, Section } from '../../../components/Basics'
import { ErrorView, Skeleton } from '../../../components/States'
import { Tiles } from '../../../components/Tiles'
import { WORDS } from '../text'
import { equipment } from './Venues'
import { useWindow } from './useWindow'

const W = WORDS.slots
const WAYS = Object.entries(W.where).map(([key, text]) => ({ key, text }))

/** `room:<code>`, or null for a meeting on line. */
export interface Place {
  room: string | null
  text: string
}

/** The rooms with seats for everybody, by venue, with what helps whoever walks or hears badly. */
function Rooms({ seats, onPick }: { seats: number; onPick: (place: Place) => void }) {
  const { view, failure, retry } = useWindow()
  if (!view) return failure ? <ErrorView failure={failure} onRetry={retry} /> : <Skeleton />
  const venues = view.venues
    .map((venue) => ({ ...venue, rooms: venue.rooms.filter((room) => room.seats >= seats) }))
    .filter((venue) => venue.rooms.length > 0)
  if (!venues.length) return <Card tone="warn">{W.roomNone}</Card>
  return (
    <>
      <View className="t-xl">{W.roomAsk}</View>
      {venues.map((venue) => (
        <View key={venue.code} className="stack">
          <Section title={venue.name} />
          <View className="t-s quiet wrap">
            {[venue.address, venue.hours].filter(Boolean).join(' · ')}
          </View>
          <Card bare>
            {venue.rooms.map((room) => (
              <Cell
                key={room.code}
                title={WORDS.window.room(room.name, room.seats)}
                hint={equipment(room)}
                onClick={() => onPick({ room: room.resource, text: `${venue.name} ${room.name}` })}
              />
            ))}
          </Card>
        </View>
      ))}
    </>
  )
}

/** In a room, and in which, or on line. */
export function WherePicker({ seats, onPick }: { seats: number; onPick: (place: Place) => void }) {
  const [inRoom, setInRoom] = useState(false)
  if (inRoom) return <Rooms seats={seats} onPick={onPick} />
  const pick = (key: string) =>
    key === 'room' ? setInRoom(true) : onPick({ room: null, text: W.online })
  return (
    <>
      <View className="t-xl">{W.whereAsk}</View>
      <Tiles columns={2} items={WAYS} value={null} onPick={pick} />
    </>
  )
}
