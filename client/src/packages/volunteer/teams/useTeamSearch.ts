import { useRef, useState } from 'react'
import type { TeamCard } from '../../../../../domain/contract'
import { call, type Failure } from '../../../services/call'
import { matches } from '../../../services/search'
import { whereOf } from '../parts/TeamCardView'

/** A street has a few dozen teams: all of them are a few pages, and no more than these are asked for. */
const MOST_PAGES = 10
/** So many found ones are drawn. */
const DRAWN = 12

async function allTeams(): Promise<TeamCard[] | Failure> {
  const all: TeamCard[] = []
  let cursor: string | null = null
  for (let page = 0; page < MOST_PAGES; page++) {
    const from: { cursor?: string } = cursor === null ? {} : { cursor }
    const reply = await call('volunteer.teams', { scope: 'all', ...from })
    if (!reply.ok) return reply
    all.push(...reply.data.items)
    cursor = reply.data.next
    if (cursor === null) break
  }
  return all
}

export const teamsFound = (teams: readonly TeamCard[], words: string): TeamCard[] =>
  teams.filter((team) => matches(`${team.name} ${whereOf(team)}`, words)).slice(0, DRAWN)

/** Teams whose name, community or kind has these words; null while nothing is looked for. */
export function useTeamSearch() {
  const all = useRef<TeamCard[] | null>(null)
  const asking = useRef(false)
  const words = useRef('')
  const [found, setFound] = useState<TeamCard[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)

  const show = () =>
    setFound(all.current && words.current.trim() ? teamsFound(all.current, words.current) : null)
  const ask = async () => {
    if (asking.current) return
    asking.current = true
    const reply = await allTeams()
    asking.current = false
    if (Array.isArray(reply)) all.current = reply
    setFailure(Array.isArray(reply) ? null : reply)
    show()
  }
  const find = (typed: string) => {
    words.current = typed
    if (typed.trim() && !all.current) void ask()
    else show()
  }
  return { found, failure, find, retry: () => void ask() }
}
