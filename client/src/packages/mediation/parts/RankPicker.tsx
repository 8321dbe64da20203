import { View } from '@tarojs/components'
import type { WindowView } from '../../../../../domain/mediation/answers'
import { AtField } from '../../../components/AtField'
import { WORDS } from '../text'
import { MediatorCardView } from './MediatorCardView'
import { choose, ANY } from './mediators'
import { ranksAfterTap } from './ranks'
import { answered, askAt } from '../../../services/question'

/** Mediators to tap in the order of one's liking; the best fit for the dispute stand first. */
export function RankPicker({
  view,
  specialty,
  ranked,
  now,
  onChange,
}: {
  view: WindowView
  /** What the dispute is about; null where that is not known here. */
  specialty: string | null
  ranked: readonly string[]
  now: number
  onChange: (ranked: string[]) => void
}) {
  const names = Object.fromEntries(view.specialties.map(({ code, name }) => [code, name]))
  const list = choose(view.mediators, ANY, { community: '', specialty }, names)
  const tap = (id: string) => {
    const next = ranksAfterTap(ranked, id)
    if (next) {
      answered()
      onChange(next)
    } else askAt('ranked', WORDS.rank.most)
  }
  return (
    <View className="stack">
      <AtField name="ranked" />
      {list.map((m) => {
        const at = ranked.indexOf(m.id)
        return (
          <MediatorCardView
            key={m.id}
            mediator={m}
            specialties={m.specialties.map((s) => names[s]).join('、')}
            now={now}
            mark={at < 0 ? '' : WORDS.rank.nth(at + 1)}
            onTap={tap}
          />
        )
      })}
    </View>
  )
}
