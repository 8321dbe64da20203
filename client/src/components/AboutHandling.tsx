import { go } from '../services/go'
import { T } from '../text'
import { Button } from './Button'

/** The way from one's own report or case to 投诉建议 about those who worked on it. */
export function AboutHandling({ id, no }: { id: string; no: string }) {
  const query = `source=${encodeURIComponent(id)}&no=${encodeURIComponent(no)}`
  return (
    <Button kind="ghost" onClick={() => go(`packages/complaint/write/index?${query}`)}>
      {T.services.aboutHandling}
    </Button>
  )
}
