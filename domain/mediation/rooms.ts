import type { Room, Venue } from '../street/committee'
import type { StreetSettings } from '../street/types'

/** 调解室, as the committee's venues have them. */

export const roomsOf = (venues: readonly Venue[]): Room[] => venues.flatMap(({ rooms }) => rooms)

/** The room among the resources; at most one. */
export const roomIn = ({ resources }: { resources: readonly string[] }): string | null =>
  resources.find((r) => r.startsWith('room:')) ?? null

/** The room's name for people: “黄河西路司法所 调解一室”; empty where there is no room, or none any more. */
export function roomNameOf(
  asked: { resources: readonly string[] },
  { committee }: Pick<StreetSettings, 'committee'>,
): string {
  const code = roomIn(asked)?.slice('room:'.length)
  for (const venue of committee?.venues ?? []) {
    const room = venue.rooms.find((r) => r.code === code)
    if (room) return `${venue.name} ${room.name}`
  }
  return ''
}
