import { Card, Cell, Section } from '../../components/Basics'
import { go } from '../../services/go'
import { useSession } from '../../services/session'
import { T } from '../../text'
import { isOffered, SERVICES } from './serviceTable'

/** An entry for each service, but for those that the page begins with already. */
export function Services({ but, keeps }: { but: readonly string[]; keeps: boolean }) {
  const roles = useSession((session) => session.me)?.roles.map((r) => r.role) ?? []
  const services = SERVICES.filter(
    (service) => !but.includes(service.key) && isOffered(service, { roles, keeps }),
  )
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
