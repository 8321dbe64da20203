import { Card, Cell, Section } from '../../components/Basics'
import { go } from '../../services/go'
import { T } from '../../text'
import { SERVICES } from './serviceTable'

/** An entry for each service, but for the one that the page begins with already. */
export function Services({ but }: { but?: string }) {
  return (
    <>
      <Section title={T.home_.services} />
      <Card bare>
        {SERVICES.filter(({ key }) => key !== but).map(({ key, icon, title, hint, page }) => (
          <Cell key={key} icon={icon} title={title} hint={hint} onClick={() => go(page)} />
        ))}
      </Card>
    </>
  )
}
