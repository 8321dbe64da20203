import { Card, Cell } from '../../components/Basics'
import { go } from '../../services/go'
import { listsOf } from './ownLists'

/** The way to all of each kind that is among these rows; reports have theirs in the heading. */
export function AllOf({ rows }: { rows: readonly { page: string }[] }) {
  const lists = listsOf(rows)
  if (!lists.length) return null
  return (
    <Card bare>
      {lists.map(({ title, page }) => (
        <Cell key={page} icon="list" title={title} onClick={() => go(page)} />
      ))}
    </Card>
  )
}
