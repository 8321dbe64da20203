import { Card, Cell, Section } from '../../../components/Basics'
import { go } from '../../../services/go'
import { useSession } from '../../../services/session'
import { WORDS } from '../text'
import { elsewhereFor } from './elsewhere'

/** What waits at the reader's posts stands in lists of its own: an empty one here says nothing of those. */
export function Elsewhere() {
  const me = useSession((session) => session.me)
  const places = elsewhereFor(me?.roles.map(({ role }) => role) ?? [])
  if (!places.length) return null
  return (
    <>
      <Section title={WORDS.tasks.elsewhere} />
      <Card bare>
        {places.map(({ icon, title, page }) => (
          <Cell key={page} icon={icon} title={title} onClick={() => go(page)} />
        ))}
      </Card>
    </>
  )
}
