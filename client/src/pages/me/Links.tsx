import { Card, Cell } from '../../components/Basics'
import { go } from '../../services/go'

interface Link {
  /** Folder of the page within its package. */
  page: string
  icon: string
  title: string
  hint: string
}

/** A card of ways to pages of one package, each with what it is for. */
export function Links({ of, links }: { of: string; links: Link[] }) {
  return (
    <Card bare>
      {links.map(({ page, ...link }) => (
        <Cell
          key={page}
          {...link}
          label={`${link.title}，${link.hint}`}
          onClick={() => go(`packages/${of}/${page}/index`)}
        />
      ))}
    </Card>
  )
}
