import { View } from '@tarojs/components'
import type { RoomView, VenueView } from '../../../../../domain/mediation/answers'
import { Card, Section } from '../../../components/Basics'
import { WORDS } from '../text'

const W = WORDS.window

/** What a room has, in words. */
export const equipment = (room: RoomView): string =>
  [
    room.stepFree ? W.stepFree : '',
    room.hearingLoop ? W.hearingLoop : '',
    room.video ? W.video : '',
  ]
    .filter(Boolean)
    .join(' · ')

/** 调解室: where, when, and whether one gets in and hears there. */
export function Venues({ venues }: { venues: VenueView[] }) {
  if (!venues.length) return null
  return (
    <>
      <Section title={W.venues} />
      {venues.map((venue) => (
        <Card key={venue.code}>
          <View className="strong">{venue.name}</View>
          <View className="t-s quiet words">
            {[venue.address, venue.hours].filter(Boolean).join('\n')}
          </View>
          {venue.rooms.map((room) => (
            <View key={room.code} className="t-s">
              {[W.room(room.name, room.seats), equipment(room)].filter(Boolean).join(' · ')}
            </View>
          ))}
        </Card>
      ))}
    </>
  )
}
