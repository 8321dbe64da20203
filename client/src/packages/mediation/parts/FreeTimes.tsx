import { Section } from '../../../components/Basics'
import { useNow } from '../../../components/useNow'
import { WORDS } from '../text'
import { dateOf } from './times'
import { useWeek } from './useWeek'
import { WeekView } from './WeekView'

/** When one mediator is free, to look at: a time is made with the other side, in the case. */
export function FreeTimes({ resource }: { resource: string }) {
  const now = useNow()
  const week = useWeek([resource], dateOf(now))
  return (
    <>
      <Section title={WORDS.mediator.timesTitle} />
      <WeekView week={week} now={now} />
    </>
  )
}
