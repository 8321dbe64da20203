import { Card, Cell, Section } from '../../components/Basics'
import { go } from '../../services/go'
import { useSession } from '../../services/session'
import { T } from '../../text'
import { SERVICES } from './serviceTable'

/** An entry for each service, but for those that the page begins with already. */
export function Services({ but }: { but: readonly string[] }) {
  const roles = useSession((session) => session.me)?.roles.map((r) => r.role) ?? []
  const isFor = (posts: (typeof SERVICES)[number]['posts']): boolean =>
    posts === undefined || posts.some((post) => roles.includes(post))
  const services = SERVICES.filter(({ key, posts }) => !but.includes(key) && isFor(posts))
  if (!services.length) return null
  return (
    <>
      <Section title={T.home_.services} />
      <Card bare>
        {services.map(({ key, icon, title, hint, page }) => (
          <Cell key={key} icon={icon} title={title} hint={hint} onClick={() => go(page)} />
        ))}
      </Card>
    </>
  )
}
