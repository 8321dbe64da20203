import { Card, Cell, Section } from '../../components/Basics'
import { go } from '../../services/go'
import { T } from '../../text'
import { SERVICES } from './serviceTable'

/** An entry for each service, but for those that the page begins with already. */
export function Services({ but }: { but: readonly string[] }) {
  const services = SERVICES.filter(({ key }) => !but.includes(key))
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
